"""What readers may send. Text loses what nobody can see; nothing typed is ever lost by an error.

Nobody writes in the paper's name, however it is written: with letters that look the same, or signs between.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.comments.models import Ground
from news.comments.models.comment import LONGEST_TEXT
from news.comments.models.reader import LONGEST_NAME
from news.forms.text import CleanLine, CleanText
from news.models import Author, PaperSettings
from news.public_forms import HIDDEN_FIELD

MOST_LINKS = 1
# With a scheme, or a name with a dot before a slash or one of the endings that are seen here.
_LINK = re.compile(
    r"https?://|\bwww\.|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|info|biz|xyz|top|shop|site|online|club|link|me|ly|io)\b",
    re.IGNORECASE,
)
_OURS = ("redaksi", "admin", "moderator", "wartawan", "redaktur")
_SHORTEST_WITHIN = 5
"""Letters. A shorter name of a paper or a person stands within too many others: it is taken as a whole alone."""
_LATIN = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |DOTLESS |SCRIPT |LONG )?([A-Z])\b")
_FIGURES = str.maketrans("013457", "oieast")
# The writing of one language may take letters of all of these.
_WRITTEN_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}
LONGEST_ADDRESS = 254
_MANY_LINES = re.compile(r"\n{3,}")
LONGEST_REPORT = 2000
_NEEDED = {
    "teks": gettext_lazy("Your reply is missing. Write what is right."),
    "nama": gettext_lazy("Your name is missing. We never show it to readers."),
    "pihak": gettext_lazy(
        "The party is missing. A reply appears under the name of the person or body concerned."
    ),
    "email": gettext_lazy("The e-mail address is missing. The desk sends its receipt there."),
}


def count_links(text: str) -> int:
    """How many addresses a text has; the parts of one count once."""
    return sum(_LINK.search(word) is not None for word in text.split())


def skeleton(name: str) -> str:
    """What is left for the eye: small letters without accents, and nothing between them."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(_plain(character) for character in parts if character.isalpha())


def mixes_scripts(name: str) -> bool:
    """Whether letters of several scripts stand together, as in "Rеdaksi" with a Cyrillic letter: no name has that."""
    scripts = {_script(character) for character in unicodedata.normalize("NFKC", name) if character.isalpha()}
    return len(scripts) > 1 and not scripts <= _WRITTEN_TOGETHER


def belongs_to_newsroom(name: str) -> bool:
    """Whether a name has the paper's in it, that of one of its people, or what they are; three queries."""
    looks = {skeleton(name), skeleton(name.translate(_FIGURES))}
    within, whole = _taken()
    return bool(looks & whole) or any(taken in look for taken in within for look in looks)


def _taken() -> tuple[set[str], set[str]]:
    """What may stand nowhere in a name, and what may not be one: who shares a first name with somebody may keep it."""
    users = get_user_model().objects.filter(is_active=True).values_list("first_name", "last_name")
    people = [*Author.objects.values_list("name", flat=True), *(f"{first} {last}" for first, last in users)]
    full = [PaperSettings.load().name, *(name for name in people if len(name.split()) > 1)]
    whole = {skeleton(name) for name in (*full, *people)} - {""}
    within = {taken for taken in map(skeleton, full) if len(taken) >= _SHORTEST_WITHIN}
    return {*_OURS, *within}, whole


def _plain(letter: str) -> str:
    found = _LATIN.match(unicodedata.name(letter, ""))
    return found[1].lower() if found else letter


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


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
