"""What readers do with their own comments: write, change, delete, and delete the whole account."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from news.client_address import network_of
from news.comments.models import CommentReport, Reader, ReaderComment, ReaderSession
from news.comments.moderating import settle
from news.comments.signing_in import drop_links, known_hashes
from news.throttle import COMMENTS, COMMENTS_OF_READER, COMMENTS_OF_READER_ON_STORY, COMMENTS_ON_STORY

SAME_AGAIN = timedelta(minutes=30)
MOST_ANSWERS = 30


class CannotAnswer(Exception):
    """The comment is not there any more, is an answer itself, or has as many answers as one may have."""


class CannotChange(Exception):
    """Nobody may change it: it was hidden, or deleted."""


class StoryFull(Exception):
    """The story has had its share of comments for this hour."""


def is_too_much(address: str, *, reader: Reader, article_id: int) -> bool:
    """Whether the reader or the network has had its share of an hour.

    From the narrowest to the widest, and no further than the first refusal: a refusal spends nobody else's share.
    """
    return bool(
        COMMENTS_OF_READER_ON_STORY.spend(reader.pk, article_id)
        or COMMENTS_OF_READER.spend(reader.pk)
        or COMMENTS.spend(network_of(address))
    )


@transaction.atomic
def write(
    reader: Reader, *, article_id: int, text: str, network_mark: str, parent_id: int | None = None
) -> ReaderComment:
    """A new comment, which waits to be read. The same words a moment ago are the same comment: a button pressed twice.

    Raises ``CannotAnswer`` and ``StoryFull``.
    """
    # One at a time for each reader, so that the second click finds what the first one wrote.
    Reader.objects.select_for_update().only("pk").get(pk=reader.pk)
    parent = _answerable(parent_id, article_id) if parent_id else None
    if same := _sent_just_now(reader, article_id, text):
        return same
    if COMMENTS_ON_STORY.spend(article_id):
        raise StoryFull
    now = timezone.now()
    return ReaderComment.objects.create(
        article_id=article_id,
        reader=reader,
        parent=parent,
        new_text=text,
        written_at=now,
        asks_since=now,
        network_mark=network_mark,
    )


@transaction.atomic
def change(comment: ReaderComment, *, text: str, network_mark: str) -> ReaderComment:
    """Other words: they wait, while readers go on reading those that somebody approved. Raises ``CannotChange``."""
    comment = ReaderComment.objects.select_for_update(of=("self",)).filter(pk=comment.pk).first()
    state = ReaderComment.State
    if comment is None or comment.state in ReaderComment.PLACES:
        raise CannotChange
    if comment.state == state.REJECTED:
        comment.state = state.WAITING
    if text == comment.text:
        comment.new_text = ""
    elif text != comment.new_text or comment.asks_since is None:
        comment.new_text, comment.written_at, comment.network_mark = text, timezone.now(), network_mark
        comment.explain()
    settle(comment)
    comment.save()
    return comment


@transaction.atomic
def remove(comment: ReaderComment) -> None:
    """Take the words away for good. A place stays where others answered; open reports end with it."""
    comment = ReaderComment.objects.select_for_update(of=("self",)).filter(pk=comment.pk).first()
    if comment is None or comment.state == ReaderComment.State.REMOVED:
        return
    if not comment.answers.exists() and not comment.reports.exists():
        comment.delete()
        return
    comment.reports.filter(outcome="").update(outcome=CommentReport.Outcome.GONE, decided_at=timezone.now())
    comment.state, comment.reader = ReaderComment.State.REMOVED, None
    comment.text = comment.new_text = comment.network_mark = ""
    comment.explain()
    settle(comment)
    comment.save()


@transaction.atomic
def delete_account(reader: Reader) -> None:
    """The account, its address, its name, its links and all its comments, at once."""
    # Links before the account: whoever signs in takes them in this order.
    drop_links(known_hashes(reader))
    reader = Reader.objects.select_for_update().filter(pk=reader.pk).first()
    if reader is None:
        return
    # All of them locked by their number first, as whoever decides about many at once locks them.
    mine = list(ReaderComment.objects.select_for_update(of=("self",)).filter(reader=reader).order_by("pk"))
    # Answers first: a comment without answers goes without leaving a place.
    for comment in sorted(mine, key=lambda comment: comment.parent_id is None):
        remove(comment)
    ReaderSession.objects.filter(reader=reader).delete()
    reader.delete()


def _answerable(parent_id: int, article_id: int) -> ReaderComment:
    parents = ReaderComment.objects.published().first_of_threads().filter(article=article_id)
    # Locked, so that nobody deletes it meanwhile, and the last answer that it may have is written once.
    parent = parents.select_for_update(of=("self",)).filter(pk=parent_id).first()
    if parent is None or parent.answers.filter(state__in=ReaderComment.COUNTED).count() >= MOST_ANSWERS:
        raise CannotAnswer
    return parent


def _sent_just_now(reader: Reader, article_id: int, text: str) -> ReaderComment | None:
    since = timezone.now() - SAME_AGAIN
    mine = ReaderComment.objects.filter(reader=reader, article=article_id, written_at__gte=since)
    return next((comment for comment in mine if comment.words == text), None)
