"""What all pages have in common: the paper's own files, and head and foot, which are drawn once an edition."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from news.beside import load_beside
from news.models import ArticlePage, ListingRow
from news.months import load_months
from news.presentation import as_printed, without_indents
from news.share_images.image import ShareImage, cover_of, retracted_of
from news.structured_data import part_of_series
from news.structured_pages import paper_node
from newsroom.context_processors import load_paper
from newsroom.edition import remembered
from newsroom.storage import script_path, stylesheet_path

register = template.Library()

MOST_STORIES_KEPT = 200
"""The finished pages of all others are kept in front of Django (``page_cache.py``); this serves who comes after."""


@remembered
def _kept() -> dict[Any, Any]:
    """Empty at the beginning of each edition."""
    return {}


def _drawn(template: str, values: dict[str, Any]) -> SafeString:
    """As readers get it: the first to ask may be an editor who previews a story in another language."""
    with as_printed():
        return mark_safe(without_indents(render_to_string(template, values)))  # noqa: S308 - our templates escape


@register.simple_tag
def stylesheet(kind: str) -> SafeString:
    """The one stylesheet of a kind of page: article, front, listing, record, statement or complaint."""
    return format_html('<link rel="stylesheet" href="{}">', static(stylesheet_path(kind)))


@register.simple_tag
def script(kind: str) -> SafeString:
    """The one script of a kind of page that has several: article."""
    return format_html('<script type="module" src="{}"></script>', static(script_path(kind)))


@register.simple_tag
def paper_head(current: str = "") -> SafeString:
    """Masthead and the bar of regions and sections; ``current`` is the slug that the page belongs to."""
    kept, paper = _kept(), load_paper()
    regions, sections = paper.navigation.get("regions", []), paper.navigation.get("sections", [])
    # Authors and topics are not in the bar: however many there are, their pages share one head.
    current = current if any(link["slug"] == current for link in (*regions, *sections)) else ""
    if ("head", current) not in kept:
        html = _drawn("components/masthead.html", {"paper": paper})
        if regions or sections:
            values = {"regions": regions, "sections": sections, "current": current}
            html += _drawn("components/region_nav.html", values)
        kept["head", current] = html
    return kept["head", current]


@register.simple_tag
def paper_foot() -> SafeString:
    """The foot of every page."""
    kept, paper = _kept(), load_paper()
    if "foot" not in kept:
        values = {"paper": paper, "province": paper.navigation.get("province")}
        kept["foot"] = _drawn("components/footer.html", values)
    return kept["foot"]


@register.simple_tag
def share_cover() -> ShareImage:
    """The picture of whatever page is no story."""
    kept = _kept()
    if "cover" not in kept:
        with as_printed():
            kept["cover"] = cover_of(load_paper())
    return kept["cover"]


@register.simple_tag
def share_retracted() -> ShareImage:
    """The picture of a notice in place of a story."""
    kept = _kept()
    if "retracted" not in kept:
        with as_printed():
            kept["retracted"] = retracted_of(load_paper())
    return kept["retracted"]


@register.simple_tag
def keeps_copies() -> bool:
    """Whether readers' browsers may keep the stories they read."""
    return settings.OFFLINE_COPIES


@register.simple_tag
def paper_data() -> dict[str, Any]:
    """Schema.org data of the paper itself."""
    return paper_node(load_paper())


@register.simple_tag
def archive_months() -> list[datetime]:
    """The months that have stories, newest first; one query an edition, and another an hour."""
    kept = _kept()
    if "months" not in kept:
        rows = ListingRow.objects.of(ListingRow.Kind.LATEST)
        kept["months"] = load_months(rows)
    return kept["months"]


@register.simple_tag(takes_context=True)
def beside_story(context: Context, article: ArticlePage) -> dict[str, Any]:
    """The series that a story belongs to and what it leads on to, as drawn parts; one query an edition and story."""
    kept, today = _kept(), timezone.localtime()
    if not context.get("is_public"):
        # A draft may be of another region, and lead to other stories: nothing of it is kept for readers.
        return _drawn_beside(article, facts=context, kept=kept, today=today)
    # The cards say "yesterday": they are drawn anew on another day.
    stories = kept.setdefault(("beside", today.date()), {})
    drawn = stories.get(article.pk)
    if drawn is None:
        if len(stories) >= MOST_STORIES_KEPT:
            stories.clear()
        drawn = stories[article.pk] = _drawn_beside(article, facts=context, kept=kept, today=today)
    return drawn


def _drawn_beside(
    article: ArticlePage, *, facts: Context, kept: dict[Any, Any], today: datetime
) -> dict[str, Any]:
    newest_of = ("newest", article.region_id)
    beside = load_beside(
        article.pk or 0,
        region_id=article.region_id,
        besides=facts.get("read_also") or (),
        newest=kept.get(newest_of),
    )
    kept[newest_of] = beside.newest
    shown = {"stories": beside.related, "region": facts.get("region"), "today": today}
    parts, has_series = {"series": beside.series}, beside.series is not None
    return {
        "related": _drawn("news/related_stories.html", shown) if beside.related else "",
        "series": _drawn("components/series.html", parts) if has_series else "",
        "steps": _drawn("components/series_steps.html", parts) if has_series else "",
        "is_part_of": part_of_series(beside.series) if has_series else {},
    }
