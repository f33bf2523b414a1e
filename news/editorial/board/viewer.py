"""Who looks at the board, and which stories are theirs to see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from news.editorial.desks.reach import stories_of
from news.models import ArticlePage, BylineEntry

RECORD_RIGHT = "news_editorial.view_auditentry"


def is_on_desk(user: Any) -> bool:
    """Whether somebody may publish anything at all: editors and chiefs."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def _may_change_others(user: Any, policy: PagePermissionPolicy) -> bool:
    """Wagtail's own answer to "change" is yes for whoever may add: they change what they began."""
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
