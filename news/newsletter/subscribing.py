"""Asking, confirming and ending. Until an address is confirmed nothing is stored: the request is in the link itself.

The link is sealed, so that it shows neither the address nor the region in anybody's log, and holds for some days.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from news.models import Region
from news.newsletter import letters
from news.newsletter.models import Subscriber
from news.sealing import current_key, hash_of_email, hashes_of_email, seal_bytes, unseal_fresh
from news.throttle import DAY, spend

LINK_DAYS = 3
LINKS_PER_DAY = 3
"""To one address, whoever typed it. Who asks for more is told the same, and gets none."""

PURPOSE = "newsletter"
LONGEST_TOKEN = 1200
# What else is sealed with our keys confirms nothing.
_MARK = b"newsletter "


@dataclass(frozen=True, slots=True)
class Request:
    """What a link of the first e-mail says."""

    email: str
    region: Region


def ask_to_confirm(email: str, *, region: Region) -> None:
    """Send the link that makes a subscriber of whoever owns the address."""
    if spend("newsletter-address", email.casefold(), limit=LINKS_PER_DAY, lasts=DAY) is None:
        content = json.dumps([email, region.pk], ensure_ascii=False).encode()
        letters.send_link(email, region=region, token=seal_bytes(_MARK + content).decode())


def requested_by(token: str) -> Request | None:
    """What a link asks for; ``None`` when it is wrong or too old, or its region is gone."""
    if len(token) > LONGEST_TOKEN:
        return None
    content = unseal_fresh(token.encode(errors="replace"), seconds=int(DAY.total_seconds()) * LINK_DAYS)
    if content is None or not content.startswith(_MARK):
        return None
    email, region_id = json.loads(content.removeprefix(_MARK))
    region = Region.objects.filter(pk=region_id).first()
    return Request(email, region) if region else None


@transaction.atomic
def confirm(token: str) -> Request | None:
    """Make a subscriber, or give one that is there a further region; ``None`` for a link that does not work."""
    request = requested_by(token)
    if request is None:
        return None
    known = Subscriber.objects.filter(email_hash__in=hashes_of_email(request.email, purpose=PURPOSE)).first()
    subscriber = known or _make(request.email)
    subscriber.regions.add(request.region)
    return request


def end(secret: str) -> bool:
    """Delete who the link of a letter belongs to; whether somebody was there."""
    return Subscriber.objects.filter(secret_hash=_hash_of(secret)).delete()[0] > 0


def is_subscribed(secret: str) -> bool:
    """Whether the link of a letter still belongs to somebody."""
    return Subscriber.objects.filter(secret_hash=_hash_of(secret)).exists()


def seal_anew() -> int:
    """Seal with the current key what another one sealed; returns how many no key opens, which are left as they are."""
    lost = 0
    for subscriber in Subscriber.objects.exclude(sealed_with=current_key()).iterator():
        if not subscriber.email or not subscriber.secret:
            lost += 1
            continue
        # Not saved: who ended it meanwhile is gone, and that is no error.
        Subscriber.objects.filter(pk=subscriber.pk).update(
            email=subscriber.email,
            email_hash=hash_of_email(subscriber.email, purpose=PURPOSE),
            secret=subscriber.secret,
            sealed_with=current_key(),
        )
    return lost


def _make(email: str) -> Subscriber:
    """Two confirmations at once make one."""
    secret = token_urlsafe(32)
    return Subscriber.objects.get_or_create(
        email_hash=hash_of_email(email, purpose=PURPOSE),
        defaults={
            "email": email,
            "secret": secret,
            "secret_hash": _hash_of(secret),
            "sealed_with": current_key(),
        },
    )[0]


def _hash_of(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()
