"""What a reporter says in one report, the form on the phone, and the story patterns (*pola*) that it asks by.

Patterns are data in the paper's language (``patterns.toml``). What nobody answers is not printed; what must not be
asked (the name of a child, of a victim of sexual crime) is no question there.
"""

import datetime
import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.assignments.actions import PlanTimeField
from news.editorial.times import stamp
from news.forms.text import CleanLine, CleanText
from news.imports.filing import limits
from news.models import ArticlePage, PaperSettings, Person, Region
from news.text import clean_text, one_line

_FILE = Path(__file__).with_name("patterns.toml")


@dataclass(frozen=True, slots=True)
class Question:
    """What a reporter is asked; ``heading`` stands over the answer in the story, ``reason`` beside the question."""

    key: str
    ask: str
    heading: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of event. ``may_harm`` is the answer offered where somebody is accused by the nature of it.

    ``concerns_children`` says that children may be among those written about: the reporter is reminded.
    """

    slug: str
    name: str
    questions: tuple[Question, ...]
    may_harm: bool = False
    concerns_children: bool = False


@cache
def load_patterns() -> dict[str, Pattern]:
    """All of them by slug, in the order of the file, which is read once."""
    kinds = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {slug: _pattern(slug, told) for slug, told in kinds.items()}


def pattern_named(slug: str) -> Pattern | None:
    """The pattern of that name; None for none, an unknown one, or one that is no more."""
    return load_patterns().get(slug)


def _pattern(slug: str, told: dict) -> Pattern:
    questions = tuple(
        Question(row["kunci"], row["tanya"], row["judul"], row.get("sebab", "")) for row in told["tanya"]
    )
    return Pattern(slug, told["nama"], questions, told.get("merugikan", False), told.get("anak", False))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote card: words, and who said them in which part; `words` is never empty."""

    words: str
    speaker: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One story as it was told; `answers` are those of its pattern's questions that have one, by key."""

    title: str = ""
    text: str = ""
    spoken: tuple[Spoken, ...] = ()
    place: str = ""
    region_id: int | None = None
    happened_at: datetime.datetime | None = None
    may_harm: bool = False
    pattern_slug: str = ""
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> Pattern | None:
        return pattern_named(self.pattern_slug)

    @property
    def says_nothing(self) -> bool:
        """A photo alone is no story."""
        return not (self.title or self.text or self.spoken or self.answers)

    def as_json(self) -> dict[str, Any]:
        """For the record."""
        told = asdict(self)
        told["happened_at"] = self.happened_at.isoformat() if self.happened_at else None
        return json.loads(json.dumps(told))

    def fingerprint(self, photos: tuple[str, ...] = ()) -> str:
        """Tells whether the same thing was sent twice, or something else under the same number."""
        told = json.dumps([self.as_json(), *photos], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def told_answers(self) -> list[tuple[str, str]]:
        """Heading and answer, in the order of the questions; answers to questions that are no more come last."""
        questions = self.pattern.questions if self.pattern else ()
        known = [(row.heading, self.answers[row.key]) for row in questions if row.key in self.answers]
        keys = {row.key for row in questions}
        return known + [(key, answer) for key, answer in self.answers.items() if key not in keys]

    def as_text(self) -> str:
        """The whole report to read: kept with the draft as the copy that arrived."""
        parts = [self.title, self.text]
        parts += [f"{heading}: {answer}" for heading, answer in self.told_answers()]
        parts += [
            f"“{card.words}” — {', '.join(filter(None, (card.speaker, card.role))) or '?'}"
            for card in self.spoken
        ]
        parts += [_("Place: %(place)s") % {"place": self.place}] if self.place else []
        if self.happened_at:
            parts.append(_("Happened at: %(moment)s") % {"moment": stamp(self.happened_at)})
        return "\n\n".join(filter(None, parts))


ANSWER = "answer-"
LONGEST_PLACE = ArticlePage._meta.get_field("dateline_place").max_length
LONGEST_NAME = Person._meta.get_field("name").max_length
LONGEST_ROLE = 200


class FilingForm(forms.Form):
    """Everything may be empty but everything at once; a line keeps its words whatever is wrong with another.

    Quote cards come as parallel lists `words`, `speaker`, `role`; answers as `answer-<key>`; photos that the phone has
    sent before as `sent`, by number, in the order of the story.
    """

    number = forms.UUIDField(
        error_messages={"required": gettext_lazy("This report has no number. Open the page again.")}
    )
    title = CleanLine(label=gettext_lazy("Working title"), max_length=limits.LONGEST_TITLE, required=False)
    text = CleanText(
        label=gettext_lazy("What happened?"), max_length=limits.LONGEST_TEXT, required=False, strip=False
    )
    place = CleanLine(label=gettext_lazy("Place"), max_length=LONGEST_PLACE, required=False)
    region = forms.ModelChoiceField(Region.objects.none(), label=gettext_lazy("Region"), required=False)
    happened_at = PlanTimeField(label=gettext_lazy("When did it happen?"), required=False)
    may_harm = forms.TypedChoiceField(
        label=gettext_lazy("Can it harm somebody?"),
        choices=[("", gettext_lazy("No")), ("1", gettext_lazy("Yes"))],
        coerce=bool,
        empty_value=False,
        required=False,
    )
    pattern = CleanLine(max_length=40, required=False)

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["region"].queryset = _regions()

    @property
    def photos(self) -> list[UploadedFile]:
        """Files that came with the form itself."""
        return [file for file in self.files.getlist("photos") if file.size] if self.files else []

    @property
    def sent(self) -> list[str]:
        """Numbers of photos that came before."""
        return self.data.getlist("sent")

    @property
    def cards(self) -> list[Spoken]:
        """The cards as they were filled in, empty ones left out."""
        if not self.is_bound:
            return []
        columns = (self.data.getlist(name) for name in ("words", "speaker", "role"))
        rows = [tuple(map(clean_text, row)) for row in zip(*columns, strict=False)]
        return [Spoken(words.strip(), one_line(speaker), one_line(role)) for words, speaker, role in rows]

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n").strip()

    def clean_pattern(self) -> str:
        """A pattern that is no more takes none of its answers along."""
        return self.cleaned_data["pattern"] if self.cleaned_data["pattern"] in load_patterns() else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_cards()
        self._refuse_photos()
        if not self.errors and self.report().says_nothing:
            raise ValidationError(gettext_lazy("Write first what happened."), code="empty")
        return cleaned

    def report(self) -> Report:
        """What a valid form says."""
        cleaned = self.cleaned_data
        return Report(
            title=cleaned["title"],
            text=cleaned["text"],
            spoken=tuple(card for card in self.cards if card.words),
            place=cleaned["place"],
            region_id=cleaned["region"].pk if cleaned["region"] else None,
            happened_at=cleaned["happened_at"],
            may_harm=cleaned["may_harm"],
            pattern_slug=cleaned["pattern"],
            answers=self.answers,
        )

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by key, whatever pattern is chosen: nothing typed is lost. Made-up keys are no answers."""
        keys = dict.fromkeys(row.key for pattern in load_patterns().values() for row in pattern.questions)
        found = {key: clean_text(self.data.get(f"{ANSWER}{key}", "")).strip() for key in keys}
        return {key: answer for key, answer in found.items() if answer}

    def _refuse_cards(self) -> None:
        cards = self.cards
        if len(cards) > limits.MOST_SPOKEN:
            self.add_error(None, gettext_lazy("A report takes 60 quotes at most."))
        if any(
            len(card.words) > limits.LONGEST_WORDS
            or len(card.speaker) > LONGEST_NAME
            or len(card.role) > LONGEST_ROLE
            for card in cards
        ):
            self.add_error(None, gettext_lazy("A quote, a name or a role is too long."))
        if any((card.speaker or card.role) and not card.words for card in cards):
            self.add_error(None, gettext_lazy("A quote has a speaker and no words."))
        if any(len(answer) > limits.LONGEST_ANSWER for answer in self.answers.values()):
            self.add_error(None, gettext_lazy("An answer is too long; put it into the text."))

    def _refuse_photos(self) -> None:
        if len(self.photos) + len(self.sent) > limits.MOST_PHOTOS:
            self.add_error(None, gettext_lazy("A story takes 12 photos at most."))
        for photo in self.photos:
            if photo.size > limits.LARGEST_PHOTO_BYTES:
                self.add_error(
                    None, gettext_lazy("The photo “%(name)s” is larger than 15 MB.") % {"name": photo.name}
                )


def _regions() -> QuerySet[Region]:
    """The home province's, as on the calendar of assignments; all that exist where no home is set."""
    here = Region.objects.filter(ends_on=None)
    province = PaperSettings.load().home_province_id
    return here if province is None else here.filter(Q(pk=province) | Q(parent=province))
