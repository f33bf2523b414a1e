"""What is open about a comment, written on its own row: the queue and its count read nothing else."""

from news.comments.models import ReaderComment


def settle(comment: ReaderComment) -> None:
    """Say since when somebody has to decide, and by when about reports. The caller saves, under the comment's lock."""
    reports = list(comment.reports.filter(outcome="").only("reported_at", "due_at"))
    moments = [report.reported_at for report in reports]
    if comment.has_words_waiting:
        moments.append(comment.written_at)
    comment.asks_since = min(moments, default=None)
    comment.report_due_at = min((report.due_at for report in reports), default=None)
