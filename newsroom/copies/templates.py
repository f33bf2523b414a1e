"""Rows of an original, each with the places in it that name the story: filled in anew, they are the copy's."""

import json
import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import AutoField, DateTimeField, Field, JSONField, Model, UUIDField

from newsroom.copies.copy import NUMBERED, SAME_NUMBER, Copy
from newsroom.copies.own_columns import OWN_COLUMNS
from newsroom.copies.story import Story

type Filling = Callable[[Copy], Any]


class Template:
    """One row of an original, as the database takes it: no model is made for a copy's."""

    def __init__(self, row: Model, *, original: Story) -> None:
        self.model = type(row)
        self._values, self._places = [], []
        for index, field in enumerate(written_fields(self.model)):
            value = getattr(row, field.attname)
            self._values.append(field.get_db_prep_save(value, connection))
            if filling := _filling(self.model, field, value, original):
                self._places.append((index, filling))

    def filled(self, copy: Copy) -> list[Any]:
        """The values of the copy's row, in the order of its kind's ``written_fields``."""
        values = self._values.copy()
        for index, filling in self._places:
            values[index] = filling(copy)
        return values


def written_fields(model: type[Model]) -> list[Field]:
    """The columns of a model's own table; without the number, where nothing else asks for it."""
    fields = model._meta.local_concrete_fields
    return [field for field in fields if model in NUMBERED or not isinstance(field, AutoField)]


def _filling(model: type[Model], field: Field, value: Any, original: Story) -> Filling | None:
    """How a column of the copy's comes from the original's ``value``; None where they are the same."""
    if own := OWN_COLUMNS.get((model, field.attname)):
        exchanged = _text_filling(field, value, original) or (lambda copy: value)
        return lambda copy: field.get_db_prep_save(own(exchanged(copy), copy), connection)
    named = field.related_model or (model if field.primary_key else None)
    if named in SAME_NUMBER:
        return lambda copy: copy.number_of(named, value)
    if field.name == "object_id":
        return lambda copy: str(copy.story.article_id)
    if isinstance(field, DateTimeField | UUIDField):
        return _fact_filling(field, value, original)
    return _text_filling(field, value, original)


def _fact_filling(field: Field, value: Any, original: Story) -> Filling | None:
    for name in ("published_at", "public_id", "translation_key"):
        if value == getattr(original, name):
            return partial(Copy.fact, name=name, field=field)
    return None


def _text_filling(field: Field, value: Any, original: Story) -> Filling | None:
    """For texts that hold a mark; JSON is a text too, for both databases."""
    if isinstance(field, JSONField):
        value = json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
    pattern = _any_mark_of(original)
    if not isinstance(value, str) or not pattern.search(value):
        return None
    pieces = [piece for piece in pattern.split(value) if piece]
    return lambda copy: copy.written(pieces)


@lru_cache(maxsize=2)
def _any_mark_of(original: Story) -> re.Pattern:
    """Asked for every text of every row of an original, one original after the other."""
    return re.compile(f"({'|'.join(map(re.escape, original.marks()))})")
