"""The desk's decisions in Wagtail's log, which is the record of who did what."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry, Revision


@hooks.register("register_log_actions")
def register_decisions(actions) -> None:
    """Name the decisions for the history screens."""
    actions.register_action("news.approve", _("Approve"), _("Read and approved"))
    actions.register_action("news.correct", _("Correct"), _("Corrected, clarified or answered"))
    actions.register_action(
        "news.correct.show", _("Show correction"), _("Correction read by a second person")
    )
    actions.register_action("news.retract", _("Retract"), _("Retracted"))
    actions.register_action("news.retract.end", _("End retraction"), _("Retraction ended"))
    actions.register_action("news.import", _("Import"), _("Imported as published before"))
    actions.register_action("news.override", _("Publish in an emergency"), _("Published in an emergency"))
    actions.register_action("news.repair", _("Repair"), _("Published as a small repair"))
    actions.register_action("news.assignment.cancel", _("Call off"), _("Assignment cancelled"))
    actions.register_action("news.schedule.refused", _("Hold back"), _("Was due, but held back"))


def note_in_page_log(revision: Revision, action: str, *, by: Any, **data: Any) -> None:
    """What ``wagtail.log_actions.log`` writes, in one statement: it asks of each thing named whether it is there."""
    page, context = revision.content_object, get_active_log_context()
    entry = PageLogEntry(
        page_id=page.pk,
        content_type_id=page.content_type_id,
        label=page.get_admin_display_title(),
        action=action,
        data=data,
        timestamp=timezone.now(),
        uuid=context.uuid,
        user=by or context.user,
        revision=revision,
    )
    PageLogEntry.objects.bulk_create([entry])
