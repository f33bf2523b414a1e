"""The publish gate beside the text: the list, "checked", and a spelling taken over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from news.digest import digest_of_content
from news.editorial.checklist import Answered, answered_findings, fingerprint
from news.editorial.findings.checking import accept_spelling, check_finding
from news.editorial.models import CheckedFinding
from news.editorial.refusals import DeskRefusal
from news.models import ArticlePage
from news.publishing import Finding


@dataclass(frozen=True, slots=True)
class LinkedFinding:
    """A finding, where to mend it, who checked it, and what names it when somebody does."""

    finding: Finding
    url: str
    fingerprint: str
    checked: CheckedFinding | None = None

    @classmethod
    def of(cls, article: ArticlePage, entry: Answered) -> "LinkedFinding":
        """For the reading screen of ``article``."""
        found = entry.finding
        return cls(found, editor_url(article, found), fingerprint(found), entry.checked)

    @property
    def anchor(self) -> str:
        """The id in the editor's page of what the finding is about; empty if it is about the whole story."""
        return self.url.partition("#")[2]

    @property
    def state(self) -> str:
        """What the screen shows it as: in the way, to be checked, or checked."""
        if self.finding.is_blocking:
            return "blocking"
        return "checked" if self.checked else "open"


def editor_url(article: ArticlePage, finding: Finding | None = None) -> str:
    """The editor, opened at the block or field that a finding names."""
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    if finding is None:
        return url
    if finding.block_id:
        return f"{url}#block-{finding.block_id}-section"
    return f"{url}#id_{finding.field}" if finding.field else url


@dataclass(frozen=True, slots=True)
class GateList:
    """The gate's answers about a story's newest text; ``digest`` names the text."""

    article: ArticlePage
    digest: str
    blocking: list[LinkedFinding]
    to_check: list[LinkedFinding]
    checked: list[LinkedFinding]
    can_answer: bool
    can_edit: bool

    @property
    def count(self) -> int:
        """What is still to be done before somebody can approve."""
        return len(self.blocking) + len(self.to_check)


def load_gate_list(article: ArticlePage, *, user: Any) -> GateList | None:
    """Asks the rules about the newest text; None for a story that was never saved."""
    revision = article.get_latest_revision() if article.pk else None
    if revision is None:
        return None
    rights = article.permissions_for_user(user)
    entries = [LinkedFinding.of(article, entry) for entry in answered_findings(revision.as_object())]
    by_state: dict[str, list[LinkedFinding]] = {"blocking": [], "open": [], "checked": []}
    for entry in entries:
        by_state[entry.state].append(entry)
    return GateList(
        article,
        digest_of_content(revision.content),
        blocking=by_state["blocking"],
        to_check=by_state["open"],
        checked=by_state["checked"],
        can_answer=rights.can_edit() or rights.can_publish(),
        can_edit=rights.can_edit(),
    )


class GateSidePanel(BaseSidePanel):
    """Lists what the gate says about the newest saved text; ``gate_panel.js`` asks anew after each autosave."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle publish gate")
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            gate = self.panel.gate
            self.counter_classname = "w-bg-critical-200" if gate and gate.blocking else "w-bg-warning-100"
            return super().get_context_data(parent_context) | {"count": gate.count if gate else 0}

    name = "gate"
    title = gettext_lazy("Publish gate")
    template_name = "news_editorial/gate_side_panel.html"
    order = 150

    class Media:
        css = {"all": ["css/admin/gate.css"]}

    @cached_property
    def gate(self) -> GateList | None:
        """Asked once for panel and toggle."""
        return load_gate_list(self.object, user=self.request.user)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What the list draws."""
        token = get_token(self.request)
        url = reverse("news_editorial:gate", args=[self.object.pk]) if self.object.pk else ""
        extra = {"gate": self.gate, "url": url, "next_url": self.request.path, "csrf_token": token}
        return super().get_context_data(parent_context) | extra


class EditStory(EditView):
    """Wagtail's editor with the gate beside the text."""

    def get_side_panels(self) -> MediaContainer:
        """Not in the answer to an autosave: the panel asks for its list itself, when nobody types."""
        panels = super().get_side_panels()
        return panels if self.expects_json_response else _with_gate(panels, self)


class WriteStory(CreateView):
    """The same for a story that is not saved yet: its first autosave fills the list."""

    def get_side_panels(self) -> MediaContainer:
        return _with_gate(super().get_side_panels(), self)


class StoryViewSet(PageViewSet):
    """The screens of a story where ours differ from Wagtail's; registered in ``wagtail_hooks.py``."""

    model = ArticlePage
    add_view_class = WriteStory
    edit_view_class = EditStory


def _with_gate(panels: MediaContainer, view: EditView | CreateView) -> MediaContainer:
    """After Wagtail's status panel."""
    panels.insert(1, GateSidePanel(view.page, view.request))
    return panels


FRAGMENT = "news_editorial/gate_list.html"
# Sent by <gate-panel>, which wants the new list instead of a page.
PANEL_HEADER = "X-Gate-Panel"


@require_safe
def findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list about the newest text, as a fragment."""
    return _fragment(request, _story(request, page_id))


@require_POST
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """ "Checked": somebody looked at a piece of advice and leaves the text as it is."""
    article = _story(request, page_id)
    return _answered(
        request,
        article,
        lambda: check_finding(article, by=request.user, fingerprint=_posted(request, "fingerprint")),
    )


@require_POST
def accept(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the gate's spelling over into the text that the list was about."""
    article = _story(request, page_id)
    return _answered(
        request,
        article,
        lambda: accept_spelling(
            article,
            by=request.user,
            fingerprint=_posted(request, "fingerprint"),
            seen_digest=_posted(request, "digest"),
        ),
    )


def _story(request: HttpRequest, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    rights = article.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return article


def _posted(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "")


def _answered(request: HttpRequest, article: ArticlePage, act: Callable[[], Any]) -> HttpResponse:
    """Do it; then the new list for the panel, or back to where the button stood."""
    try:
        act()
    except DeskRefusal as refusal:
        if PANEL_HEADER in request.headers:
            return _fragment(request, article, refusal=str(refusal), status=409)
        messages.error(request, str(refusal))
    else:
        if PANEL_HEADER in request.headers:
            return _fragment(request, article)
        messages.success(request, _("Noted."))
    return redirect(get_valid_next_url_from_request(request) or editor_url(article))


def _fragment(
    request: HttpRequest, article: ArticlePage, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    gate = load_gate_list(ArticlePage.objects.get(pk=article.pk), user=request.user)
    context = {"gate": gate, "refusal": refusal, "next_url": editor_url(article)}
    return render(request, FRAGMENT, context, status=status)
