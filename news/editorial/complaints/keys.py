"""The exchange of keys: what another key sealed is sealed anew with the first one, after which the other can go."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from news.editorial.complaints.forgetting import delete_after_commit
from news.editorial.complaints.sealing import seal, unseal
from news.editorial.complaints.secrets import new_token
from news.editorial.models import Complaint, ComplaintEvidence
from news.sealed_text import Unreadable
from news.sealing import current_key, hash_of_email, seal_bytes, unseal_bytes

_TEXTS = ("passage", "claim", "answer")


class NoKeyOpens(Exception):
    """The key that sealed it is not in ``IDENTITY_KEY``."""


def sealed_with_another_key() -> Any:
    """Complaints of which something is sealed, and not with the first key."""
    return Complaint.objects.exclude(sealed_with__in=["", current_key()])


@transaction.atomic
def seal_case_anew(pk: int) -> bool:
    """Everything of one complaint; raises ``NoKeyOpens`` or ``OSError``, and then all of it stays as it was."""
    case = sealed_with_another_key().select_for_update(of=("self",)).filter(pk=pk).first()
    if case is None:
        return False
    if any(isinstance(getattr(case, name), Unreadable) for name in _TEXTS):
        raise NoKeyOpens
    if case.identity:
        identity = unseal(case.identity)
        if identity is None:
            raise NoKeyOpens
        case.identity, case.email_hash = seal(identity), hash_of_email(identity.email)
    case.sealed_with = current_key()
    # The texts are sealed as they are saved.
    case.save(update_fields=["identity", "email_hash", "sealed_with", *_TEXTS])
    for proof in case.evidence.all():
        _exchange(proof)
    return True


def _exchange(proof: ComplaintEvidence) -> None:
    with proof.file.open("rb") as file:
        content = unseal_bytes(file.read())
    if content is None:
        raise NoKeyOpens
    delete_after_commit(proof.file.storage, proof.file.name)
    proof.file.save(new_token(), ContentFile(seal_bytes(content)), save=True)
