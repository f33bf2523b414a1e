"""Writing the ledger: what a live story's quote blocks say is on record, what they no longer say is withdrawn."""

from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from news.models import ArticlePage
from news.quotes import words
from news.quotes.models import Quote
from news.quotes.roles import kind_of
from news.text import one_line

LONGEST_CONTEXT = 600
_RECORDED = (
    "text",
    "context",
    "speaker_id",
    "role",
    "role_kind",
    "place",
    "region_id",
    "province_id",
    "said_at",
)


def record(article: ArticlePage) -> None:
    """Make the ledger of a story equal to its live quote blocks; numbers once given stay."""
    said = _said(article)
    Quote.objects.bulk_create(
        [Quote(article=article, block_id=block_id, **values) for block_id, values in said.items()],
        update_conflicts=True,
        unique_fields=["article", "block_id"],
        update_fields=[name.removesuffix("_id") for name in _RECORDED] + ["withdrawn_at"],
    )
    gone = Quote.objects.filter(article=article, withdrawn_at=None)
    gone.exclude(block_id__in=said).update(withdrawn_at=timezone.now())
    words.index(article)


def recorded_quotes(article: ArticlePage) -> list:
    """The quote blocks that go on record: words that somebody paid for are no public statement."""
    return [] if article.is_paid else article.quotes


def withdraw(article_id: int) -> None:
    """Take a story's words off the public record; their numbers remain."""
    Quote.objects.filter(article_id=article_id, withdrawn_at=None).update(withdrawn_at=timezone.now())
    words.forget(article_id)


def is_in_step(article: ArticlePage) -> bool:
    """Whether the ledger says of a story just what its quote blocks say, and is found by these words."""
    entries = list(Quote.objects.standing().filter(article=article))
    recorded = {str(entry.block_id): {name: getattr(entry, name) for name in _RECORDED} for entry in entries}
    return recorded == _said(article) and words.wanted(entries) == words.stored(article)


def _said(article: ArticlePage) -> dict[str, dict[str, Any]]:
    """What goes on record of a story, by the block's number."""
    contexts = _contexts(article)
    province = _province_id(article)
    return {
        str(block.id): {
            "text": block.value["text"],
            "context": contexts.get(block.id, ""),
            "speaker_id": getattr(block.value.get("speaker"), "pk", None),
            "role": block.value["role"] or "",
            "role_kind": kind_of(block.value["role"] or "", is_named=bool(block.value.get("speaker"))),
            "place": article.dateline_place,
            "region_id": article.region_id,
            "province_id": province,
            "said_at": article.published_at,
        }
        for block in recorded_quotes(article)
    }


def _contexts(article: ArticlePage) -> dict[str, str]:
    """The paragraph before each quote, by the quote's number; several quotes in a row share one."""
    found, last = {}, ""
    for block in article.body:
        if block.block_type == "paragraph":
            text = one_line(" ".join(block.block.get_searchable_content(block.value)))
            last = Truncator(text).chars(LONGEST_CONTEXT, truncate=" …")
        elif block.block_type == "quote":
            found[block.id] = last
        else:
            last = ""
    return found


def _province_id(article: ArticlePage) -> int | None:
    region = article.region
    return None if region is None else region.parent_id or region.pk
