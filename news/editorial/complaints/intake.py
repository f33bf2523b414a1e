"""From the form to the desk: a complaint is kept, its sender verifies the address, and its clock starts.

Then it has a number and a receipt. A right of reply that was claimed under a comment comes the same way.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from news.editorial.audit.chain import record
from news.editorial.complaints import complainant, evidence
from news.editorial.complaints.complainant import Identity, receipt_secret, seal, unseal
from news.editorial.complaints.forms import LONGEST_PASSAGE, ComplaintForm
from news.editorial.locks import lock_story
from news.editorial.models import Complaint, DeskSettings
from news.sealing import current_key, hash_of_email
from news.secret_links import hash_of, new_secret
from news.signals import ClaimNotTaken, reply_claimed
from news.throttle import may_get_link

UNVERIFIED_DAYS = 7
SAME_AGAIN = timedelta(minutes=30)
MOST_BESIDE = 20
UNDECIDED_FACTOR = 2
"""An open case keeps its sender for so many times the days of a decided one, counted from its limit."""


@transaction.atomic
def send(form: ComplaintForm, *, network: str = "") -> Complaint | None:
    """Keep what a valid form says and ask its sender to verify the address; ``None`` when it was sent already.

    An address that got its links of the day gets no further one: the request waits for the next, or is confirmed
    together with another (``waiting_beside``).
    """
    lock_the_desk()
    data = form.cleaned_data
    if _was_sent_already(form):
        return None
    token = new_secret()
    secret = receipt_secret(token)
    told = {name: data[name] for name in ("name", "email", "phone", "party")}
    complaint = Complaint.objects.create(
        kind=data["kind"],
        article_id=form.story.pk if form.story else None,
        story_hint="" if form.story else data["story_hint"],
        passage=data["passage"],
        claim=data["claim"],
        identity=seal(Identity(**told, receipt=secret)),
        sealed_with=current_key(),
        email_hash=hash_of_email(data["email"]),
        receipt_hash=hash_of(secret),
    )
    evidence.keep(form.proofs, complaint=complaint)
    if may_get_link(data["email"], network=network):
        _send_link(complaint, token)
    return complaint


@transaction.atomic
def send_link_again(pk: int) -> bool:
    """A new link for a complaint whose first one did not go out, if its address may get one; nobody has the old one."""
    complaint = without_link().select_for_update(of=("self",)).filter(pk=pk).first()
    lock_the_desk()
    identity = unseal(complaint.identity) if complaint else None
    if complaint is None or identity is None or not may_get_link(identity.email):
        return False
    token = new_secret()
    identity = replace(identity, receipt=receipt_secret(token))
    complaint.identity, complaint.receipt_hash = seal(identity), hash_of(identity.receipt)
    complaint.save(update_fields=["identity", "receipt_hash"])
    _send_link(complaint, token)
    return True


def without_link():
    """Complaints that wait for the link of their first e-mail."""
    return Complaint.objects.unverified().filter(link_sent_at=None, sent_at__gte=expired_before())


def expired_before():
    """What was sent before this moment and never verified is forgotten."""
    return timezone.now() - timedelta(days=UNVERIFIED_DAYS)


def lock_the_desk() -> None:
    """One at a time from here to the commit: a row that every database has on PostgreSQL, the write on SQLite.

    Without the key, so that rows which point at it need not wait.
    """
    kinds = ContentType.objects.select_for_update(no_key=True)
    kinds.get(app_label=Complaint._meta.app_label, model=Complaint._meta.model_name)


def _send_link(complaint: Complaint, token: str) -> None:
    complaint.link_sent_at = timezone.now()
    complaint.save(update_fields=["link_sent_at"])
    complainant.ask_to_verify(complaint, token=token)


def _was_sent_already(form: ComplaintForm) -> bool:
    """The same words by the same address a moment ago: a button pressed twice."""
    data, now = form.cleaned_data, timezone.now()
    just_now = Complaint.objects.filter(
        email_hash=hash_of_email(data["email"]), kind=data["kind"], sent_at__gte=now - SAME_AGAIN
    )
    return any(complaint.claim == data["claim"] for complaint in just_now)


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
    complaint = by_receipt(receipt_secret(token))
    if complaint and not complaint.verified_at and complaint.sent_at < expired_before():
        return None
    return complaint


def by_receipt(secret: str) -> Complaint | None:
    """The complaint of a receipt's link."""
    known = Complaint.objects.select_related("article__published", "correction", "retraction")
    return known.filter(receipt_hash=hash_of(secret)).first()


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
    complainant.send_receipt(complaint)
    return complaint


def _next_number(kind: str) -> int:
    """The next of its kind. Without a gap: nothing that has a number is ever deleted."""
    lock_the_desk()
    newest = Complaint.objects.filter(kind=kind).aggregate(newest=Max("sequence"))["newest"]
    return (newest or 0) + 1


def connect() -> None:
    """Called once, by the app's ``ready``."""
    reply_claimed.connect(take_claim, dispatch_uid="news_editorial.take_claim")


def take_claim(
    sender: Any, *, article_id: int, claimant: dict[str, str], claim: str, about: str = "", **kwargs: Any
) -> None:
    """Ask the claimant to verify the address; the clock starts then, as for everybody. Raises ``ClaimNotTaken``.

    ``about``: the words concerned; the desk sees them as the sentence concerned.
    """
    passage = about[:LONGEST_PASSAGE]
    given = {"kind": Complaint.Kind.REPLY, "berita": str(article_id), "passage": passage, "claim": claim}
    form = ComplaintForm(given | claimant)
    if not form.is_valid():
        raise ClaimNotTaken(sorted(form.errors))
    send(form, network=claimant.get("network", ""))
