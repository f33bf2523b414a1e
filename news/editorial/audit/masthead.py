"""Who answered for the paper on which day (Press Law 40/1999, article 12): kept each time the masthead changes."""

import re
from datetime import datetime
from html import unescape
from typing import Any

from django.db.models.signals import post_save
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.signals import page_published

from news.editorial.models import Masthead
from news.models import PaperSettings

_ENDS = re.compile(r"</(p|li|h[1-6])>|<br ?/?>")
PAGE_SLUG = "redaksi"
"""Of the standing page that names the newsroom (``newsroom.site_setup`` makes it)."""


def masthead_at(moment: datetime) -> dict[str, str]:
    """As it was then; before the first that was kept, that one; two queries at most, three where none was."""
    kept = Masthead.objects.filter(since__lte=moment).order_by("-since", "-pk").first()
    kept = kept or Masthead.objects.order_by("since", "pk").first()
    return kept.content if kept else _today()


def keep_masthead(**kwargs: Any) -> None:
    """Write down what the paper says of itself now, if that is something else than before."""
    today, newest = _today(), Masthead.objects.order_by("-since", "-pk").first()
    if newest is None or newest.content != today:
        Masthead.objects.create(content=today)


def keep_masthead_page(sender: type, *, instance: Any, **kwargs: Any) -> None:
    """``page_published`` of the masthead."""
    if isinstance(instance, Page) and instance.slug == PAGE_SLUG:
        keep_masthead()


def connect() -> None:
    """Called by ``receivers.connect``."""
    uid = "news_editorial.masthead"
    post_save.connect(keep_masthead, sender=PaperSettings, dispatch_uid=uid)
    page_published.connect(keep_masthead_page, dispatch_uid=uid)


def _today() -> dict[str, str]:
    paper = PaperSettings.load()
    page = Page.objects.filter(slug=PAGE_SLUG, depth=3).live().specific().first()
    return {
        "paper": paper.name,
        "person_in_charge": paper.person_in_charge,
        "publisher": paper.legal_line,
        "page": _plain(getattr(page, "body", "")),
    }


def _plain(html: str) -> str:
    """A line for each paragraph and each entry of a list."""
    broken = _ENDS.sub("\\g<0>\n", html)
    lines = (line.strip() for line in unescape(strip_tags(broken)).splitlines())
    return "\n".join(line for line in lines if line)
