"""Who complained, as it is stored: sealed (``news.sealing``)."""

import json
from dataclasses import asdict, dataclass

from news.sealing import seal_bytes, unseal_bytes


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
