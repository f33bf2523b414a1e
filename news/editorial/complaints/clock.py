"""What time does to complaints: reminders, forgetting, another key. Two runs at once do each thing once.

Every step asks again under its lock. A case that cannot be kept (a file is gone, no key opens it) is counted and stops
no other.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from news.editorial.audit.chain import record
from news.editorial.comparing.passages import passages_of
from news.editorial.complaints import complainant, intake
from news.editorial.complaints.complainant import seal, unseal
from news.editorial.complaints.forms import is_quoted
from news.editorial.complaints.intake import expired_before
from news.editorial.models import Complaint, ComplaintEvidence, PublishedVersion
from news.editorial.private_files import private_storage
from news.sealing import (
    NoKeyOpens,
    hash_of_email,
    seal_bytes,
    sealed_with_another_key,
    to_seal_anew,
    unseal_bytes,
)
from news.secret_links import new_secret
from news.throttle import forget_past_counts

logger = logging.getLogger(__name__)

LINK_LATE_AFTER = timedelta(minutes=10)
DIRECTORY = "complaints"
ORPHANED_AFTER = timedelta(days=1)


@dataclass(slots=True)
class Round:
    """What one round did, in numbers; ``failed`` are cases that somebody has to see to."""

    links_sent: int = 0
    told: int = 0
    forgotten: int = 0
    identities_removed: int = 0
    sealed_anew: int = 0
    files_removed: int = 0
    failed: int = field(default=0)

    def each(self, step: Callable[[int], bool], cases: Iterable[int]) -> int:
        """How many of the cases the step changed; one that raises is logged by its id and counted."""
        done = 0
        for pk in cases:
            try:
                done += step(pk)
            # Whatever is wrong with one case, the clocks of the others run.
            except Exception:
                logger.exception("The clock cannot keep a complaint", extra={"complaint": pk})
                self.failed += 1
        return done


def keep_clock() -> Round:
    """Send links that are due, tell of half time and of the limit, forget what has to go, exchange keys."""
    done, now = Round(), timezone.now()
    late = intake.without_link().filter(sent_at__lte=now - LINK_LATE_AFTER)
    done.links_sent = done.each(intake.send_link_again, _ids(late))
    done.told = done.each(_tell_half_time, _at_half_time()) + done.each(_tell_limit, _ids(_past_limit()))
    done.forgotten = done.each(forget_unverified, _ids(never_verified()))
    done.identities_removed = done.each(remove_identity, _ids(expired()))
    done.sealed_anew = done.each(seal_case_anew, _ids(sealed_with_another_key(Complaint.objects)))
    done.files_removed = remove_orphans()
    forget_past_counts()
    return done


def _ids(cases: Any) -> list[int]:
    return list(cases.order_by("pk").values_list("pk", flat=True))


def _at_half_time() -> list[int]:
    """Open, and half of the time is gone; nobody was told yet. One that waits for a second person is open too."""
    now = timezone.now()
    waiting = Complaint.objects.open().filter(half_time_told_at=None, due_at__gt=now).by_time_left()
    times = waiting.only("verified_at", "due_at")
    return [case.pk for case in times if case.half_time_at <= now]


def _past_limit() -> Any:
    return Complaint.objects.open().filter(limit_told_at=None, due_at__lte=timezone.now())


def _tell_half_time(pk: int) -> bool:
    return _tell(pk, "half_time_told_at", complainant.tell_half_time)


def _tell_limit(pk: int) -> bool:
    return _tell(pk, "limit_told_at", complainant.tell_limit)


@transaction.atomic
def _tell(pk: int, told: str, send: Callable[[Complaint], int]) -> bool:
    """Raises ``NobodyToTell``; a mail server that does not take it makes it due again (``news.mail``)."""
    case = Complaint.objects.select_for_update(of=("self",)).filter(pk=pk, **{told: None}).first()
    if case is None or not case.is_open:
        return False
    setattr(case, told, timezone.now())
    case.save(update_fields=[told])
    if not send(case):
        raise NobodyToTell
    return True


class NobodyToTell(Exception):
    """No editor-in-chief and no administrator has an e-mail address: the case stays untold."""


def never_verified() -> Any:
    """Complaints whose link nobody opened in time."""
    return Complaint.objects.unverified().filter(sent_at__lt=expired_before())


def expired() -> Any:
    """Verified ones whose sender has to be forgotten now, decided or not."""
    return Complaint.objects.filter(identity_expires_at__lte=timezone.now())


@transaction.atomic
def forget_unverified(pk: int) -> bool:
    """Delete it whole; whether there was anything left to do."""
    case = never_verified().select_for_update(of=("self",)).filter(pk=pk).first()
    if case is None:
        return False
    _remove_evidence(case)
    case.delete()
    return True


@transaction.atomic
def remove_identity(pk: int) -> bool:
    """Who it was, their own words, the answer to them and the files go. What was asked, when, and the outcome stay.

    A passage stays if it is the story's and not theirs. Of an open case the editor-in-chief is told.
    """
    case = expired().select_for_update(of=("self",)).filter(pk=pk).first()
    if case is None:
        return False
    _remove_evidence(case)
    passage = case.passage if _is_the_papers(case) else ""
    emptied = dict.fromkeys(("identity", "email_hash", "claim", "answer", "story_hint"), "")
    kept = {
        "passage": passage,
        "sealed_with": case.sealed_with if passage else "",
        "identity_expires_at": None,
    }
    for name, value in (emptied | kept).items():
        setattr(case, name, value)
    case.save(update_fields=[*emptied, *kept])
    record("identity_removed", about=case.number)
    if case.is_open:
        complainant.tell_forgotten(case)
    return True


def remove_orphans() -> int:
    """Delete files of which no row knows: their request, or the round that removed them, was cut off."""
    storage = private_storage()
    if not storage.exists(DIRECTORY):
        return 0
    known = set(ComplaintEvidence.objects.values_list("file", flat=True))
    names = (f"{DIRECTORY}/{name}" for name in storage.listdir(DIRECTORY)[1])
    old = timezone.now() - ORPHANED_AFTER
    orphans = [name for name in names if name not in known and storage.get_modified_time(name) < old]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def delete_after_commit(storage: Storage, name: str) -> None:
    """A file goes when its row is certainly gone."""
    transaction.on_commit(lambda: storage.delete(name))


def _remove_evidence(case: Complaint) -> None:
    for proof in case.evidence.all():
        delete_after_commit(proof.file.storage, proof.file.name)
    case.evidence.all().delete()


def _is_the_papers(case: Complaint) -> bool:
    """Whether the passage stands in a version that readers had."""
    if not case.passage or not case.article_id:
        return False
    versions = PublishedVersion.objects.filter(article=case.article_id).select_related("article")
    texts = ("\n".join(part.text for part in passages_of(version.as_article())) for version in versions)
    return any(is_quoted(case.passage, text) for text in texts)


@transaction.atomic
def seal_case_anew(pk: int) -> bool:
    """Everything of one complaint; raises ``NoKeyOpens`` or ``OSError``, and then all of it stays as it was."""
    cases = sealed_with_another_key(Complaint.objects)
    case = cases.select_for_update(of=("self",)).filter(pk=pk).first()
    if case is None:
        return False
    values = to_seal_anew(case)
    if case.identity:
        identity = unseal(case.identity)
        if identity is None:
            raise NoKeyOpens
        values |= {"identity": seal(identity), "email_hash": hash_of_email(identity.email)}
    for name, value in values.items():
        setattr(case, name, value)
    case.save(update_fields=values.keys())
    for proof in case.evidence.all():
        _seal_file_anew(proof)
    return True


def _seal_file_anew(proof: ComplaintEvidence) -> None:
    with proof.file.open("rb") as file:
        content = unseal_bytes(file.read())
    if content is None:
        raise NoKeyOpens
    delete_after_commit(proof.file.storage, proof.file.name)
    proof.file.save(new_secret(), ContentFile(seal_bytes(content)), save=True)
