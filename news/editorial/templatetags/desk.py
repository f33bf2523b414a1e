"""What the desk knows of a story, for the editor's screens and for e-mails."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.digest import short_form
from news.editorial.board.card import Chip
from news.editorial.comparing.unsaved import Unsaved, compare_unsaved
from news.editorial.status import StoryStatus, load_status
from news.editorial.times import in_other_zones, in_paper_zone
from news.models import ArticlePage

register = template.Library()


@register.simple_tag
def story_status(page: Any) -> StoryStatus | None:
    """Who has the story now; nothing for pages that are no stories."""
    page = page.specific if page is not None and page.pk else None
    return load_status(page) if isinstance(page, ArticlePage) else None


@register.inclusion_tag("news_editorial/status.html", takes_context=True)
def desk_status(context: Context, page: Any) -> dict[str, Any]:
    """The line above the editor that says who has the story and what the desk answered."""
    user = context["request"].user
    status = story_status(page)
    return {
        "page": page,
        "status": status,
        "user": user,
        "can_read": bool(status) and page.permissions_for_user(user).can_publish(),
        "can_see_record": user.has_perm("news_editorial.view_auditentry"),
    }


@register.simple_tag
def paper_name() -> str:
    """What the newsroom's own pages are headed with."""
    return settings.WAGTAIL_SITE_NAME


@register.filter
def short_digest(digest: str) -> str:
    """Three groups of four, for people to compare by eye."""
    return short_form(digest)


@register.filter
def desk_time(moment: datetime | None, form: str = "clock") -> SafeString:
    """A moment on the paper's clock, with the other Indonesian zones on hover.

    ``form``: "clock" (13.05 WITA), "full" (26 November 2026, 13.05 WITA), "long" with the day of the week, or "near":
    the clock alone for today, else the full form.
    """
    if not moment:
        return SafeString()
    here = in_paper_zone(moment)
    is_clock = form == "clock" or (form == "near" and here.date() == in_paper_zone(timezone.now()).date())
    shown = f"{here:%H.%M %Z}"
    if not is_clock:
        shown = f"{here.day} {MONTHS[here.month]} {here.year}, {shown}"
    if form == "long":
        shown = f"{WEEKDAYS[here.weekday()]}, {shown}"
    html = '<time datetime="{}" title="{}">{}</time>'
    return format_html(html, here.isoformat(timespec="seconds"), in_other_zones(moment), shown)


@register.filter
def chip_row(chips: list[Chip]) -> SafeString:
    """The signs of a card. Hundreds of cards carry the same few, so each row is made once."""
    return _chip_row(tuple(chips))


@lru_cache(maxsize=512)
def _chip_row(chips: tuple[Chip, ...]) -> SafeString:
    html = '<span class="desk-chip" data-tone="{}">{}</span>'
    return format_html_join(" ", html, ((chip.tone, chip.text) for chip in chips))


@register.simple_tag
def unsaved_beside(form: Any) -> Unsaved | None:
    """After a save over a newer version was refused: what was typed beside what was saved; else nothing."""
    is_stale = form.is_bound and form.has_error(NON_FIELD_ERRORS, code="stale")
    return compare_unsaved(form) if is_stale else None


@register.inclusion_tag("news_editorial/keep_draft.html", takes_context=True)
def keep_draft(context: Context, page: Any = None) -> dict[str, Any]:
    """The element that keeps in the browser what is being written; ``page`` is None while a story is begun."""
    is_begun = page is not None and page.pk
    return {
        "story": page.pk if is_begun else "new",
        "compare_url": reverse("news_editorial:compare_kept", args=[page.pk]) if is_begun else "",
        "is_bound": context["form"].is_bound,
        "user": context["request"].user,
        "zone": settings.TIME_ZONE,
    }


@register.simple_tag(takes_context=True)
def is_story_form(context: Context) -> bool:
    """Whether Wagtail's editor is open on a story, new or old."""
    page, kind = context.get("page"), context.get("content_type")
    if page is not None and page.pk:
        return isinstance(page.specific, ArticlePage)
    return kind is not None and kind.model_class() is ArticlePage
