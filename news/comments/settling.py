"""What is open about a comment, written on its own row: the queue and its count read nothing else."""

from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.db.models import Min

from news.comments.models import ReaderComment

KEPT_AS = "news_comments.due_reports"
"""What boards keep of the reports that are due (``reminding.py``)."""


def settle(comment: ReaderComment) -> None:
    """Say since when somebody has to decide, and by when about reports. The caller saves, under the comment's lock."""
    reports = comment.reports.filter(outcome="").order_by()
    first = reports.aggregate(reported_at=Min("reported_at"), due_at=Min("due_at"))
    moments = [first["reported_at"], comment.written_at if comment.has_words_waiting else None]
    comment.asks_since = min(filter(None, moments), default=None)
    comment.report_due_at = first["due_at"]
    transaction.on_commit(partial(cache.delete, KEPT_AS))
