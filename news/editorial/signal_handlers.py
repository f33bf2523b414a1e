from django.db.models.signals import post_save, pre_save
from wagtail.models import Revision

from news.editorial import gate, notifications
from news.editorial.audit import receivers as audit_receivers
from news.editorial.board import claims, drawing
from news.editorial.complaints import deciding, intake
from news.editorial.contributions import note_contribution
from news.editorial.scheduling import refuse_unapproved_schedule
from news.editorial.versions.keeping import keep_version, report_missing
from news.signals import article_projected, article_projection_checked


def connect() -> None:
    """Called once, by the app's ``ready``."""
    gate.connect()
    post_save.connect(note_contribution, sender=Revision, dispatch_uid="news_editorial.note_contribution")
    pre_save.connect(
        refuse_unapproved_schedule, sender=Revision, dispatch_uid="news_editorial.refuse_unapproved_schedule"
    )
    article_projected.connect(keep_version, dispatch_uid="news_editorial.keep_version")
    article_projection_checked.connect(report_missing, dispatch_uid="news_editorial.report_missing_version")
    notifications.connect()
    claims.connect()
    drawing.connect()
    audit_receivers.connect()
    deciding.connect()
    intake.connect()
