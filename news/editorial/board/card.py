"""One story as the board shows it: every word is ready, so that the template only places them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.board.chips import Chip, chips_of
from news.editorial.board.links import record_url, story_url
from news.editorial.board.rows import Row
from news.editorial.board.scene import Scene
from news.editorial.board.standing import is_read_by_another, may_answer, people_of, waits_for
from news.editorial.board.viewer import Viewer
from news.editorial.board.wording import age
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING
from news.headline import has_headline

CLAIM, TAKE_OVER, RELEASE = "claim", "take-over", "release"
SAID = 3
"""Findings of the gate that a card repeats; it says how many more there are, and the editor says them."""


@dataclass(slots=True)
class Card:
    """``tone`` and ``bar`` (per cent) belong to the age of what waits; ``tell`` is said aloud when the card is new.

    ``url`` is empty where the viewer may only look on: credited in a story that somebody else began.
    """

    key: str
    url: str
    record_url: str
    headline: str
    reporter: str
    region: str
    when: str
    moment: datetime | None
    chips: list[Chip]
    said: list[str] = field(default_factory=list)
    note: str = ""
    due: str = ""
    tone: str = ""
    bar: str = ""
    minutes: int = 0
    presence: str = ""
    claim: str = ""
    action: str = ""
    action_url: str = ""
    waits_for_me: bool = False
    tell: str = ""

    def __getitem__(self, name: str) -> Any:
        """Templates ask for an item before an attribute; being refused costs ten thousand times a whole board."""
        return getattr(self, name)


def draw_card(row: Row, *, on: str, scene: Scene) -> Card:
    """The card of a story on one of the lists."""
    title = row["title"] if on == PUBLISHED else row["desk_card__title"] or row["draft_title"] or row["title"]
    when, moment = _when(row, on=on, scene=scene)
    card = Card(
        key=f"{on}-{row['pk']}",
        url=story_url(row, on=on, scene=scene),
        record_url=record_url(row, scene=scene),
        headline=title if has_headline(title) else _("(no headline yet)"),
        reporter=_reporter(row, scene),
        region=row.filed("region", "short_name") or row.filed("region", "name"),
        when=when,
        moment=moment,
        chips=chips_of(row, on=on, clock=scene.clock, told_today=scene.told_today.get(row["pk"])),
        waits_for_me=waits_for(scene.viewer, row, on=on, clock=scene.clock),
    )
    if on != PUBLISHED:
        _add_work(card, row, on=on, scene=scene)
    card.tell = _tell(card, row, on=on, viewer=scene.viewer)
    return card


def _reporter(row: Row, scene: Scene) -> str:
    if row["desk_card__byline"]:
        return row["desk_card__byline"]
    return scene.full_name(row["desk_card__reporter_id"]) or scene.full_name(row["owner_id"])


def _when(row: Row, *, on: str, scene: Scene) -> tuple[str, datetime | None]:
    clock = scene.clock
    if on == PUBLISHED:
        return clock.when(row["published_at"]) if row["published_at"] else "", row["published_at"]
    if on == SCHEDULED:
        return clock.appears(row.go_live_at), row.go_live_at
    if on == WAITING:
        moment = row.workflow["started_at"]
        return (age(clock.minutes_since(moment)), moment) if moment else ("", None)
    if on == RETURNED:
        return _returned(row, scene)
    moment = row["desk_card__saved_at"] or row["latest_revision_created_at"]
    return (clock.saved(moment), moment) if moment else ("", None)


def _returned(row: Row, scene: Scene) -> tuple[str, datetime | None]:
    moment, who = (row.workflow[name] for name in ("finished_at", "finished_by"))
    when = scene.clock.when(moment) if moment else ""
    if who is None:
        return _("Returned, %(when)s") % {"when": when}, moment
    return _("Returned by %(name)s, %(when)s") % {"name": scene.call(who), "when": when}, moment


def _add_work(card: Card, row: Row, *, on: str, scene: Scene) -> None:
    """What only a story in work has: a deadline, a limit, a note, somebody at it."""
    if row["assignment__due_at"] and on in (DRAFT, RETURNED):
        card.due = _("due %(when)s") % {"when": scene.clock.when(row["assignment__due_at"])}
    if on == RETURNED:
        card.note = row.workflow["comment"] or ""
    if on != SCHEDULED:
        card.said = _said([finding["message"] for finding in _open_findings(row)])
    if on == WAITING:
        _add_age(card, scene)
        _add_claim(card, row, scene)
    if row["pk"] in scene.sessions:
        user_id, is_editing = scene.sessions[row["pk"]]
        sentence = _("%(name)s is writing") if is_editing else _("%(name)s has it open")
        card.presence = sentence % {"name": scene.call(user_id)}


def _open_findings(row: Row) -> list[dict[str, Any]]:
    """What still stands in the way of an approval, worst first, as the gate said it of the newest text."""
    return [finding for finding in row["desk_card__findings"] or () if not finding["checked_by"]]


def _said(messages: list[str]) -> list[str]:
    more = len(messages) - SAID
    if more <= 0:
        return messages
    return [*messages[:SAID], ngettext("and one more", "and %(more)s more", more) % {"more": more}]


def _add_age(card: Card, scene: Scene) -> None:
    card.minutes = scene.clock.minutes_since(card.moment) if card.moment else 0
    card.bar = str(max(2, min(100, card.minutes * 100 // max(scene.red_minutes, 1))))
    card.tone = "red" if card.minutes >= scene.red_minutes else ""
    if not card.tone:
        card.tone = "amber" if card.minutes >= scene.amber_minutes else "calm"


def _add_claim(card: Card, row: Row, scene: Scene) -> None:
    claimed_by, viewer = row["claim__made_by_id"], scene.viewer
    if claimed_by is not None:
        since = scene.clock.when(row["claim__made_at"])
        sentence = _("You have been reading it since %(when)s")
        if claimed_by != viewer.user.pk:
            sentence = _("%(name)s is reading it since %(when)s")
        card.claim = sentence % {"name": scene.call(claimed_by), "when": since}
    if not may_answer(viewer, row):
        return
    card.action = _action(row, scene)
    if card.action:
        name = "release" if card.action == RELEASE else "claim"
        card.action_url = scene.addresses.of(f"news_editorial:{name}", row["pk"])


def _action(row: Row, scene: Scene) -> str:
    claimed_by = row["claim__made_by_id"]
    if claimed_by is None:
        return CLAIM
    if claimed_by == scene.viewer.user.pk:
        return RELEASE
    return "" if is_read_by_another(scene.viewer, row, clock=scene.clock) else TAKE_OVER


def _tell(card: Card, row: Row, *, on: str, viewer: Viewer) -> str:
    """What to say aloud when this card appears; empty if it does not concern the viewer."""
    said: dict[str, Any] = {"title": card.headline}
    if card.waits_for_me:
        if on == RETURNED:
            return _("Returned to you: “%(title)s”") % said
        return _("Waits for you: “%(title)s”") % said
    if on == PUBLISHED and viewer.user.pk in people_of(row):
        return _("Published: “%(title)s”") % said
    return ""
