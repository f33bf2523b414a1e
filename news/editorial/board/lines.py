"""What stands beside the lists, in words: the three figures at the head, and the rows below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.clock import left
from news.editorial.assignments.calendar import Draft, standing_of
from news.editorial.board.agenda import PROPOSED, UNREAD, AgendaItem
from news.editorial.board.card import BoardContext, Card, story_url
from news.editorial.board.rows import StoryRow
from news.editorial.board.wording import Clock, figure
from news.editorial.corrections.retraction import CONFIRM
from news.editorial.models import Complaint
from news.editorial.status import DRAFT
from news.models import Correction
from news.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Line:
    """When, what, who; ``start_url`` takes a POST that makes the draft of an assignment."""

    when: str
    what: str
    who: str
    url: str = ""
    tone: str = ""
    start_url: str = ""


def plan_lines(entries: Iterable[AgendaItem], context: BoardContext) -> list[Line]:
    """Assignments, soonest first; those that the viewer may begin have the button here too."""
    people: dict[int, list[int]] = {}
    plans: dict[int, AgendaItem] = {}
    for entry in entries:
        plans.setdefault(entry.pk, entry)
        people.setdefault(entry.pk, []).extend([entry.person_id] if entry.person_id else [])
    return [_plan_line(plan, people[pk], context) for pk, plan in plans.items()]


def _plan_line(plan: AgendaItem, people: list[int], context: BoardContext) -> Line:
    what = f"{plan.title}, {plan.detail}" if plan.detail else plan.title
    if plan.due_at:
        what = _("%(what)s (text due %(when)s)") % {"what": what, "when": context.clock.when(plan.due_at)}
    draft = Draft(plan.article_id, plan.owner_id) if plan.article_id else None
    standing = standing_of(people, draft=draft, is_off=False, viewer=context.viewer)
    return Line(
        when=context.clock.when(plan.at),
        what=what,
        who=", ".join(context.call(pk) for pk in sorted(people)) or _("nobody yet"),
        url=standing.draft_url,
        start_url=reverse("news_editorial:start_assignment", args=[plan.pk]) if standing.can_start else "",
    )


def complaint_lines(cases: Iterable[AgendaItem], context: BoardContext) -> list[Line]:
    """Complaints by time left; red from half time on, when the editor-in-chief is told as well."""
    return [_complaint_line(case, context) for case in cases]


def _complaint_line(case: AgendaItem, context: BoardContext) -> Line:
    due_at = case.at
    minutes = None if due_at is None else -context.clock.minutes_since(due_at)
    is_late = due_at is not None and context.clock.now >= case.since + (due_at - case.since) / 2
    return Line(
        when="–" if minutes is None else left(minutes),
        what=" · ".join(filter(None, [number_of(case), case.title])),
        who=context.call(case.person_id) if case.person_id else _("not taken yet"),
        url=reverse("news_editorial:complaint", args=[case.pk]),
        tone="red" if is_late else "",
    )


def number_of(case: AgendaItem) -> str:
    """As on the receipt: "HJ-0041"."""
    sequence = int(case.detail) if case.detail else None
    return Complaint(kind=case.kind, sequence=sequence).number


def second_look_lines(looks: Iterable[AgendaItem], context: BoardContext) -> list[Line]:
    """Corrections and retractions that the viewer can decide about: never one's own, retractions only as the chief."""
    return [_second_look_line(look, context) for look in looks if _can_decide(look, context)]


def _can_decide(look: AgendaItem, context: BoardContext) -> bool:
    user = context.viewer.user
    if look.person_id == user.pk:
        return False
    return look.about != PROPOSED or user.has_perm(CONFIRM)


def _second_look_line(look: AgendaItem, context: BoardContext) -> Line:
    kind = Correction.Kind(look.kind).label if look.kind else _("Retraction proposed")
    sentence = (
        _("%(kind)s, put up by one person: %(title)s") if look.about == UNREAD else "%(kind)s: %(title)s"
    )
    name = "retraction" if look.about == PROPOSED else "correction"
    return Line(
        when=context.clock.when(look.at),
        what=sentence % {"kind": kind, "title": look.title},
        who=context.call(look.person_id),
        url=reverse(f"news_editorial:{name}", args=[look.pk]),
    )


def reminder_lines(reminders: Iterable[Reminder], context: BoardContext) -> list[Line]:
    """What comes due elsewhere in the house, soonest first; red from its day on."""
    today = context.clock.now.date()
    return [
        Line(
            when=date_format(reminder.due_on, "j M Y"),
            what=reminder.text,
            who=reminder.who,
            url=reminder.url,
            tone="red" if reminder.due_on <= today else "",
        )
        for reminder in reminders
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, what it counts and the one it is about; ``is_past_limit`` is the only thing that turns it red."""

    figure: str
    title: str
    about: str
    url: str = ""
    is_past_limit: bool = False


def urgent_figures(
    *,
    waiting: Sequence[Card],
    complaints: Sequence[AgendaItem],
    rows: Iterable[StoryRow],
    context: BoardContext,
) -> list[Cell]:
    """Longest waiting, next deadline of a complaint (which are the desk's), verifications due today."""
    cells = [_longest_waiting(waiting)]
    if context.viewer.is_on_desk:
        cells.append(_next_reply(complaints, context.clock))
    return [*cells, _verifications([row for row in rows if _is_due(row, context.clock)], context)]


def _longest_waiting(waiting: Sequence[Card]) -> Cell:
    title = _("Longest waiting")
    if not waiting:
        return Cell("–", title, _("Nothing waits to be read"))
    card = max(waiting, key=lambda card: card.minutes)
    about = _("%(title)s (%(name)s)") % {"title": card.headline, "name": card.reporter}
    return Cell(
        figure(card.minutes),
        title,
        about if card.reporter else card.headline,
        url=card.url,
        is_past_limit=card.tone == "red",
    )


def _next_reply(complaints: Sequence[AgendaItem], clock: Clock) -> Cell:
    title = _("Time left for a right of reply")
    due = [case for case in complaints if case.at]
    if not due:
        return Cell("–", title, _("No complaint is open"))
    case = due[0]
    minutes = -clock.minutes_since(case.at)
    about = _("%(case)s, due %(when)s") % {
        "case": ", ".join(filter(None, [number_of(case), case.title])),
        "when": f"{clock.when(case.at)} {clock.now:%Z}",
    }
    said = figure(minutes) if minutes >= 0 else f"−{figure(-minutes)}"
    url = reverse("news_editorial:complaint", args=[case.pk])
    return Cell(said, title, about, url=url, is_past_limit=minutes < 0)


def _verifications(rows: Sequence[StoryRow], context: BoardContext) -> Cell:
    title = _("Verifications due today")
    if not rows:
        return Cell("0", title, _("No story is still to be verified today"))
    row = min(rows, key=lambda row: row["desk_card__verification_due_on"])
    late = row["desk_card__verification_due_on"] < context.clock.now.date()
    who = context.full_name(row["desk_card__verification_by_id"])
    about = _("%(title)s (%(name)s)") % {"title": row["desk_card__title"] or row["title"], "name": who or "–"}
    url = story_url(row, on=DRAFT, context=context)
    return Cell(str(len(rows)), title, about, url=url, is_past_limit=late)


def _is_due(row: StoryRow, clock: Clock) -> bool:
    due_on = row["desk_card__verification_due_on"]
    return due_on is not None and due_on <= clock.now.date()
