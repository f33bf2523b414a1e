"""What the newsroom decides about comments. Each decision is on record with who, when and why.

A comment stands or does not: one answer settles the words that wait and the reports that are open, because whoever
decides has both before them. What is open is written on the comment's own row: the queue and its count read nothing
else.
"""

from collections.abc import Iterable
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.comments.models import CommentReport, ModerationDecision, ReaderComment, Thread
from news.models import ArticlePage

KEPT_AS = "news_comments.due_reports"
"""What boards keep of the reports that are due (``reporting.py``)."""
MODERATE = "news_comments.moderate_comment"
SEEN_LENGTH = 32
Kind = ModerationDecision.Kind


def settle(comment: ReaderComment) -> None:
    """Say since when somebody has to decide, and by when about reports. The caller saves, under the comment's lock."""
    reports = comment.reports.filter(outcome="").order_by()
    first = reports.aggregate(reported_at=Min("reported_at"), due_at=Min("due_at"))
    moments = [first["reported_at"], comment.written_at if comment.has_words_waiting else None]
    comment.asks_since = min(filter(None, moments), default=None)
    comment.report_due_at = first["due_at"]
    transaction.on_commit(partial(cache.delete, KEPT_AS))


class ChangedMeanwhile(Exception):
    """What was read is not what stands there now: its writer changed it, or somebody else decided."""


class WhyMissing(Exception):
    """Whoever opens the comments of a story about a child or a victim says why."""


def seen(comment: ReaderComment, *, report_pks: Iterable[int]) -> str:
    """A digest of what a moderator has before them: a decision is about these words in this state, and these reports.

    Keyed, because a reader chooses the words, and could look for two texts with one digest.
    """
    reports = ",".join(str(pk) for pk in sorted(report_pks))
    parts = "\0".join([str(comment.pk), comment.state, comment.text, comment.new_text, reports])
    return salted_hmac("news.comments.seen", parts, algorithm="sha256").hexdigest()[:SEEN_LENGTH]


def load_seen(comment: ReaderComment) -> str:
    """The same with the reports that are open now."""
    open_reports = comment.reports.filter(outcome="")
    return seen(comment, report_pks=open_reports.order_by().values_list("pk", flat=True))


@transaction.atomic
def approve(pk: int, *, by, as_seen: str, note: str = "") -> ReaderComment:
    """The comment may stand: its waiting words appear, its reports are dismissed. Takes an earlier refusal back, too.

    Raises ``ChangedMeanwhile``.
    """
    comment = _locked(pk, as_seen)
    kinds, now = [], timezone.now()
    if comment.words and (comment.new_text or not comment.is_published):
        kinds.append(Kind.APPROVED)
        if comment.is_published:
            comment.edited_at = now
        comment.text, comment.new_text = comment.words, ""
        comment.state = ReaderComment.State.PUBLISHED
        comment.published_at = comment.published_at or now
        comment.explain()
    if comment.report_due_at:
        kinds.append(Kind.KEPT)
        _answer_reports(comment, CommentReport.Outcome.KEPT)
    return _decided(comment, kinds, by=by, note=note)


@transaction.atomic
def reject(pk: int, *, by, as_seen: str, ground: str, note: str = "") -> ReaderComment:
    """The comment may not stand. A reported one is hidden; of an edited one the words that somebody approved stay.

    Raises ``ChangedMeanwhile``.
    """
    comment = _locked(pk, as_seen)
    kinds = []
    if comment.is_published and (comment.report_due_at or not comment.new_text):
        kinds.append(Kind.HIDDEN)
        comment.state, comment.new_text = ReaderComment.State.HIDDEN, ""
        _answer_reports(comment, CommentReport.Outcome.HIDDEN)
    elif comment.has_words_waiting:
        kinds.append(Kind.REJECTED)
        if comment.is_published:
            comment.new_text = ""
        else:
            comment.state = ReaderComment.State.REJECTED
    comment.explain(ground=ground, note=note)
    return _decided(comment, kinds, by=by, ground=ground, note=note)


@transaction.atomic
def open_or_close(article_id: int, *, is_open: bool, by, note: str = "") -> None:
    """Open or close the comments of one story; at once, and without publishing the story again.

    Raises ``WhyMissing`` where a story that protects somebody is opened without a word.
    """
    protected = Q(is_about_child=True) | Q(is_about_sexual_violence=True)
    is_protected = ArticlePage.objects.filter(protected, pk=article_id).exists()
    if is_open and is_protected and not note:
        raise WhyMissing
    values = {
        "is_open": is_open,
        "was_protected": is_protected,
        "changed_by": by,
        "changed_at": timezone.now(),
    }
    Thread.objects.update_or_create(article_id=article_id, defaults=values)
    kind = Kind.OPENED if is_open else Kind.CLOSED
    ModerationDecision.objects.create(kind=kind, article_id=article_id, made_by=by, note=note)


def _locked(pk: int, as_seen: str) -> ReaderComment:
    comment = ReaderComment.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if comment is None or load_seen(comment) != as_seen:
        raise ChangedMeanwhile
    return comment


def _answer_reports(comment: ReaderComment, outcome: str) -> None:
    comment.reports.filter(outcome="").update(outcome=outcome, decided_at=timezone.now())


def _decided(
    comment: ReaderComment, kinds: list[str], *, by, ground: str = "", note: str = ""
) -> ReaderComment:
    """Raises ``ChangedMeanwhile`` where there was nothing to decide."""
    if not kinds:
        raise ChangedMeanwhile
    settle(comment)
    comment.save()
    for kind in kinds:
        ModerationDecision.objects.create(
            kind=kind,
            article_id=comment.article_id,
            comment_number=comment.pk,
            ground=ground,
            note=note,
            made_by=by,
        )
    return comment
