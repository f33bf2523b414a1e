"""What the board asks the database of stories: plain rows, no pages, the same few queries for any number."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from news.editorial.board.wording import Clock
from news.editorial.desks import stories_of
from news.editorial.models import Approval, Contribution, DeskCard, PublishedVersion
from news.models import ArticlePage, BylineEntry

_ANYBODY = 987654321
"""Stands in for a story while the shape of an address is looked up; no route of ours contains it."""


class Addresses:
    """Of views that take one id: each is looked up once a board, since looking up costs more than drawing the card."""

    def __init__(self) -> None:
        self._shapes: dict[str, tuple[str, str]] = {}

    def of(self, name: str, pk: int) -> str:
        """What ``reverse(name, args=[pk])`` says."""
        if name not in self._shapes:
            before, _pk, after = reverse(name, args=[_ANYBODY]).partition(str(_ANYBODY))
            self._shapes[name] = (before, after)
        before, after = self._shapes[name]
        return f"{before}{pk}{after}"


RECORD_RIGHT = "news_editorial.view_auditentry"


def is_on_desk(user: Any) -> bool:
    """Whether somebody may publish anything at all: editors and chiefs."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def _may_change_others(user: Any, policy: PagePermissionPolicy) -> bool:
    """Wagtail's own answer to "change" is yes for all who may add: they change what they began."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    return any(
        right.permission.codename == "change_page" for right in policy.get_cached_permissions_for_user(user)
    )


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person before the board."""

    user: Any
    is_on_desk: bool
    can_write: bool
    can_change_all: bool
    can_read_record: bool

    @classmethod
    def of(cls, user: Any) -> "Viewer":
        """One query for the rights, which Wagtail keeps with the user."""
        policy = policy_registry.get_by_type(Page)
        return cls(
            user,
            is_on_desk=is_on_desk(user),
            can_write=policy.user_has_any_permission(user, {"add", "publish"}),
            can_change_all=_may_change_others(user, policy),
            can_read_record=user.has_perm(RECORD_RIGHT),
        )

    def may_change(self, owner_id: int | None) -> bool:
        """Whether the editor opens for them."""
        return self.can_change_all or (self.can_write and owner_id == self.user.pk)

    def stories(self) -> QuerySet[ArticlePage]:
        """What they may publish, at their desks; for a reporter, what they began or are credited in."""
        if self.is_on_desk:
            policy = PagePermissionPolicy(model=ArticlePage)
            return stories_of(self.user, policy.instances_user_has_permission_for(self.user, "publish"))
        credited = BylineEntry.objects.filter(author__user=self.user).values("article_id")
        mine = Q(owner=self.user) | Q(pk__in=credited) | Q(desk_card__reporter=self.user)
        return ArticlePage.objects.filter(mine)


_CARD = ("title", "label", "byline", "reporter_id", "embargo_until")
_VERIFICATION = ("verification_due_on", "verification_by_id")
_COUNTS = ("blocking_count", "advice_count", "findings", "credited", "saved_at", "digest")
_REGION = ("slug", "name", "short_name", "parent__slug", "parent__name")
_COLUMNS = (
    *("pk", "title", "draft_title", "live", "has_unpublished_changes", "owner_id", "label"),
    *("latest_revision_created_at", "published_at", "published__url"),
    *(f"desk_card__{name}" for name in (*_CARD, *_VERIFICATION, *_COUNTS)),
    *(f"desk_card__section__{name}" for name in ("slug", "name")),
    *(f"section__{name}" for name in ("slug", "name")),
    *(f"desk_card__region__{name}" for name in _REGION),
    *(f"region__{name}" for name in _REGION),
    *("claim__made_by_id", "claim__made_at", "assignment__due_at"),
)
# The newest decision of one pair of eyes that nobody else has read.
_UNREAD = {"unread_approval": "pk", "read_alone": "kind", "read_alone_by": "made_by"}


