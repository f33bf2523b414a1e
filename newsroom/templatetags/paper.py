"""What all pages have in common, drawn once an edition: nothing of it changes before something is published."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from news.models import ArticlePage
from newsroom.edition import remembered

register = template.Library()


@remembered
def _kept() -> dict[Any, Any]:
    """Empty at the beginning of each edition."""
    return {}


@register.simple_tag(takes_context=True)
def paper_head(context: Context, current: str = "") -> SafeString:
    """Masthead and the bar of regions and sections; ``current`` is the slug that the page belongs to."""
    kept = _kept()
    if ("head", current) not in kept:
        regions, sections = context.get("nav_regions"), context.get("nav_sections")
        html = render_to_string("components/masthead.html", {"paper": context.get("paper")})
        if regions or sections:
            values = {"regions": regions, "sections": sections, "current": current}
            html += render_to_string("components/region_nav.html", values)
        kept["head", current] = html
    return kept["head", current]


@register.simple_tag(takes_context=True)
def paper_foot(context: Context) -> SafeString:
    """The foot of every page."""
    kept = _kept()
    if "foot" not in kept:
        values = {"paper": context.get("paper"), "province": context.get("nav_province")}
        kept["foot"] = render_to_string("components/footer.html", values)
    return kept["foot"]


@register.simple_tag(takes_context=True)
def more_from_region(context: Context, article: ArticlePage, *, count: int = 3) -> list[SafeString]:
    """The newest other stories from where a story happened, as drawn cards; one query an edition and region."""
    if not article.region_id:
        return []
    kept, today = _kept(), context["today"]
    # The cards say "yesterday": they are drawn anew on another day.
    key = ("region", article.region_id, today.date())
    if key not in kept:
        kept[key] = [
            (card["id"], render_to_string("news/more_from_region.html", {"story": card, "today": today}))
            for card in article.load_newest_from_region(count=count + 1)
        ]
    return [html for pk, html in kept[key] if pk != article.pk][:count]
