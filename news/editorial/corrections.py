"""Corrections, clarifications and replies: made once at the desk, shown on the story at once, never edited."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from news.models import ArticlePage, Correction


class AppendOnlyPolicy(ModelPermissionPolicy):
    """Groups say who may add and see; nobody changes or deletes, administrators included."""

    def user_has_permission(self, user, action: str) -> bool:
        return action not in {"change", "delete"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        return self.user_has_permission(user, action)


class MakeCorrection(CreateView):
    """The form of a new correction; whoever fills it in signs it."""

    @transaction.atomic
    def save_instance(self) -> Correction:
        self.form.instance.made_by = self.request.user
        correction = super().save_instance()
        record_correction(correction)
        return correction


def record_correction(correction: Correction) -> None:
    """Note on the story who corrected what; its history in the admin shows it."""
    log(
        instance=ArticlePage.objects.get(pk=correction.article_id),
        action="news.correct",
        user=correction.made_by,
        data={"correction": correction.pk, "kind": correction.kind},
    )


class CorrectionSnippets(SnippetViewSet):
    model = Correction
    icon = "warning"
    menu_label = _("Corrections")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["get_kind_display", "article", "text", "made_at", "made_by"]
    list_filter = ["kind"]
    ordering = ["-made_at"]
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = MakeCorrection
    panels = [PageChooserPanel("article", "news.ArticlePage"), FieldPanel("kind"), FieldPanel("text")]
