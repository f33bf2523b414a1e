"""What somebody sends who reports a comment; no account is needed for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from news.comments.forms import LONGEST_ADDRESS, PublicForm
from news.comments.models import Ground
from news.forms.text import CleanLine, CleanText

LONGEST_REPORT = 2000


class ReportForm(PublicForm):
    """Why a comment must not stand; and who claims the right of reply, if that is what is asked for."""

    alasan = forms.ChoiceField(
        choices=Ground,
        error_messages={
            "required": gettext_lazy("The reason is missing. Choose what is wrong with the comment."),
            "invalid_choice": gettext_lazy("The reason is missing. Choose what is wrong with the comment."),
        },
    )
    teks = CleanText(
        required=False,
        max_length=LONGEST_REPORT,
        error_messages={
            "max_length": gettext_lazy("This text is too long. It may have 2,000 characters at most.")
        },
    )
    nama = CleanLine(
        required=False,
        max_length=160,
        error_messages={
            "max_length": gettext_lazy("This name is too long. It may have 160 characters at most.")
        },
    )
    pihak = CleanLine(
        required=False,
        max_length=160,
        error_messages={
            "max_length": gettext_lazy("This name is too long. It may have 160 characters at most.")
        },
    )
    email = forms.EmailField(
        required=False,
        max_length=LONGEST_ADDRESS,
        error_messages={
            "invalid": gettext_lazy("This e-mail address is not complete. Check it: the receipt goes there."),
            "max_length": gettext_lazy(
                "This e-mail address is not complete. Check it: the receipt goes there."
            ),
        },
    )

    def clean(self) -> dict[str, Any]:
        """A claim needs what the desk of replies needs; other reports need only a reason."""
        data = super().clean()
        if data.get("alasan") == Ground.REPLY:
            for name, message in _NEEDED.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return data

    @property
    def claimant(self) -> dict[str, str] | None:
        """Who claims the right of reply; ``None`` for any other report."""
        data = self.cleaned_data
        if data["alasan"] != Ground.REPLY:
            return None
        return {"name": data["nama"], "email": data["email"], "party": data["pihak"]}


_NEEDED = {
    "teks": gettext_lazy("Your reply is missing. Write what is right."),
    "nama": gettext_lazy("Your name is missing. We never show it to readers."),
    "pihak": gettext_lazy(
        "The party is missing. A reply appears under the name of the person or body concerned."
    ),
    "email": gettext_lazy("The e-mail address is missing. The desk sends its receipt there."),
}
