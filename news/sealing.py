"""Encryption of what must not be read in the database or a backup: Fernet with keys from ``settings.IDENTITY_KEYS``.

The first key seals, all of them open. So a key is exchanged by putting the new one in front; whoever keeps sealed rows
seals anew what an older key sealed (``keep_complaint_clock``, ``send_newsletter``), after which that key can go.
"""

import base64
import hashlib
import hmac
import logging

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

logger = logging.getLogger(__name__)

# Part of the keys: with other words nothing opens that was sealed before.
_LABEL, _NAME = (f"newsroom/complaints/{use}".encode() for use in ("identity", "key"))


def seal_bytes(content: bytes) -> bytes:
    """As it may be stored."""
    return _keys().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes | None:
    """The content; ``None`` when no key opens it, which somebody has to see to."""
    try:
        return _keys().decrypt(sealed)
    except InvalidToken:
        logger.error("A sealed text or file opens with none of the keys")
        return None


def unseal_fresh(sealed: bytes, *, seconds: int) -> bytes | None:
    """The same for what came back from outside: ``None`` too when it is older than that, or was never ours."""
    try:
        return _keys().decrypt(sealed, ttl=seconds)
    except InvalidToken:
        return None


def current_key() -> str:
    """The fingerprint of the key that seals now; says nothing of the key itself."""
    return _derived(settings.IDENTITY_KEYS[0], _NAME).hex()[:16]


def hash_of_email(email: str, *, purpose: str = "complaints") -> str:
    """Keyed, so that the same address is known again and no list of addresses finds it.

    Another key for each purpose: nobody can see that a reader of the newsletter also complained.
    """
    return hashes_of_email(email, purpose=purpose)[0]


def hashes_of_email(email: str, *, purpose: str) -> list[str]:
    """The same with each key, the current one first: what is stored may be from before keys were exchanged."""
    address, use = email.strip().casefold().encode(), f"newsroom/{purpose}/address".encode()
    return [
        hmac.new(_derived(key, use), address, hashlib.sha256).hexdigest() for key in settings.IDENTITY_KEYS
    ]


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.IDENTITY_KEYS])


def _fernet(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(key, _LABEL)))


def _derived(key: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key.encode())
