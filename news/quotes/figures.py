"""How much the ledger holds, counted over the whole table every few minutes and not at each request."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.clock import start_of
from news.models import Region
from news.quotes.finding import Inquiry
from news.quotes.models import Promise, Quote
from news.quotes.roles import RoleKind

KEY = "news_quotes.figures"
KEPT_SECONDS = 300
SHOWN_ROLES, SHOWN_REGIONS, SHOWN_YEARS = 6, 8, 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Words that stand: how many, of how many people, with how many promises; then by role, place and time."""

    quotes: int
    people: int
    promises: int
    roles: list[tuple[str, int]]
    regions: list[tuple[str, str, int]]
    spans: list[tuple[str, date, int]]


def load_figures() -> Figures:
    """As they were at most five minutes ago; else three queries."""
    return cache.get_or_set(KEY, _count, KEPT_SECONDS)


def facets(figures: Figures, inquiry: Inquiry) -> list[dict[str, Any]]:
    """The ways to narrow the ledger, as ``components/facet.html`` draws them."""
    groups = [
        (_("As"), [_role(role, count, inquiry) for role, count in figures.roles]),
        (_("Region"), [_region(*row, inquiry) for row in figures.regions]),
        (_("Time"), [_span(*row, inquiry) for row in figures.spans]),
    ]
    return [{"title": title, "entries": entries} for title, entries in groups if entries]


def _role(role: str, count: int, inquiry: Inquiry) -> dict[str, Any]:
    is_current = inquiry.role == role
    return {
        "name": RoleKind(role).label,
        "count": count,
        "url": inquiry.query(peran="" if is_current else role),
        "is_current": is_current,
    }


def _region(slug: str, name: str, count: int, inquiry: Inquiry) -> dict[str, Any]:
    is_current = inquiry.region is not None and inquiry.region.slug == slug
    return {
        "name": name,
        "count": count,
        "url": inquiry.query(wilayah="" if is_current else slug),
        "is_current": is_current,
    }


def _span(kind: str, since: date, count: int, inquiry: Inquiry) -> dict[str, Any]:
    until = date(since.year, 12, 31) if kind == "year" else None
    name = {
        "week": _("This week"),
        "month": date_format(since, "F Y"),
        "year": str(since.year),
    }[kind]
    is_current = (inquiry.since, inquiry.until) == (since, until)
    changes = {"dari": since.isoformat(), "sampai": until.isoformat() if until else ""}
    url = inquiry.query(**({"dari": "", "sampai": ""} if is_current else changes))
    return {"name": name, "count": count, "url": url, "is_current": is_current}


def _count() -> Figures:
    today = timezone.localdate()
    spans = [("week", today - timedelta(days=today.weekday())), ("month", today.replace(day=1))]
    spans += [("year", date(today.year - back, 1, 1)) for back in range(SHOWN_YEARS)]
    standing = Quote.objects.standing()
    counted = standing.aggregate(
        quotes=Count("pk"),
        people=Count("speaker", distinct=True),
        promises=Count("promise", filter=Q(promise__in=Promise.objects.public())),
        **{f"{kind}_{since:%Y}": Count("pk", filter=_within(kind, since)) for kind, since in spans},
    )
    grouped = standing.values_list("role_kind").annotate(count=Count("pk")).order_by("-count", "role_kind")
    regions = standing.exclude(region=None).values_list("region__slug", "region__name", "region__kind")
    regions = regions.annotate(count=Count("pk")).order_by("-count", "region__name", "region__slug")
    return Figures(
        quotes=counted["quotes"],
        people=counted["people"],
        promises=counted["promises"],
        roles=list(grouped[:SHOWN_ROLES]),
        regions=[
            (slug, Region(name=name, kind=kind).full_name, count)
            for slug, name, kind, count in regions[:SHOWN_REGIONS]
        ],
        spans=[(kind, since, number) for kind, since in spans if (number := counted[f"{kind}_{since:%Y}"])],
    )


def _within(kind: str, since: date) -> Q:
    found = Q(said_at__gte=start_of(since))
    return found & Q(said_at__lt=start_of(date(since.year + 1, 1, 1))) if kind == "year" else found
