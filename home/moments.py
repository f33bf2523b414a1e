"""The moments for which the front page can be looked at before they come."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PREVIEWED = [
    ("", _("Now")),
    ("hour", _("In one hour")),
    ("evening", _("Next evening, 18.00")),
    ("morning", _("Next morning, 06.00")),
]
_HOURS = {"evening": 18, "morning": 6}


def moment_of_preview(mode: str) -> datetime:
    """The moment that a preview mode names, by the paper's clock; now for every other word."""
    now = timezone.now()
    if mode == "hour":
        return now + timedelta(hours=1)
    if mode not in _HOURS:
        return now
    here = timezone.localtime(now, timezone.get_default_timezone())
    moment = here.replace(hour=_HOURS[mode], minute=0, second=0, microsecond=0)
    return moment if moment > here else moment + timedelta(days=1)
