"""How often one network may use the form. No address is kept: rows of keyed hashes, which the clock removes.

A limit for an e-mail address alone would let anybody use up somebody else's, and tell whoever tries whether that person
complained today. So what comes from elsewhere never counts against a sender; what is limited for an address is how
many links it gets (``sending``).
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.editorial.models import SendingCount

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Phones of one provider share an address, so it may send more than one person would.
PER_NETWORK, PER_SENDER, UPLOADS_PER_NETWORK = 12, 5, 60
_IPV6_PREFIX = 64


def refused_until(*, address: str, email: str) -> datetime | None:
    """When this sender may send again: twelve an hour for a network, five a day of them with one e-mail address."""
    network = _network(address)
    waits = [
        _spend("network", network, limit=PER_NETWORK, lasts=HOUR),
        _spend("sender", f"{network} {email.casefold()}", limit=PER_SENDER, lasts=DAY),
    ]
    return max(filter(None, waits), default=None)


def upload_refused_until(*, address: str) -> datetime | None:
    """The same before a byte of it is read: sixty an hour for a network, whether the form turns out valid or not."""
    return _spend("upload", _network(address), limit=UPLOADS_PER_NETWORK, lasts=HOUR)


def forget_past_counts() -> None:
    """Remove what ended."""
    SendingCount.objects.filter(ends_at__lte=timezone.now()).delete()


def _spend(scope: str, who: str, *, limit: int, lasts: timedelta) -> datetime | None:
    """Count one; the end of the count where it is above ``limit``."""
    key = salted_hmac("complaints.throttle", f"{scope} {who}", algorithm="sha256").hexdigest()
    now = timezone.now()
    SendingCount.objects.get_or_create(key=key, defaults={"ends_at": now + lasts})
    counts = SendingCount.objects.filter(key=key)
    counts.filter(ends_at__lte=now).update(count=0, ends_at=now + lasts)
    counts.update(count=F("count") + 1)
    return counts.filter(count__gt=limit).values_list("ends_at", flat=True).first()


def _network(address: str) -> str:
    """A line of IPv6 has a whole network of addresses; one is as good as another."""
    try:
        version = ip_address(address).version
    except ValueError:
        return address
    return str(ip_network(f"{address}/{_IPV6_PREFIX}", strict=False)) if version == 6 else address
