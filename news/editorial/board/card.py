"""One story as the board shows it: every word is ready, so that the template only places them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.board.agenda import WITHDRAWN, AgendaItem
from news.editorial.board.claims import STALE_AFTER
from news.editorial.board.rows import Addresses, StoryRow, Viewer
from news.editorial.board.wording import Clock, age
from news.editorial.models import Approval
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING
from news.headline import has_headline
from news.models import ArticlePage, Correction

SEEN_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Name:
    """``short`` is what the desk calls somebody across the room."""

    short: str
    full: str


@dataclass(slots=True)
class BoardContext:
    """Who looks, when, the house's limits, names by user id, and who has which story open."""

    viewer: Viewer
    clock: Clock
    amber_minutes: int
    red_minutes: int
    names: dict[int, Name] = field(default_factory=dict)
    sessions: dict[int, tuple[int, bool]] = field(default_factory=dict)
    told_today: dict[int, AgendaItem] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)

    def call(self, user_id: int | None) -> str:
        """How the desk calls somebody: "you", or the first name."""
        if user_id == self.viewer.user.pk:
            return _("you")
        return self.names[user_id].short if user_id in self.names else "–"

    def full_name(self, user_id: int | None) -> str:
        """As in a byline; empty for nobody."""
        return self.names[user_id].full if user_id in self.names else ""

    def meet(self, ids: Iterable[int | None]) -> None:
        """Load the names of everybody who is mentioned, and who has which story open, other than oneself; one query."""
        sessions = FilteredRelation(
            "editing_sessions",
            condition=Q(
                editing_sessions__content_type=ContentType.objects.get_for_model(ArticlePage),
                editing_sessions__last_seen_at__gte=self.clock.now - SEEN_WITHIN,
            ),
        )
        users = get_user_model().objects.annotate(session=sessions)
        found = users.filter(Q(pk__in=set(ids) - {None}) | Q(session__id__isnull=False))
        names = ("pk", "first_name", "last_name", "username")
        # Those who type come last, so that of two people at a story they are named.
        rows = found.order_by("session__is_editing", "session__last_seen_at").values_list(
            *names, "session__object_id", "session__is_editing"
        )
        for pk, first, last, username, story, is_editing in rows:
            self.names[pk] = Name(first or username, f"{first} {last}".strip() or username)
            if story and pk != self.viewer.user.pk:
                self.sessions[int(story)] = (pk, is_editing)


LISTS = (DRAFT, WAITING, RETURNED, SCHEDULED, PUBLISHED)


def lists_of(row: StoryRow, clock: Clock) -> list[str]:
    """Where a story stands: once with its newest text, and once with its public one if that is from today."""
    found = []
    newest = _with_newest_text(row)
    if newest:
        found.append(newest)
    if row["live"] and (row["read_alone"] or _is_from_today(row, clock)):
        found.append(PUBLISHED)
    return found


def _with_newest_text(row: StoryRow) -> str:
    if row.workflow:
        return RETURNED if row.workflow["status"] == "needs_changes" else WAITING
    if row.go_live_at:
        return SCHEDULED
    return DRAFT if row["has_unpublished_changes"] or not row["live"] else ""


def _is_from_today(row: StoryRow, clock: Clock) -> bool:
    return row["published_at"] is not None and row["published_at"] >= clock.day_start


def people_of(row: StoryRow) -> set[int]:
    """Ids of those whose work the story is: who began it, who is its reporter or in its byline, who submitted it."""
    found = {row["owner_id"], row["desk_card__reporter_id"], row.workflow.get("requested_by_id")}
    return (found | set(row["desk_card__credited"] or ())) - {None}


def may_answer(viewer: Viewer, row: StoryRow) -> bool:
    """Whether the rule of four eyes lets ``viewer`` read the story for the desk."""
    return viewer.is_on_desk and not row["has_changed"] and viewer.user.pk not in people_of(row)


def waits_for(viewer: Viewer, row: StoryRow, *, on: str, clock: Clock) -> bool:
    """Whether ``viewer`` is who acts next: reads what waits, mends what came back, reads what went out unread."""
    if on == RETURNED:
        return viewer.user.pk in people_of(row) and viewer.may_change(row["owner_id"])
    if on == WAITING:
        return may_answer(viewer, row) and not is_read_by_another(viewer, row, clock=clock)
    if on == PUBLISHED:
        return bool(viewer.is_on_desk and row["read_alone"] and row["read_alone_by"] != viewer.user.pk)
    return False


