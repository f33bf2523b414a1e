"""The paper's own ways around, stored beside its settings, so that a page reads name and navigation in one query."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from news.models import PaperSettings, Region, Section

# Readers think in kabupaten and kota; the order is the paper's own (population, then habit), the rest by code.
FIRST_REGIONS = ("64.72", "64.71", "64.02", "64.08", "64.09", "64.01", "64.03", "64.74", "64.07", "64.11")

_put_off: ContextVar[set[str] | None] = ContextVar("put_off", default=None)


@contextmanager
def written_once() -> Iterator[None]:
    """However many regions or sections change inside, the navigation is written at the end, if any did."""
    asked: set[str] = set()
    token = _put_off.set(asked)
    try:
        yield
    finally:
        _put_off.reset(token)
    if asked:
        refresh_navigation()


def refresh_navigation() -> None:
    """Write the navigation anew; called when the paper, a region or a section changes."""
    asked = _put_off.get()
    if asked is not None:
        asked.add("navigation")
        return
    paper = PaperSettings.load()
    paper.navigation = _navigation(paper)
    paper.save(update_fields=["navigation"])


def in_reading_order(regions: Iterable[Region]) -> list[Region]:
    """The paper's own order first, the rest by code."""
    rank = {code: place for place, code in enumerate(FIRST_REGIONS)}
    return sorted(regions, key=lambda region: (rank.get(region.code, len(rank)), region.code))


def _navigation(paper: PaperSettings) -> dict[str, Any]:
    province = paper.home_province
    regions = in_reading_order(Region.objects.filter(parent=province, ends_on=None)) if province else []
    return {
        "province": {"name": province.name, "url": province.get_absolute_url()} if province else None,
        "regions": [
            {
                "name": region.label,
                "full_name": region.name,
                "url": region.get_absolute_url(),
                "slug": region.slug,
            }
            for region in regions
        ],
        "sections": [
            {"name": section.name, "url": section.get_absolute_url(), "slug": section.slug}
            for section in Section.objects.filter(is_in_navigation=True)
        ],
    }
