"""How the paper prints times, datelines and structured data."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

# "<" may not end the script element early, and the line separators end a line for old parsers.
_JSON_ESCAPES = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_OPENING_PARAGRAPH = re.compile(r"\s*(?:<div[^>]*>\s*)?<p[^>]*>")


@register.filter(expects_localtime=True)
def story_time(moment: datetime | None, today: datetime | None = None) -> str:
    """When a story appeared, as short as today allows: "13.05 WITA", "Kemarin", "24 November", "2 Mei 2025"."""
    if not moment:
        return ""
    if not today:
        return f"{_day(moment)} {moment.year}"
    now = timezone.localtime(today).date()
    if moment.date() == now:
        return clock(moment)
    if moment.date() == now - timedelta(days=1):
        return _("Yesterday")
    return _day(moment) if moment.year == now.year else f"{_day(moment)} {moment.year}"


@register.filter(expects_localtime=True)
def full_time(moment: datetime | None) -> str:
    """Day and time of a record: "26 November 2026, 13.05 WITA"."""
    return f"{_day(moment)} {moment.year}, {clock(moment)}" if moment else ""


@register.filter(expects_localtime=True)
def long_time(moment: datetime | None) -> str:
    """As ``full_time``, with the day of the week: "Kamis, 26 November 2026, 13.05 WITA"."""
    return f"{WEEKDAYS[moment.weekday()]}, {full_time(moment)}" if moment else ""


@register.filter(expects_localtime=True)
def clock(moment: datetime | None) -> str:
    """The time with its zone, the Indonesian way: "13.05 WITA"."""
    return f"{moment:%H.%M %Z}" if moment else ""


@register.filter(expects_localtime=True)
def changed_time(moment: datetime | None, published_at: datetime | None = None) -> str:
    """When a story was changed: the time alone on the day it appeared, empty where nothing changed since."""
    if not moment or not published_at or moment - published_at < timedelta(minutes=1):
        return ""
    is_same_day = moment.date() == timezone.localtime(published_at).date()
    return clock(moment) if is_same_day else full_time(moment)


@register.filter
def linked_names(names: list[dict[str, str]]) -> SafeString:
    """Names in a row, each a link: "A, B dan C"."""
    links = [format_html('<a href="{}">{}</a>', name["url"], name["name"]) for name in names or []]
    if len(links) < 2:
        return links[0] if links else SafeString()
    first = format_html_join(", ", "{}", ((link,) for link in links[:-1]))
    return format_html(_("{names} and {last_name}"), names=first, last_name=links[-1])


@register.filter
def with_dateline(body_html: str, place: str) -> SafeString:
    """The body with the place of reporting before its first word; a paragraph of its own where none opens the story."""
    body = str(body_html)
    if not place:
        return mark_safe(body)  # noqa: S308 - made by our own block templates, which escape
    dateline = f'<b class="dateline">{escape(place.upper())}</b>'
    opening = _OPENING_PARAGRAPH.match(body)
    if opening is None:
        return mark_safe(f"<p>{dateline}</p>{body}")  # noqa: S308 - as above
    return mark_safe(f"{opening[0]}{dateline} — {body[opening.end() :]}")  # noqa: S308 - as above


@register.filter
def and_also(data: dict[str, Any], more: dict[str, Any] | None) -> dict[str, Any]:
    """The same with what is known only when the page is drawn."""
    return data | (more or {})


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data that no text in it can break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_JSON_ESCAPES)
    return mark_safe(text)  # noqa: S308 - escaped above


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month]}"
