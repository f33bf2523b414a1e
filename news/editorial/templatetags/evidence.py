"""What the pages of an evidence package need: their values are JSON."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime

register = template.Library()


@register.filter
def as_moment(text: Any) -> datetime | None:
    """A moment on the paper's clock; None for what is none."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return timezone.localtime(moment) if moment and moment.tzinfo else None
