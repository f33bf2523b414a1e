"""All that the result page shows, in at most eight statements whatever the number of stories."""

from dataclasses import replace
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.answers import people_answered, regions_answered, understood
from search.correcting import meant, partly_message
from search.facets import EVERY_STORY, SPEAKER
from search.forms import NEWEST, RELEVANCE
from search.inquiry import DATE_FILTERS, Inquiry
from search.names import FILTER_KINDS, Thing, find_things
from search.narrowing import active_filters, facet_groups, heard, names_counted
from search.reading import Reading
from search.results import Found, Results, cards_of, find


def search_context(inquiry: Inquiry) -> dict[str, Any]:
    """The context of ``search/search.html``."""
    asked = reading_of(inquiry)
    things = [*asked.things]
    inquiry = _with_known_filters(inquiry, things)
    results = Results(Found(asked)) if inquiry.is_empty else find(inquiry, asked)
    mentions = results.found.reading.mentions
    cards, partly = cards_of(results)
    speakers, names = results.facet_counts[SPEAKER], names_counted(results.facet_counts)
    return {
        "q": inquiry.q,
        "is_asked": not inquiry.is_empty,
        "kept_parameters": _kept_parameters(inquiry),
        "since": inquiry.since.isoformat() if inquiry.since else "",
        "until": inquiry.until.isoformat() if inquiry.until else "",
        "understood": understood(mentions),
        "meant": meant(inquiry, results.found),
        "count": results.count,
        "count_text": _count_text(results),
        "results": cards,
        "partly": partly,
        "answers": {
            "people": people_answered(results.found.reading, speakers, heard(speakers, names)),
            "regions": regions_answered(mentions),
        },
        "facets": facet_groups(inquiry, results, names) if results.hits else [],
        "active_filters": active_filters(inquiry, things),
        "orders": _orders(inquiry),
        "message": _message(inquiry, results),
        "older_url": inquiry.url(cursor=results.following) if results.following else "",
        "older_label": _("More results"),
    }


def reading_of(inquiry: Inquiry) -> Reading:
    """What is asked within which filters; one statement. A filter that names nothing is none."""
    question = inquiry.question
    things = find_things((question.words, *question.unwanted), slugs=dict(inquiry.slugs))
    filters = tuple(thing.facet for thing in things if _is_filter(thing, inquiry))
    if question.is_empty and not filters:
        filters = (EVERY_STORY,)
    return Reading(question, tuple(things), filters)


def _is_filter(thing: Thing, inquiry: Inquiry) -> bool:
    return any(thing.kind == FILTER_KINDS[name] and thing.slug == slug for name, slug in inquiry.slugs)


def _with_known_filters(inquiry: Inquiry, things: list[Thing]) -> Inquiry:
    """A filter that names nothing is left out, and said to be."""
    known = {(thing.kind, thing.slug) for thing in things}
    unknown = [name for name, slug in inquiry.slugs if (FILTER_KINDS[name], slug) not in known]
    if not unknown:
        return inquiry
    slugs = tuple((name, slug) for name, slug in inquiry.slugs if name not in unknown)
    return replace(inquiry, slugs=slugs, misunderstood=inquiry.misunderstood.union(unknown))


def _kept_parameters(inquiry: Inquiry) -> list[tuple[str, str]]:
    """What the search field's form sends along, so that other words are searched within the same filters."""
    days = [("dari", inquiry.since), ("sampai", inquiry.until)]
    order = [("urut", inquiry.order)] if inquiry.order != RELEVANCE else []
    return [*inquiry.slugs, *((name, day.isoformat()) for name, day in days if day), *order]


def _orders(inquiry: Inquiry) -> list[dict[str, Any]]:
    """Nothing to choose where there are no words: then only the newest first makes sense."""
    if inquiry.question.is_empty:
        return []
    names = {RELEVANCE: _("most relevant"), NEWEST: _("newest")}
    return [
        {"name": name, "url": inquiry.url(order=order), "is_current": inquiry.order == order}
        for order, name in names.items()
    ]


def _count_text(results: Results) -> str:
    count = number_format(results.count, force_grouping=True) + ("+" if results.found.has_more_hits else "")
    return ngettext("%(count)s story.", "%(count)s stories.", results.count) % {"count": count}


def _message(inquiry: Inquiry, results: Results) -> str:
    sentences = []
    if inquiry.misunderstood.intersection(DATE_FILTERS):
        sentences.append(
            _("A day is written like 2026-11-30, and the last not before the first; it was left out.")
        )
    if inquiry.misunderstood.intersection(FILTER_KINDS):
        sentences.append(_("A filter in the address names nothing that we know; it was left out."))
    if not inquiry.is_empty:
        sentences.append(partly_message(results.found))
    return " ".join(filter(None, sentences))
