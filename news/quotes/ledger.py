"""Writing the ledger: what a live story's quote blocks say is on record, what they no longer say is withdrawn."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from unicodedata import normalize

from django.utils import timezone
from django.utils.text import Truncator
from wagtail import hooks

from news import rows
from news.models import ArticlePage
from news.publication.batch import Batch, Story
from news.publication.parts import Part
from news.quotes import words
from news.quotes.models import Quote
from news.quotes.roles import kind_of
from news.text import one_line

HOOK = "news_machine_made"
"""Asked of an imported story, or of one whose rows are made again: whether a program brought it from elsewhere."""
ON_RECORD = "_quotes_on_record"
"""Where a story that is being published keeps what stands on record of it, until it is drawn."""
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


class Ledger(Part):
    """``Quote``: what live stories quote is on record under numbers that stay; what they no longer say is withdrawn.

    Written before the story is drawn with these numbers.
    """

    name = "quotes"
    is_drawn = True

    def write(self, batch: Batch) -> None:
        known = _known([story.pk for story in batch.stories if not story.is_first])
        entries = [_Entries(story, known.get(story.pk, {})) for story in batch.stories]
        for one in entries:
            one.compare(is_read=not (batch.is_archive or _came_unread(one.story, batch)))
        # Only what is new is inserted: on PostgreSQL an upsert draws a number for each known quote as well, and readers
        # would take the gaps for words that somebody removed.
        rows.add([quote for one in entries for quote in one.new])
        changed = [quote for one in entries for quote in one.changed]
        if changed:
            Quote.objects.bulk_update(
                changed, [name.removesuffix("_id") for name in (*_RECORDED, *_UNCONFIRMED)] + ["withdrawn_at"]
            )
        gone = [quote.pk for one in entries for quote in one.gone]
        if gone:
            Quote.objects.filter(pk__in=gone).update(withdrawn_at=timezone.now())
        words.index(entries)
        for one in entries:
            one.story.article.__dict__[ON_RECORD] = one.rows()

    def withdraw(self, article_ids: Sequence[int]) -> None:
        """Off the public record; their numbers remain."""
        Quote.objects.filter(article__in=article_ids, withdrawn_at=None).update(withdrawn_at=timezone.now())
        words.forget(article_ids)

    def differs(self, story: Story) -> bool:
        return not is_in_step(story.article)


class _Entries:
    """The entries of one story: those that are ``new``, ``changed``, or ``gone``; ``standing`` are all but the last."""

    def __init__(self, story: Story, known: dict[str, Quote]) -> None:
        self.story, self.known = story, known
        self.new: list[Quote] = []
        self.changed: list[Quote] = []
        self.gone: list[Quote] = []

    @property
    def standing(self) -> list[Quote]:
        gone = {id(quote) for quote in self.gone}
        kept = (
            quote for quote in self.known.values() if quote.withdrawn_at is None and id(quote) not in gone
        )
        return [*self.new, *kept]

    def rows(self) -> list[tuple[Any, int, bool, str]]:
        """Block, number, whether confirmed, and the speaker's address of what stands: as the drawn story asks."""
        slugs = {person.pk: person.slug for person in self.story.article.load_speakers()}
        return [
            (quote.block_id, quote.pk, quote.is_confirmed, slugs.get(quote.speaker_id, ""))
            for quote in self.standing
        ]

    def compare(self, *, is_read: bool) -> None:
        """``is_read``: not found by a program; words or a speaker that one changed have to be confirmed anew."""
        said = _said(self.story.article)
        self.new = [
            Quote(article=self.story.article, block_id=block_id, is_confirmed=is_read, **values)
            for block_id, values in said.items()
            if block_id not in self.known
        ]
        for block_id, quote in self.known.items():
            values = said.get(block_id)
            if values is None:
                if quote.withdrawn_at is None:
                    self.gone.append(quote)
            elif _is_set(quote, values if is_read else _doubted(quote, values)):
                self.changed.append(quote)


def _known(article_ids: Sequence[int]) -> dict[int, dict[str, Quote]]:
    found: dict[int, dict[str, Quote]] = defaultdict(dict)
    for quote in Quote.objects.filter(article__in=article_ids) if article_ids else ():
        found[quote.article_id][str(quote.block_id)] = quote
    return found


def _came_unread(story: Story, batch: Batch) -> bool:
    """Whether a program found what the story quotes, and nobody of this newsroom answers for it.

    What is missing comes back as what it was where rows are only made again: words of an archive unconfirmed, though
    nobody knows any more which of them somebody had confirmed.
    """
    is_asked = batch.is_rewritten or story.decision.is_imported
    return is_asked and any(answer(story.article) for answer in hooks.get_hooks(HOOK))


def _doubted(quote: Quote, values: dict[str, Any]) -> dict[str, Any]:
    """The same, open again if these are other words than the entry has, or somebody else's."""
    is_same = (quote.text, quote.speaker_id) == (values["text"], values["speaker_id"])
    return values if is_same else values | _UNCONFIRMED


def _is_set(quote: Quote, values: dict[str, Any]) -> bool:
    """Make an entry say what its block says; whether that changed anything."""
    wanted = values | {"withdrawn_at": None}
    is_changed = any(getattr(quote, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(quote, name, value)
    return is_changed


def recorded_quotes(article: ArticlePage) -> list:
    """The quote blocks that go on record: words that somebody paid for are no public statement."""
    return [] if article.is_paid else article.quotes


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
