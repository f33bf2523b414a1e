"""Puts the board together: five queries, one for rights and one for each reminder hook, however many stories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.board.agenda import (
    COMPLAINED,
    PLANNED,
    SECOND_LOOKS,
    TODAY,
    AgendaItem,
    about,
    load_agenda,
)
from news.editorial.board.card import (
    LISTS,
    BoardContext,
    Card,
    Name,
    draw_card,
    lists_of,
    people_of,
    waits_for,
)
from news.editorial.board.lines import (
    Cell,
    Line,
    complaint_lines,
    plan_lines,
    reminder_lines,
    second_look_lines,
    urgent_figures,
)
from news.editorial.board.rows import StoryRow, Viewer, load_rows
from news.editorial.board.wording import Clock
from news.editorial.models import DeskSettings
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING
from news.reminders import load_reminders
from news.text import number_in

# Addresses are read by the newsroom, so they speak its language.
SLUGS = {
    DRAFT: "draf",
    WAITING: "menunggu",
    RETURNED: "dikembalikan",
    SCHEDULED: "terjadwal",
    PUBLISHED: "terbit",
}
_LIST_OF = {slug: name for name, slug in SLUGS.items()}


@dataclass(frozen=True, slots=True)
class Filters:
    """``current`` is the list that a phone shows; ``whole`` is one that is shown without its limit."""

    region: str = ""
    section: str = ""
    person: int = 0
    is_mine_only: bool = False
    current: str = WAITING
    whole: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """From the query of an address."""
        return cls(
            region=query.get("wilayah", ""),
            section=query.get("rubrik", ""),
            person=number_in(query.get("orang", "")) or 0,
            is_mine_only=query.get("saya") == "1",
            current=_LIST_OF.get(query.get("daftar", ""), WAITING),
            whole=_LIST_OF.get(query.get("semua", ""), ""),
        )

    def known(self, options: "Options") -> "Filters":
        """Without what nobody can choose: a link from yesterday would show an empty board."""
        return replace(
            self,
            region=self.region if any(self.region == slug for slug, _name in options.regions) else "",
            section=self.section if any(self.section == slug for slug, _name in options.sections) else "",
            person=self.person if any(self.person == pk for pk, _name in options.people) else 0,
        )

    def matches(self, row: StoryRow) -> bool:
        """Whether a story belongs to what was chosen; a province stands for all that lies in it."""
        if self.region and self.region not in regions_of(row):
            return False
        if self.section and self.section != row.filed("section", "slug"):
            return False
        return not self.person or self.person in people_of(row)

    def query(self, **changes: str) -> str:
        """The same narrowing as a query, with ``changes`` of the list that is shown; ``?`` alone if there is none."""
        said = {
            "wilayah": self.region,
            "rubrik": self.section,
            "orang": str(self.person or ""),
            "saya": "1" if self.is_mine_only else "",
            "daftar": SLUGS[self.current] if self.current != WAITING else "",
            "semua": SLUGS.get(self.whole, ""),
        } | changes
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen: only what stands on the board now."""

    regions: list[tuple[str, str]]
    sections: list[tuple[str, str]]
    people: list[tuple[int, str]]

    @classmethod
    def among(cls, rows: Iterable[StoryRow], names: Mapping[int, Name]) -> "Options":
        regions: dict[str, str] = {}
        sections: dict[str, str] = {}
        people: set[int] = set()
        for row in rows:
            regions |= regions_of(row)
            sections[row.filed("section", "slug")] = row.filed("section", "name")
            people |= people_of(row)
        known = ((pk, names[pk].full) for pk in people if pk in names)
        return cls(_sorted(regions), _sorted(sections), sorted(known, key=lambda pair: pair[1].casefold()))


def regions_of(row: StoryRow) -> dict[str, str]:
    """Where a story belongs, by slug: its region, and the province that this lies in."""
    own = {row.filed("region", "slug"): row.filed("region", "short_name") or row.filed("region", "name")}
    own[row.filed("region", "parent__slug")] = row.filed("region", "parent__name")
    return {slug: name for slug, name in own.items() if slug}