def is_read_by_another(viewer: Viewer, row: StoryRow, *, clock: Clock) -> bool:
    """Somebody else claimed it, and not so long ago that one may take over."""
    claimed_by = row["claim__made_by_id"]
    if claimed_by is None or claimed_by == viewer.user.pk:
        return False
    return clock.now - row["claim__made_at"] < STALE_AFTER


def story_url(row: StoryRow, *, on: str, context: BoardContext) -> str:
    """Reading for the desk, the editor for those who may change the text; empty for those who only look on."""
    viewer, addresses = context.viewer, context.addresses
    if viewer.is_on_desk and on == WAITING:
        return addresses.of("news_editorial:read", row["pk"])
    if viewer.is_on_desk and on == PUBLISHED and row["unread_approval"]:
        return addresses.of("news_editorial:second_reading", row["unread_approval"])
    if viewer.may_change(row["owner_id"]):
        return addresses.of("wagtailadmin_pages:edit", row["pk"])
    return (row["published__url"] or "") if on == PUBLISHED else ""


def record_url(row: StoryRow, *, context: BoardContext) -> str:
    """Who wrote, who approved, when: for those who may read the log."""
    return context.addresses.of("news_editorial:record", row["pk"]) if context.viewer.can_read_record else ""


RED, AMBER, GREEN, BLACK, PLAIN = "red", "amber", "green", "black", "plain"


@dataclass(frozen=True, slots=True)
class Chip:
    tone: str
    text: str


def chips_of(row: StoryRow, *, on: str, clock: Clock, told_today: AgendaItem | None = None) -> list[Chip]:
    """The signs of a story on one of the lists, worst first."""
    if on == PUBLISHED:
        return _of_public(row, clock=clock, told_today=told_today)
    found = _of_gate(row, on=on) if on != SCHEDULED else []
    return [*found, *_of_kind(row, clock=clock)]


def _of_public(row: StoryRow, *, clock: Clock, told_today: AgendaItem | None) -> list[Chip]:
    found = []
    if row["read_alone"] == Approval.Kind.OVERRIDE:
        found.append(Chip(BLACK, _("Published in an emergency, not yet reviewed")))
    elif row["read_alone"]:
        found.append(Chip(AMBER, _("Small repair, not yet read")))
    if told_today:
        found.append(_of_notice(told_today, clock))
    return found


def _of_notice(entry: AgendaItem, clock: Clock) -> Chip:
    hour = clock.hour(entry.at)
    if entry.about == WITHDRAWN:
        return Chip(BLACK, _("Retracted %(hour)s") % {"hour": hour})
    return Chip(RED, f"{Correction.Kind(entry.kind).label} {hour}")


def _of_gate(row: StoryRow, *, on: str) -> list[Chip]:
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


def _of_kind(row: StoryRow, *, clock: Clock) -> list[Chip]:
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


def draw_card(row: StoryRow, *, on: str, context: BoardContext) -> Card:
    """The card of a story on one of the lists."""
    title = row["title"] if on == PUBLISHED else row["desk_card__title"] or row["draft_title"] or row["title"]
    when, moment = _when(row, on=on, context=context)
    card = Card(
        key=f"{on}-{row['pk']}",
        url=story_url(row, on=on, context=context),
        record_url=record_url(row, context=context),
        headline=title if has_headline(title) else _("(no headline yet)"),
        reporter=_reporter(row, context),
        region=row.filed("region", "short_name") or row.filed("region", "name"),
        when=when,
        moment=moment,
        chips=chips_of(row, on=on, clock=context.clock, told_today=context.told_today.get(row["pk"])),
        waits_for_me=waits_for(context.viewer, row, on=on, clock=context.clock),
    )
    if on != PUBLISHED:
        _add_work(card, row, on=on, context=context)
    card.tell = _tell(card, row, on=on, viewer=context.viewer)
    return card


def _reporter(row: StoryRow, context: BoardContext) -> str:
    if row["desk_card__byline"]:
        return row["desk_card__byline"]
    return context.full_name(row["desk_card__reporter_id"]) or context.full_name(row["owner_id"])


