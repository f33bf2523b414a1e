"""What a reporter says in one report: plain values, which the phone keeps and the server stores as they came."""

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from news.editorial.times import stamp
from news.imports.filing.patterns import Pattern, pattern_named


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
