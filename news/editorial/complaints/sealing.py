"""Encryption of what says who complained: Fernet with keys derived from ``settings.IDENTITY_KEYS``.

The first key seals, all of them open. So a key is exchanged by putting the new one in front; the clock
(``keep_complaint_clock``) seals anew what an older key sealed, after which that key can go.
"""

import base64
import hashlib
import hmac
import json
import logging
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

logger = logging.getLogger(__name__)

_LABEL, _NAME, _ADDRESS = (f"newsroom/complaints/{use}".encode() for use in ("identity", "key", "address"))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who complained, and the secret of their receipt, which later e-mails link to."""

    name: str
    email: str
    phone: str = ""
    party: str = ""
    receipt: str = ""


def seal(identity: Identity) -> str:
    """The identity as it is stored."""
    return seal_bytes(json.dumps(asdict(identity), ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> Identity | None:
    """Who it is; ``None`` when it was removed, or when no key opens it."""
    content = unseal_bytes(sealed.encode()) if sealed else None
    return Identity(**json.loads(content)) if content is not None else None


def seal_bytes(content: bytes) -> bytes:
    """Anything else that may say who complained: evidence."""
    return _keys().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes | None:
    """The content; ``None`` when no key opens it, which somebody has to see to."""
    try:
        return _keys().decrypt(sealed)
    except InvalidToken:
        logger.error("A sealed identity or file opens with none of the keys")
        return None


def current_key() -> str:
    """The fingerprint of the key that seals now; says nothing of the key itself."""
    return _derived(settings.IDENTITY_KEYS[0], _NAME).hex()[:16]


def hash_of_email(email: str) -> str:
    """Keyed, so that the same address is known again and no list of addresses finds it."""
    key = _derived(settings.IDENTITY_KEYS[0], _ADDRESS)
    return hmac.new(key, email.strip().casefold().encode(), hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.IDENTITY_KEYS])


def _fernet(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(key, _LABEL)))


def _derived(key: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key.encode())