def _sorted(named: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(((slug, name) for slug, name in named.items() if slug), key=lambda pair: pair[1].casefold())


SHOWN = 100
"""Cards of one list before "show all": a board of hundreds would hide what lies under it."""

_NEWEST_FIRST = frozenset({DRAFT, RETURNED, PUBLISHED})


@dataclass(slots=True)
class BoardList:
    """One titled list; ``count`` tells of those beyond the limit too."""

    name: str
    slug: str
    title: str
    count: int
    cards: list[Card]
    query: str
    whole_query: str
    is_current: bool

    @property
    def is_cut(self) -> bool:
        return len(self.cards) < self.count


@dataclass(slots=True)
class Board:
    """Everything that the board's template shows."""

    context: BoardContext
    filters: Filters
    options: Options
    cells: list[Cell]
    lists: list[BoardList]
    plans: list[Line]
    complaints: list[Line]
    second_looks: list[Line]
    reminders: list[Line]


def load_board(user: Any, query: Mapping[str, str], *, now: datetime | None = None) -> Board:
    """The board as ``user`` sees it, narrowed by the query of an address."""
    context = _context(user, now or timezone.now())
    viewer, clock = context.viewer, context.clock
    rows = load_rows(viewer, clock)
    agenda = load_agenda(clock, viewer=viewer)
    context.told_today = {entry.article_id: entry for kind in TODAY for entry in about(agenda, kind)}
    context.meet(_people(rows, agenda, viewer.user))
    options = Options.among(rows, context.names)
    filters = Filters.of(query).known(options)
    lists, longest = _lists(rows, filters, context)
    complaints = about(agenda, COMPLAINED)
    return Board(
        context,
        filters,
        options,
        cells=urgent_figures(waiting=longest, complaints=complaints, rows=rows, context=context),
        lists=lists,
        plans=plan_lines(about(agenda, PLANNED), context),
        complaints=complaint_lines(complaints, context),
        second_looks=second_look_lines(about(agenda, *SECOND_LOOKS), context),
        reminders=reminder_lines(load_reminders(user, today=clock.now.date()), context),
    )


def _context(user: Any, now: datetime) -> BoardContext:
    house = DeskSettings.load()
    return BoardContext(
        viewer=Viewer.of(user),
        clock=Clock.at(now),
        amber_minutes=house.waiting_amber_minutes,
        red_minutes=house.waiting_red_minutes,
    )


def _people(rows: Iterable[StoryRow], agenda: Iterable[AgendaItem], user: Any) -> set[int | None]:
    """Ids of everybody whom the board may have to name."""
    found: set[int | None] = {user.pk, *(entry.person_id for entry in agenda)}
    for row in rows:
        found |= people_of(row)
        found |= {row["claim__made_by_id"], row.workflow.get("finished_by")}
        found.add(row["desk_card__verification_by_id"])
    return found


def _lists(
    rows: Iterable[StoryRow], filters: Filters, context: BoardContext
) -> tuple[list[BoardList], list[Card]]:
    """The five lists, narrowed and cut; and all that waits, which the head of the board is about."""
    placed: dict[str, list[StoryRow]] = {name: [] for name in LISTS}
    every_waiting = []
    for row in rows:
        for name in lists_of(row, context.clock):
            if name == WAITING:
                every_waiting.append(row)
            if _is_wanted(row, name, filters, context):
                placed[name].append(row)
    return [_list(name, placed[name], filters, context) for name in LISTS], _longest(every_waiting, context)


def _is_wanted(row: StoryRow, name: str, filters: Filters, context: BoardContext) -> bool:
    if not filters.matches(row):
        return False
    return not filters.is_mine_only or waits_for(context.viewer, row, on=name, clock=context.clock)


def _longest(rows: list[StoryRow], context: BoardContext) -> list[Card]:
    if not rows:
        return []
    return [draw_card(min(rows, key=lambda row: _moment(row, WAITING)), on=WAITING, context=context)]


def _list(name: str, rows: list[StoryRow], filters: Filters, context: BoardContext) -> BoardList:
    rows.sort(key=lambda row: (_moment(row, name), row["pk"]), reverse=name in _NEWEST_FIRST)
    shown = rows if filters.whole == name else rows[:SHOWN]
    return BoardList(
        name=name,
        slug=SLUGS[name],
        title=_titles()[name],
        count=len(rows),
        cards=[draw_card(row, on=name, context=context) for row in shown],
        query=filters.query(daftar=SLUGS[name], semua=""),
        whole_query=filters.query(daftar=SLUGS[name], semua=SLUGS[name]),
        is_current=filters.current == name,
    )


def _moment(row: StoryRow, name: str) -> datetime:
    """What a list is ordered by."""
    moments = {
        WAITING: row.workflow.get("started_at"),
        RETURNED: row.workflow.get("finished_at"),
        SCHEDULED: row.go_live_at,
        PUBLISHED: row["published_at"],
        DRAFT: row["desk_card__saved_at"] or row["latest_revision_created_at"],
    }
    return moments[name] or datetime.min.replace(tzinfo=timezone.get_default_timezone())


def _titles() -> dict[str, str]:
    return {
        DRAFT: _("Drafts"),
        WAITING: _("Waiting"),
        RETURNED: _("Returned"),
        SCHEDULED: _("Scheduled"),
        PUBLISHED: _("Published today"),
    }
