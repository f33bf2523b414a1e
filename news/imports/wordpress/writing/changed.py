"""A post that changed at the old site after it was imported, or whose pictures came: ours follows if nobody touched it.

A draft that went public there goes public here; the other way round somebody here decides. What was changed here stays,
and is told. One by one, the usual way: these are few.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from news.arrival import Arrival
from news.digest import Digests
from news.editorial.actions import publish_imported
from news.editorial.locks import lock_page
from news.filing import month_page_for
from news.imports.models import ImportedItem
from news.imports.wordpress.report.account import HIDDEN_THERE
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.fates import dropped_of, troubles_of
from news.imports.wordpress.writing.late_pictures import blocks_of, give_pictures
from news.imports.wordpress.writing.old_addresses import redirect_old_addresses
from news.imports.wordpress.writing.old_comments import write_comments
from news.imports.wordpress.writing.piece import Piece
from news.imports.wordpress.writing.stories import StoryMaker, numbered_slug, slug_of
from news.imports.wordpress.writing.untouched import untouched
from news.machine_made import by_program
from news.models import ArticlePage, BylineEntry

Fate = ImportedItem.Fate
# What is to be known of a story as long as it is in that state.
_OF_ITS_STATE = frozenset({"planned", "hidden-there", "failed"})
_FIELDS = (
    "title",
    "summary",
    "section",
    "region",
    "dateline_place",
    "dateline_on",
    "source",
    "initials",
    "lead_photo",
    "lead_photo_caption",
    "lead_photo_alt",
    "guesses",
)


class Follower:
    """Brings changed posts up to date, for one import."""

    def __init__(self, directory: Directory, maker: StoryMaker, *, by: Any, note: str) -> None:
        self._directory, self._maker, self._by, self._note = directory, maker, by, note

    def follow(self, piece: Piece, item: ImportedItem) -> str:
        """What became of it: ``updated`` or ``kept``; the item's row says so from now on."""
        is_same = item.source_digest == piece.source_digest
        if not is_same and item.article is not None and _is_untouched(item.article, item):
            # Before the transaction: whoever is entered stays, whatever becomes of the story.
            self._directory.enter_for([piece])
        with transaction.atomic():
            article = _load_locked(item)
            if article is not None and article.live and piece.is_public:
                # Whoever has a say in its text, its new address at the old site leads to it as well.
                piece.arrival = Arrival(article, content={}, digest="")
                redirect_old_addresses([piece])
            if article is not None and article.live and not piece.is_public:
                piece.trouble("hidden-there", "here it is still public")
                return _write_down(piece, item, Fate.KEPT, why=HIDDEN_THERE)
            if (
                article is None
                or not _is_untouched(article, item)
                or _is_ours_to_decide(article, piece, item)
            ):
                return _write_down(piece, item, Fate.KEPT)
            new = self._maker.make(piece)
            if is_same:
                give_pictures(article, new)
                article.body = self._maker.with_documents(blocks_of(article))
            else:
                _rewrite(article, new)
            self._save(article, piece)
            item.written_digest, item.written_revision = _newest(article).newest, article.latest_revision_id
            item.dropped = dropped_of(piece)
            return _write_down(piece, item, Fate.UPDATED, is_whole=not is_same)

    def _save(self, article: ArticlePage, piece: Piece) -> None:
        is_new = piece.is_public and not article.live
        if is_new:
            _give_address(article, piece)
        if piece.is_public:
            with by_program():
                moment = piece.moment if is_new else None
                publish_imported(article, published_at=moment, by=self._by, note=self._note)
        else:
            article.save_revision(user=self._by)
        article.refresh_from_db()
        if is_new:
            # As if it had come so: it was a draft when it came, and had neither address nor readers.
            piece.arrival = Arrival(article, content={}, digest="")
            redirect_old_addresses([piece])
            write_comments([piece])


def _write_down(piece: Piece, item: ImportedItem, fate: str, *, why: str = "", is_whole: bool = False) -> str:
    """``is_whole``: its text is that of this export, and with it all that is to be known of it."""
    item.fate, item.why, item.source_digest = fate, why or piece.why, piece.source_digest
    item.status = piece.item.status[:40]
    stays = [] if is_whole else [one for one in item.troubles if one["code"] not in _OF_ITS_STATE]
    item.troubles = [*stays, *(troubles_of(piece) if is_whole else piece.troubles)]
    item.trouble_count = len(item.troubles)
    item.redirects = list(dict.fromkeys([*item.redirects, *piece.redirects]))
    item.save()
    return fate


def _give_address(article: ArticlePage, piece: Piece) -> None:
    """A draft's is owed to nobody. It is free in the month of publication, and where the draft lies until it moves."""
    month = month_page_for(timezone.localdate(piece.moment, timezone.get_default_timezone()))
    beside = Page.objects.child_of(month) | Page.objects.child_of(article.get_parent())
    taken = set(beside.exclude(pk=article.pk).values_list("slug", flat=True))
    article.slug = numbered_slug(piece, slug_of(piece, article.title), taken.__contains__)


def _is_ours_to_decide(article: ArticlePage, piece: Piece, item: ImportedItem) -> bool:
    """Whether somebody here has a say in what is to become of an untouched story."""
    is_public_anew = piece.is_public and not article.live
    if article.locked or not piece.is_story or (is_public_anew and article.published_at is not None):
        return True
    # Nothing new was said there: no decision that somebody took here is published anew for a picture.
    is_same = item.source_digest == piece.source_digest
    return (is_same or is_public_anew) and not untouched([item])


def _load_locked(item: ImportedItem) -> ArticlePage | None:
    """Its newest text, once nobody else is at work on it: the row of a draft keeps the text it began with."""
    if item.article_id is None:
        return None
    lock_page(item.article_id)
    article = ArticlePage.objects.filter(pk=item.article_id).first()
    return article if article is None or article.live else article.get_latest_revision_as_object()


def _rewrite(article: ArticlePage, new: ArticlePage) -> None:
    """But for the address: readers may have it."""
    for name in _FIELDS:
        setattr(article, name, getattr(new, name))
    article.body = blocks_of(new)
    article.byline_entries = [BylineEntry(author=entry.author) for entry in new.byline_entries.all()]
    article.topics = list(new.topics.all())
    article.further_regions = list(new.further_regions.all())


def _is_untouched(article: ArticlePage, item: ImportedItem) -> bool:
    """Neither its newest text nor, of a public story, what readers have is another than the import wrote."""
    return item.written_digest in _newest(article)


def _newest(article: ArticlePage) -> Digests:
    return Digests.of(article.get_latest_revision_as_object())
