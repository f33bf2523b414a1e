"""Another key: what the old one sealed is sealed anew, and what was found by its hash is found by the new one."""

from django.db import transaction

from news.comments.models import Block, Reader
from news.comments.signing_in import PURPOSE, known_hashes
from news.sealing import current_key, hash_of_email


def seal_anew() -> int:
    """Seal with the current key what another one sealed; returns how many no key opens, which are left as they are.

    Blocks of readers go along. Those of deleted accounts cannot: nobody knows whose hash they hold.
    """
    lost = 0
    for reader in Reader.objects.exclude(sealed_with=current_key()).iterator():
        if reader.email:
            _seal(reader)
        else:
            lost += 1
    return lost


@transaction.atomic
def _seal(reader: Reader) -> None:
    email_hash = hash_of_email(reader.email, purpose=PURPOSE)
    _rename_blocks(set(known_hashes(reader)) - {email_hash}, key_hash=email_hash)
    # Not saved: whoever deleted the account meanwhile is gone, and that is no error.
    Reader.objects.filter(pk=reader.pk).update(
        email=reader.email, email_hash=email_hash, sealed_with=current_key()
    )


def _rename_blocks(old_hashes: set[str], *, key_hash: str) -> None:
    """One block of an address is enough: that of the current key, or the newest of the others."""
    blocks = Block.objects.filter(kind=Block.Kind.READER)
    old = blocks.filter(key_hash__in=old_hashes).order_by("-made_at", "-pk")
    if not blocks.filter(key_hash=key_hash).exists() and (newest := old.first()):
        blocks.filter(pk=newest.pk).update(key_hash=key_hash)
    old.delete()
