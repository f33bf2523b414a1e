"""The demo's replies and corrections asked for: two answered long ago, one near its limit, one fresh."""

from datetime import datetime, timedelta
from typing import Any

from news.editorial.audit.chain import record
from news.editorial.complaints import evidence
from news.editorial.complaints.complainant import Identity, receipt_secret, seal
from news.editorial.complaints.intake import UNDECIDED_FACTOR, hours_for
from news.editorial.models import Complaint, DeskSettings
from news.models import ArticlePage, Correction
from news.sealing import current_key, hash_of_email
from news.secret_links import hash_of, new_secret
from newsroom.demo.content import read_table


def make_complaints(*, articles: dict[str, ArticlePage], users: dict[str, Any], now: datetime) -> None:
    """As if people had sent them over the form; nobody is written to."""
    for row in read_table("complaints")["complaints"]:
        article, answer = articles[row["story"]], None
        if "outcome" in row:
            answer = Correction.objects.get(article=article)
        complaint = _complaint(row, article=article, answer=answer, users=users, now=now)
        _record(complaint)
        if "evidence" in row:
            evidence.keep([evidence.Proof("txt", row["evidence"].encode())], complaint=complaint)


def _record(complaint: Complaint) -> None:
    about: dict[str, Any] = {"article": complaint.article, "about": complaint.number}
    record("complaint_verified", made_at=complaint.verified_at, kind=complaint.kind, **about)
    if complaint.outcome:
        by, when = complaint.decided_by, complaint.decided_at
        record("complaint_decided", by=by, made_at=when, outcome=complaint.outcome, **about)


def _complaint(
    row: dict[str, Any],
    *,
    article: ArticlePage,
    answer: Correction | None,
    users: dict[str, Any],
    now: datetime,
) -> Complaint:
    if answer:
        verified_at = answer.approved_at - timedelta(hours=row["hours_before"])
    else:
        verified_at = now - timedelta(hours=row["hours_ago"])
    kept = timedelta(days=DeskSettings.load().identity_days)
    secret, due_at = receipt_secret(new_secret()), verified_at + timedelta(hours=hours_for(row["kind"]))
    identity = Identity(
        name=row["name"],
        email=row["email"],
        phone=row.get("phone", ""),
        party=row.get("party", ""),
        receipt=secret,
    )
    return Complaint.objects.create(
        kind=row["kind"],
        sequence=Complaint.objects.filter(kind=row["kind"]).count() + 1,
        article=article,
        passage=row["passage"],
        claim=row["claim"],
        identity=seal(identity),
        identity_expires_at=answer.approved_at + kept if answer else due_at + UNDECIDED_FACTOR * kept,
        sealed_with=current_key(),
        email_hash=hash_of_email(row["email"]),
        receipt_hash=hash_of(secret),
        sent_at=verified_at - timedelta(minutes=4),
        link_sent_at=verified_at - timedelta(minutes=4),
        verified_at=verified_at,
        due_at=due_at,
        taken_by=users.get(row.get("taken_by", "")),
        taken_at=verified_at + timedelta(hours=1) if "taken_by" in row else None,
        **(_decision(row, answer=answer, users=users) if answer else {}),
    )


def _decision(row: dict[str, Any], *, answer: Correction, users: dict[str, Any]) -> dict[str, Any]:
    return {
        "outcome": row["outcome"],
        "answer": row["answer"],
        "decided_by": users[row["decided_by"]],
        "decided_at": answer.approved_at,
        "correction": answer,
    }
