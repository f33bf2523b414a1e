"""Reports: somebody says that a comment must not stand. No account is needed, and the clock runs at once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from news.comments.models import CommentReport, Ground, ReaderComment
from news.comments.settling import settle
from news.models import PaperSettings
from news.signals import reply_claimed


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
