"""One row of the open data: which columns there are, and what stands in them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from news.models import ArticlePage
from news.paging import Cursor
from news.presentation import address_of
from news.quotes.models import Outcome, standing_of
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.showing import permalink, speaker_of

COLUMNS = (
    "number",
    "url",
    "text",
    "speaker",
    "speaker_url",
    "role",
    "role_kind",
    "place",
    "region_code",
    "region",
    "said_at",
    "story",
    "story_url",
    "story_corrected",
    "promise",
    "promise_due_on",
    "promise_standing",
    "withdrawn_at",
    "reason_url",
    "confirmed",
)
_NAMED = {
    "speaker_name": F("speaker__name"),
    "speaker_slug": F("speaker__slug"),
    "region_code": F("region__code"),
    "region_name": F("region__name"),
    "address": F("article__published__url"),
    "title": F("article__published__card__title"),
    "is_corrected": F("article__published__card__has_correction"),
    "promise_text": F("promise__text"),
    "promise_due_on": F("promise__due_on"),
    "promise_outcome": F("promise__outcome"),
    "slug": F("article__slug"),
    "url_path": F("article__url_path"),
}
_PLAIN = ("id", "text", "role", "role_kind", "place", "said_at", "withdrawn_at", "article_id", "is_confirmed")


def load_rows(
    entries: LedgerQuerySet, *, after: Cursor | None, size: int
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """Rows after a place, newest first, and the place where the next begin, None at the end; one query."""
    if after:
        entries = entries.before(after.published_at, after.article_id)
    found = list(entries.newest_first().values(*_PLAIN, **_NAMED)[: size + 1])
    rows = found[:size]
    last = Cursor(rows[-1]["said_at"], rows[-1]["id"]) if len(found) > size else None
    return [_withdrawn(row) if row["withdrawn_at"] else _standing(row) for row in rows], last


def _standing(row: dict[str, Any]) -> dict[str, Any]:
    base, has_promise = settings.SITE_URL, row["promise_outcome"] not in (None, Outcome.DROPPED)
    speaker = speaker_of(row["speaker_name"], row["speaker_slug"], is_confirmed=row["is_confirmed"])
    speaker_url = base + speaker["url"] if speaker and speaker["url"] else None
    return _empty(row) | {
        "text": row["text"],
        "speaker": row["speaker_name"],
        "speaker_url": speaker_url,
        "role": row["role"],
        "role_kind": row["role_kind"],
        "region_code": row["region_code"],
        "region": row["region_name"],
        "story": row["title"],
        "story_url": base + row["address"],
        "story_corrected": bool(row["is_corrected"]),
        "confirmed": row["is_confirmed"],
        "promise": row["promise_text"] if has_promise else None,
        "promise_due_on": row["promise_due_on"].isoformat() if has_promise else None,
        "promise_standing": _standing_of_promise(row) if has_promise else None,
    }


def _standing_of_promise(row: dict[str, Any]) -> str:
    return standing_of(row["promise_outcome"], row["promise_due_on"], today=timezone.localdate()).value


def _withdrawn(row: dict[str, Any]) -> dict[str, Any]:
    """Number, place and time; neither the words nor who said them."""
    article = ArticlePage(pk=row["article_id"], slug=row["slug"], url_path=row["url_path"])
    return _empty(row) | {
        "withdrawn_at": _iso(row["withdrawn_at"]),
        "reason_url": settings.SITE_URL + address_of(article),
    }


def _empty(row: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {
        "number": row["id"],
        "url": settings.SITE_URL + permalink(row["id"]),
        "place": row["place"],
        "said_at": _iso(row["said_at"]),
    }


def _iso(moment: datetime) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds")
