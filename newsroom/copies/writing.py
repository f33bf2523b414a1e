"""Copies of synthetic stories, written a few hundred at a time: all rows of a kind at once."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import batched, count

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Model
from wagtail.models import Page

from news.collecting import collecting_seldom
from news.digest import digest_of_content
from news.editorial.synthetic import MINUTES_BETWEEN, SLUG_PREFIX
from news.models import ArticlePage
from news.places import places_for
from news.quotes.models import Quote
from news.rows import insert_values
from newsroom.copies.copy import NUMBERED, Copy, Numbers
from newsroom.copies.original import Original
from newsroom.copies.story import Story
from newsroom.copies.templates import written_fields
from search.index import index_at_hand

BATCH = 250


class CopyPress:
    """Writes stories as copies of the first ``originals``, each as far back in time as if it had been made itself.

    Nothing is rendered, checked or announced again. With five hundred originals the same text comes back after a month,
    which is how far the desk looks for one.
    """

    def __init__(self, *, originals: int) -> None:
        self._count = originals
        self._originals: dict[int, Original] = {}

    def write_all(self, numbers: Iterator[int]) -> Iterator[int]:
        """Write a batch at a time, each in a transaction of its own; yields how many were written."""
        with collecting_seldom():
            for batch in batched(numbers, BATCH):
                self._write(batch)
                yield len(batch)

    @transaction.atomic
    def _write(self, numbers: tuple[int, ...]) -> None:
        sources = [(number - 1) % self._count + 1 for number in numbers]
        originals = [self._original(source) for source in sources]
        moments = [
            original.story.published_at - timedelta(minutes=MINUTES_BETWEEN * (number - source))
            for number, source, original in zip(numbers, sources, originals, strict=True)
        ]
        places, next_numbers = places_for(moments), _next_numbers()
        pairs = []
        for number, original, moment, place in zip(numbers, originals, moments, places, strict=True):
            own_numbers = {(model, pk): next(next_numbers[model]) for model, pk in original.numbered}
            story = _story(number, own_numbers, original=original, moment=moment, place=place)
            pairs.append((original, Copy(story, original=original.story, numbers=own_numbers)))
        _insert(pairs)

    def _original(self, number: int) -> Original:
        if number not in self._originals:
            article = ArticlePage.objects.select_related("published__search_document").get(
                slug=f"{SLUG_PREFIX}{number}"
            )
            self._originals[number] = Original(article)
        return self._originals[number]


def _story(
    number: int, own_numbers: Numbers, *, original: Original, moment: datetime, place: tuple[str, str]
) -> Story:
    """The number in the headline is all that readers see of it."""
    path, month_path = place
    slug, title = f"{SLUG_PREFIX}{number}", f"{original.story.title} ({number})"
    url_path = f"{month_path}{slug}/"
    root = original.story.url_path.removesuffix(original.story.address)
    return Story(
        article_id=own_numbers[Page, original.story.article_id],
        title=title,
        slug=slug,
        path=path,
        url_path=url_path,
        address=url_path.removeprefix(root),
        public_id=uuid.uuid4(),
        translation_key=uuid.uuid4(),
        published_at=moment,
        digest=digest_of_content(original.content | {"title": title, "slug": slug}),
        quote_ids=tuple(own_numbers[Quote, pk] for pk in original.story.quote_ids),
    )


def _next_numbers() -> dict[type[Model], Iterator[int]]:
    highest = {model: model._base_manager.aggregate(highest=Max("pk"))["highest"] for model in NUMBERED}
    return {model: count((number or 0) + 1) for model, number in highest.items()}


def _insert(pairs: list[tuple[Original, Copy]]) -> None:
    rows = defaultdict(list)
    for original, copy in pairs:
        for model, values in original.rows_of(copy):
            rows[model].append(values)
    for model, found in rows.items():
        insert_values(model, [field.column for field in written_fields(model)], found)
    index_at_hand().write_all(original.entry_of(copy) for original, copy in pairs)
    _go_on_counting()


def _go_on_counting() -> None:
    """PostgreSQL gives no number that was taken here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(NUMBERED)):
            cursor.execute(statement)
