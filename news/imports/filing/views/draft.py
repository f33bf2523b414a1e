"""The draft that came of a report, on a phone: guesses to confirm, what is still missing, and the way to the desk."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from news.editorial.checklist import answered_findings
from news.editorial.refusals import NeverSaved, StoryIncomplete
from news.editorial.status import load_status
from news.imports.filing.completing import CompletingForm, submit
from news.imports.filing.confirming import AnsweredAlready, answer, open_chips
from news.imports.filing.form import FilingForm
from news.imports.filing.gate_lines import gate_lines
from news.imports.filing.opening import may_change, open_draft
from news.models import ArticlePage, Person


@require_safe
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """As the newest version has it. Somebody else's draft is none of a reporter's business."""
    content = _newest(request, page_id)
    return _page(request, content, CompletingForm(instance=content))


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
        return _page(request, content, form, status=422)
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


def _page(
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
