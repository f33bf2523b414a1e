"""What serving reads, made again from the pages, with every difference told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from news.clock import start_of
from news.digest import Digests
from news.drawing import draw
from news.loading import DRAWN_WITH, read_once
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.presentation import UNDRAWN, as_printed
from news.projection import is_open, listing_keys, projected_values, reproject
from news.signals import article_projection_checked

# Written at another moment or by another template, the same content may differ here without being wrong.
_COMPARED = (
    "digest",
    "url",
    "card",
    "facts",
    "structured_data",
    "body_html",
    "story_html",
    "word_count",
    "published_at",
    "month",
    "changed_at",
)
# An archive's stories come without: each is drawn for whoever asks for it, and stored by the rebuild.
_HTML = ("body_html", "story_html")
_COMPARED_UNDRAWN = tuple(name for name in _COMPARED if name not in _HTML)


@dataclass(frozen=True, slots=True)
class Difference:
    """One story whose rows were not what its page says; ``what`` names the parts."""

    article_id: int
    what: tuple[str, ...]


def rebuild(*, only_check: bool = False) -> Iterator[Difference]:
    """Go through all that is public or should be, and repair unless ``only_check``."""
    for article_id in to_look_at():
        difference = look_at(article_id, only_check=only_check)
        if difference:
            yield difference


def to_look_at(*, since: date | None = None, after: int = 0) -> list[int]:
    """Live stories and rows whose story is no longer public, by number.

    ``since``: those that readers got, or got anew, on that day or later. ``after``: those that follow a number, for
    whoever goes on where an earlier run stopped.
    """
    live, stray = ArticlePage.objects.live(), PublishedArticle.objects.filter(article__live=False)
    if since:
        moment = start_of(since)
        live = live.filter(Q(published_at__gte=moment) | Q(changed_at__gte=moment))
        stray = stray.filter(published_at__gte=moment)
    found = live.filter(pk__gt=after).values_list("pk", flat=True)
    return sorted({*found, *stray.filter(pk__gt=after).values_list("pk", flat=True)})


def look_at(article_id: int, *, only_check: bool = False) -> Difference | None:
    """Compare one story with its rows, in a transaction of its own; they are written anew where they differ.

    One that is right and not stored as today's templates draw it is drawn, and no difference.
    """
    with transaction.atomic():
        difference = _difference(article_id)
        if difference and not only_check:
            reproject(article_id)
    if not (difference or only_check):
        draw([article_id])
    return difference


def _difference(article_id: int) -> Difference | None:
    """Reads the story anew: it may have been published again since the rebuild began."""
    article = ArticlePage.objects.live().select_related(*DRAWN_WITH).filter(pk=article_id).first()
    stored = PublishedArticle.objects.filter(pk=article_id).first()
    if article is None:
        return Difference(article_id, ("not_public",)) if stored else None
    with read_once(article):
        return _difference_of(article, stored)


def _difference_of(article: ArticlePage, stored: PublishedArticle | None) -> Difference | None:
    if not is_open(article):
        return Difference(article.pk, ("restricted",)) if stored else None
    if stored is None:
        return Difference(article.pk, ("missing",))
    digests = Digests.of(article)
    digest = stored.digest if stored.digest in digests else digests.newest
    wanted = projected_values(article, digest=digest)
    compared = _COMPARED if stored.template_version != UNDRAWN else _COMPARED_UNDRAWN
    what = [name for name in compared if getattr(stored, name) != wanted[name]]
    rows = set(ListingRow.objects.filter(published=stored).values_list("kind", "key", "published_at"))
    if rows != {(*key, article.published_at) for key in listing_keys(article)}:
        what.append("listings")
    what += sorted(name for _receiver, names in _asked_elsewhere(article, stored) for name in names or ())
    return Difference(article.pk, tuple(what)) if what else None


def _asked_elsewhere(article: ArticlePage, stored: PublishedArticle) -> list:
    """Other apps name the parts of theirs that differ."""
    with as_printed():
        return article_projection_checked.send(sender=ArticlePage, article=article, published=stored)
