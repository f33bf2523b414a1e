"""Links with a secret, as letters hold them: whoever has one may do what it is for, without an account.

Two kinds. Where something is stored, the link holds a random secret and its row the hash of it: signing in, the receipt
of a complaint, the end of a newsletter, a shared draft. Where nothing may be stored before an address is confirmed, the
link holds the request itself, sealed: the newsletter.
"""

import json
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.urls import reverse

from news.sealing import seal_bytes, unseal_fresh

LONGEST_REQUEST = 1200


def new_secret() -> str:
    """What a link holds; nobody guesses it."""
    return token_urlsafe(32)


def hash_of(secret: str) -> str:
    """As a secret is stored: a link cannot be made from it."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def link_to(view_name: str, secret: str) -> str:
    """The whole address, for a letter."""
    return settings.SITE_URL + reverse(view_name, args=[secret])


def seal_request(purpose: str, request: list[Any]) -> str:
    """A request as a link holds it: it shows nothing of an address in anybody's log."""
    content = json.dumps(request, ensure_ascii=False)
    return seal_bytes(f"{purpose} {content}".encode()).decode()


def read_request(purpose: str, token: str, *, lasts: timedelta) -> list[Any] | None:
    """The request of a link; ``None`` when it is wrong, too old or for another purpose."""
    if len(token) > LONGEST_REQUEST:
        return None
    content = unseal_fresh(token.encode(errors="replace"), seconds=int(lasts.total_seconds()))
    mark = f"{purpose} ".encode()
    if content is None or not content.startswith(mark):
        return None
    return json.loads(content.removeprefix(mark))
