"""The answers of the desk and which of them the reading screen offers."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from news.digest import Digests
from news.editorial.actions import approve, return_with_note, withdraw_approval
from news.editorial.desks import rights_objections
from news.editorial.four_eyes import objections
from news.editorial.gate import is_public_already
from news.editorial.overrides import SHORTEST_REASON, may_override, publish_by_override, require_override
from news.editorial.refusals import (
    ApproverRefused,
    NoSmallRepair,
    NothingNew,
    NothingToWithdraw,
    NotOnDesk,
)
from news.editorial.repairs.actions import repair
from news.editorial.repairs.rules import Repair, repair_of
from news.editorial.status import task_state_on_desk
from news.editorial.times import PaperDateTimeField, stamp
from news.models import ArticlePage

LONGEST_NOTE = 2000


class AnswerForm(forms.Form):
    """What every answer has. ``content`` is the newest text, as a page."""

    answer: str
    digest = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args, content: ArticlePage, **kwargs) -> None:
        # Several forms stand on one page: their labels need ids of their own.
        super().__init__(*args, auto_id=f"{self.answer}-%s", **kwargs)
        self.content = content

    def give(self, article: ArticlePage, *, by) -> None:
        """Do what was answered; raises what the action raises."""
        raise NotImplementedError


class PublishForm(AnswerForm):
    """Approve and publish now."""

    answer = "publish"

    def give(self, article: ArticlePage, *, by) -> None:
        approve(article, by=by, seen_digest=self.cleaned_data["digest"])


class ScheduleForm(AnswerForm):
    """Approve now, publish at a time of the paper's zone."""

    answer = "schedule"
    go_live_at = PaperDateTimeField(label=gettext_lazy("Appears at"))

    def clean_go_live_at(self):
        go_live_at, embargo = self.cleaned_data["go_live_at"], self.content.embargo_until
        if embargo and go_live_at < embargo:
            raise ValidationError(
                gettext_lazy("The story is under embargo until %(until)s."),
                code="embargo",
                params={"until": stamp(embargo)},
            )
        return go_live_at

    def give(self, article: ArticlePage, *, by) -> None:
        go_live_at = self.cleaned_data["go_live_at"]
        approve(article, by=by, seen_digest=self.cleaned_data["digest"], go_live_at=go_live_at)


class ReturnForm(AnswerForm):
    """Give the story back, saying what to do."""

    answer = "return"
    note = forms.CharField(
        label=gettext_lazy("What should be done?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Write what should be done; without a note nobody can work on it.")
        },
    )

    def give(self, article: ArticlePage, *, by) -> None:
        return_with_note(article, by=by, note=self.cleaned_data["note"])


class RepairForm(AnswerForm):
    """Publish a small repair; read by a second person afterwards."""

    answer = "repair"

    def give(self, article: ArticlePage, *, by) -> None:
        repair(article, by=by, seen_digest=self.cleaned_data["digest"])


def _reason(label: str, *, required: str, shortest: int | None = None) -> forms.CharField:
    """A reason that stays on record; blanks are none."""
    return forms.CharField(
        label=label,
        min_length=shortest,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required},
    )


class OverrideForm(AnswerForm):
    """The editor-in-chief publishes without a second reader."""

    answer = "override"
    reason = _reason(
        gettext_lazy("Why now, and why alone?"),
        required=gettext_lazy("Write the reason; it stays on record."),
        shortest=SHORTEST_REASON,
    )

    def give(self, article: ArticlePage, *, by) -> None:
        reason = self.cleaned_data["reason"]
        publish_by_override(article, by=by, seen_digest=self.cleaned_data["digest"], reason=reason)


class WithdrawForm(AnswerForm):
    """Take back an approval whose text is not public yet."""

    answer = "withdraw"
    reason = _reason(gettext_lazy("Why?"), required=gettext_lazy("Write the reason; it stays on record."))

    def give(self, article: ArticlePage, *, by) -> None:
        withdraw_approval(article, by=by, reason=self.cleaned_data["reason"])


ANSWERS: dict[str, type[AnswerForm]] = {
    form.answer: form
    for form in (PublishForm, ScheduleForm, ReturnForm, RepairForm, OverrideForm, WithdrawForm)
}


@dataclass
class OpenAnswers:
    """What ``user`` may do about ``content``, the newest text of ``article``, whose digests are ``digests``.

    Comfort, not control: each action asks again, under the story's lock.
    """

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
