"""Puts the board together: five queries, one for rights and one for each reminder hook, however many stories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.board.agenda import (
    COMPLAINED,
    PLANNED,
    SECOND_LOOKS,
    TODAY,
    Entry,
    about,
    load_agenda,
)
from news.editorial.board.below import (
    Line,
    complaint_lines,
    plan_lines,
    reminder_lines,
    second_look_lines,
)
from news.editorial.board.burning import Cell, burning
from news.editorial.board.card import Card, draw_card
from news.editorial.board.filters import SLUGS, Filters, Options
from news.editorial.board.rows import Row, load_rows
from news.editorial.board.scene import Scene
from news.editorial.board.standing import LISTS, lists_of, people_of, waits_for
from news.editorial.board.viewer import Viewer
from news.editorial.board.wording import Clock
from news.editorial.models import DeskSettings
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING
from news.reminders import load_reminders

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

    scene: Scene
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
    scene = _scene(user, now or timezone.now())
    viewer, clock = scene.viewer, scene.clock
    rows = load_rows(viewer, clock)
    agenda = load_agenda(clock, viewer=viewer)
    scene.told_today = {entry.article_id: entry for kind in TODAY for entry in about(agenda, kind)}
    scene.meet(_people(rows, agenda, viewer.user))
    options = Options.among(rows, scene.names)
    filters = Filters.of(query).known(options)
    lists, longest = _lists(rows, filters, scene)
    complaints = about(agenda, COMPLAINED)
    return Board(
        scene,
        filters,
        options,
        cells=burning(waiting=longest, complaints=complaints, rows=rows, scene=scene),
        lists=lists,
        plans=plan_lines(about(agenda, PLANNED), scene),
        complaints=complaint_lines(complaints, scene),
        second_looks=second_look_lines(about(agenda, *SECOND_LOOKS), scene),
        reminders=reminder_lines(load_reminders(user, today=clock.now.date()), scene),
    )


def _scene(user: Any, now: datetime) -> Scene:
    house = DeskSettings.load()
    return Scene(
        viewer=Viewer.of(user),
        clock=Clock.at(now),
        amber_minutes=house.waiting_amber_minutes,
        red_minutes=house.waiting_red_minutes,
    )


def _people(rows: Iterable[Row], agenda: Iterable[Entry], user: Any) -> set[int | None]:
    """Ids of everybody whom the board may have to name."""
    found: set[int | None] = {user.pk, *(entry.person_id for entry in agenda)}
    for row in rows:
        found |= people_of(row)
        found |= {row["claim__made_by_id"], row.workflow.get("finished_by")}
        found.add(row["desk_card__verification_by_id"])
    return found


def _lists(rows: Iterable[Row], filters: Filters, scene: Scene) -> tuple[list[BoardList], list[Card]]:
    """The five lists, narrowed and cut; and all that waits, which the head of the board is about."""
    placed: dict[str, list[Row]] = {name: [] for name in LISTS}
    every_waiting = []
    for row in rows:
        for name in lists_of(row, scene.clock):
            if name == WAITING:
                every_waiting.append(row)
            if _is_wanted(row, name, filters, scene):
                placed[name].append(row)
    return [_list(name, placed[name], filters, scene) for name in LISTS], _longest(every_waiting, scene)


def _is_wanted(row: Row, name: str, filters: Filters, scene: Scene) -> bool:
    if not filters.matches(row):
        return False
    return not filters.is_mine_only or waits_for(scene.viewer, row, on=name, clock=scene.clock)


def _longest(rows: list[Row], scene: Scene) -> list[Card]:
    if not rows:
        return []
    return [draw_card(min(rows, key=lambda row: _moment(row, WAITING)), on=WAITING, scene=scene)]


def _list(name: str, rows: list[Row], filters: Filters, scene: Scene) -> BoardList:
    rows.sort(key=lambda row: (_moment(row, name), row["pk"]), reverse=name in _NEWEST_FIRST)
    shown = rows if filters.whole == name else rows[:SHOWN]
    return BoardList(
        name=name,
        slug=SLUGS[name],
        title=_titles()[name],
        count=len(rows),
        cards=[draw_card(row, on=name, scene=scene) for row in shown],
        query=filters.query(daftar=SLUGS[name], semua=""),
        whole_query=filters.query(daftar=SLUGS[name], semua=SLUGS[name]),
        is_current=filters.current == name,
    )


def _moment(row: Row, name: str) -> datetime:
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
