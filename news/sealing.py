"""Encryption of what must not be read in the database or a backup: Fernet with keys from ``settings.IDENTITY_KEYS``.

The first key seals, all of them open. So a key is exchanged by putting the new one in front. Rows that say in
``sealed_with`` which key sealed them are then sealed anew (``keep_complaint_clock``, ``send_newsletter``,
``purge_comments``), after which the old key can go.
"""

import base64
import hashlib
import hmac
import logging
from collections.abc import Callable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models, transaction

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


class Unreadable(str):
    """What no key opens: empty to whoever reads it, and kept as it is when its row is saved."""

    __slots__ = ("sealed",)

    sealed: str


class SealedTextField(models.TextField):
    """Plain text to whoever asks the model. The database sees a sealed one, and cannot search it; empty stays empty.

    How text is sealed is no matter of the database: migrations see a plain field.
    """

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        content = unseal_bytes(value.encode())
        if content is not None:
            return content.decode()
        unreadable = Unreadable()
        unreadable.sealed = value
        return unreadable

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Unreadable):
            return value.sealed
        value = super().get_prep_value(value)
        return seal_bytes(value.encode()).decode() if value else value

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class NoKeyOpens(Exception):
    """The key that sealed it is not in ``IDENTITY_KEY``."""


def sealed_with_another_key(rows: Any) -> Any:
    """Those of ``rows`` of which something is sealed, and not with the first key."""
    return rows.exclude(sealed_with__in=["", current_key()])


def to_seal_anew(row: models.Model) -> dict[str, str]:
    """The sealed texts of a row and the key that will seal them when they are written. Raises ``NoKeyOpens``."""
    names = [field.attname for field in row._meta.concrete_fields if isinstance(field, SealedTextField)]
    texts = {name: getattr(row, name) for name in names}
    if any(isinstance(text, Unreadable) for text in texts.values()):
        raise NoKeyOpens
    return texts | {"sealed_with": current_key()}


def seal_people_anew(
    rows: models.QuerySet, *, purpose: str, then: Callable[[Any, str], None] | None = None
) -> int:
    """Exchange the key of rows that are known by their address; returns how many no key opens: they stay as they are.

    ``then`` is called with each row and its new hash, in the same transaction.
    """
    lost = 0
    for row in sealed_with_another_key(rows).iterator():
        try:
            values = to_seal_anew(row)
        except NoKeyOpens:
            lost += 1
            continue
        email_hash = hash_of_email(row.email, purpose=purpose)
        with transaction.atomic():
            if then is not None:
                then(row, email_hash)
            # Not saved: a row that was deleted meanwhile stays deleted.
            type(row).objects.filter(pk=row.pk).update(**values, email_hash=email_hash)
    return lost


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.IDENTITY_KEYS])


def _fernet(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(key, _LABEL)))


def _derived(key: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key.encode())
