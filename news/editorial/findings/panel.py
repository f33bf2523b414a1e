"""The publish gate beside the text."""

from collections.abc import Mapping
from typing import Any

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from news.editorial.findings.gate_list import GateList, load_gate_list
from news.models import ArticlePage


class GateSidePanel(BaseSidePanel):
    """Lists what the gate says about the newest saved text; ``gate_panel.js`` asks anew after each autosave."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle publish gate")
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            gate = self.panel.gate
            self.counter_classname = "w-bg-critical-200" if gate and gate.blocking else "w-bg-warning-100"
            return super().get_context_data(parent_context) | {"count": gate.count if gate else 0}

    name = "gate"
    title = _("Publish gate")
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
