"""What goes in time: past days' salts and tokens, which workers remove by themselves, and the hours of long ago."""

from datetime import timedelta

from django.utils import timezone

from news.readership.models import HourlyReads
from news.readership.salts import destroy_past_salts

HOURS_ARE_KEPT = timedelta(days=90)


def purge() -> tuple[int, int]:
    """How many past days' salts were destroyed, and how many counts of hours removed. Counts of days stay."""
    long_ago = timezone.now() - HOURS_ARE_KEPT
    return destroy_past_salts(), HourlyReads.objects.filter(hour_at__lt=long_ago).delete()[0]
