"""The three answers of the desk. Each carries the digest of the text that was on the screen."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.editorial.actions import approve, return_with_note
from news.editorial.schedule import PaperDateTimeField, stamp
from news.models import ArticlePage

LONGEST_NOTE = 2000


class AnswerForm(forms.Form):
    """What every answer has. ``content`` is the newest text, as a page."""

    answer: str
    digest = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args, content: ArticlePage, **kwargs) -> None:
        # Three forms stand on one page: their labels need ids of their own.
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


ANSWERS: dict[str, type[AnswerForm]] = {form.answer: form for form in (PublishForm, ScheduleForm, ReturnForm)}
