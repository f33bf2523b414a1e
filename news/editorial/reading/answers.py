"""Which answers the reading screen offers: what a story's state and the person's rights leave open.

Comfort, not control: each action asks again, under the story's lock.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import TaskState

from news.digest import Digests
from news.editorial.desks.reach import rights_objections
from news.editorial.four_eyes import objections
from news.editorial.gate import is_public_already
from news.editorial.overrides import may_override, require_override
from news.editorial.refusals import (
    ApproverRefused,
    NoSmallRepair,
    NothingNew,
    NothingToWithdraw,
    NotOnDesk,
)
from news.editorial.repairs.rules import Repair, repair_of
from news.editorial.status import task_state_on_desk
from news.models import ArticlePage


@dataclass
class OpenAnswers:
    """What ``user`` may do about ``content``, the newest text of ``article``, whose digests are ``digests``."""

    article: ArticlePage
    content: ArticlePage
    digests: Digests
    user: Any

    @cached_property
    def task_state(self) -> TaskState | None:
        """The open question to the desk, if the story waits for an answer."""
        return task_state_on_desk(self.article)

    @cached_property
    def objections(self) -> list[str]:
        """Why the user cannot be the second pair of eyes."""
        return objections(self.content, self.user)

    @cached_property
    def is_public(self) -> bool:
        """Readers have exactly this text."""
        return is_public_already(self.article, self.digests)

    @cached_property
    def is_scheduled(self) -> bool:
        """An approved version waits for its time."""
        return self.article.revisions.filter(approved_go_live_at__isnull=False).exists()

    @cached_property
    def repair(self) -> Repair | None:
        """What the small repair would be; None where there is no question of one."""
        if not self.article.live or self.is_public or self._rights_objections:
            return None
        return repair_of(self.article, self.content)

    @cached_property
    def _rights_objections(self) -> list[str]:
        return rights_objections(self.content, self.user)

    @cached_property
    def names(self) -> frozenset[str]:
        """Of the forms to offer (``forms.ANSWERS``)."""
        every = ("publish", "schedule", "return", "repair", "override", "withdraw")
        return frozenset(filter(self.is_open, every))

    def is_open(self, name: str) -> bool:
        """Whether one answer is among them; asks only what that one hangs on."""
        match name:
            case "publish" | "schedule":
                return self.task_state is not None and not self.objections
            case "return":
                return self.task_state is not None and not self._rights_objections
            case "repair":
                return self.repair is not None and self.repair.is_small
            case "override":
                return not self.is_public and may_override(self.content, self.user)
            case "withdraw":
                return self.is_scheduled and not self._rights_objections
            case _:
                return False

    def require(self, name: str) -> None:
        """Raise why the answer ``name`` is not open, as its action would; nothing for one that is offered."""
        if self.is_open(name):
            return
        match name:
            case "publish" | "schedule" | "return" if self.task_state is None:
                raise NotOnDesk
            case "publish" | "schedule":
                raise ApproverRefused(self.objections)
            case "override":
                require_override(self.content, by=self.user)
                raise NothingNew
            case _ if self._rights_objections:
                raise ApproverRefused(self._rights_objections)
            case "withdraw":
                raise NothingToWithdraw
            case _:
                raise NoSmallRepair(
                    self.repair.refusals if self.repair else [_("There is nothing to repair.")]
                )

    @property
    def is_any_open(self) -> bool:
        """Whether there is a reason to open the screen: an answer, or why a change is no small repair."""
        return self.task_state is not None or self.repair is not None or bool(self.names)
