"""What readers may send. Text loses what nobody can see; nothing typed is ever lost by an error."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.comments.links import MOST_LINKS, count_links
from news.comments.models.comment import LONGEST_TEXT
from news.comments.models.reader import LONGEST_NAME
from news.comments.names import belongs_to_newsroom, mixes_scripts
from news.forms.text import CleanLine, CleanText
from news.public_forms import HIDDEN_FIELD

LONGEST_ADDRESS = 254
_MANY_LINES = re.compile(r"\n{3,}")


class PublicForm(forms.Form):
    """A form with a field that people do not see. Whoever fills it in all the same is told so, and loses nothing."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.data.get(HIDDEN_FIELD):
            raise ValidationError(
                _("A field that is to stay empty is filled in, perhaps by your browser. Send it once more.")
            )
        return data

    def problems(self) -> list[dict[str, str]]:
        """As ``components/form_errors.html`` draws them."""
        return [problem(str(errors[0]), name=name) for name, errors in self.errors.items()]


def problem(message: str, *, name: str = "umum") -> dict[str, str]:
    """What is wrong as its first sentence, and the rest, which says what to do."""
    lead, dot, rest = message.partition(". ")
    return {"id": f"galat-{name.strip('_')}", "name": name, "lead": lead + dot.strip(), "text": rest}


class AddressForm(PublicForm):
    """Where the link goes."""

    email = forms.EmailField(
        max_length=LONGEST_ADDRESS,
        error_messages={
            "required": gettext_lazy("The e-mail address is missing."),
            "invalid": gettext_lazy("This e-mail address is not complete. Check it: the link goes there."),
            "max_length": gettext_lazy("This e-mail address is not complete. Check it: the link goes there."),
        },
    )


class NewReaderForm(PublicForm):
    """A name, and the terms: what an account begins with."""

    nama = CleanLine(
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("The name is missing. Readers see it beside what you write."),
            "max_length": gettext_lazy("This name is too long. It may have 40 characters at most."),
        },
    )
    setuju = forms.BooleanField(
        error_messages={"required": gettext_lazy("The terms are not accepted. Read them, then tick the box.")}
    )

    def clean_nama(self) -> str:
        """Nobody writes in the paper's name, or in the name of one of its people."""
        name = self.cleaned_data["nama"]
        if mixes_scripts(name):
            raise ValidationError(
                _("This name mixes letters of several scripts. Write it with those of one.")
            )
        if belongs_to_newsroom(name):
            raise ValidationError(_("This name belongs to the newsroom. Choose another one."))
        if "@" in name or count_links(name):
            raise ValidationError(_("This looks like an address, which we never show. Choose a name."))
        if not any(character.isalpha() for character in name):
            raise ValidationError(_("This name has no letter. Choose a name that can be read."))
        return name


class CommentForm(PublicForm):
    """The words of a comment: text, and nothing else; and the terms, from whoever accepted earlier ones."""

    teks = CleanText(
        max_length=LONGEST_TEXT,
        error_messages={
            "required": gettext_lazy("The comment is empty. Write what you want to say."),
            "max_length": gettext_lazy("The comment is too long. It may have 2,000 characters at most."),
        },
    )
    setuju = NewReaderForm.base_fields["setuju"]

    def __init__(self, *args: Any, must_accept: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not must_accept:
            del self.fields["setuju"]

    def clean_teks(self) -> str:
        """Lines as typed, without a screen of blank ones; and few links."""
        text = _MANY_LINES.sub("\n\n", self.cleaned_data["teks"].replace("\r\n", "\n")).strip()
        if not any(character.isalnum() for character in text):
            raise ValidationError(_("The comment is empty. Write what you want to say."))
        if count_links(text) > MOST_LINKS:
            raise ValidationError(_("There are too many links. One is allowed, and it is printed as text."))
        return text
