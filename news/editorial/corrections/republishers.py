"""Which outlets took a story over, and when they were told that it was put right or withdrawn."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.editorial.audit.chain import record
from news.editorial.locks import lock_story
from news.editorial.refusals import ApproverRefused, DecidedAlready
from news.editorial.retraction.rules import may_propose
from news.models import Correction, Republisher, Retraction


@transaction.atomic
def note_republisher(notice: Correction | Retraction, *, by: Any, outlet: str, told_on: date) -> Republisher:
    """Note one outlet that was told. Raises ``ApproverRefused``, and ``DecidedAlready`` if readers were not told."""
    lock_story(notice.article)
    notice = type(notice).objects.select_related("article").get(pk=notice.pk)
    if not may_propose(notice.article, by):
        raise ApproverRefused([_("Your account may not correct stories.")])
    is_correction = isinstance(notice, Correction)
    if not (notice.approved_at if is_correction else notice.is_in_force):
        raise DecidedAlready
    name = "correction" if is_correction else "retraction"
    told = Republisher.objects.create(**{name: notice}, outlet=outlet, told_on=told_on, noted_by=by)
    said = f"{outlet}, {date_format(told_on, 'j F Y')}"
    record("tell_republishers", by=by, article=notice.article, note=said, **{name: notice.pk})
    return told
