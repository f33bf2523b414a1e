"""The comments of one story: whether readers may read and write them, and a page of them.

Stories about a child or a victim of sexual violence begin closed, and show nothing: whoever knows the family names it
under the story, and one line is enough to lead to somebody whom the story may not name (code of ethics, article 5).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.comments.models import ReaderComment
from news.models import ArticlePage, PublishedArticle
from news.paging import CURSOR_PARAMETER, Cursor

PAGE_SIZE = 20


class ThreadGone(Exception):
    """The story was public and is no longer: retracted or withdrawn, and its comments with it."""


@dataclass(frozen=True, slots=True)
class Discussion:
    """A public story and what may be done under it."""

    article_id: int
    title: str
    url: str
    is_protected: bool
    is_open: bool

    @property
    def is_shown(self) -> bool:
        """Whether its comments are read: closed ones too, but not of a story that protects somebody."""
        return self.is_open or not self.is_protected


@dataclass(slots=True)
class Entry:
    """A comment as the thread draws it; one without words was deleted or hidden, and was answered."""

    pk: int
    name: str
    text: str
    written_at: datetime
    is_edited: bool
    is_hidden: bool
    is_removed: bool
    answers: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Comments of a story, newest first, each with its answers, oldest first."""

    entries: list[Entry]
    older_query: str = ""
    older_label: str = ""


def load_discussion(article_id: int) -> Discussion | None:
    """The discussion of a story; ``None`` for one that never was public. Raises ``ThreadGone``. One query for most."""
    found = load_discussions([article_id]).get(article_id)
    if found is None and ArticlePage.objects.filter(pk=article_id, published_at__isnull=False).exists():
        raise ThreadGone
    return found


def load_discussions(article_ids: Iterable[int]) -> dict[int, Discussion]:
    """The discussions of those of the stories that are public; one query."""
    rows = PublishedArticle.objects.filter(pk__in=article_ids).values_list(
        "pk",
        "card",
        "article__is_about_child",
        "article__is_about_sexual_violence",
        "article__comment_thread__is_open",
        "article__comment_thread__was_protected",
    )
    return {row[0]: _discussion(row) for row in rows}


def load_page(article_id: int, *, cursor: str = "") -> ThreadPage:
    """The page of a thread that begins after ``cursor``; two queries."""
    comments = ReaderComment.objects.filter(article=article_id).first_of_threads().in_thread()
    if position := Cursor.parse(cursor):
        comments = comments.before(position.published_at, position.article_id)
    found = list(_with_names(comments.newest_first())[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    entries = _with_answers([_entry(comment) for comment in shown])
    if len(found) <= PAGE_SIZE:
        return ThreadPage(entries)
    last = shown[-1]
    day = date_format(timezone.localtime(last.published_at), "j F Y")
    return ThreadPage(
        entries,
        older_query=f"?{CURSOR_PARAMETER}={Cursor(last.published_at, last.pk)}",
        older_label=_("Comments before %(day)s") % {"day": day},
    )


def load_one(pk: int) -> ReaderComment | None:
    """A comment that readers see now, with the name of its writer: not one whose story is gone, or shows none."""
    comment = _with_names(ReaderComment.objects.published()).filter(pk=pk).first()
    return comment if comment and _is_shown(comment.article_id) else None


def _discussion(row: tuple[Any, ...]) -> Discussion:
    pk, card, is_about_child, is_about_sexual_violence, decided, was_protected = row
    is_protected = is_about_child or is_about_sexual_violence
    # Who opened it before it was marked did not know of the child or the victim: that decision counts for nothing.
    is_void = decided is None or (decided and is_protected and not was_protected)
    is_open = not is_protected if is_void else decided
    return Discussion(pk, card["title"], card["url"], is_protected, is_open)


def _is_shown(article_id: int) -> bool:
    try:
        discussion = load_discussion(article_id)
    except ThreadGone:
        return False
    return discussion is not None and discussion.is_shown


def _with_names(comments: Any) -> Any:
    """Without the sealed address: nothing here may even hold it."""
    return comments.select_related("reader").only(
        "article", "parent", "state", "text", "published_at", "edited_at", "signature", "reader__name"
    )


def _with_answers(entries: list[Entry]) -> list[Entry]:
    answers = ReaderComment.objects.published().filter(parent__in=[entry.pk for entry in entries])
    below = defaultdict(list)
    for answer in _with_names(answers.order_by("published_at", "pk")) if entries else ():
        below[answer.parent_id].append(_entry(answer))
    for entry in entries:
        entry.answers = below[entry.pk]
    return entries


def _entry(comment: ReaderComment) -> Entry:
    is_published = comment.is_published
    return Entry(
        pk=comment.pk,
        name=comment.shown_name if is_published else "",
        text=comment.text if is_published else "",
        written_at=comment.published_at,
        is_edited=is_published and comment.edited_at is not None,
        is_hidden=comment.state == ReaderComment.State.HIDDEN,
        is_removed=comment.state == ReaderComment.State.REMOVED,
    )
