"""The fields of the story that a pasted text gives, with what was answered about them."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import Truncator

from news.imports.matching import load_authors, load_regions
from news.imports.pasting import answers as given
from news.imports.pasting.answers import Choice, get_choice
from news.imports.structure.result import StructuredText
from news.models import Author, Region

_TITLE_WORDS = 12


class Head:
    """Headline, place, day, region and byline. Queries once for the regions and authors that the text names."""

    def __init__(self, structured: StructuredText, answers: Mapping[str, str]) -> None:
        self.structured = structured
        self._answers = answers
        city, initials = structured.dateline.city, structured.initials
        self.regions: list[Region] = load_regions(city) if city else []
        self.authors: list[list[Author]] = load_authors(initials) if initials else []

    def _choice(self, key: str, what: str) -> Choice | None:
        return get_choice(self._answers, key, what)

    @property
    def typed_title(self) -> str:
        """The headline that somebody typed; empty if nobody did."""
        choice = self._choice("title", "headline")
        return choice.value if choice and choice.kind == given.TYPED else ""

    @property
    def title(self) -> str:
        """The headline, or the first words of a text that has none."""
        words = Truncator(" ".join(self.structured.paragraphs)).words(_TITLE_WORDS)
        return self.typed_title or self.structured.headline or words

    @property
    def place(self) -> str:
        """Of the dateline."""
        return "" if self._is_left_out("dateline_place", "dateline") else self.structured.dateline.city or ""

    @property
    def day(self) -> str:
        """Of the dateline, in ISO form."""
        return "" if self._is_left_out("dateline_on", "date") else self.structured.dateline.date or ""

    def _is_left_out(self, key: str, what: str) -> bool:
        choice = self._choice(key, what)
        return choice is not None and choice.kind == given.NOBODY

    @property
    def region(self) -> Region | None:
        """The one of this name, or the one that was chosen among several; none where the place was none."""
        if self._is_left_out("dateline_place", "dateline"):
            return None
        return _chosen(self.regions, self._choice("region", "region"))

    @property
    def byline(self) -> list[Author]:
        """In print order, each once."""
        choice = self._choice("byline", "author")
        found = (_chosen(authors, choice) for authors in self.authors)
        return list(dict.fromkeys(filter(None, found)))

    def settled_fields(self) -> dict[str, Any]:
        """What somebody decided otherwise than the text says, by the story's field."""
        fields: dict[str, Any] = {}
        if self.typed_title:
            fields["title"] = self.typed_title
        if self._is_left_out("dateline_place", "dateline"):
            fields |= {"dateline_place": "", "region": None}
        elif len(self.regions) > 1 and self.region:
            fields["region"] = self.region
        if self._is_left_out("dateline_on", "date"):
            fields["dateline_on"] = None
        if any(len(authors) > 1 for authors in self.authors) and self._choice("byline", "author"):
            fields["byline_entries"] = self.byline
        return fields


def _chosen[Row: (Region, Author)](rows: list[Row], choice: Choice | None) -> Row | None:
    if len(rows) == 1:
        return rows[0]
    return next((row for row in rows if choice and row.pk == choice.pk), None)