def _when(row: StoryRow, *, on: str, context: BoardContext) -> tuple[str, datetime | None]:
    clock = context.clock
    if on == PUBLISHED:
        return clock.when(row["published_at"]) if row["published_at"] else "", row["published_at"]
    if on == SCHEDULED:
        return clock.appears(row.go_live_at), row.go_live_at
    if on == WAITING:
        moment = row.workflow["started_at"]
        return (age(clock.minutes_since(moment)), moment) if moment else ("", None)
    if on == RETURNED:
        return _returned(row, context)
    moment = row["desk_card__saved_at"] or row["latest_revision_created_at"]
    return (clock.saved(moment), moment) if moment else ("", None)


def _returned(row: StoryRow, context: BoardContext) -> tuple[str, datetime | None]:
    moment, who = (row.workflow[name] for name in ("finished_at", "finished_by"))
    when = context.clock.when(moment) if moment else ""
    if who is None:
        return _("Returned, %(when)s") % {"when": when}, moment
    return _("Returned by %(name)s, %(when)s") % {"name": context.call(who), "when": when}, moment


def _add_work(card: Card, row: StoryRow, *, on: str, context: BoardContext) -> None:
    """What only a story in work has: a deadline, a limit, a note, somebody at it."""
    if row["assignment__due_at"] and on in (DRAFT, RETURNED):
        card.due = _("due %(when)s") % {"when": context.clock.when(row["assignment__due_at"])}
    if on == RETURNED:
        card.note = row.workflow["comment"] or ""
    if on != SCHEDULED:
        card.said = _said([finding["message"] for finding in _open_findings(row)])
    if on == WAITING:
        _add_age(card, context)
        _add_claim(card, row, context)
    if row["pk"] in context.sessions:
        user_id, is_editing = context.sessions[row["pk"]]
        sentence = _("%(name)s is writing") if is_editing else _("%(name)s has it open")
        card.presence = sentence % {"name": context.call(user_id)}


def _open_findings(row: StoryRow) -> list[dict[str, Any]]:
    """What still stands in the way of an approval, worst first, as the gate said it of the newest text."""
    return [finding for finding in row["desk_card__findings"] or () if not finding["checked_by"]]


def _said(messages: list[str]) -> list[str]:
    more = len(messages) - SAID
    if more <= 0:
        return messages
    return [*messages[:SAID], ngettext("and one more", "and %(more)s more", more) % {"more": more}]


def _add_age(card: Card, context: BoardContext) -> None:
    card.minutes = context.clock.minutes_since(card.moment) if card.moment else 0
    card.bar = str(max(2, min(100, card.minutes * 100 // max(context.red_minutes, 1))))
    card.tone = "red" if card.minutes >= context.red_minutes else ""
    if not card.tone:
        card.tone = "amber" if card.minutes >= context.amber_minutes else "calm"


def _add_claim(card: Card, row: StoryRow, context: BoardContext) -> None:
    claimed_by, viewer = row["claim__made_by_id"], context.viewer
    if claimed_by is not None:
        since = context.clock.when(row["claim__made_at"])
        sentence = _("You have been reading it since %(when)s")
        if claimed_by != viewer.user.pk:
            sentence = _("%(name)s is reading it since %(when)s")
        card.claim = sentence % {"name": context.call(claimed_by), "when": since}
    if not may_answer(viewer, row):
        return
    card.action = _action(row, context)
    if card.action:
        name = "release" if card.action == RELEASE else "claim"
        card.action_url = context.addresses.of(f"news_editorial:{name}", row["pk"])


def _action(row: StoryRow, context: BoardContext) -> str:
    claimed_by = row["claim__made_by_id"]
    if claimed_by is None:
        return CLAIM
    if claimed_by == context.viewer.user.pk:
        return RELEASE
    return "" if is_read_by_another(context.viewer, row, clock=context.clock) else TAKE_OVER


def _tell(card: Card, row: StoryRow, *, on: str, viewer: Viewer) -> str:
    """What to say aloud when this card appears; empty if it does not concern the viewer."""
    said: dict[str, Any] = {"title": card.headline}
    if card.waits_for_me:
        if on == RETURNED:
            return _("Returned to you: “%(title)s”") % said
        return _("Waits for you: “%(title)s”") % said
    if on == PUBLISHED and viewer.user.pk in people_of(row):
        return _("Published: “%(title)s”") % said
    return ""
