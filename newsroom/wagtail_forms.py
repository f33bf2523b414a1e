"""Forms and fields of Wagtail 8.0 with the words and the refusals that it leaves out."""

from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.error import ExporterException
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.rich_text import DraftailRichTextArea

_LINK_FORMS = (AnchorLinkChooserForm, EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm)
_LINK_LABELS = {
    "link_text": _("Link text"),
    "email_address": _("E-mail address"),
    "phone_number": _("Phone number"),
    "subject": _("Subject"),
    "body": _("Message"),
}


class LogInForm(LoginForm):
    """Wagtail's, with a name for the password: a label made of the field's name is English in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


def name_link_fields() -> None:
    """Label the fields of the editor's link dialogues; no setting replaces these forms."""
    for form in _LINK_FORMS:
        for name, field in form.base_fields.items():
            field.label = _LINK_LABELS.get(name, field.label)


class RichTextArea(DraftailRichTextArea):
    """Wagtail's, which answers 500 to a text that names an unknown entity or is none of its editor's at all."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            return super().value_from_datadict(data, files, name)
        except (ExporterException, LookupError, TypeError, ValueError, AttributeError) as error:
            message = gettext("A text on this page is damaged. Open the page again and repeat the change.")
            raise BadRequest(message) from error
