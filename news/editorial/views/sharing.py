"""Links to a draft for somebody outside: made, listed, withdrawn, and what they show."""

from datetime import timedelta
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from news.editorial.models import SharedDraft
from news.editorial.refusals import LinkTooLong
from news.editorial.sharing import count_opening, longest_life, may_share, opened_by, share, withdraw
from news.editorial.times import PaperDateTimeField, zone_name
from news.models import ArticlePage
from news.presentation import article_facts, as_printed, render_body, render_story
from news.screens import Screen
from news.text import number_in

# Between drawing the form with the longest time and sending it.
_WHILE_TYPING = timedelta(minutes=1)


class ShareForm(forms.Form):
    """For whom, and until when."""

    for_whom = forms.CharField(label=gettext_lazy("For whom"), max_length=160)
    expires_at = PaperDateTimeField(label=gettext_lazy("Until"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.limit = longest_life()
        self.fields["expires_at"].initial = timezone.now() + self.limit - _WHILE_TYPING

    def clean_expires_at(self):
        expires_at = self.cleaned_data["expires_at"]
        if expires_at > timezone.now() + self.limit:
            raise ValidationError(str(LinkTooLong(self.limit)), code="too_long")
        return expires_at


class SharingView(Screen):
    """The links of one story. The secret stands on the answer to the request that made it, and nowhere else."""

    template_name = "news_editorial/sharing.html"
    page_title = gettext_lazy("Share the draft")
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """For the desk and the reporter who began the story."""
        self.article = get_object_or_404(ArticlePage.objects.defer("body", "raw_copy", "guesses"), pk=page_id)
        return super().dispatch(request, page_id)

    def may(self, user: Any) -> bool:
        return may_share(user, self.article)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The links there are, and the form of a new one."""
        return self._screen(ShareForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """A new link, or the end of one."""
        if "withdraw" in request.POST:
            return self._withdraw(request.POST["withdraw"])
        form = ShareForm(request.POST)
        if not form.is_valid():
            return self._screen(form, status=422)
        shared, secret = share(self.article, by=request.user, **form.cleaned_data)
        link = request.build_absolute_uri(reverse("shared_draft", args=[secret]))
        return self._screen(ShareForm(), link=link, new=shared, status=201)

    def _withdraw(self, given: str) -> HttpResponse:
        shared = get_object_or_404(
            SharedDraft.objects.select_related("article"), pk=number_in(given), article_id=self.article.pk
        )
        withdraw(shared, by=self.request.user)
        messages.success(self.request, _("The link shows nothing any more."))
        return redirect("news_editorial:share", self.article.pk)

    def _screen(self, form: ShareForm, *, status: int = 200, **kwargs: Any) -> HttpResponse:
        links = SharedDraft.objects.filter(article_id=self.article.pk).defer("content")
        return self.show(
            article=self.article,
            form=form,
            links=links.select_related("made_by", "withdrawn_by"),
            zone=zone_name(),
            limit_hours=int(form.limit.total_seconds() // 3600),
            status=status,
            **kwargs,
        )


_HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
# Enough to fill a large screen.
_WATERMARKS = range(48)


def kept_out_of_sight(view: Any) -> Any:
    """The answer, whatever it is, goes into no cache and no index, and where its links lead learns nothing of it."""

    @wraps(view)
    def quiet_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return quiet_view


@kept_out_of_sight
@require_safe
def shared_draft(request: HttpRequest, secret: str) -> HttpResponse:
    """The draft; one sentence for a link that is over, was withdrawn, or never was: nobody learns which."""
    shared = opened_by(secret)
    if shared is not None and request.method == "GET":
        # Programs that only ask whether the link is alive have read nothing.
        count_opening(shared)
    with as_printed():
        if shared is None:
            context = {"page_kind": "statement", "page_title": _("This link shows nothing")}
            return render(request, "news/shared_draft_gone.html", context, status=404)
        return render(request, "news/shared_draft.html", _shown(shared))


def _shown(shared: SharedDraft) -> dict[str, Any]:
    article = shared.as_article()
    # A draft is not to be passed on, so it offers no buttons to do so; and what it was before is not its reader's.
    facts = article_facts(article) | {"share": None, "history_url": ""}
    story_html = render_story(article, facts, body_html=render_body(article))
    return {
        "page_kind": "article",
        "page_title": _("Not yet published"),
        "story_html": mark_safe(story_html),  # noqa: S308 - our templates escape
        "shared": shared,
        "watermarks": _WATERMARKS,
    }
