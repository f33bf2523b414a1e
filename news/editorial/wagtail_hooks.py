"""Where the desk meets Wagtail's admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from news.editorial import action_menu, urls
from news.editorial.audit import hooks as _record_hooks  # noqa: F401 - registers its own
from news.editorial.board.views import BoardPanel
from news.editorial.complaints.desk import ComplaintsMenuItem
from news.editorial.corrections import retraction_screens as _retraction_hooks  # noqa: F401 - registers its own
from news.editorial.corrections.screens import AppendOnlyPolicy, CorrectionSnippets
from news.editorial.findings.panel import StoryViewSet
from news.editorial.gate import require_approval
from news.editorial.models import Approval
from news.editorial.refusals import EmbargoInForce, PublicationRefused
from news.editorial.repairs.rules import HOOK as KNOWN_WORDS
from news.editorial.rules import house_rules
from news.editorial.rules.language import in_dictionary
from news.editorial.uploads import UploadPolicy
from news.models import ArticlePage, Correction, Photo, SourceDocument
from news.publishing import HOOK as PUBLISH_CHECKS

register_permission_policy(Correction, AppendOnlyPolicy(Correction))
# Wagtail asks for the rights on its own models, whatever model takes their place (``groups.py``).
for model, auth_model in ((Photo, Image), (SourceDocument, Document)):
    policy = UploadPolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
    # For exactly this class: Wagtail registers its own for the same model, before or after us.
    register_permission_policy(model, policy, exact_class=True)
register_snippet(CorrectionSnippets)
hooks.register(PUBLISH_CHECKS, house_rules)
hooks.register(KNOWN_WORDS, in_dictionary)


@hooks.register("register_admin_viewset")
def story_screens() -> StoryViewSet:
    """The editor of a story has the publish gate beside the text."""
    return StoryViewSet()


@hooks.register("register_admin_urls")
def desk_urls() -> list:
    return [path("editorial/", include(urls, namespace="news_editorial"))]


@hooks.register("insert_global_admin_css")
def newsroom_look() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/admin.css"))


@hooks.register("insert_editor_js")
def jump_to_field() -> str:
    return format_html('<script type="module" src="{}"></script>', static("js/admin/jump_to_field.js"))


@hooks.register("insert_editor_js")
def gate_script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("js/admin/gate_panel.js"))


@hooks.register("construct_homepage_panels")
def board_alone(request: HttpRequest, panels: list) -> None:
    """The desk board instead of Wagtail's lists: they show the same stories without who, where and why."""
    panels[:] = [BoardPanel()]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    return MenuItem(_("Desk board"), reverse("wagtailadmin_home"), icon_name="home", order=10, name="board")


@hooks.register("register_admin_menu_item")
def assignments_menu_item() -> MenuItem:
    url = reverse("news_editorial:assignments")
    return MenuItem(_("Assignments"), url, icon_name="calendar-alt", order=60, name="assignments")


@hooks.register("register_admin_menu_item")
def complaints_menu_item() -> MenuItem:
    return ComplaintsMenuItem()


@hooks.register("construct_page_action_menu")
def story_actions(items: list, request: HttpRequest, context: dict[str, Any]) -> None:
    action_menu.arrange(items, request, context)


@hooks.register("before_delete_page")
def keep_the_record(request: HttpRequest, page: Page) -> None:
    """What somebody answered for, or holds a story that somebody did, stays; the database would refuse with a fault."""
    if Approval.objects.filter(article__path__startswith=page.path).exists():
        raise PermissionDenied


@hooks.register("before_publish_page")
def explain_refusal(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Comfort, not control: back to the text with the reason, before Wagtail forgets other versions' schedules."""
    if not isinstance(page, ArticlePage):
        return None
    try:
        require_approval(page)
    except (PublicationRefused, EmbargoInForce) as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def back_to_own_stories(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After submitting, one's own list says where the story is now; Wagtail would show the month's pages."""
    if isinstance(page, ArticlePage) and request.POST.get("action-submit"):
        return redirect("wagtailadmin_home")
    return None
