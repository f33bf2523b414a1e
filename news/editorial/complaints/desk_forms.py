"""The answers that an editor gives to a case. Each form does what it says through ``deciding``."""

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from news.editorial.complaints import deciding
from news.editorial.models import Complaint
from news.editorial.times import stamp
from news.forms.text import CleanLine, CleanText
from news.models import ArticlePage, Correction, Retraction

LONGEST_ANSWER = 4000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CaseForm(forms.Form):
    """What every answer has: the case, and the words that go to the complainant."""

    kind: str

    def __init__(self, *args, case: Complaint, **kwargs) -> None:
        # Several forms stand on one page: their labels need ids of their own.
        super().__init__(*args, auto_id=f"{self.kind}-%s", **kwargs)
        self.case = case

    def give(self, *, by) -> None:
        """Do what was answered; raises what the action raises."""
        raise NotImplementedError


class AnswerForm(CaseForm):
    """An answer that needs a second person; a word to the complainant may go with it."""

    answer = CleanText(
        label=_("To the complainant (may be left out)"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=_area(3),
    )
    field_order: list[str] = []


class CorrectionForm(AnswerForm):
    """Write a correction; it starts with the complainant's words, which are rarely the paper's."""

    kind = "correction"
    text = CleanText(label=_("What was wrong, and what is right"), max_length=4000, widget=_area(5))
    field_order = ["text", "answer"]

    def give(self, *, by) -> None:
        deciding.correct(self.case, by=by, text=self.cleaned_data["text"], answer=self.cleaned_data["answer"])


class ReplyForm(AnswerForm):
    """Publish the reply as it was sent; only its heading is the editor's, and a sentence for a long one."""

    kind = "reply"
    party = CleanLine(label=_("Who replies, as readers will see it"), max_length=160)
    announcement = CleanText(
        label=_("Sentence on the story, above the link to the whole reply"),
        max_length=deciding.NOTICE_CHARACTERS,
        widget=_area(3),
    )
    field_order = ["party", "announcement", "answer"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if len(self.case.claim) <= deciding.NOTICE_CHARACTERS:
            del self.fields["announcement"]

    def give(self, *, by) -> None:
        deciding.publish_reply(
            self.case,
            by=by,
            party=self.cleaned_data["party"],
            announcement=self.cleaned_data.get("announcement", ""),
            answer=self.cleaned_data["answer"],
        )


class RetractionForm(AnswerForm):
    """Propose to withdraw the story; the editor-in-chief confirms."""

    kind = "retraction"
    ground = forms.ChoiceField(label=_("Ground"), choices=Retraction.Ground)
    reason = CleanText(label=_("Reason, as readers will see it"), max_length=2000, widget=_area(4))
    field_order = ["ground", "reason", "answer"]

    def give(self, *, by) -> None:
        data = self.cleaned_data
        deciding.propose_to_retract(
            self.case, by=by, ground=data["ground"], reason=data["reason"], answer=data["answer"]
        )


class AlreadyForm(AnswerForm):
    """Point to what stands on the story already, or waits: others complained about the same mistake."""

    kind = "already"
    which = forms.ChoiceField(
        label=_("What answers this case too"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what answers this case.")},
    )
    field_order = ["which", "answer"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.known = {_key(answer): answer for answer in deciding.answers_for(self.case)}
        self.fields["which"].choices = [(key, _label(answer)) for key, answer in self.known.items()]

    def give(self, *, by) -> None:
        already = self.known[self.cleaned_data["which"]]
        deciding.point_to(self.case, by=by, already=already, answer=self.cleaned_data["answer"])


class RefusalForm(CaseForm):
    """Refuse on one of the four grounds."""

    kind = "refusal"
    ground = forms.ChoiceField(
        label=_("Ground"), choices=Complaint.RefusalGround, widget=forms.RadioSelect, required=True
    )
    answer = CleanText(
        label=_("Reason, as the complainant will read it"),
        max_length=LONGEST_ANSWER,
        widget=_area(4),
        error_messages={"required": _("Write the reason: a refusal without one is no answer.")},
    )

    def give(self, *, by) -> None:
        deciding.refuse(
            self.case, by=by, ground=self.cleaned_data["ground"], answer=self.cleaned_data["answer"]
        )


class StoryForm(CaseForm):
    """Say which story the case is about."""

    kind = "story"
    article = forms.ModelChoiceField(
        label=_("Story"),
        queryset=ArticlePage.objects.filter(published_at__isnull=False),
        widget=AdminPageChooser(target_models=[ArticlePage]),
        error_messages={"required": _("Choose the story.")},
    )

    def give(self, *, by) -> None:
        deciding.name_story(self.case, by=by, article=self.cleaned_data["article"])


def forms_for(case: Complaint) -> list[type[CaseForm]]:
    """The answers that this case can have now."""
    if not case.article_id:
        return [StoryForm, RefusalForm]
    is_reply = case.kind == Complaint.Kind.REPLY and bool(case.claim)
    replies = [ReplyForm] if is_reply else []
    already = [AlreadyForm] if deciding.answers_for(case) else []
    return [*replies, *already, CorrectionForm, RetractionForm, RefusalForm]


def _key(answer: Correction | Retraction) -> str:
    return f"{answer._meta.model_name}-{answer.pk}"


def _label(answer: Correction | Retraction) -> str:
    """As in "Ralat, 25 November 2026 13.24 WITA: …"; what still waits, without a time."""
    is_retraction = isinstance(answer, Retraction)
    words = {
        "what": gettext("Retraction") if is_retraction else answer.title,
        "text": Truncator(answer.reason if is_retraction else answer.text).words(24),
    }
    since: Any = answer.confirmed_at if is_retraction else answer.approved_at
    if since is None:
        return gettext("%(what)s, waits for a second person: %(text)s") % words
    return gettext("%(what)s, %(when)s: %(text)s") % (words | {"when": stamp(since)})
