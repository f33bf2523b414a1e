"""Writing the ledger: what a live story's quote blocks say is on record, what they no longer say is withdrawn."""

from collections.abc import Sequence
from typing import Any
from unicodedata import normalize

from django.utils import timezone
from django.utils.text import Truncator

from news import rows
from news.arrival import Arrival
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
_UNCONFIRMED = {"is_confirmed": False, "confirmed_by_id": None, "confirmed_at": None}


def record(article: ArticlePage, *, are_confirmed: bool = True) -> None:
    """Make the ledger of a story equal to its live quote blocks; numbers once given stay.

    ``are_confirmed``: not what a program found; words or a speaker that it changed have to be confirmed anew.
    """
    said = _said(article)
    known = {str(quote.block_id): quote for quote in Quote.objects.filter(article=article)}
    # Only what is new is inserted: on PostgreSQL an upsert draws a number for each known quote as well, and readers
    # would take the gaps for words that somebody removed.
    new = [
        Quote(article=article, block_id=block_id, is_confirmed=are_confirmed, **values)
        for block_id, values in said.items()
        if block_id not in known
    ]
    Quote.objects.bulk_create(new)
    if not are_confirmed:
        said = {block_id: _doubted(known.get(block_id), values) for block_id, values in said.items()}
    changed = [quote for block_id, quote in known.items() if _is_set(quote, said.get(block_id))]
    if changed:
        Quote.objects.bulk_update(
            changed, [name.removesuffix("_id") for name in (*_RECORDED, *_UNCONFIRMED)] + ["withdrawn_at"]
        )
    gone = Quote.objects.filter(article=article, withdrawn_at=None)
    gone.exclude(block_id__in=said).update(withdrawn_at=timezone.now())
    words.index(article)


def record_arrivals(arrivals: Sequence[Arrival], *, are_confirmed: bool) -> None:
    """Enter what the stories of an archive quote; none of them is in the ledger yet."""
    new = [
        Quote(article=arrival.article, block_id=block_id, is_confirmed=are_confirmed, **values)
        for arrival in arrivals
        for block_id, values in _said(arrival.article).items()
    ]
    rows.insert(new)
    words.insert(new)


def _doubted(quote: Quote | None, values: dict[str, Any]) -> dict[str, Any]:
    """The same, open again if these are other words than the entry has, or somebody else's."""
    is_same = quote is None or (quote.text, quote.speaker_id) == (values["text"], values["speaker_id"])
    return values if is_same else values | _UNCONFIRMED


def _is_set(quote: Quote, values: dict[str, Any] | None) -> bool:
    """Make an entry say what its block says; whether that changed anything. None: the block is gone."""
    if values is None:
        return False
    wanted = values | {"withdrawn_at": None}
    is_changed = any(getattr(quote, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(quote, name, value)
    return is_changed


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
        if block.block.is_paragraph:
            text = one_line(" ".join(block.block.get_searchable_content(block.value)))
            last = normalize("NFC", text)
            if len(last) > LONGEST_CONTEXT:
                last = Truncator(text).chars(LONGEST_CONTEXT, truncate=" …")
        elif block.block.is_speech:
            found[block.id] = last
        else:
            last = ""
    return found


def _province_id(article: ArticlePage) -> int | None:
    region = article.region
    return None if region is None else region.parent_id or region.pk
