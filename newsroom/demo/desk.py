"""The demo's morning at the desk: what waits and since when, what came back, who reads what, what is planned.

Everybody acts through the desk's own actions; afterwards the hours that the board shows are set back. The log of
decisions is never written anew: it says when the demo was loaded.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import TaskState

from news.accounts.models import User
from news.digest import digest_of_content
from news.editorial.actions import approve, return_with_note
from news.editorial.assignments.actions import AssignmentForm, plan_assignment
from news.editorial.board.claims import claim
from news.editorial.board.drawing import redraw_card
from news.editorial.checklist import answered_findings, fingerprint
from news.editorial.findings.checking import check_finding
from news.editorial.overrides import publish_by_override
from news.models import ArticlePage, Region, Section
from newsroom.demo.content import read_table

HALF_HOUR = timedelta(minutes=30)


def save(article: ArticlePage, *, at: datetime) -> None:
    """The first version of a draft, saved at a moment that has passed."""
    article.save_revision(user=article.owner)
    article.revisions.update(created_at=at)
    ArticlePage.objects.filter(pk=article.pk).update(latest_revision_created_at=at)
    redraw_card(article)


def submit(article: ArticlePage, *, at: datetime) -> None:
    """Given to the desk by whoever began it, waiting since then."""
    save(article, at=at)
    article.get_workflow().start(article, article.owner)
    TaskState.objects.for_instance(article).update(started_at=at)


def check_everything(article: ArticlePage) -> None:
    """The reporter looked at each piece of the gate's advice."""
    for entry in answered_findings(article.get_latest_revision().as_object()):
        check_finding(article, by=article.owner, fingerprint=fingerprint(entry.finding))


def read(article: ArticlePage, *, by: User, at: datetime) -> None:
    """An editor has been reading it since then."""
    claim(article, by=by, now=at)


def give_back(article: ArticlePage, *, by: User, note: str, at: datetime) -> None:
    """Submitted half an hour before, and returned."""
    submit(article, at=at - HALF_HOUR)
    return_with_note(article, by=by, note=note)
    TaskState.objects.for_instance(article).update(finished_at=at)


def publish_in_emergency(article: ArticlePage, *, by: User, reason: str, at: datetime) -> None:
    """By the editor-in-chief alone: a second person is still to read it."""
    article.first_published_at = at
    article.save(update_fields=["first_published_at"])
    save(article, at=at)
    digest = digest_of_content(article.get_latest_revision().content)
    publish_by_override(article, by=by, seen_digest=digest, reason=reason)


def put_right(
    article: ArticlePage, *, words: Mapping[str, str], note: str, by: User, approved_by: User
) -> None:
    """Changed by one person and approved by another: the second version that readers get."""
    draft = article.get_latest_revision_as_object()
    body = json.dumps(draft.body.get_prep_value(), ensure_ascii=False)
    for wrong, right in words.items():
        body, draft.summary = body.replace(wrong, right), draft.summary.replace(wrong, right)
    draft.body, draft.change_note = body, note
    revision = draft.save_revision(user=by)
    draft.get_workflow().start(draft, by)
    approve(draft, by=approved_by, seen_digest=digest_of_content(revision.content))


def make_assignments(*, users: Mapping[str, User], regions: Mapping[str, Region], now: datetime) -> None:
    """Put down by an editor in the form that the desk uses."""
    for row in read_table("assignments")["assignments"]:
        starts_at = _moment(row, now=now)
        due_at = starts_at + timedelta(minutes=row["due_minutes"]) if row["due_minutes"] else None
        form = AssignmentForm(
            {name: row[name] for name in ("title", "place", "notes")}
            | {
                "starts_at": _typed(starts_at),
                "due_at": _typed(due_at) if due_at else "",
                "people": [users[name].pk for name in row["people"]],
                "region": regions[row["region"]].pk,
                "section": Section.objects.get(slug=row["section"]).pk,
            }
        )
        if not form.is_valid():
            raise ValueError(form.errors.as_json())
        plan_assignment(form, by=users["editor"])


def _moment(row: Mapping[str, Any], *, now: datetime) -> datetime:
    if "minutes_ahead" in row:
        ahead = now + timedelta(minutes=row["minutes_ahead"])
        return ahead.replace(minute=30 * (ahead.minute // 30), second=0, microsecond=0)
    hour, minute = map(int, row["time"].split(":"))
    day = now + timedelta(days=row["days_ahead"])
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _typed(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"
