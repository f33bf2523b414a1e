"""What has to go: complaints that nobody verified, and in time who sent one, in which words, with which files."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from news.editorial.audit.chain import record
from news.editorial.comparing.passages import passages_of
from news.editorial.complaints import mail
from news.editorial.complaints.quoting import is_quoted
from news.editorial.complaints.sending import expired_before
from news.editorial.models import Complaint, ComplaintEvidence, PublishedVersion
from news.editorial.private_files import private_storage

DIRECTORY = "complaints"
ORPHANED_AFTER = timedelta(days=1)


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
        mail.tell_forgotten(case)
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
