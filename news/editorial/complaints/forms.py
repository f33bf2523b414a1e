"""The public form: what it takes, and which story it is about. Nothing typed is ever lost by an error.

Drafts and withdrawn stories are not found.
"""

import re
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from news.converters import parse_id
from news.editorial.complaints import evidence
from news.editorial.models import Complaint
from news.forms.text import CleanLine, CleanText
from news.models import PublishedArticle
from news.presentation import story_of
from news.text import clean_text

KINDS = {"hak-jawab": Complaint.Kind.REPLY, "koreksi": Complaint.Kind.CORRECTION}
LONGEST_PASSAGE, LONGEST_CLAIM, LONGEST_HINT = 2000, 8000, 500
_MARKS = "“”\"'‘’…"
_SPACES = re.compile(r"\s+")


class ComplaintForm(forms.Form):
    """A complaint as somebody sends it. ``story`` is the public story it is about, if that is known."""

    kind = forms.ChoiceField(
        choices=Complaint.Kind,
        error_messages={
            "required": _("The kind is missing. Choose whether you ask for a correction or a reply."),
            "invalid_choice": _("The kind is missing. Choose whether you ask for a correction or a reply."),
        },
    )
    berita = CleanLine(required=False, max_length=20)
    story_hint = CleanLine(required=False, max_length=LONGEST_HINT)
    passage = CleanText(required=False, max_length=LONGEST_PASSAGE)
    claim = CleanText(
        max_length=LONGEST_CLAIM,
        error_messages={
            "required": _("The text is missing. Write what is wrong and what is right, or your reply.")
        },
    )
    party = CleanLine(required=False, max_length=160)
    name = CleanLine(
        max_length=160, error_messages={"required": _("The name is missing. We never show it to readers.")}
    )
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("The e-mail address is missing. Without one we cannot send you a receipt."),
            "invalid": _("This e-mail address is not complete. Check it: the receipt goes there."),
        },
    )
    phone = CleanLine(
        required=False,
        max_length=40,
        validators=[
            RegexValidator(
                r"^[0-9+() ./-]*$", _("This is not a telephone number. Write digits, or leave it out.")
            )
        ],
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.story: PublishedArticle | None = None
        self.proofs: list[evidence.Proof] = []
        for field in self.fields.values():
            field.error_messages.setdefault("max_length", "")

    def clean_berita(self) -> str:
        given = self.cleaned_data["berita"]
        self.story = public_story(given) if given else None
        if given and self.story is None and not self.data.get("story_hint"):
            raise ValidationError(
                _("This story is not, or no longer, on our pages. Tell us below which story you mean.")
            )
        return given

    def clean(self) -> dict[str, Any]:
        """What one field cannot know alone: the story, the party of a reply, the files."""
        data = super().clean()
        if self.story is None and "berita" not in self.errors:
            self._find_story(data.get("story_hint", ""))
        if data.get("kind") == Complaint.Kind.REPLY and not data.get("party"):
            self.add_error(
                "party",
                _("The party is missing. A reply appears under the name of the person or body concerned."),
            )
        try:
            self.proofs = evidence.accept(self.files.getlist("evidence") if self.files else [])
        except ValidationError as problem:
            self.add_error(None, problem)
        return data

    def _find_story(self, hint: str) -> None:
        if "story_hint" in self.errors:
            return
        if not hint:
            self.add_error("story_hint", _("The story is missing. Give its address or its headline."))
            return
        try:
            self.story = story_named(hint)
        except ValidationError as problem:
            self.add_error("story_hint", problem)

    @property
    def is_by_machine(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(self.data.get("website"))


def public_story(pk: str) -> PublishedArticle | None:
    """The public story with this id; ``None`` for anything else, a draft and a wrong number alike."""
    number = parse_id(pk)
    return _stories().filter(pk=number).first() if number else None


def story_named(hint: str) -> PublishedArticle | None:
    """The story that an address or a headline names; ``None`` for a headline that is not exactly ours.

    Raises ``ValidationError`` for an address at which no story of ours is public. Both are found by the slug, which
    has an index: the form is open to everybody.
    """
    return _at_address(hint) if _is_address(hint) else _with_headline(hint)


def _at_address(hint: str) -> PublishedArticle:
    parts = _split(hint)
    if parts is None or (parts.netloc and _without_www(parts.hostname) != _without_www(settings.SITE_HOST)):
        raise ValidationError(
            _("This address is not one of ours. Copy the address of the story, or write its headline.")
        )
    path = clean_text(unquote(parts.path)).rstrip("/")
    story = _stories().filter(article__slug=path.rpartition("/")[2], url=f"{path}/").first()
    if story is None:
        raise ValidationError(
            _("We have no story at this address. Check the address, or write the headline of the story.")
        )
    return story


def _with_headline(hint: str) -> PublishedArticle | None:
    """A headline that two stories have is left to the desk, and so is one that was changed since."""
    slug = slugify(hint)
    found = _stories().filter(article__slug=slug) if slug else []
    same = [story for story in found if story.card["title"].casefold() == hint.casefold()]
    return same[0] if len(same) == 1 else None


def _split(hint: str) -> Any:
    """The parts of an address; ``None`` for what is none: half a bracket, a host of signs."""
    try:
        return urlsplit(hint if "://" in hint or hint.startswith("/") else f"//{hint}")
    except ValueError:
        return None


def _without_www(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _stories():
    return PublishedArticle.objects.only("url", "card", "word_count")


def _is_address(hint: str) -> bool:
    """A headline has blanks; an address has none and a slash."""
    return "/" in hint and not any(character.isspace() for character in hint)


def is_quoted(passage: str, words: str) -> bool:
    """Whether ``passage`` stands in ``words`` letter by letter; blanks, line ends and outer quotation marks aside."""
    wanted = _letters(passage.strip().strip(_MARKS))
    return bool(wanted) and wanted in _letters(words)


def words_of(story: PublishedArticle) -> str:
    """All that stands on the story's page."""
    return unescape(strip_tags(story_of(story)))


def _letters(text: str) -> str:
    return _SPACES.sub("", text)
