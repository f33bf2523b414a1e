"""The demo's comments: published, answered, edited, waiting, rejected, reported and hidden, by invented readers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from news.comments.models import CommentReport, ModerationDecision, Reader, ReaderComment
from news.comments.moderating import open_or_close, settle
from news.comments.signing_in import PURPOSE, TERMS_VERSION
from news.models import ArticlePage, PaperSettings
from news.sealing import current_key, hash_of_email
from newsroom.demo.content import read_table

READ_AFTER = timedelta(minutes=6)
State, Kind = ReaderComment.State, ModerationDecision.Kind
_DECIDED = {State.PUBLISHED: Kind.APPROVED, State.REJECTED: Kind.REJECTED, State.HIDDEN: Kind.HIDDEN}


def make_comments(*, articles: Mapping[str, ArticlePage], users: Mapping[str, Any], now: datetime) -> None:
    """As if readers had written over some days and editors had read most of it; nobody is written to."""
    content = read_table("comments")
    readers = {row["key"]: _reader(row, now=now) for row in content["readers"]}
    for row in content["comments"]:
        make = _Maker(articles[row["story"]], readers=readers, by=users["editor"], now=now)
        comment = make.comment(row)
        for answer in row.get("answers", []):
            make.comment(answer, parent=comment)
    for row in content["closed"]:
        open_or_close(articles[row["story"]].pk, is_open=False, by=users[row["by"]], note=row["note"])


def _reader(row: dict[str, Any], *, now: datetime) -> Reader:
    email, joined_at = f"{row['key']}@pembaca.example", now - timedelta(days=20)
    return Reader.objects.create(
        name=row["name"],
        email=email,
        email_hash=hash_of_email(email, purpose=PURPOSE),
        sealed_with=current_key(),
        joined_at=joined_at,
        terms_version=TERMS_VERSION,
        terms_accepted_at=joined_at,
    )


class _Maker:
    """Makes the comments of one story, with what was decided about each."""

    def __init__(
        self, article: ArticlePage, *, readers: Mapping[str, Reader], by: Any, now: datetime
    ) -> None:
        self.article, self.readers, self.by, self.now = article, readers, by, now
        self.hours = PaperSettings.load().comment_report_hours

    def comment(self, row: dict[str, Any], *, parent: ReaderComment | None = None) -> ReaderComment:
        state, written_at = State(row.get("state", "published")), self._ago(minutes=row["minutes_ago"])
        is_public = state in {State.PUBLISHED, State.HIDDEN}
        decided_at = written_at + READ_AFTER
        comment = ReaderComment.objects.create(
            article=self.article,
            reader=self.readers[row["reader"]],
            parent=parent,
            state=state,
            text=row["text"] if is_public else "",
            new_text=row.get("new_text", "" if is_public else row["text"]),
            written_at=written_at,
            published_at=decided_at if is_public else None,
            edited_at=decided_at + READ_AFTER if row.get("edited") else None,
            refusal_ground=row.get("ground", ""),
            refusal_note=row.get("note", ""),
        )
        if kind := _DECIDED.get(state):
            self._decide(comment, kind, at=decided_at)
        for report in row.get("reports", []):
            self._report(comment, report)
        settle(comment)
        comment.save()
        return comment

    def _decide(self, comment: ReaderComment, kind: str, *, at: datetime) -> None:
        ModerationDecision.objects.create(
            kind=kind,
            article=self.article,
            comment_number=comment.pk,
            ground=comment.refusal_ground,
            note=comment.refusal_note,
            made_by=self.by,
            made_at=at,
        )

    def _report(self, comment: ReaderComment, row: dict[str, Any]) -> None:
        reported_at = self._ago(minutes=row["hours_ago"] * 60)
        CommentReport.objects.create(
            comment=comment,
            ground=row["ground"],
            text=row.get("text", ""),
            reported_at=reported_at,
            due_at=reported_at + timedelta(hours=self.hours),
        )

    def _ago(self, *, minutes: float) -> datetime:
        return self.now - timedelta(minutes=minutes)