@dataclass(slots=True)
class StoryRow:
    """One story as stored, with where it stands; ``workflow`` is empty unless it is with the desk."""

    values: dict[str, Any]
    workflow: dict[str, Any] = field(default_factory=dict)
    go_live_at: datetime | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def has_card(self) -> bool:
        """Drawn when a version was saved; a story from before that has none."""
        return self.values["desk_card__digest"] is not None

    def filed(self, relation: str, name: str) -> str:
        """Of the region or section: as in the newest text, or as public where no card was drawn."""
        prefix = "desk_card__" if self.has_card else ""
        return self.values[f"{prefix}{relation}__{name}"] or ""


def load_rows(viewer: Viewer, clock: Clock) -> list[StoryRow]:
    """Every story that somebody still has to do something about, and what appeared today; three queries.

    ``has_changed`` says whether the viewer wrote on it since it was last public: then they do not approve it.
    """
    workflows, schedules = load_standings()
    stories = viewer.stories().filter(pk__in={*workflows, *schedules, *_on_the_board(clock)})
    alone = Approval.objects.to_be_read().filter(article_id=OuterRef("pk")).order_by("-pk")
    found = stories.order_by().annotate(
        has_changed=_has_changed(viewer.user),
        **{name: Subquery(alone.values(column)[:1]) for name, column in _UNREAD.items()},
    )
    return [
        StoryRow(values, workflows.get(values["pk"], {}), schedules.get(values["pk"]))
        for values in found.values(*_COLUMNS, *_UNREAD, "has_changed")
    ]


def _has_changed(user: Any) -> Exists:
    """The rule of four eyes (``four_eyes.contributors``), for all rows at once."""
    story = OuterRef(OuterRef("pk"))
    versions = PublishedVersion.objects.filter(article_id=story).order_by("-number")
    last_public = Coalesce(Subquery(versions.values("newest_contribution")[:1]), Value(0))
    own = Contribution.objects.filter(article_id=OuterRef("pk"), made_by=user.pk)
    return Exists(own.filter(pk__gt=last_public))


def _on_the_board(clock: Clock) -> list[int]:
    """What is open, what appeared today, what is to be read again, and what was to be verified by today; one query.

    By number, so that the database looks at these stories and not at the archive.
    """
    due = DeskCard.objects.filter(verification_due_on__lte=clock.now.date())
    ids = [
        ArticlePage.objects.unfinished().order_by().values_list("pk", flat=True),
        ArticlePage.objects.public_since(clock.day_start).order_by().values_list("pk", flat=True),
        Approval.objects.to_be_read().order_by().values_list("article_id", flat=True),
        due.order_by().values_list("article_id", flat=True),
    ]
    return list(ids[0].union(*ids[1:]))


def load_standings() -> tuple[dict[int, dict[str, Any]], dict[int, datetime]]:
    """By story: what waits for the desk or came back from it, and when what is approved appears; one query."""
    active = WorkflowState.objects.active().filter(base_content_type=ArticlePage().get_base_content_type())
    task = {name: F(f"current_task_state__{name}") for name in ("started_at", "finished_at", "comment")}
    with_desk = active.annotate(
        **task, finished_by=F("current_task_state__finished_by_id"), go_live_at=_nothing(DateTimeField())
    )
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False).annotate(
        status=Value("scheduled", CharField()),
        requested_by_id=_nothing(BigIntegerField()),
        started_at=_nothing(DateTimeField()),
        finished_at=_nothing(DateTimeField()),
        finished_by=_nothing(BigIntegerField()),
        comment=Value("", CharField()),
        go_live_at=F("approved_go_live_at"),
    )
    columns = ("status", "requested_by_id", "started_at", "finished_at", "finished_by", "comment")
    both = [rows.order_by().values("object_id", *columns, "go_live_at") for rows in (with_desk, approved)]
    workflows, schedules = {}, {}
    for standing in both[0].union(both[1], all=True).order_by():
        story = int(standing["object_id"])
        if standing["go_live_at"]:
            schedules[story] = standing["go_live_at"]
        else:
            workflows[story] = standing
    return workflows, schedules


def _nothing(field: Field) -> Cast:
    """NULL of a type: PostgreSQL joins columns of one type alone."""
    return Cast(Value(None), field)
