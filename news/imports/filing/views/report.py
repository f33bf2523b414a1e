"""The page on which a reporter writes, and the one address that takes what was written."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from news.editorial.times import zone_name
from news.filing import may_file
from news.forms.photo import UnusablePicture
from news.imports.filing import limits
from news.imports.filing.afterwards import draw_afterwards
from news.imports.filing.form import FilingForm
from news.imports.filing.patterns import load_patterns, pattern_named
from news.imports.filing.receiving import PhotosMissing, ReceivedDifferently, receive
from news.imports.filing.report import Spoken
from news.imports.filing.uploads import PieceRefused
from news.imports.models import Filing
from news.models import Person

NAMES_OFFERED = 300
# Cards in a browser that runs no scripts, beyond those that are filled in.
SPARE_CARDS = 3


@transaction.non_atomic_requests  # Photos are read and unpacked before anything is written.
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """GET shows the page; POST takes a report and leads to its draft."""
    if not may_file(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, FilingForm(initial={"number": uuid.uuid4()}))
    form = FilingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form, Told("", 422))
    told = {"number": form.cleaned_data["number"], "sent": form.sent, "files": form.photos}
    try:
        filing = receive(form.report(), by=request.user, **told)
    except tuple(_REFUSALS) as refusal:
        return _refused(request, form, _REFUSALS[type(refusal)](refusal))
    return _received(request, filing)


@require_safe
def state(request: HttpRequest) -> JsonResponse:
    """Whose session this is, with a fresh token: a page from the phone's own copy asks before it sends."""
    return JsonResponse({"user": str(request.user.pk), "token": get_token(request)})


def _received(request: HttpRequest, filing: Filing) -> HttpResponse:
    url = _draft_url(filing)
    response = JsonResponse({"draft": url}) if _wants_json(request) else HttpResponseRedirect(url)
    return draw_afterwards(response, filing.article) if filing.article else response


def _draft_url(filing: Filing) -> str:
    """The draft, or one's list where somebody has deleted it since."""
    if filing.article_id is None:
        return reverse("news_filing:own_stories")
    return reverse("news_filing:draft", args=[filing.article_id])


@dataclass(frozen=True, slots=True)
class Told:
    """What a refusal says, its status, the draft that exists already, and the photos that are missing."""

    sentence: str
    status: int
    draft: str = ""
    missing: Sequence[str] = ()


def _received_differently(refusal: ReceivedDifferently) -> Told:
    sentence = _(
        "An earlier form of this report is a draft already. Open it, or send this text as a new report."
    )
    return Told(sentence, 409, draft=_draft_url(refusal.filing))


def _photos_missing(refusal: PhotosMissing) -> Told:
    return Told(_("Photos are still missing; they are sent again."), 409, missing=refusal.numbers)


_REFUSALS: dict[type[Exception], Callable[[Any], Told]] = {
    UnusablePicture: lambda refusal: Told(str(refusal.args[0]), 422),
    PhotosMissing: _photos_missing,
    PieceRefused: lambda refusal: Told(str(refusal), refusal.status),
    ReceivedDifferently: _received_differently,
}


def _refused(request: HttpRequest, form: FilingForm, told: Told) -> HttpResponse:
    """The sentence beside what was typed. A form that is not valid says why by itself."""
    if told.sentence:
        form.add_error(None, told.sentence)
    if _wants_json(request):
        sentences = [str(error) for errors in form.errors.values() for error in errors]
        answer = {"message": " ".join(sentences), "draft": told.draft, "missing": list(told.missing)}
        return JsonResponse(answer, status=told.status)
    return _page(request, form, status=told.status, draft=told.draft)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _page(request: HttpRequest, form: FilingForm, *, status: int = 200, draft: str = "") -> HttpResponse:
    chosen = pattern_named(form["pattern"].value() or request.GET.get("pola", ""))
    cards = [card for card in form.cards if any((card.words, card.speaker, card.role))]
    people = (
        Person.objects.standing()
        .order_by("-created_at", "-pk")
        .values_list("name", flat=True)[:NAMES_OFFERED]
    )
    context = {
        "form": form,
        "draft_url": draft,
        "cards": cards,
        "spare_cards": [Spoken("")] * SPARE_CARDS,
        "patterns": [
            (
                pattern,
                [(row, form.answers.get(row.key, "") if form.is_bound else "") for row in pattern.questions],
            )
            for pattern in load_patterns().values()
        ],
        "chosen": chosen,
        "people": sorted(set(people)),
        "zone": zone_name(),
        "limits": limits,
        "keeps_copies": settings.OFFLINE_COPIES,
    }
    return render(request, "news_imports/filing/report.html", context, status=status)
