"""Who may not write. The list knows keyed hashes, and a mark by which moderators know a reader again."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.client_address import network_of
from news.clock import start_of
from news.comments.models import Block, ModerationDecision, Reader, ReaderComment
from news.comments.signing_in import PURPOSE, known_hashes
from news.sealing import hash_of_email

MARK_LENGTH = 32


class NothingToBlock(Exception):
    """The reader deleted the account, or the network has another mark today."""


def network_mark(address: str) -> str:
    """The network on this day, as it may be stored: tomorrow the same one has another mark."""
    value = f"{timezone.localdate():%Y-%m-%d} {network_of(address)}"
    return salted_hmac("news.comments.network", value, algorithm="sha256").hexdigest()[:MARK_LENGTH]


def is_blocked(reader: Reader, *, network_mark: str) -> bool:
    """Whether this reader, or the network they write from, may not write now; one query."""
    blocks = Block.objects.in_force()
    return (
        blocks.filter(kind=Block.Kind.READER, key_hash__in=known_hashes(reader))
        | blocks.filter(kind=Block.Kind.NETWORK, key_hash=network_mark)
    ).exists()


def may_block_network(comment: ReaderComment) -> bool:
    """Whether the network of a comment can be known again: only on the day on which it was written."""
    return bool(comment.network_mark) and timezone.localdate(comment.written_at) == timezone.localdate()


@transaction.atomic
def block(comment: ReaderComment, *, kind: str, reason: str, by) -> Block:
    """Block whoever wrote a comment, or the network it came from until midnight. Raises ``NothingToBlock``."""
    if kind == Block.Kind.NETWORK:
        key = comment.network_mark if may_block_network(comment) else ""
        ends_at = start_of(timezone.localdate() + timedelta(days=1))
    else:
        reader = comment.reader
        key, ends_at = hash_of_email(reader.email, purpose=PURPOSE) if reader and reader.email else "", None
    if not key:
        raise NothingToBlock
    made, _is_new = Block.objects.update_or_create(
        kind=kind,
        key_hash=key,
        defaults={
            "mark": comment.reader.mark if comment.reader else "",
            "reason": reason,
            "made_by": by,
            "made_at": timezone.now(),
            "ends_at": ends_at,
        },
    )
    _record(ModerationDecision.Kind.BLOCKED, made, by=by, note=reason, comment=comment)
    return made


@transaction.atomic
def lift(blocked: Block, *, by) -> None:
    """Let somebody write again."""
    _record(ModerationDecision.Kind.UNBLOCKED, blocked, by=by, note=blocked.reason)
    blocked.delete()


def _record(kind: str, blocked: Block, *, by, note: str, comment: ReaderComment | None = None) -> None:
    ModerationDecision.objects.create(
        kind=kind,
        made_by=by,
        article_id=comment.article_id if comment else None,
        comment_number=comment.pk if comment else None,
        note=f"{blocked.mark} {blocked.get_kind_display()}: {note}".strip()[:400],
    )
