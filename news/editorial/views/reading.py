"""The reading screen: the only place where a story is approved.

Its forms carry the digest of what was drawn in the same request. The action compares it with the newest text under a
lock, and the gate asks once more when the page is saved; this screen explains.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.digest import digest_of_content, short_form
from news.editorial.diff import compare, count_changes
from news.editorial.findings import findings_with_links
from news.editorial.forms import ANSWERS, AnswerForm
from news.editorial.four_eyes import contributors, objections
from news.editorial.models import Reading
from news.editorial.passages import passages_of
from news.editorial.refusals import NotOnDesk, TextMovedOn
from news.editorial.rendering import as_readers_see
from news.editorial.schedule import next_morning, stamp, zone_name
from news.editorial.status import load_answers, task_state_on_desk
from news.models import ArticlePage

AS_READ, WORD_BY_WORD, PUBLIC = "dibaca", "kata", "terbit"


class ReadingView(WagtailAdminTemplateMixin, View):
    """Read a story that waits, and answer."""

    template_name = "news_editorial/reading.html"
    moved_on_template_name = "news_editorial/reading_moved_on.html"
    page_title = gettext_lazy("Read for approval")
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Only for those who may publish the story, and only while it waits for an answer."""
        self.article = get_object_or_404(ArticlePage.objects.select_related("owner"), pk=page_id)
        if not self.article.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.task_state = task_state_on_desk(self.article)
        if self.task_state is None:
            return self._leave(NotOnDesk())
        # One row, read once: what is drawn, what the digest names and what the reading records are the same.
        self.revision = self.article.get_latest_revision()
        self.content = self.revision.as_object()
        self.digest = digest_of_content(self.revision.content)
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
        seen = request.POST.get("digest", "").replace("\x00", "")
        if seen != self.digest or not self._has_read(seen):
            return self._moved_on(seen, form=form)
        if not form.is_valid():
            return self._screen({form.answer: form}, status=422)
        return self._give(form)

    def _give(self, form: AnswerForm) -> HttpResponse:
        try:
            form.give(self.article, by=self.request.user)
        except NotOnDesk as refusal:
            return self._leave(refusal)
        except TextMovedOn as refusal:
            return self._moved_on(refusal.seen, form=form)
        except (PermissionDenied, ValidationError) as refusal:
            messages.error(self.request, " ".join(_sentences(refusal)))
            return redirect("news_editorial:read", self.article.pk)
        _CONFIRMATIONS[form.answer](self.request, self, form)
        return redirect("wagtailadmin_home")

    def _leave(self, refusal: NotOnDesk) -> HttpResponse:
        messages.warning(self.request, str(refusal))
        return redirect("wagtailadmin_home")

    def _has_read(self, digest: str) -> bool:
        return Reading.objects.of_content(self.article, digest).by(self.request.user).exists()

    # The screen -----------------------------------------------------------------------------------------------------

    def _screen(self, bound: dict[str, AnswerForm], *, status: int = 200) -> HttpResponse:
        tab = self.request.GET.get("tampil")
        tab = tab if tab in {WORD_BY_WORD, PUBLIC} else AS_READ
        if tab != PUBLIC:
            Reading.objects.note(self.article, content=self.revision.content, by=self.request.user)
        context = self.get_context_data(tab=tab, has_read=tab != PUBLIC or self._has_read(self.digest))
        context |= {"forms": self._forms(bound), **self._story(tab)}
        return self.render_to_response(context, status=status)

    def _forms(self, bound: dict[str, AnswerForm]) -> dict[str, AnswerForm]:
        initial = {"digest": self.digest, "go_live_at": next_morning(not_before=self.content.embargo_until)}
        return {
            answer: bound.get(answer) or form(initial=initial, content=self.content)
            for answer, form in ANSWERS.items()
        }

    def _story(self, tab: str) -> dict[str, Any]:
        compared = compare(self._public_passages, passages_of(self.content))
        story = {"compared": compared, "change_count": count_changes(compared)}
        if tab == AS_READ:
            story["frame"] = as_readers_see(self.content, self.request, is_draft=True)
        elif tab == PUBLIC and self.article.live:
            story["frame"] = as_readers_see(self.article, self.request, is_draft=False)
        return story

    @cached_property
    def _public_passages(self) -> list:
        return passages_of(self.article) if self.article.live else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands around the story: who may answer, what the checks found, what was answered before."""
        submitted_by = self.task_state.workflow_state.requested_by
        findings = findings_with_links(self.content)
        blocking_count = sum(entry.finding.is_blocking for entry in findings)
        return super().get_context_data(
            article=self.article,
            content=self.content,
            task_state=self.task_state,
            submitted_by=submitted_by,
            objections=objections(self.content, self.request.user, submitted_by=submitted_by),
            contributions=self._contributions(),
            findings=findings,
            blocking_count=blocking_count,
            advice_count=len(findings) - blocking_count,
            answers=load_answers(self.article),
            digest=self.digest,
            short_digest=short_form(self.digest),
            zone=zone_name(),
            **kwargs,
        )

    def _contributions(self) -> list[tuple[Any, int]]:
        counts = contributors(self.content)
        users = get_user_model().objects.in_bulk(list(counts))
        return sorted(((users[pk], counts[pk]) for pk in counts), key=lambda pair: -pair[1])

    def _moved_on(self, seen: str, *, form: AnswerForm) -> HttpResponse:
        """409: what was read is no longer what is there. Show what changed between the two."""
        reading = Reading.objects.of_content(self.article, seen).by(self.request.user).first()
        was_read = reading.as_article() if reading else None
        compared = compare(passages_of(was_read), passages_of(self.content)) if was_read else []
        context = super().get_context_data(
            article=self.article,
            content=self.content,
            was_read=was_read,
            compared=compared,
            change_count=count_changes(compared),
            short_seen=short_form(seen) if reading else "",
            short_digest=short_form(self.digest),
            unsent_note=form.data.get("note", ""),
        )
        return self.response_class(
            request=self.request, template=[self.moved_on_template_name], context=context, status=409
        )


def _sentences(refusal: PermissionDenied | ValidationError) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


def _say_published(request: HttpRequest, view: ReadingView, form: AnswerForm) -> None:
    article = ArticlePage.objects.get(pk=view.article.pk)
    message = _("“%(title)s” is public.") % {"title": view.content.title}
    messages.success(
        request, message, buttons=[messages.button(article.url, _("View live"), new_window=False)]
    )


def _say_scheduled(request: HttpRequest, view: ReadingView, form: AnswerForm) -> None:
    when = stamp(form.cleaned_data["go_live_at"])
    messages.success(
        request, _("“%(title)s” will appear at %(when)s.") % {"title": view.content.title, "when": when}
    )


def _say_returned(request: HttpRequest, view: ReadingView, form: AnswerForm) -> None:
    who = view.task_state.workflow_state.requested_by or view.article.owner
    message = _("“%(title)s” went back to %(name)s with your note.") % {
        "title": view.content.title,
        "name": who,
    }
    messages.success(request, message)


_CONFIRMATIONS: dict[str, Callable[[HttpRequest, ReadingView, AnswerForm], None]] = {
    "publish": _say_published,
    "schedule": _say_scheduled,
    "return": _say_returned,
}
