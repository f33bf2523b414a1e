"""From the form to the first e-mail: a complaint is kept, and its sender asked to verify the address."""

from dataclasses import replace
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from news.editorial.complaints import evidence, mail
from news.editorial.complaints.forms import ComplaintForm
from news.editorial.complaints.sealing import Identity, seal, unseal
from news.editorial.complaints.secrets import hash_of, new_token, receipt_secret
from news.editorial.models import Complaint
from news.sealing import current_key, hash_of_email

UNVERIFIED_DAYS = 7
SAME_AGAIN = timedelta(minutes=30)
LINKS_PER_DAY = 5
"""To one e-mail address, whoever typed it. What is sent beyond that is kept, and waits for its link."""


@transaction.atomic
def send(form: ComplaintForm) -> Complaint | None:
    """Keep what a valid form says and ask its sender to verify the address; ``None`` when it was sent already.

    An address that got its links of the day gets no further one: the request waits for the next, or is confirmed
    together with another (``verifying.waiting_beside``).
    """
    lock_the_desk()
    data = form.cleaned_data
    if _was_sent_already(form):
        return None
    token = new_token()
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
    if may_get_link(complaint):
        _send_link(complaint, token)
    return complaint


@transaction.atomic
def send_link_again(pk: int) -> bool:
    """A new link for a complaint whose first one did not go out, if its address may get one; nobody has the old one."""
    complaint = without_link().select_for_update(of=("self",)).filter(pk=pk).first()
    lock_the_desk()
    identity = unseal(complaint.identity) if complaint else None
    if complaint is None or identity is None or not may_get_link(complaint):
        return False
    token = new_token()
    identity = replace(identity, receipt=receipt_secret(token))
    complaint.identity, complaint.receipt_hash = seal(identity), hash_of(identity.receipt)
    complaint.save(update_fields=["identity", "receipt_hash"])
    _send_link(complaint, token)
    return True


def may_get_link(complaint: Complaint) -> bool:
    """Whether the address has had fewer links than it may get in a day."""
    day_ago = timezone.now() - timedelta(days=1)
    sent = Complaint.objects.filter(email_hash=complaint.email_hash, link_sent_at__gt=day_ago)
    return sent.count() < LINKS_PER_DAY


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
    mail.ask_to_verify(complaint, token=token)


def _was_sent_already(form: ComplaintForm) -> bool:
    """The same words by the same address a moment ago: a button pressed twice."""
    data, now = form.cleaned_data, timezone.now()
    just_now = Complaint.objects.filter(
        email_hash=hash_of_email(data["email"]), kind=data["kind"], sent_at__gte=now - SAME_AGAIN
    )
    return any(complaint.claim == data["claim"] for complaint in just_now)
