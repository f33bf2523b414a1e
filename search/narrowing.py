"""Ways to narrow a search, each with how many of the results it would leave, and the ways back out."""

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from search.facets import REGION, SECTION, SPEAKER, facet
from search.inquiry import DATE_FILTERS, Inquiry
from search.names import FILTER_KINDS, Thing, name_things
from search.results import Results

MOST_ENTRIES = 8
_DAYS_OF_A_WEEK = 7
# After an import most of those who speak were confirmed by nobody: so far down it is looked for somebody who was.
_MOST_SPEAKERS = 1000


def names_counted(counts: dict[str, Counter[int]]) -> dict[str, Thing]:
    """What the most of the results stand under, each under its facet.

    One statement; a second one where of those who speak most often readers may know only some.
    """
    speakers = _most(counts[SPEAKER], _MOST_SPEAKERS)
    first, others = speakers[: 2 * MOST_ENTRIES], speakers[2 * MOST_ENTRIES :]
    # More than are shown: provinces give way to what lies in them, and some people are no reader's to know.
    names = name_things(
        {
            REGION: _most(counts[REGION], 2 * MOST_ENTRIES),
            SECTION: _most(counts[SECTION]),
            SPEAKER: first,
        }
    )
    if others and len(heard(counts[SPEAKER], names)) < MOST_ENTRIES:
        names |= name_things({SPEAKER: others})
    return names


def heard(speakers: Counter[int], names: dict[str, Thing]) -> list[int]:
    """Who speaks in the results and is named, the most frequent first."""
    return [key for key, _count in speakers.most_common() if facet(SPEAKER, key) in names]


def facet_groups(inquiry: Inquiry, results: Results, names: dict[str, Thing]) -> list[dict[str, Any]]:
    """Region, section, speaker and time: ``title`` and ``entries`` of name, count, url, is_current; no statement."""
    counts = results.facet_counts
    groups = [
        _group(_("Region"), inquiry, "wilayah", _without_provinces(counts[REGION], names), names),
        _group(_("Section"), inquiry, "rubrik", counts[SECTION], names),
        _group(_("Who speaks"), inquiry, "tokoh", counts[SPEAKER], names),
        {"title": _("Time"), "entries": _times(inquiry, results)},
    ]
    return [group for group in groups if group["entries"]]


def active_filters(inquiry: Inquiry, things: list[Thing]) -> list[dict[str, str]]:
    """What the search is narrowed by: ``name``, and the ``remove_url`` that widens it again."""
    by_slug = {(thing.kind, thing.slug): thing for thing in things}
    filters = [
        {"name": by_slug[FILTER_KINDS[name], slug].name, "remove_url": inquiry.without(name).url()}
        for name, slug in inquiry.slugs
    ]
    if inquiry.since or inquiry.until:
        filters.append({"name": _span_name(inquiry), "remove_url": inquiry.without(*DATE_FILTERS).url()})
    return filters


def _most(counts: Counter[int], number: int = MOST_ENTRIES) -> list[int]:
    return [key for key, _count in counts.most_common(number)]


def _without_provinces(counts: Counter[int], names: dict[str, Thing]) -> Counter[int]:
    """A province has all the news of its regencies; it is named only where there are no others."""
    smaller = Counter(
        {
            key: count
            for key, count in counts.items()
            if (thing := names.get(facet(REGION, key))) and _is_small(thing)
        }
    )
    return smaller or counts


def _is_small(thing: Thing) -> bool:
    return thing.detail != "province"


def _group(
    title: str, inquiry: Inquiry, name: str, counts: Counter[int], names: dict[str, Thing]
) -> dict[str, Any]:
    kind = FILTER_KINDS[name]
    entries = []
    for key, count in counts.most_common():
        thing = names.get(facet(kind, key))
        if thing:
            is_current = (name, thing.slug) in inquiry.slugs
            url = inquiry.without(name).url() if is_current else inquiry.within(name, thing.slug).url()
            entries.append({"name": thing.name, "count": count, "url": url, "is_current": is_current})
    return {"title": title, "entries": entries[:MOST_ENTRIES]}


def _times(inquiry: Inquiry, results: Results) -> list[dict[str, Any]]:
    """The last week, this year, and each year before that has results."""
    today = timezone.localdate()
    week_ago = today - timedelta(days=_DAYS_OF_A_WEEK - 1)
    keys = [hit.key for hit in reversed(results.hits)]
    spans = [(_("Last seven days"), week_ago, None)]
    for year in range(today.year, today.year - MOST_ENTRIES, -1):
        is_running = year == today.year
        name = _("This year") if is_running else str(year)
        spans.append((name, date(year, 1, 1), None if is_running else date(year, 12, 31)))
    entries = [_time_entry(inquiry, *span, keys=keys) for span in spans]
    return [entry for entry in entries if entry["count"] or entry["is_current"]]


def _time_entry(
    inquiry: Inquiry, name: str, since: date, until: date | None, *, keys: list[int]
) -> dict[str, Any]:
    """``keys`` are the hits' own, oldest first."""
    span = replace(inquiry, since=since, until=until).span(limit=0)
    count = bisect_left(keys, span.below) - bisect_left(keys, span.above)
    is_current = (inquiry.since, inquiry.until) == (since, until)
    url = inquiry.without(*DATE_FILTERS).url() if is_current else inquiry.url(since=since, until=until)
    return {"name": name, "count": count, "url": url, "is_current": is_current}


def _span_name(inquiry: Inquiry) -> str:
    days = {
        "since": date_format(inquiry.since, "DATE_FORMAT") if inquiry.since else "",
        "until": date_format(inquiry.until, "DATE_FORMAT") if inquiry.until else "",
    }
    if inquiry.since and inquiry.until:
        return _("%(since)s to %(until)s") % days
    return (_("since %(since)s") if inquiry.since else _("until %(until)s")) % days
