"""The answers of the desk. Each carries the digest of the text that was on the screen."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.editorial.actions import approve, return_with_note, withdraw_approval
from news.editorial.overrides import SHORTEST_REASON, publish_by_override
from news.editorial.repairs.actions import repair
from news.editorial.schedule.clock import PaperDateTimeField, stamp
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
    go_live_at = PaperDateTimeField(label=_("Appears at"))

    def clean_go_live_at(self):
        go_live_at, embargo = self.cleaned_data["go_live_at"], self.content.embargo_until
        if embargo and go_live_at < embargo:
            raise ValidationError(
                _("The story is under embargo until %(until)s."),
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
        label=_("What should be done?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what should be done; without a note nobody can work on it.")},
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
        _("Why now, and why alone?"),
        required=_("Write the reason; it stays on record."),
        shortest=SHORTEST_REASON,
    )

    def give(self, article: ArticlePage, *, by) -> None:
        reason = self.cleaned_data["reason"]
        publish_by_override(article, by=by, seen_digest=self.cleaned_data["digest"], reason=reason)


class WithdrawForm(AnswerForm):
    """Take back an approval whose text is not public yet."""

    answer = "withdraw"
    reason = _reason(_("Why?"), required=_("Write the reason; it stays on record."))

    def give(self, article: ArticlePage, *, by) -> None:
        withdraw_approval(article, by=by, reason=self.cleaned_data["reason"])


ANSWERS: dict[str, type[AnswerForm]] = {
    form.answer: form
    for form in (PublishForm, ScheduleForm, ReturnForm, RepairForm, OverrideForm, WithdrawForm)
}
