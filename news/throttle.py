"""How often one network may use a public form. No address is kept: rows of keyed hashes, which go when they end."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.models import SendingCount

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def spend(scope: str, who: str, *, limit: int, lasts: timedelta) -> datetime | None:
    """Count one; the end of the count where it is above ``limit``."""
    key = salted_hmac("news.throttle", f"{scope} {who}", algorithm="sha256").hexdigest()
    now = timezone.now()
    SendingCount.objects.get_or_create(key=key, defaults={"ends_at": now + lasts})
    counts = SendingCount.objects.filter(key=key)
    counts.filter(ends_at__lte=now).update(count=0, ends_at=now + lasts)
    counts.update(count=F("count") + 1)
    return counts.filter(count__gt=limit).values_list("ends_at", flat=True).first()


def forget_past_counts() -> None:
    """Remove what ended."""
    SendingCount.objects.filter(ends_at__lte=timezone.now()).delete()
