"""The desk of replies and corrections: the list by time left, one case, its evidence and, on record, its sender."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.editorial.audit.chain import record
from news.editorial.complaints import deciding
from news.editorial.complaints.complainant import unseal
from news.editorial.complaints.desk import CaseForm, case_context, closed_context, forms_for, list_context
from news.editorial.complaints.evidence import TYPES
from news.editorial.complaints.rights import may_decide, may_see, objections
from news.editorial.models import Complaint, ComplaintEvidence
from news.editorial.refusals import DeskRefusal
from news.screens import Screen
from news.sealing import unseal_bytes


class ComplaintScreen(Screen):
    """For those who decide complaints, and nobody else. No cache keeps any of it."""

    page_title = gettext_lazy("Replies and corrections")
    breadcrumbs_items: list[dict[str, str]] = []

    def may(self, user: Any) -> bool:
        return may_decide(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def case(self, pk: int) -> Complaint:
        """A case to be read; 403 for whoever may not, because the story is theirs or another desk's."""
        case = self.known_case(pk)
        if not may_see(case, self.request.user):
            raise PermissionDenied
        return case

    def known_case(self, pk: int) -> Complaint:
        """A verified case; what nobody verified is not the desk's business yet."""
        known = Complaint.objects.verified().select_related(
            "article__published", "taken_by", "decided_by", "correction", "retraction"
        )
        return get_object_or_404(known, pk=pk)

    def done(self, case: Complaint, message: str) -> HttpResponse:
        """Back to the case, saying what was done."""
        messages.success(self.request, message)
        return redirect("news_editorial:complaint", case.pk)

    def refused(self, case: Complaint, refusal: Exception) -> HttpResponse:
        """Back to the case, saying why nothing was done."""
        messages.error(self.request, str(refusal))
        return redirect("news_editorial:complaint", case.pk)


class ComplaintList(ComplaintScreen):
    """Open cases by time left; decided ones, newest first, behind ``?tampil=selesai``."""

    template_name = "news_editorial/complaints/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Never more than a page."""
        return self.render_to_response(self.get_context_data(**list_context(request.GET, user=request.user)))


class ComplaintCase(ComplaintScreen):
    """One case; its answers are posted here."""

    template_name = "news_editorial/complaints/case.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything but who sent it; number and clock, for whoever may not read the case."""
        case = self.known_case(pk)
        against = objections(case, request.user)
        return self.closed(case, against) if against else self.screen(case)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take one answer."""
        case = self.known_case(pk)
        if against := objections(case, request.user):
            return self.closed(case, against, status=409)
        kind = request.POST.get("answer_kind", "")
        form_class = next((form for form in forms_for(case) if form.kind == kind), None)
        if form_class is None:
            return HttpResponseBadRequest(
                _("This is not an answer."), content_type="text/plain; charset=utf-8"
            )
        form = form_class(request.POST, case=case)
        if not form.is_valid():
            return self.screen(case, bound=form, status=422)
        try:
            form.give(by=request.user)
        except (DeskRefusal, ValidationError) as refusal:
            message = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
            return self.screen(case, bound=form, problem=message, status=409)
        return self.done(case, _SAID[kind] % {"number": case.number})

    def closed(self, case: Complaint, against: list[str], *, status: int = 200) -> HttpResponse:
        """Not a word of the complaint, nor of who sent it."""
        context = self.get_context_data(**closed_context(case, against=against))
        return TemplateResponse(
            self.request, "news_editorial/complaints/case_closed.html", context, status=status
        )

    def screen(
        self,
        case: Complaint,
        *,
        bound: CaseForm | None = None,
        party: str = "",
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        """The case, with an answer that could not be given, or with ``more``: who sent it."""
        context = case_context(case, user=self.request.user, bound=bound, party=party) | more
        return self.render_to_response(self.get_context_data(**context), status=status)


class ComplaintIdentity(ComplaintCase):
    """The case with who sent it. Asked for by a button, because every look goes on record."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A reload of the address shows the case without."""
        return redirect("news_editorial:complaint", pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The look is on record before anything is shown."""
        case = self.case(pk)
        with transaction.atomic():
            record("identity_seen", by=request.user, about=case.number)
        identity = unseal(case.identity)
        party = identity.party if identity else ""
        return self.screen(case, party=party, identity=identity, was_identity_asked=True)


class TakeComplaint(ComplaintScreen):
    """Make a case one's own."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """``instead_of`` is who had it on the screen."""
        case = self.case(pk)
        try:
            deciding.take(case, by=request.user, instead_of=request.POST.get("instead_of", ""))
        except DeskRefusal as refusal:
            return self.refused(case, refusal)
        return self.done(case, _("%(number)s is yours now.") % {"number": case.number})


class Evidence(ComplaintScreen):
    """One file, as an attachment: nothing a stranger sent opens in the newsroom's own pages."""

    def get(self, request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
        """404 when it was removed, or when no key opens it."""
        proof = get_object_or_404(ComplaintEvidence, pk=evidence_pk, complaint=self.case(pk))
        content = unseal_bytes(_stored(proof))
        if content is None:
            raise Http404
        with transaction.atomic():
            record("complaint_evidence_seen", by=request.user, about=proof.complaint.number, name=proof.name)
        extension = proof.name.rpartition(".")[2]
        response = HttpResponse(content, content_type=TYPES.get(extension, "application/octet-stream"))
        name = f"{proof.complaint.number}-{proof.name}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _stored(proof: ComplaintEvidence) -> bytes:
    try:
        with proof.file.open("rb") as file:
            return file.read()
    except OSError:
        raise Http404 from None


_SAID = {
    "correction": gettext_lazy("%(number)s: the correction waits for a second person."),
    "reply": gettext_lazy("%(number)s: the reply waits for a second person."),
    "already": gettext_lazy("%(number)s has its answer."),
    "retraction": gettext_lazy("%(number)s: the retraction waits for the editor-in-chief."),
    "refusal": gettext_lazy("%(number)s is refused, and the complainant knows why."),
    "story": gettext_lazy("%(number)s has its story."),
}
