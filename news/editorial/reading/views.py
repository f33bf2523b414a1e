"""The reading screen: the only place where somebody answers for a story.

Its forms carry the digest of what was drawn in the same request. The action compares it with the newest text under a
lock, and the gate asks once more when the page is saved; this screen explains.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from news.digest import Digests, short_form
from news.editorial.actions import confirm_second_reading
from news.editorial.comparing.unsaved import bound_form, compare_unsaved, was_saved
from news.editorial.models import Approval
from news.editorial.reading.answers import ANSWERS, AnswerForm, OpenAnswers, PublishForm, ScheduleForm
from news.editorial.reading.screen import (
    AS_READ,
    PUBLIC,
    WORD_BY_WORD,
    ReadingScreen,
    as_readers_see,
    compared_texts,
)
from news.editorial.reading.second_readings import load_went_live, objections_to
from news.editorial.reading.side import load_side
from news.editorial.refusals import (
    DeskRefusal,
    NeverSaved,
    NothingNew,
    NotOnDesk,
    TextMovedOn,
)
from news.editorial.times import next_morning, stamp, zone_name, zones_apart
from news.models import ArticlePage

# What is said after an answer, and whether readers have the story now.
_ALONE = (
    gettext_lazy("“%(title)s” is public. It stays on the desk until a second person has read it."),
    True,
)
_CONFIRMATIONS = {
    "publish": (gettext_lazy("“%(title)s” is public."), True),
    "schedule": (gettext_lazy("“%(title)s” will appear at %(when)s."), False),
    "return": (gettext_lazy("“%(title)s” went back to %(name)s with your note."), False),
    "repair": _ALONE,
    "override": _ALONE,
    "withdraw": (
        gettext_lazy(
            "The approval of “%(title)s” was taken back; it will not appear. It can be submitted again."
        ),
        False,
    ),
}


def confirm(request: HttpRequest, content: ArticlePage, *, form: AnswerForm, submitted_by: Any) -> None:
    """Say what became of the story; ``submitted_by`` is who gets it back."""
    sentence, is_public = _CONFIRMATIONS[form.answer]
    facts = {"title": content.get_admin_display_title(), "name": submitted_by}
    if go_live_at := form.cleaned_data.get("go_live_at"):
        facts["when"] = stamp(go_live_at)
    buttons = []
    if is_public:
        url = ArticlePage.objects.get(pk=content.pk).url
        buttons.append(messages.button(url, _("View live"), new_window=False))
    messages.success(request, sentence % facts, buttons=buttons)


class ReadingView(ReadingScreen):
    """Read the newest text of a story, and answer."""

    template_name = "news_editorial/reading.html"
    moved_on_template_name = "news_editorial/reading_moved_on.html"
    page_title = gettext_lazy("Read for approval")
    tabs = (AS_READ, WORD_BY_WORD, PUBLIC)

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Only for those who may publish the story, and only while there is something to answer."""
        self.article = get_object_or_404(ArticlePage.objects.select_related("owner"), pk=page_id)
        self.require_publisher(request)
        # One row, read once: what is drawn, what the digest names and what the reading records are the same.
        self.revision = self.article.get_latest_revision()
        if self.revision is None:
            return self._leave(NeverSaved())
        # Its page is this one: Wagtail would read the row again.
        self.revision.content_object = self.article
        self.content = self.revision.as_object()
        self.digests = Digests(self.revision.content)
        self.digest = self.digests.newest
        self.answers = OpenAnswers(self.article, self.content, digests=self.digests, user=request.user)
        if not self.answers.is_any_open:
            is_old_news = request.method == "GET" and self.answers.is_public
            return self._leave(NothingNew() if is_old_news else NotOnDesk())
        return super().dispatch(request, page_id)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show the text in one of three ways."""
        return self._screen({})

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Take an answer about the text whose digest the form names."""
        form_class = ANSWERS.get(request.POST.get("answer", ""))
        if form_class is None:
            return HttpResponseBadRequest(
                _("This is not an answer."), content_type="text/plain; charset=utf-8"
            )
        form = form_class(request.POST, content=self.content)
        if self.seen not in self.digests or self.load_reading(self.digests) is None:
            return self._moved_on(self.seen, form=form)
        if not form.is_valid() and self.answers.is_open(form.answer):
            return self._screen({form.answer: form}, status=422)
        return self._give(form)

    def _give(self, form: AnswerForm) -> HttpResponse:
        task_state = self.answers.task_state
        submitted_by = task_state.workflow_state.requested_by if task_state else None
        try:
            # An approval asks all of that under the lock, in the same words.
            if not (isinstance(form, PublishForm | ScheduleForm) and form.is_valid()):
                self.answers.require(form.answer)
            form.give(self.article, by=self.request.user)
        except NotOnDesk as refusal:
            return self._leave(refusal)
        except TextMovedOn as refusal:
            return self._moved_on(refusal.seen, form=form)
        except (PermissionDenied, ValidationError) as refusal:
            messages.error(self.request, " ".join(_sentences(refusal)))
            return redirect("news_editorial:read", self.article.pk)
        confirm(self.request, self.content, form=form, submitted_by=submitted_by or self.article.owner)
        return redirect("wagtailadmin_home")

    def _leave(self, refusal: DeskRefusal) -> HttpResponse:
        messages.warning(self.request, str(refusal))
        return redirect("wagtailadmin_home")

    # The screen -----------------------------------------------------------------------------------------------------

    def _screen(self, bound: dict[str, AnswerForm], *, status: int = 200) -> HttpResponse:
        is_shown = self.tab != PUBLIC
        if is_shown:
            self.note_reading(self.revision.content)
        has_read = is_shown or self.load_reading(self.digests) is not None
        context = self.get_context_data(tab=self.tab, has_read=has_read)
        context |= {"forms": self._forms(bound), **self._story()}
        return self.render_to_response(context, status=status)

    def _forms(self, bound: dict[str, AnswerForm]) -> dict[str, AnswerForm]:
        initial = {"digest": self.digest, "go_live_at": next_morning(not_before=self.content.embargo_until)}
        return {
            answer: bound.get(answer) or ANSWERS[answer](initial=initial, content=self.content)
            for answer in self.answers.names
        }

    def _story(self) -> dict[str, Any]:
        story = compared_texts(self.article if self.article.live else None, self.content)
        if self.tab == AS_READ:
            story["frame"] = as_readers_see(self.content, self.request, is_draft=True)
        elif self.tab == PUBLIC and self.article.live:
            story["frame"] = as_readers_see(self.article, self.request, is_draft=False)
        return story

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands around the story: who may answer, what the checks found, what was said before."""
        task_state = self.answers.task_state
        return super().get_context_data(
            article=self.article,
            content=self.content,
            task_state=task_state,
            submitted_by=task_state.workflow_state.requested_by if task_state else None,
            objections=self.answers.objections,
            repair=self.answers.repair,
            is_scheduled=self.answers.is_scheduled,
            short_digest=short_form(self.digest),
            digest=self.digest,
            zone=zone_name(),
            zones_apart=zones_apart(),
            **load_side(self.answers),
            **kwargs,
        )

    def _moved_on(self, seen: str, *, form: AnswerForm) -> HttpResponse:
        """409: what was read is no longer what is there. Show what changed between the two."""
        reading = self.load_reading([seen])
        was_read = reading.as_article() if reading else None
        compared = compared_texts(was_read, self.content) if was_read else {}
        context = super().get_context_data(
            article=self.article,
            content=self.content,
            was_read=was_read,
            short_seen=short_form(seen) if reading else "",
            short_digest=short_form(self.digest),
            unsent_note=form.data.get("note", "") or form.data.get("reason", ""),
            **compared,
        )
        return self.response_class(
            request=self.request, template=[self.moved_on_template_name], context=context, status=409
        )


def _sentences(refusal: PermissionDenied | ValidationError) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


@require_POST
def compare_kept(request: HttpRequest, page_id: int) -> HttpResponse:
    """The two texts side by side, as a part of the editor's page; 204 where the kept one was saved once already.

    Takes the editor's own form and saves nothing.
    """
    article = get_object_or_404(ArticlePage, pk=page_id)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = bound_form(article, user=request.user, data=request.POST)
    unsaved = compare_unsaved(form)
    if was_saved(form) or unsaved is None:
        return HttpResponse(status=204)
    return render(request, "news_editorial/unsaved.html", {"unsaved": unsaved})


class SecondReadingView(ReadingScreen):
    """Read what went out, and say that one has."""

    template_name = "news_editorial/second_reading.html"
    page_title = gettext_lazy("Second reading")

    def dispatch(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Only for those who may publish the story, and only of what one pair of eyes decided."""
        alone = Approval.objects.filter(kind__in=Approval.ALONE)
        self.approval = get_object_or_404(
            alone.select_related("article", "made_by", "second_reading__read_by"), pk=approval_id
        )
        self.article = self.approval.article
        self.require_publisher(request)
        self.went_live = load_went_live(self.approval)
        if self.went_live is None:
            raise Http404
        return super().dispatch(request, approval_id)

    def get(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Show the text; the showing is on record, and the answer needs it."""
        self.note_reading(self.went_live.content)
        return self.render_to_response(self.get_context_data(tab=self.tab, **self._story()))

    def post(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Take the answer; it is about the text of this approval, whatever the story says by now."""
        if self.load_reading(Digests(self.went_live.content)) is None:
            messages.error(request, _("Read the text first."))
            return redirect("news_editorial:second_reading", approval_id)
        try:
            confirm_second_reading(self.approval, by=request.user, seen_digest=self.seen)
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
            return redirect("news_editorial:second_reading", approval_id)
        title = self.went_live.article.get_admin_display_title()
        messages.success(request, _("Your reading of “%(title)s” is on record.") % {"title": title})
        return redirect("wagtailadmin_home")

    def _story(self) -> dict[str, Any]:
        shown = self.went_live.article
        frame = as_readers_see(shown, self.request, is_draft=True) if self.tab == AS_READ else ""
        return compared_texts(self.went_live.before, shown) | {"frame": frame}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who put it live, when and why, and whether this person can be the second reader."""
        approval, went_live = self.approval, self.went_live
        second = getattr(approval, "second_reading", None)
        return super().get_context_data(
            approval=approval,
            article=approval.article,
            content=went_live.article,
            before=went_live.before,
            second=second,
            against=[entry for entry in approval.gate if entry.get("is_blocking")],
            objections=[] if second else objections_to(approval, self.request.user, went_live=went_live),
            digest=approval.digest,
            short_digest=short_form(approval.digest),
            **kwargs,
        )
