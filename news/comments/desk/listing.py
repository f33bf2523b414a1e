"""What the queue of comments shows: three lists, each by keyset."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from news.clock import TimeLeft
from news.comments.models import CommentReport, ReaderComment
from news.comments.moderating import seen
from news.paging import Cursor

WAITING, REPORTED, ALL = "menunggu", "dilaporkan", "semua"
FILTER, AFTER = "tampil", "sesudah"
ROWS = 30
COUNTED = 100
REPORTS_SHOWN = 5
_NOT_IN_LISTS = ("article__body", "article__raw_copy", "article__guesses", "reader__email")
# Each list and the moment that it is ordered by; the last begins with the newest.
_ORDER = {WAITING: "asks_since", REPORTED: "report_due_at", ALL: "written_at"}


@dataclass(frozen=True, slots=True)
class Row:
    """A comment with what somebody needs to decide about it."""

    comment: ReaderComment
    key: str
    reports: list[CommentReport]
    """Those that are due first; the others are a number."""
    more_reports: int
    left: TimeLeft | None
    is_public_story: bool


def list_context(query: Mapping[str, str]) -> dict[str, Any]:
    """One page of one of the lists; six queries whatever is in it."""
    shown = query.get(FILTER, "")
    shown = shown if shown in _ORDER else WAITING
    comments = _of_list(shown)
    if position := Cursor.parse(query.get(AFTER, "")):
        comments = _after(comments, position, shown=shown)
    found = list(comments[: ROWS + 1])
    rows = rows_of(found[:ROWS])
    more = ""
    if len(found) > ROWS:
        last = found[ROWS - 1]
        more = f"?{FILTER}={shown}&{AFTER}={Cursor(getattr(last, _ORDER[shown]), last.pk)}"
    return {
        "shown": shown,
        "rows": rows,
        "more": more,
        "counts": counts(),
        "now": timezone.localtime(),
        "can_decide": shown != ALL,
    }


def rows_of(comments: list[ReaderComment]) -> list[Row]:
    """With their open reports, in two queries: the numbers of all of them, and the words of some."""
    now = timezone.now()
    open_reports = CommentReport.objects.filter(comment__in=comments, outcome="")
    pks, shown = defaultdict(list), defaultdict(list)
    for pk, comment_id in open_reports.order_by().values_list("pk", "comment_id"):
        pks[comment_id].append(pk)
    for report in open_reports.due_first(REPORTS_SHOWN):
        shown[report.comment_id].append(report)
    return [_row(comment, shown[comment.pk], report_pks=pks[comment.pk], now=now) for comment in comments]


def with_story_and_reader(comments: QuerySet) -> QuerySet:
    """Never with the sealed address."""
    related = ("article__published", "reader", "parent__reader")
    hidden = (*_NOT_IN_LISTS, "parent__reader__email", "article__published__body_html")
    return comments.select_related(*related).defer(*hidden, "article__published__story_html")


def counts() -> dict[str, int]:
    """How much is open, up to a hundred and one: a flood makes the menu no slower."""
    first = ReaderComment.objects.undecided().order_by("asks_since", "pk")[: COUNTED + 1]
    waiting, reported = (
        Count("pk", filter=~Q(new_text="")),
        Count("pk", filter=Q(report_due_at__isnull=False)),
    )
    return ReaderComment.objects.filter(pk__in=first.values("pk")).aggregate(
        waiting=waiting, reported=reported, all=Count("pk")
    )


def _of_list(shown: str) -> QuerySet:
    comments = {
        WAITING: ReaderComment.objects.waiting(),
        REPORTED: ReaderComment.objects.reported(),
        ALL: ReaderComment.objects.exclude(state=ReaderComment.State.REMOVED),
    }[shown]
    order = ("-written_at", "-pk") if shown == ALL else (_ORDER[shown], "pk")
    return with_story_and_reader(comments).order_by(*order)


def _after(comments: QuerySet, position: Cursor, *, shown: str) -> QuerySet:
    field, side = _ORDER[shown], "lt" if shown == ALL else "gt"
    moment, pk = position.published_at, position.article_id
    return comments.filter(Q(**{f"{field}__{side}": moment}) | Q(**{field: moment, f"pk__{side}": pk}))


def _row(
    comment: ReaderComment, reports: list[CommentReport], *, report_pks: list[int], now: datetime
) -> Row:
    return Row(
        comment=comment,
        key=f"{comment.pk}-{seen(comment, report_pks=report_pks)}",
        reports=reports,
        more_reports=len(report_pks) - len(reports),
        left=_left(reports, now=now),
        is_public_story=getattr(comment.article, "published", None) is not None,
    )


def _left(reports: list[CommentReport], *, now: datetime) -> TimeLeft | None:
    """That of the report that is due first."""
    first = min(reports, key=lambda report: report.due_at, default=None)
    return TimeLeft.between(first.reported_at, first.due_at, now=now) if first else None
