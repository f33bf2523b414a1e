"""Reports: somebody says that a comment must not stand. No account is needed, and the clock runs at once.

The desk's board reminds of those whose time runs out (``docs/reference/hooks.md``).
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news.clock import start_of
from news.comments.models import CommentReport, Ground, ReaderComment
from news.comments.moderating import KEPT_AS, MODERATE, settle
from news.models import PaperSettings
from news.reminders import Reminder
from news.signals import reply_claimed

MOST = 5
KEPT_SECONDS = 60


@transaction.atomic
def report(
    comment: ReaderComment,
    *,
    ground: str,
    text: str,
    network_mark: str,
    claimant: dict[str, str] | None = None,
) -> CommentReport | None:
    """Put a report on record; ``None`` when the comment is gone meanwhile.

    Twice from one network for one reason on a day is one report, also after somebody decided it; about other words it
    is another one. ``claimant``: who asks for the right of reply, which the desk of replies takes on from there, with
    its own clock. Raises ``ClaimNotTaken`` where it does not.
    """
    comment = ReaderComment.objects.select_for_update(of=("self",)).filter(pk=comment.pk).first()
    if comment is None or not comment.is_published:
        return None
    if claimant:
        reply_claimed.send(
            sender=ReaderComment,
            article_id=comment.article_id,
            claimant=claimant,
            claim=text,
            about=comment.text,
        )
    if network_mark and (known := _same(comment, ground=ground, network_mark=network_mark)):
        return known
    now = timezone.now()
    made = CommentReport.objects.create(
        comment=comment,
        ground=ground,
        # A claim is the desk's, sealed there; here stands only that there is one.
        text="" if ground == Ground.REPLY else text,
        network_mark=network_mark,
        reported_at=now,
        due_at=now + timedelta(hours=PaperSettings.load().comment_report_hours),
    )
    settle(comment)
    comment.save(update_fields=["asks_since", "report_due_at"])
    return made


def _same(comment: ReaderComment, *, ground: str, network_mark: str) -> CommentReport | None:
    """The report of these words for this reason that came from there today."""
    same = comment.reports.filter(ground=ground, network_mark=network_mark)
    if comment.edited_at:
        same = same.filter(reported_at__gte=comment.edited_at)
    return same.first()


def due_reports(*, user: Any, today: date, **kwargs: Any) -> list[Reminder]:
    """Reported comments to be decided by tomorrow, for whoever moderates.

    One query a minute, however many boards look: a report or a decision is seen at once by the worker that took it.
    """
    if not user.has_perm(MODERATE):
        return []
    asked_on, due = cache.get(KEPT_AS, (None, []))
    if asked_on != today:
        due = _due(today)
        cache.set(KEPT_AS, (today, due), KEPT_SECONDS)
    return [
        Reminder(
            due_on=timezone.localdate(due_at),
            text=_("A reported comment"),
            who=title,
            url=reverse("news_comments:comment", args=[pk]),
        )
        for pk, due_at, title in due
    ]


def _due(today: date) -> list[tuple[int, datetime, str]]:
    soon = start_of(today + timedelta(days=2))
    reported = ReaderComment.objects.reported().filter(report_due_at__lt=soon).order_by("report_due_at", "pk")
    return list(reported.values_list("pk", "report_due_at", "article__title")[:MOST])
