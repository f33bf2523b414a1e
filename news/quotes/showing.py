"""Rows of the ledger as its pages draw them: one query for a page."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.presentation import address_of
from news.quotes.models import Outcome, Standing, numbered, standing_of
from news.quotes.models.quote import LedgerQuerySet

ROW_FIELDS = (
    "id",
    "text",
    "role",
    "place",
    "said_at",
    "block_id",
    "withdrawn_at",
    "article_id",
    "is_confirmed",
)
_PROMISE = {
    "promise_text": F("promise__text"),
    "promise_due_on": F("promise__due_on"),
    "promise_outcome": F("promise__outcome"),
    "promise_finding": F("promise__finding"),
    "promise_checked_on": F("promise__checked_on"),
}
_STORY = {
    "address": F("article__published__url"),
    "title": F("article__published__card__title"),
    "is_corrected": F("article__published__card__has_correction"),
    "topics": F("article__published__facts__trail__topics"),
    "corrections": F("article__published__facts__corrections"),
    "slug": F("article__slug"),
    "url_path": F("article__url_path"),
}
_SPEAKER = {"speaker_name": F("speaker__name"), "speaker_slug": F("speaker__slug")}
ROW_NAMES = _STORY | _SPEAKER | _PROMISE
"""What ``drawn`` reads of a row, beside ``ROW_FIELDS``."""


def shown(entries: LedgerQuerySet, *, size: int) -> list[dict[str, Any]]:
    """The first rows, as ``components/ledger.html`` and ``components/timeline.html`` draw them."""
    rows = entries.values(*ROW_FIELDS, **ROW_NAMES)[:size]
    return [drawn(row) for row in rows]


def drawn(row: dict[str, Any]) -> dict[str, Any]:
    """One row of ``shown``; of words that were withdrawn nothing but their place."""
    return _withdrawn(row) if row["withdrawn_at"] else _standing(row)


def permalink(pk: int) -> str:
    """Where a quote stands for good, as a path."""
    return reverse("quote", args=[pk])


def speaker_of(name: str | None, slug: str, *, is_confirmed: bool) -> dict[str, str] | None:
    """Who said it, with their page once somebody confirmed that they did; None where the paper protects them."""
    if not name:
        return None
    return {"name": name, "url": reverse("person", args=[slug]) if is_confirmed else ""}


def promise_label(outcome: str, due_on: date, *, with_day: bool = False) -> dict[str, str]:
    """What is said beside the words: ``kind`` is the label's, ``text`` what readers see."""
    standing = standing_of(outcome, due_on, today=timezone.localdate())
    month, day = date_format(due_on, "F Y"), date_format(due_on, "j F Y")
    if standing == Standing.PENDING:
        text = _("Promise: waiting until %(when)s") % {"when": day if with_day else month}
    elif standing == Standing.OVERDUE:
        text = (
            _("Promise: past its date %(when)s") % {"when": day} if with_day else _("Promise: past its date")
        )
    else:
        text = _("Promise: kept") if standing == Standing.KEPT else _("Promise: not kept")
    return {"kind": f"promise-{standing.name.lower()}", "text": text}


def attributed(*, text: str, speaker: str, role: str, said_at: Any, pk: int) -> str:
    """A quote with its source, for whoever copies it."""
    who = ", ".join(filter(None, [speaker or _("Name known to the newsroom"), role]))
    day = date_format(timezone.localtime(said_at), "j F Y")
    return f"“{text}” ({who}, {day}, {numbered(pk)}) {settings.SITE_URL}{permalink(pk)}"


def _place(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "pk": row["id"],
        "number": number_format(row["id"], force_grouping=True),
        "number_text": numbered(row["id"]),
        "permalink": permalink(row["id"]),
        "place": row["place"],
        "said_at": row["said_at"],
    }


def _standing(row: dict[str, Any]) -> dict[str, Any]:
    speaker = row["speaker_name"]
    topics = row["topics"] or []
    return _place(row) | {
        "text": row["text"],
        "speaker": speaker_of(speaker, row["speaker_slug"], is_confirmed=row["is_confirmed"]),
        "role": row["role"],
        "url": f"{row['address']}#b-{row['block_id']}",
        "article": {"title": row["title"], "url": row["address"]},
        "topic": topics[0] if topics else None,
        "is_corrected": bool(row["is_corrected"]),
        "is_unconfirmed": not row["is_confirmed"],
        "corrections": row["corrections"] or [],
        "promise": _promise(row),
    }


def _promise(row: dict[str, Any]) -> dict[str, Any] | None:
    """The label of a promise, and what became of one whose day has passed."""
    if row["promise_outcome"] in (None, Outcome.DROPPED):
        return None
    label = promise_label(row["promise_outcome"], row["promise_due_on"])
    is_over = label["kind"] != "promise-pending"
    return label | {
        "promised": row["promise_text"],
        "day": row["promise_due_on"],
        "due_on": row["promise_due_on"] if is_over else None,
        "checked_on": row["promise_checked_on"] if is_over else None,
        "finding": row["promise_finding"] if is_over else "",
    }


def _withdrawn(row: dict[str, Any]) -> dict[str, Any]:
    """The place and the time, and neither the words nor the headline."""
    article = ArticlePage(pk=row["article_id"], slug=row["slug"], url_path=row["url_path"])
    return _place(row) | {"withdrawn_at": row["withdrawn_at"], "reason_url": address_of(article)}
