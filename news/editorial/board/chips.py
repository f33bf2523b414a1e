"""The small signs on a card: what the gate says, and what kind of text it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.board.agenda import WITHDRAWN, Entry
from news.editorial.board.rows import Row
from news.editorial.board.wording import Clock
from news.editorial.models import Approval
from news.editorial.status import DRAFT, PUBLISHED, SCHEDULED, WAITING
from news.models import ArticlePage, Correction

RED, AMBER, GREEN, BLACK, PLAIN = "red", "amber", "green", "black", "plain"


@dataclass(frozen=True, slots=True)
class Chip:
    tone: str
    text: str


def chips_of(row: Row, *, on: str, clock: Clock, told_today: Entry | None = None) -> list[Chip]:
    """The signs of a story on one of the lists, worst first."""
    if on == PUBLISHED:
        return _of_public(row, clock=clock, told_today=told_today)
    found = _of_gate(row, on=on) if on != SCHEDULED else []
    return [*found, *_of_kind(row, clock=clock)]


def _of_public(row: Row, *, clock: Clock, told_today: Entry | None) -> list[Chip]:
    found = []
    if row["read_alone"] == Approval.Kind.OVERRIDE:
        found.append(Chip(BLACK, _("Published in an emergency, not yet reviewed")))
    elif row["read_alone"]:
        found.append(Chip(AMBER, _("Small repair, not yet read")))
    if told_today:
        found.append(_of_notice(told_today, clock))
    return found


def _of_notice(entry: Entry, clock: Clock) -> Chip:
    hour = clock.hour(entry.at)
    if entry.about == WITHDRAWN:
        return Chip(BLACK, _("Retracted %(hour)s") % {"hour": hour})
    return Chip(RED, f"{Correction.Kind(entry.kind).label} {hour}")


def _of_gate(row: Row, *, on: str) -> list[Chip]:
    blocking, advice = row["desk_card__blocking_count"], row["desk_card__advice_count"]
    found = []
    if blocking:
        found.append(
            Chip(RED, ngettext("%(count)d blocking", "%(count)d blocking", blocking) % {"count": blocking})
        )
    if advice:
        found.append(
            Chip(AMBER, ngettext("%(count)d advice", "%(count)d advice", advice) % {"count": advice})
        )
    if found or not row.has_card:
        return found
    if on == WAITING:
        return [Chip(GREEN, _("Gate passed"))]
    return [Chip(GREEN, _("Ready to submit"))] if on == DRAFT else []


def _of_kind(row: Row, *, clock: Clock) -> list[Chip]:
    found = []
    label = row["desk_card__label"] or row["label"]
    if label in (ArticlePage.Label.PRESS_RELEASE, ArticlePage.Label.ADVERTORIAL):
        found.append(Chip(AMBER, str(ArticlePage.Label(label).label)))
    embargo = row["desk_card__embargo_until"]
    if embargo and embargo > clock.now:
        found.append(Chip(AMBER, _("Embargo")))
    if row["live"]:
        found.append(Chip(PLAIN, _("Change to a public story")))
    return found
