"""What the newsroom says after an answer was taken."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from news.editorial.reading.forms import AnswerForm
from news.editorial.schedule.clock import stamp
from news.models import ArticlePage


def confirm(request: HttpRequest, content: ArticlePage, *, form: AnswerForm, submitted_by: Any) -> None:
    """Say what became of the story; ``submitted_by`` is who gets it back."""
    facts = {"title": content.get_admin_display_title(), "name": submitted_by}
    _CONFIRMATIONS[form.answer](request, content, form=form, facts=facts)


def _say_published(
    request: HttpRequest, content: ArticlePage, *, form: AnswerForm, facts: dict[str, Any]
) -> None:
    _with_link(request, content, _("“%(title)s” is public.") % facts)


def _say_alone(
    request: HttpRequest, content: ArticlePage, *, form: AnswerForm, facts: dict[str, Any]
) -> None:
    sentence = _("“%(title)s” is public. It stays on the desk until a second person has read it.") % facts
    _with_link(request, content, sentence)


def _say_scheduled(
    request: HttpRequest, content: ArticlePage, *, form: AnswerForm, facts: dict[str, Any]
) -> None:
    when = {"when": stamp(form.cleaned_data["go_live_at"])}
    messages.success(request, _("“%(title)s” will appear at %(when)s.") % (facts | when))


def _say_returned(
    request: HttpRequest, content: ArticlePage, *, form: AnswerForm, facts: dict[str, Any]
) -> None:
    messages.success(request, _("“%(title)s” went back to %(name)s with your note.") % facts)


def _say_withdrawn(
    request: HttpRequest, content: ArticlePage, *, form: AnswerForm, facts: dict[str, Any]
) -> None:
    messages.success(
        request,
        _("The approval of “%(title)s” was taken back; it will not appear. It can be submitted again.")
        % facts,
    )


def _with_link(request: HttpRequest, content: ArticlePage, sentence: str) -> None:
    article = ArticlePage.objects.get(pk=content.pk)
    button = messages.button(article.url, _("View live"), new_window=False)
    messages.success(request, sentence, buttons=[button])


_CONFIRMATIONS: dict[str, Callable[..., None]] = {
    "publish": _say_published,
    "schedule": _say_scheduled,
    "return": _say_returned,
    "repair": _say_alone,
    "override": _say_alone,
    "withdraw": _say_withdrawn,
}
