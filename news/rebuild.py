"""What serving reads, made again from the pages, with every difference told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from news.digest import content_digest
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.models.projection import UNDRAWN
from news.presentation import as_printed
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
    """Go through all live stories, and through rows whose story is no longer public; repair unless ``only_check``.

    Each story is a transaction of its own, so the command can be interrupted and run again.
    """
    for article_id in list(ArticlePage.objects.live().order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            difference = _difference(article_id)
            if not only_check and (difference or _is_undrawn(article_id)):
                reproject(article_id)
        if difference:
            yield difference
    stray = PublishedArticle.objects.exclude(article__in=ArticlePage.objects.live())
    for article_id in list(stray.values_list("pk", flat=True)):
        if not only_check:
            reproject(article_id)
        yield Difference(article_id, ("not_public",))


def _is_undrawn(article_id: int) -> bool:
    return PublishedArticle.objects.filter(pk=article_id, template_version=UNDRAWN).exists()


def _difference(article_id: int) -> Difference | None:
    """Reads the story anew: it may have been published again since the rebuild began."""
    article = ArticlePage.objects.live().filter(pk=article_id).first()
    if article is None:
        return None
    stored = PublishedArticle.objects.filter(pk=article.pk).first()
    if not is_open(article):
        return Difference(article.pk, ("restricted",)) if stored else None
    if stored is None:
        return Difference(article.pk, ("missing",))
    wanted = projected_values(article, digest=content_digest(article))
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
