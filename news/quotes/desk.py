"""The desk's screens: the ledger with a button for promises, the promises, and each with its checks."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.models import ArticlePage, Person, PublishedArticle
from news.paging import CURSOR_PARAMETER, Cursor
from news.quotes.checking import (
    CHECK_RIGHT,
    AlreadyPromise,
    QuoteWithdrawn,
    check_promise,
    confirm_quote,
    mark_as_promise,
)
from news.quotes.finding import Inquiry
from news.quotes.models import Outcome, Promise, Quote
from news.quotes.showing import promise_label
from news.screens import Screen
from news.text import clean_text, one_line

ROWS = 30
UNCONFIRMED_PARAMETER = "belum"
LONGEST_PLACE = 2000


class PromiseForm(forms.ModelForm):
    """What was promised, and by when."""

    class Meta:
        model = Promise
        fields = ("text", "due_on")
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_text(self) -> str:
        """One line, as it will stand in lists."""
        return one_line(self.cleaned_data["text"])


class CheckForm(forms.Form):
    """What somebody found when they looked."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    finding = forms.CharField(
        label=gettext_lazy("What we found"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Readers see this sentence, with its day. Say what was looked at."),
    )
    story = forms.CharField(
        label=gettext_lazy("Address of the follow-up story"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("A public story of ours, as copied from the browser. May stay empty."),
    )

    def clean_finding(self) -> str:
        return clean_text(self.cleaned_data["finding"]).strip()

    def clean_story(self) -> ArticlePage | None:
        """The public story at an address; what a reader cannot open is no follow-up."""
        address = clean_text(self.cleaned_data["story"])
        if not address:
            return None
        try:
            path = urlsplit(address).path
        except ValueError:
            path = ""
        published = PublishedArticle.objects.filter(url=path).only("article_id").first()
        if published is None:
            raise ValidationError(gettext_lazy("There is no public story of ours at this address."))
        return ArticlePage.objects.get(pk=published.article_id)


class DeskView(Screen):
    """For whoever may mark and check promises."""

    right = CHECK_RIGHT


class QuotesView(DeskView):
    """Words that stand, newest first, to find the one that is a promise."""

    template_name = "news_quotes/quotes.html"
    page_title = gettext_lazy("The ledger of quotes")

    def get(self, request: HttpRequest) -> HttpResponse:
        inquiry = Inquiry.of(request.GET, people=Person.objects.all())
        entries = inquiry.narrow(Quote.objects.standing())
        is_only_unconfirmed = UNCONFIRMED_PARAMETER in request.GET
        if is_only_unconfirmed:
            entries = entries.unconfirmed()
        if position := Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")):
            entries = entries.before(position.published_at, position.article_id)
        quotes = list(entries.newest_first().select_related("speaker", "promise")[: ROWS + 1])
        last = quotes[ROWS - 1] if len(quotes) > ROWS else None
        kept = {UNCONFIRMED_PARAMETER: "1"} if is_only_unconfirmed else {}
        older = (
            inquiry.query(**kept, **{CURSOR_PARAMETER: str(Cursor(last.said_at, last.pk))}) if last else ""
        )
        urls = _stories_of(quotes)
        rows = [
            (quote, _label_of(getattr(quote, "promise", None)), urls.get(quote.article_id))
            for quote in quotes[:ROWS]
        ]
        return self.show(
            rows=rows,
            place=request.GET.urlencode(),
            is_only_unconfirmed=is_only_unconfirmed,
            inquiry=inquiry,
            chips=inquiry.chips(),
            older_url=older,
            unconfirmed_count=Quote.objects.standing().unconfirmed().count(),
        )


class ConfirmView(DeskView):
    """Somebody read the story: words and speaker are as it says. The list stays where it was."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        quote = _quote(pk)
        if confirm_quote(quote, by=request.user):
            messages.success(request, _("%(number)s is confirmed.") % {"number": quote.number})
        # Read and written anew: whatever was posted, it leads nowhere else than to the list.
        place = QueryDict(request.POST.get("place", "")[:LONGEST_PLACE]) or QueryDict(
            f"{UNCONFIRMED_PARAMETER}=1"
        )
        return redirect(f"{reverse('news_quotes:quotes')}?{place.urlencode()}")


class MarkView(DeskView):
    """Say that words are a promise: what exactly, and by when."""

    template_name = "news_quotes/mark.html"
    page_title = gettext_lazy("A promise")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._form(_quote(pk), PromiseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        quote, form = _quote(pk), PromiseForm(request.POST)
        if not form.is_valid():
            return self._form(quote, form, status=422)
        values = form.cleaned_data
        try:
            promise = mark_as_promise(quote, text=values["text"], due_on=values["due_on"], by=request.user)
        except QuoteWithdrawn:
            messages.error(request, _("These words are no longer on record."))
            return redirect("news_quotes:quotes")
        except AlreadyPromise:
            messages.error(request, _("These words are marked as a promise already."))
            return redirect("news_quotes:promise", Promise.objects.get(quote=quote).pk)
        messages.success(request, _("Readers see the promise now; the board reminds you of its day."))
        return redirect("news_quotes:promise", promise.pk)

    def _form(self, quote: Quote, form: PromiseForm, *, status: int = 200) -> HttpResponse:
        return self.show(quote=quote, form=form, status=status)


class PromisesView(DeskView):
    """All promises; what waits for a check comes first."""

    template_name = "news_quotes/promises.html"
    page_title = gettext_lazy("Promises")

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        public = Promise.objects.public().select_related("quote__speaker")
        due = public.due(today).soonest_first()
        others = public.exclude(pk__in=Promise.objects.due(today)).order_by(
            F("checked_at").desc(nulls_last=True), "due_on"
        )
        groups = [(_("To be checked"), due[:ROWS]), (_("The others"), others[:ROWS])]
        return self.show(
            groups=[(title, [(promise, _label_of(promise)) for promise in rows]) for title, rows in groups]
        )


class PromiseView(DeskView):
    """A promise with everything that was found about it, and the form for the next check."""

    template_name = "news_quotes/promise.html"
    page_title = gettext_lazy("A promise")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._form(_promise(pk), CheckForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise, form = _promise(pk), CheckForm(request.POST)
        if not form.is_valid():
            return self._form(promise, form, status=422)
        check_promise(promise, by=request.user, **form.cleaned_data)
        messages.success(request, _("The check is on record."))
        return redirect("news_quotes:promise", promise.pk)

    def _form(self, promise: Promise, form: CheckForm, *, status: int = 200) -> HttpResponse:
        checks = promise.checks.of_newest_mark().select_related("checked_by", "story__published")
        label = _label_of(promise)
        return self.show(promise=promise, label=label, form=form, checks=checks, status=status)


def _stories_of(quotes: list[Quote]) -> dict[int, str]:
    """Where the stories stand that the words are from; one query."""
    found = PublishedArticle.objects.filter(pk__in={quote.article_id for quote in quotes})
    return dict(found.values_list("pk", "url"))


def _quote(pk: int) -> Quote:
    return get_object_or_404(Quote.objects.standing().select_related("speaker", "promise"), pk=pk)


def _promise(pk: int) -> Promise:
    return get_object_or_404(Promise.objects.select_related("quote__speaker", "marked_by"), pk=pk)


def _label_of(promise: Promise | None) -> dict[str, str] | None:
    if promise is None:
        return None
    if promise.outcome == Outcome.DROPPED:
        return {"kind": "", "text": str(Outcome.DROPPED.label)}
    return promise_label(promise.outcome, promise.due_on)
