"""The desk's screens of complaints: the lists, a case, and the answers that an editor gives to it.

Each form does what it says through ``deciding``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from news.clock import TimeLeft
from news.editorial.complaints import deciding
from news.editorial.complaints.deciding import NOTICE_CHARACTERS
from news.editorial.complaints.rights import cases_of, closed_to, may_decide
from news.editorial.models import Complaint
from news.editorial.times import stamp
from news.forms.text import CleanLine, CleanText
from news.models import ArticlePage, Correction, Retraction
from news.screens import CountedMenuItem

LONGEST_ANSWER = 4000
DECIDED = "selesai"
LONGEST_LIST = 200
_NOT_IN_LISTS = ("identity", "passage", "claim", "answer")


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


def _left(case: Complaint, *, now: datetime) -> TimeLeft | None:
    return TimeLeft.between(case.verified_at, case.due_at, now=now) if case.is_open else None


def list_context(query: Mapping[str, str], *, user: Any) -> dict[str, Any]:
    """The cases of one of the two lists, as far as they are ``user``'s desks'; four queries beside those of the desks.

    Of a story of their own they see number and clock: who may read it, ``rights`` says.
    """
    is_decided, mine = query.get("tampil") == DECIDED, cases_of(user)
    cases = mine.decided().order_by("-decided_at", "-pk") if is_decided else mine.open().by_time_left()
    shown = cases.select_related("article", "taken_by", "decided_by", "correction", "retraction").defer(
        *_NOT_IN_LISTS, "article__body", "article__raw_copy", "article__guesses"
    )
    now = timezone.now()
    found = list(shown[: LONGEST_LIST + 1])
    closed = closed_to(user, found)
    return {
        "is_decided": is_decided,
        "rows": [
            {
                "case": case,
                "left": None if is_decided else _left(case, now=now),
                "is_closed": case.pk in closed,
            }
            for case in found[:LONGEST_LIST]
        ],
        "has_more": len(found) > LONGEST_LIST,
        "open_count": mine.open().count(),
        "decided_count": mine.decided().count(),
        "clock": timezone.localtime(now, timezone.get_default_timezone()),
    }


def case_context(
    case: Complaint, *, user: Any, bound: CaseForm | None = None, party: str = ""
) -> dict[str, Any]:
    """One case: what is claimed, how long there is, what may be answered.

    ``party`` begins the form of a reply, once somebody asked on record whose it is.
    """
    can_answer = case.is_open and not case.is_answered
    published = getattr(case.article, "published", None) if case.article else None
    word_count = len(case.claim.split())
    return {
        "case": case,
        "story": published,
        "left": _left(case, now=timezone.now()),
        "evidence": list(case.evidence.all()),
        "answers": _answers(case, bound=bound, party=party) if can_answer else [],
        "word_count": word_count,
        "is_too_long": case.kind == Complaint.Kind.REPLY and published and word_count > published.word_count,
        "is_long": len(case.claim) > NOTICE_CHARACTERS,
        "is_mine": case.taken_by_id == user.pk,
        "can_take": case.is_open and case.taken_by_id != user.pk,
    }


def closed_context(case: Complaint, *, against: list[str]) -> dict[str, Any]:
    """What somebody may know of a case that is not theirs to read: its number, its clock, and why."""
    return {
        "case": case,
        "left": _left(case, now=timezone.now()),
        "objections": against,
    }


def _answers(case: Complaint, *, bound: CaseForm | None, party: str) -> list[CaseForm]:
    initial = {"party": party, "text": case.claim, "announcement": _first_sentences(case.claim)}
    return [
        bound if bound and bound.kind == form.kind else form(case=case, initial=initial)
        for form in forms_for(case)
    ]


def _first_sentences(text: str) -> str:
    """The beginning of a long reply, up to a full stop."""
    beginning = text[: NOTICE_CHARACTERS // 2]
    sentence, stop, _rest = beginning.rpartition(". ")
    return f"{sentence}." if stop else f"{beginning.rpartition(' ')[0]} …"


class ComplaintsMenuItem(CountedMenuItem):
    """Only for those who decide."""

    def __init__(self) -> None:
        super().__init__(
            _("Right of reply"),
            reverse_lazy("news_editorial:complaints"),
            name="complaints",
            icon_name="mail",
            order=235,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)

    def badge(self, user: Any) -> tuple[int, str] | None:
        """One query."""
        count = cases_of(user).open().count()
        return (
            (count, ngettext("%(count)d open case", "%(count)d open cases", count) % {"count": count})
            if count
            else None
        )
