"""The screens of *Lapor* and *Tulisan saya*, and the addresses that the phone talks to."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from news.editorial.checklist import answered_findings
from news.editorial.refusals import NeverSaved, StoryIncomplete
from news.editorial.status import load_status
from news.editorial.times import zone_name
from news.filing import may_file
from news.forms.photo import UnusablePicture
from news.imports.filing import limits
from news.imports.filing.completing import CompletingForm, may_change, open_draft, submit
from news.imports.filing.confirming import AnsweredAlready, answer, open_chips
from news.imports.filing.limits import LARGEST_PIECE_BYTES
from news.imports.filing.own_stories import load_own_stories
from news.imports.filing.photos import (
    Chunk,
    ChunkRefused,
    draw_afterwards,
    drop_photo,
    received_bytes,
    take_chunk,
)
from news.imports.filing.receiving import PhotosMissing, ReceivedDifferently, receive
from news.imports.filing.report import FilingForm, Spoken, load_patterns, pattern_named
from news.imports.models import Filing
from news.models import ArticlePage, Person
from news.publishing import Finding

_HERE = Path(__file__).parent


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Below its own page, which is as far as a worker reaches; the farewell where copies are turned off."""
    name = "worker.js" if settings.OFFLINE_COPIES else "farewell.js"
    source = (
        (_HERE / name).read_text(encoding="utf-8").replace("/admin/lapor/", reverse("news_filing:report"))
    )
    return HttpResponse(source, content_type="text/javascript; charset=utf-8")


@transaction.non_atomic_requests  # A piece is read, and a picture unpacked, before anybody else has to wait.
@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
def photo(request: HttpRequest, filing: UUID, number: UUID) -> JsonResponse:
    """Only one's own: of anybody else's nothing is here."""
    if not may_file(request.user):
        raise PermissionDenied
    whose = {"by": request.user, "filing": filing, "photo": number}
    if request.method == "POST":
        return _take(request, **whose)
    if request.method == "DELETE":
        drop_photo(**whose)
    return JsonResponse({"received": received_bytes(**whose)})


def _take(request: HttpRequest, **whose) -> JsonResponse:
    try:
        piece = Chunk.read(
            # One byte more than a piece may have tells that it has too many.
            request.read(LARGEST_PIECE_BYTES + 1),
            content_range=request.headers.get("Content-Range", ""),
            sha256=request.headers.get("X-Photo-Sha256", ""),
        )
        kept = take_chunk(piece, **whose)
    except ChunkRefused as refusal:
        answer = {
            "message": str(refusal),
            "received": refusal.received,
            "final": refusal.is_final,
        }
        return JsonResponse(answer, status=refusal.status)
    return JsonResponse({"received": kept.received_bytes, "whole": kept.is_whole})


@require_safe
def own_stories(request: HttpRequest) -> HttpResponse:
    """Bad page numbers are the first or the last page."""
    page, stories = load_own_stories(request.user, number=request.GET.get("halaman", "1"))
    return render(request, "news_imports/filing/own_stories.html", {"page": page, "stories": stories})


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
    ChunkRefused: lambda refusal: Told(str(refusal), refusal.status),
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


@dataclass(frozen=True, slots=True)
class GateLine:
    """``count`` things of which the same is said."""

    message: str
    is_blocking: bool
    count: int

    def __str__(self) -> str:
        return f"{self.count}× {self.message}" if self.count > 1 else self.message


def gate_lines(findings: Iterable[Finding]) -> list[GateLine]:
    """In the order in which each is said first."""
    counted = Counter((finding.message, finding.is_blocking) for finding in findings)
    return [GateLine(message, is_blocking, count) for (message, is_blocking), count in counted.items()]


@require_safe
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """As the newest version has it. Somebody else's draft is none of a reporter's business."""
    content = _newest(request, page_id)
    return _draft_page(request, content, CompletingForm(instance=content))


@require_POST
def answer_guess(request: HttpRequest, page_id: int) -> HttpResponse:
    """Confirm one guess, or put it right."""
    article = get_object_or_404(ArticlePage, pk=page_id)
    correction = request.POST.get("correction") if request.POST.get("verdict") == "change" else None
    try:
        answer(article, by=request.user, key=request.POST.get("key", ""), correction=correction)
    except AnsweredAlready:
        messages.info(request, _("This was answered already, or the text has changed."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('news_filing:draft', args=[page_id])}#tebakan")


@require_POST
def complete(request: HttpRequest, page_id: int) -> HttpResponse:
    """Save what the gate asks for; with the button to the desk, submit as well."""
    article = get_object_or_404(ArticlePage, pk=page_id)
    content = open_draft(article, by=request.user)
    form = CompletingForm(request.POST, instance=content)
    if not form.is_valid():
        # On a phone the form is far below the guesses and the text.
        messages.error(request, " ".join(str(told) for errors in form.errors.values() for told in errors))
        return _draft_page(request, content, form, status=422)
    filled = form.fill()
    if form.has_changed():
        filled.save_revision(user=request.user)
    if "submit" not in request.POST:
        messages.success(request, _("Saved."))
        return redirect("news_filing:draft", page_id)
    try:
        with transaction.atomic():
            submit(article, by=request.user)
    except StoryIncomplete as refusal:
        why = " ".join(map(str, gate_lines(refusal.findings)))
        messages.error(request, _("Not sent to the desk yet. %(why)s") % {"why": why})
        return redirect("news_filing:draft", page_id)
    messages.success(request, _("“%(title)s” is with the desk.") % {"title": filled.title})
    return redirect("news_filing:own_stories")


def _newest(request: HttpRequest, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    if article.latest_revision_id is None:
        raise NeverSaved
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return article.get_latest_revision_as_object()


def _draft_page(
    request: HttpRequest, content: ArticlePage, form: CompletingForm, *, status: int = 200
) -> HttpResponse:
    is_mine = may_change(content, request.user)
    context = {
        "article": content,
        "form": form,
        "chips": open_chips(content) if is_mine else [],
        "may_change": is_mine,
        "gate": gate_lines(entry.finding for entry in answered_findings(content) if entry.is_open),
        "status": load_status(content),
        "people": sorted(Person.objects.standing().order_by("-pk").values_list("name", flat=True)[:300]),
        "regions": FilingForm().fields["region"].queryset,
    }
    return render(request, "news_imports/filing/draft.html", context, status=status)
