from django.db.models.signals import post_save, pre_save
from wagtail.models import Revision

from news.editorial import gate, notifications, refiling
from news.editorial.audit import receivers as audit_receivers
from news.editorial.board import claims, drawing
from news.editorial.complaints import deciding, intake
from news.editorial.contributions import note_contribution
from news.editorial.scheduling import refuse_unapproved_schedule


def connect() -> None:
    """Called once, by the app's ``ready``."""
    gate.connect()
    refiling.connect()
    post_save.connect(note_contribution, sender=Revision, dispatch_uid="news_editorial.note_contribution")
    pre_save.connect(
        refuse_unapproved_schedule, sender=Revision, dispatch_uid="news_editorial.refuse_unapproved_schedule"
    )
    notifications.connect()
    claims.connect()
    drawing.connect()
    audit_receivers.connect()
    deciding.connect()
    intake.connect()
