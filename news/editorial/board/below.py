"""The rows below the lists, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.clock import left
from news.editorial.assignments.standing import Draft, standing_of
from news.editorial.board.agenda import PROPOSED, UNREAD, Entry
from news.editorial.board.scene import Scene
from news.editorial.models import Complaint
from news.editorial.retraction.rules import CONFIRM
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


def plan_lines(entries: Iterable[Entry], scene: Scene) -> list[Line]:
    """Assignments, soonest first; those that the viewer may begin have the button here too."""
    people: dict[int, list[int]] = {}
    plans: dict[int, Entry] = {}
    for entry in entries:
        plans.setdefault(entry.pk, entry)
        people.setdefault(entry.pk, []).extend([entry.person_id] if entry.person_id else [])
    return [_plan_line(plan, people[pk], scene) for pk, plan in plans.items()]


def _plan_line(plan: Entry, people: list[int], scene: Scene) -> Line:
    what = f"{plan.title}, {plan.detail}" if plan.detail else plan.title
    if plan.due_at:
        what = _("%(what)s (text due %(when)s)") % {"what": what, "when": scene.clock.when(plan.due_at)}
    draft = Draft(plan.article_id, plan.owner_id) if plan.article_id else None
    standing = standing_of(people, draft=draft, is_off=False, viewer=scene.viewer)
    return Line(
        when=scene.clock.when(plan.at),
        what=what,
        who=", ".join(scene.call(pk) for pk in sorted(people)) or _("nobody yet"),
        url=standing.draft_url,
        start_url=reverse("news_editorial:start_assignment", args=[plan.pk]) if standing.can_start else "",
    )


def complaint_lines(cases: Iterable[Entry], scene: Scene) -> list[Line]:
    """Complaints by time left; red from half time on, when the editor-in-chief is told as well."""
    return [_complaint_line(case, scene) for case in cases]


def _complaint_line(case: Entry, scene: Scene) -> Line:
    due_at = case.at
    minutes = None if due_at is None else -scene.clock.minutes_since(due_at)
    is_late = due_at is not None and scene.clock.now >= case.since + (due_at - case.since) / 2
    return Line(
        when="–" if minutes is None else left(minutes),
        what=" · ".join(filter(None, [number_of(case), case.title])),
        who=scene.call(case.person_id) if case.person_id else _("not taken yet"),
        url=reverse("news_editorial:complaint", args=[case.pk]),
        tone="red" if is_late else "",
    )


def number_of(case: Entry) -> str:
    """As on the receipt: "HJ-0041"."""
    sequence = int(case.detail) if case.detail else None
    return Complaint(kind=case.kind, sequence=sequence).number


def second_look_lines(looks: Iterable[Entry], scene: Scene) -> list[Line]:
    """Corrections and retractions that the viewer can decide about: never one's own, retractions only as the chief."""
    return [_second_look_line(look, scene) for look in looks if _can_decide(look, scene)]


def _can_decide(look: Entry, scene: Scene) -> bool:
    user = scene.viewer.user
    if look.person_id == user.pk:
        return False
    return look.about != PROPOSED or user.has_perm(CONFIRM)


def _second_look_line(look: Entry, scene: Scene) -> Line:
    kind = Correction.Kind(look.kind).label if look.kind else _("Retraction proposed")
    sentence = (
        _("%(kind)s, put up by one person: %(title)s") if look.about == UNREAD else "%(kind)s: %(title)s"
    )
    name = "retraction" if look.about == PROPOSED else "correction"
    return Line(
        when=scene.clock.when(look.at),
        what=sentence % {"kind": kind, "title": look.title},
        who=scene.call(look.person_id),
        url=reverse(f"news_editorial:{name}", args=[look.pk]),
    )


def reminder_lines(reminders: Iterable[Reminder], scene: Scene) -> list[Line]:
    """What comes due elsewhere in the house, soonest first; red from its day on."""
    today = scene.clock.now.date()
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
