"""Words that Wagtail 8.0 leaves to Python: a label made of a field's name is English in every language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)

_LINK_FORMS = (AnchorLinkChooserForm, EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm)
_LINK_LABELS = {
    "link_text": _("Link text"),
    "email_address": _("E-mail address"),
    "phone_number": _("Phone number"),
    "subject": _("Subject"),
    "body": _("Message"),
}


class LogInForm(LoginForm):
    """Wagtail's, with a name for the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


def name_link_fields() -> None:
    """Label the fields of the editor's link dialogues; no setting replaces these forms."""
    for form in _LINK_FORMS:
        for name, field in form.base_fields.items():
            field.label = _LINK_LABELS.get(name, field.label)
