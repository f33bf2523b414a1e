"""The list, the form and the screen of corrections."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, IndexView, InspectView, SnippetViewSet

from news.editorial.corrections.actions import (
    approve_correction,
    drop_correction,
    make_correction,
    may_put_up_alone,
    objections,
    objections_to_reading_afterwards,
    obstacle_to_showing,
    put_up_alone,
    read_afterwards,
)
from news.editorial.corrections.decisions import DecisionView, TellsRepublishers
from news.editorial.corrections.retraction import may_propose
from news.editorial.models import AuditEntry
from news.editorial.reading.screen import with_correction
from news.models import Correction
from news.text import number_in


class AppendOnlyPolicy(ModelPermissionPolicy):
    """Groups say who may add and see; nobody changes or deletes, administrators included."""

    def user_has_permission(self, user, action: str) -> bool:
        return action not in {"change", "delete"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        return self.user_has_permission(user, action)


class CorrectionForm(WagtailAdminModelForm):
    """A right of reply names who answers; only a reply has a longer text."""

    def clean(self) -> dict:
        cleaned = super().clean()
        is_reply = cleaned.get("kind") == Correction.Kind.REPLY
        if is_reply and not (cleaned.get("party") or "").strip():
            self.add_error("party", ValidationError(_("Say whose reply it is."), code="required"))
        if not is_reply and (cleaned.get("full_text") or cleaned.get("party")):
            self.add_error("kind", ValidationError(_("Only a right of reply has a party and a whole reply.")))
        article = cleaned.get("article")
        sentence = obstacle_to_showing(article, kind=cleaned.get("kind", "")) if article else ""
        if sentence:
            self.add_error("article", ValidationError(sentence))
        return cleaned


CORRECTS_PARAMETER = "atas"


class MakeCorrection(CreateView):
    """The form of a new correction; its author signs it, and somebody else reads it.

    Opened from one that is wrong (``?atas=``), it is about the same story, and the two are linked.
    """

    @cached_property
    def corrects(self) -> Correction | None:
        """The one that is wrong; None for whatever no link of ours names."""
        shown = Correction.objects.approved().select_related("article")
        return shown.filter(pk=number_in(self.request.GET.get(CORRECTS_PARAMETER, ""))).first()

    def get_initial_form_instance(self) -> Correction | None:
        return Correction(article=self.corrects.article) if self.corrects else None

    def get_add_url(self) -> str:
        address = super().get_add_url()
        return f"{address}?{CORRECTS_PARAMETER}={self.corrects.pk}" if self.corrects else address

    @transaction.atomic
    def save_instance(self) -> Correction:
        made = self.form.instance
        return make_correction(
            made.article,
            by=self.request.user,
            kind=made.kind,
            text=made.text,
            party=made.party,
            full_text=made.full_text,
            corrects=self._of_the_same_story(),
        )

    def _of_the_same_story(self) -> Correction | None:
        is_same = self.corrects and self.corrects.article_id == self.form.instance.article_id
        return self.corrects if is_same else None

    def get_success_message(self, instance: Correction) -> str:
        return _("Written down. Readers see it as soon as a second person has read it.")

    def save_action(self) -> HttpResponseRedirect:
        """On to its screen, which shows how readers will see it."""
        super().save_action()
        return HttpResponseRedirect(reverse("news_editorial:correction", args=[self.object.pk]))

    def get_success_buttons(self) -> list:
        return []


class CorrectionList(IndexView):
    """All of them; the way from each leads to its screen."""

    def get_edit_url(self, instance: Correction) -> str:
        return reverse("news_editorial:correction", args=[instance.pk])

    def get_list_more_buttons(self, instance: Correction) -> list:
        return []


def standing(correction: Correction) -> str:
    """Where a correction stands, in words."""
    if correction.dropped_at:
        return _("Dropped")
    if correction.is_waiting:
        return _("Waits for a second person")
    return _("Shown; not yet read by a second person") if correction.is_to_be_read else _("Shown to readers")


class InspectCorrection(InspectView):
    """Wagtail would print Python's words for what is empty, true or false."""

    def get_field_display_value(self, field_name: str, field: Field) -> object:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return "–" if value is None else value


class CorrectionSnippets(SnippetViewSet):
    model = Correction
    icon = "warning"
    menu_label = gettext_lazy("Corrections")
    menu_order = 240
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("article", label=gettext_lazy("story")),
        Column("standing", label=gettext_lazy("where it stands"), accessor=standing),
        Column("made_at", label=gettext_lazy("made at")),
        Column("made_by", label=gettext_lazy("made by")),
    ]
    list_filter = ["kind"]
    ordering = ["-made_at"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectCorrection
    index_view_class = CorrectionList
    add_view_class = MakeCorrection
    edit_handler = ObjectList(
        [
            PageChooserPanel("article", "news.ArticlePage"),
            FieldPanel("kind"),
            FieldPanel("text"),
            FieldPanel("party"),
            FieldPanel("full_text"),
        ],
        base_form_class=CorrectionForm,
    )


ADD_URL = "wagtailsnippets_news_correction:add"


class CorrectionView(TellsRepublishers, DecisionView):
    """Read a correction on its story, and answer."""

    template_name = "news_editorial/correction.html"
    page_title = gettext_lazy("Correction")
    right = "news.view_correction"
    answers = frozenset({"approve", "drop", "alone", "read", "tell"})

    @cached_property
    def correction(self) -> Correction:
        people = ("made_by", "approved_by", "read_afterwards_by", "dropped_by")
        found = Correction.objects.select_related("article", "corrects", *people)
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def notice(self) -> Correction:
        return self.correction

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        correction, user = self.correction, self.request.user
        ask = objections_to_reading_afterwards if correction.is_to_be_read else objections
        found = ask(correction, user)
        dropped = AuditEntry.objects.about(correction.article).filter(action="drop_correction")
        return super().get_context_data(
            correction=correction,
            article=correction.article,
            standing=standing(correction),
            objections=found,
            may_drop=correction.made_by_id == user.pk or not found,
            may_tell=may_propose(correction.article, user),
            corrected_by=correction.corrected_by.first(),
            correct_it_url=f"{reverse(ADD_URL)}?{CORRECTS_PARAMETER}={correction.pk}",
            may_put_up_alone=may_put_up_alone(correction, user),
            dropped=dropped.filter(data__correction=correction.pk).first() if correction.dropped_at else None,
            frame=with_correction(correction, self.request) if correction.article.live else "",
            **kwargs,
        )

    def do_approve(self) -> str:
        approve_correction(self.correction, by=self.request.user)
        return _("Readers see it now.")

    def do_drop(self) -> str:
        drop_correction(self.correction, by=self.request.user, reason=self.reason())
        return _("Dropped; the record keeps it.")

    def do_alone(self) -> str:
        put_up_alone(self.correction, by=self.request.user, reason=self.reason())
        return _("Readers see it now. It stays on the list until a second person has read it.")

    def do_read(self) -> str:
        read_afterwards(self.correction, by=self.request.user)
        return _("Noted: a second person has read it.")
