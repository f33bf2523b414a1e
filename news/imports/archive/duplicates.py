"""Public stories with nearly the same text, photos uploaded twice, and what somebody says of them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import batched, combinations
from typing import Any

from django.db import transaction
from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.utils.html import strip_tags
from wagtail.models import Page

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.editorial.rules.duplicates import share, sketch_of, sketch_of_story
from news.imports.models import Duplicate
from news.models import ArticlePage, Photo, PublishedArticle

# Two texts that share six tenths have one of their six smallest numbers in common in 996 of 1000 cases.
COMPARED_BY = 6
LEAST_SHARE = 0.6
# What so many stories have in common is a form, a list of addresses, a notice: no copy.
MOST_ALIKE = 20
_READ_AT_ONCE = 200


def find() -> int:
    """Search all that readers have, and put what was found in place of the last search's; how many pairs.

    What somebody told apart stays so. Reads every story once; some hundred bytes a story in memory.
    """
    found = dict(pairs_in(_sketches()))
    named = {number for pair in found for number in pair}
    with transaction.atomic():
        there = _still_there(named)
        Duplicate.objects.filter(apart_by=None).delete()
        Duplicate.objects.bulk_create(
            [
                Duplicate(first_id=one, second_id=other, share=much)
                for (one, other), much in found.items()
                if {one, other} <= there
            ],
            ignore_conflicts=True,
            batch_size=1000,
        )
    return Duplicate.objects.undecided().count()


def pairs_in(sketches: Iterator[tuple[int, str]]) -> Iterator[tuple[tuple[int, int], float]]:
    """Each two stories that share enough, the lower number first, with how much."""
    known: dict[int, str] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, sketch in sketches:
        known[number] = sketch
        for word in sketch.split(" ")[:COMPARED_BY] if sketch else ():
            holders[word].append(number)
    seen = set()
    for numbers in holders.values():
        if len(numbers) > MOST_ALIKE:
            continue
        for pair in combinations(sorted(numbers), 2):
            if pair not in seen:
                seen.add(pair)
                much = share(known[pair[0]], known[pair[1]])
                if much >= LEAST_SHARE:
                    yield pair, much


def _sketches() -> Iterator[tuple[int, str]]:
    """By the stored text; of a story of an archive that nobody has drawn yet, by its blocks."""
    stories = PublishedArticle.objects.order_by("pk").values_list("pk", "body_html")
    for some in batched(stories.iterator(chunk_size=_READ_AT_ONCE), _READ_AT_ONCE):
        undrawn = ArticlePage.objects.in_bulk([number for number, body_html in some if not body_html])
        for number, body_html in some:
            if body_html:
                yield number, sketch_of(strip_tags(body_html))
            elif number in undrawn:
                yield number, sketch_of_story(undrawn[number])


def _still_there(numbers: set[int]) -> set[int]:
    """Minutes lie between reading and writing; who deletes one of these now waits until the pairs are written."""
    found: set[int] = set()
    for some in batched(sorted(numbers), 1000):
        pages = Page.objects.select_for_update().filter(pk__in=some).order_by("pk")
        found.update(pages.values_list("pk", flat=True))
    return found


DUPLICATES_RIGHT = "news_imports.decide_duplicate"
SHOWN_OF_ONE = 10


@transaction.atomic
def keep_both(pair: Duplicate, *, by: Any) -> None:
    """They are no duplicates, and no search proposes them again. Raises ``PermissionDenied``."""
    require_right(by, DUPLICATES_RIGHT)
    if Duplicate.objects.filter(pk=pair.pk, apart_by=None).update(apart_by=by):
        record("keep_both_stories", by=by, about=f"{pair.first.title} / {pair.second.title}")


def same_photos(*, most: int) -> list[tuple[list[Photo], int]]:
    """Photos with one content, together, and how many more of them there are; two queries.

    Where most copies are comes first. Of each content a few are shown: an archive may hold one a thousand times.
    """
    twice = Photo.objects.exclude(file_hash="").order_by().values("file_hash").annotate(number=Count("pk"))
    counts = dict(twice.filter(number__gt=1).order_by("-number").values_list("file_hash", "number")[:most])
    place = Window(RowNumber(), partition_by="file_hash", order_by="pk")
    groups: dict[str, list[Photo]] = {one: [] for one in counts}
    for photo in (
        Photo.objects.filter(file_hash__in=counts).annotate(place=place).filter(place__lte=SHOWN_OF_ONE)
    ):
        groups[photo.file_hash].append(photo)
    return [(photos, counts[one] - len(photos)) for one, photos in groups.items()]
