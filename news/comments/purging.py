"""What goes in time: links and sessions, marks of networks, ended blocks, words of old reports, idle accounts.

And the exchange of keys: what was found by its old hash is found by the new one.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from news.clock import start_of
from news.comments.models import Block, CommentReport, Reader, ReaderComment, ReaderSession, SignInLink
from news.comments.signing_in import PURPOSE, known_hashes
from news.comments.writing import delete_account
from news.sealing import seal_people_anew
from news.throttle import forget_past_counts

REPORT_WORDS_DAYS = 90
IDLE_ACCOUNT_DAYS = 365


def seal_anew() -> int:
    """Exchange the key of all accounts; returns how many addresses no key opens.

    Blocks of readers go along. Those of deleted accounts cannot: nobody knows whose hash they hold.
    """
    return seal_people_anew(Reader.objects.all(), purpose=PURPOSE, then=_rename_blocks)


def _rename_blocks(reader: Reader, key_hash: str) -> None:
    """One block of an address is enough: that of the current key, or the newest of the others."""
    blocks = Block.objects.filter(kind=Block.Kind.READER)
    old_hashes = set(known_hashes(reader)) - {key_hash}
    old = blocks.filter(key_hash__in=old_hashes).order_by("-made_at", "-pk")
    if not blocks.filter(key_hash=key_hash).exists() and (newest := old.first()):
        blocks.filter(pk=newest.pk).update(key_hash=key_hash)
    old.delete()


@dataclass(frozen=True, slots=True)
class Purged:
    """What one run removed, in numbers."""

    links: int
    sessions: int
    marks: int
    blocks: int
    reports: int
    accounts: int
    unreadable: int


def purge() -> Purged:
    """Safe at any time, and twice."""
    now = timezone.now()
    today = start_of(timezone.localdate())
    forget_past_counts()
    ended = {"ends_at__lte": now}
    old_reports = CommentReport.objects.filter(decided_at__lt=now - timedelta(days=REPORT_WORDS_DAYS))
    return Purged(
        links=SignInLink.objects.filter(**ended).delete()[0],
        sessions=ReaderSession.objects.filter(**ended).delete()[0],
        marks=_forget_marks(before=today),
        blocks=Block.objects.filter(**ended).delete()[0],
        reports=old_reports.exclude(text="").update(text=""),
        accounts=_delete_idle(before=now - timedelta(days=IDLE_ACCOUNT_DAYS)),
        unreadable=seal_anew(),
    )


def _forget_marks(*, before) -> int:
    comments = ReaderComment.objects.filter(written_at__lt=before).exclude(network_mark="")
    reports = CommentReport.objects.filter(reported_at__lt=before).exclude(network_mark="")
    return comments.update(network_mark="") + reports.update(network_mark="")


def _delete_idle(*, before) -> int:
    """Accounts without a comment that nobody used for a year."""
    idle = Reader.objects.filter(signed_in_at__lt=before, comments=None)
    readers = list(idle)
    for reader in readers:
        delete_account(reader)
    return len(readers)
