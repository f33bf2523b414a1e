"""A story to be written, and how what names its original comes to name the copy."""

from typing import Any

from django.db import connection
from django.db.models import Field, Model
from wagtail.models import Page, Revision

from news.editorial.models import Approval, Contribution
from news.models import ArticlePage, BylineEntry, PublishedArticle
from news.quotes.models import Quote
from newsroom.copies.story import Story

type Numbers = dict[tuple[type[Model], int], int]

NUMBERED = (Page, Revision, Approval, Contribution, BylineEntry, Quote)
"""Kinds of rows that others name by number: those of a copy are known before anything is written."""

SAME_NUMBER = {ArticlePage: Page, PublishedArticle: Page} | {model: model for model in NUMBERED}
"""Whose number it is that names a row of each kind."""


class Copy:
    """One copy of an original; ``numbers`` are those of its rows, by kind and by number in the original."""

    def __init__(self, story: Story, *, original: Story, numbers: Numbers) -> None:
        self.story = story
        self._numbers = numbers
        self._facts: dict[str, Any] = {}
        self._exchange = dict(zip(original.marks(), story.marks(), strict=True))

    def written(self, pieces: list[str]) -> str:
        """A text of the original, taken apart at its marks, with the copy's."""
        return "".join(self._exchange.get(piece, piece) for piece in pieces)

    def fact(self, name: str, *, field: Field) -> Any:
        """A moment or an identity of the story, as the database takes it in any column of that kind."""
        if name not in self._facts:
            self._facts[name] = field.get_db_prep_save(getattr(self.story, name), connection)
        return self._facts[name]

    def number_of(self, model: type[Model], number: int | None) -> int | None:
        """The copy's number for the row that has ``number`` in the original; None for none."""
        return number and self._numbers[SAME_NUMBER[model], number]
