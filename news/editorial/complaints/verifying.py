"""The sender's address is verified: the complaint gets its number, its clock and its receipt."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from news.editorial.audit.chain import record
from news.editorial.complaints import mail
from news.editorial.complaints.secrets import LONGEST, hash_of, receipt_secret
from news.editorial.complaints.sending import expired_before, lock_the_desk, without_link
from news.editorial.locks import lock_story
from news.editorial.models import Complaint, DeskSettings

MOST_BESIDE = 20
UNDECIDED_FACTOR = 2
"""An open case keeps its sender for so many times the days of a decided one, counted from its limit."""


def verify(token: str) -> Complaint | None:
    """Give the complaint its number and start the clock; ``None`` for a link that is wrong or too old.

    A link that was used before changes nothing and returns its complaint.
    """
    complaint = to_be_verified(token)
    return _start_clock(complaint) if complaint else None


def verify_beside(token: str, *, pks: Iterable[int]) -> list[Complaint]:
    """The same for those of ``pks`` that wait beside the complaint of a link; one transaction each."""
    complaint, chosen = to_be_verified(token), set(pks)
    beside = waiting_beside(complaint) if complaint and chosen else []
    return [started for other in beside if other.pk in chosen and (started := _start_clock(other))]


def to_be_verified(token: str) -> Complaint | None:
    """The complaint that a link of the first e-mail belongs to; ``None`` for a link that is wrong or too old."""
    complaint = by_receipt(receipt_secret(token)) if len(token) <= LONGEST else None
    if complaint and not complaint.verified_at and complaint.sent_at < expired_before():
        return None
    return complaint


def by_receipt(secret: str) -> Complaint | None:
    """The complaint of a receipt's link."""
    known = Complaint.objects.select_related("article__published", "correction", "retraction")
    return known.filter(receipt_hash=hash_of(secret)).first() if len(secret) <= LONGEST else None


def waiting_beside(complaint: Complaint) -> list[Complaint]:
    """What else was sent with the same address and got no link. Newest first.

    Whoever opens a link owns the address; which of these are theirs, they say.
    """
    beside = without_link().filter(email_hash=complaint.email_hash).exclude(pk=complaint.pk)
    return list(beside.select_related("article__published").order_by("-pk")[:MOST_BESIDE])


def hours_for(kind: str) -> int:
    """The paper's own limit for an answer."""
    rules = DeskSettings.load()
    return rules.reply_hours if kind == Complaint.Kind.REPLY else rules.correction_hours


@transaction.atomic
def _start_clock(complaint: Complaint) -> Complaint | None:
    if complaint.verified_at:
        return complaint
    if complaint.article_id:
        lock_story(complaint.article)
    complaint = Complaint.objects.select_for_update(of=("self",)).filter(pk=complaint.pk).first()
    if complaint is None or complaint.verified_at:
        return complaint
    complaint.verified_at = timezone.now()
    complaint.due_at = complaint.verified_at + timedelta(hours=hours_for(complaint.kind))
    complaint.identity_expires_at = complaint.due_at + UNDECIDED_FACTOR * timedelta(
        days=DeskSettings.load().identity_days
    )
    complaint.sequence = _next_number(complaint.kind)
    complaint.save(update_fields=["verified_at", "due_at", "identity_expires_at", "sequence"])
    record(
        "complaint_verified",
        article=complaint.article,
        about=complaint.number,
        kind=complaint.kind,
        due_at=complaint.due_at.isoformat(),
    )
    mail.send_receipt(complaint)
    return complaint


def _next_number(kind: str) -> int:
    """The next of its kind. Without a gap: nothing that has a number is ever deleted."""
    lock_the_desk()
    newest = Complaint.objects.filter(kind=kind).aggregate(newest=Max("sequence"))["newest"]
    return (newest or 0) + 1
