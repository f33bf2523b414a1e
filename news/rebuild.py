"""What serving reads, made again from the pages, with every difference told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from news.models import ArticlePage, ListingRow, PublishedArticle
from news.projection import listing_keys, project, projected_values, unproject
from news.signal_handlers import is_public
from news.signals import article_projection_checked

CHUNK = 200
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
    "changed_at",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One story whose rows were not what its page says; ``what`` names the parts."""

    article_id: int
    what: tuple[str, ...]


def rebuild(*, only_check: bool = False) -> Iterator[Difference]:
    """Go through all live stories, and through rows whose story is no longer public; repair unless ``only_check``.

    Each story is a transaction of its own, so the command can be interrupted and run again.
    """
    for article in ArticlePage.objects.live().order_by("pk").iterator(chunk_size=CHUNK):
        with transaction.atomic():
            difference = _difference(article)
            if difference and not only_check:
                project(article) if is_public(article) else unproject(article.pk)
        if difference:
            yield difference
    stray = PublishedArticle.objects.exclude(article__in=ArticlePage.objects.live()).values_list(
        "pk", flat=True
    )
    for article_id in list(stray):
        if not only_check:
            unproject(article_id)
        yield Difference(article_id, ("not_public",))


def _difference(article: ArticlePage) -> Difference | None:
    stored = PublishedArticle.objects.filter(pk=article.pk).first()
    if not is_public(article):
        return Difference(article.pk, ("restricted",)) if stored else None
    if stored is None:
        return Difference(article.pk, ("missing",))
    wanted = projected_values(article)
    what = [name for name in _COMPARED if getattr(stored, name) != wanted[name]]
    rows = set(ListingRow.objects.filter(published=stored).values_list("kind", "key", "published_at"))
    if rows != {(*key, article.published_at) for key in listing_keys(article)}:
        what.append("listings")
    what += sorted(name for _receiver, names in _asked_elsewhere(article, stored) for name in names or ())
    return Difference(article.pk, tuple(what)) if what else None


def _asked_elsewhere(article: ArticlePage, stored: PublishedArticle) -> list:
    """Other apps name the parts of theirs that differ."""
    return article_projection_checked.send(sender=ArticlePage, article=article, published=stored)
