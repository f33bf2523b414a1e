"""What the screens tell of an import, in words and figures."""

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.report.account import in_order, outcome_word
from news.imports.wordpress.report.items import Remark, remarks
from news.imports.wordpress.wording import (
    in_words,
    kind_word,
    place_of_kind,
    words_for,
)

TROUBLES_SHOWN, PLACES_SHOWN = 100, 5
_HOLDS = (
    ("posts_total", gettext_lazy("posts")),
    ("pages_total", gettext_lazy("pages")),
    ("attachments", gettext_lazy("pictures and files")),
    ("categories", gettext_lazy("categories")),
    ("tags", pgettext_lazy("WordPress", "tags")),
    ("authors", gettext_lazy("writers")),
    ("redirect_count", gettext_lazy("earlier addresses")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    count: int
    label: str


def figures(survey: dict[str, Any]) -> list[Figure]:
    """What the file holds, without what it has none of."""
    comments = survey.get("comments", {}).get("approved", 0)
    found = [Figure(survey.get(name, 0), str(label)) for name, label in _HOLDS]
    every = [*found[:3], Figure(comments, _("comments that readers see")), *found[3:]]
    return [figure for figure in every if figure.count]


def warnings(survey: dict[str, Any]) -> list[Remark]:
    """The dry run's warnings by their kind, the most frequent first."""
    told = survey.get("warnings", [])
    counts = survey.get("warning_counts") or Counter(one["code"] for one in told)
    found = remarks(((one["code"], one["where"], one["why"], 0) for one in told), counts, most=PLACES_SHOWN)
    return sorted(found, key=lambda remark: -remark.count)


def statuses(survey: dict[str, Any]) -> list[Figure]:
    """What becomes of posts by their status at the old site; what readers will see comes first."""
    counts = survey.get("posts", {})
    return [Figure(counts[status], str(words)) for status, words in _STATUSES.items() if counts.get(status)]


_STATUSES = {
    "publish": gettext_lazy("public: they are published here with their day, approved by “arsip”"),
    "draft": gettext_lazy("drafts: they stay drafts"),
    "pending": gettext_lazy("waiting: they become drafts"),
    "future": gettext_lazy("planned: they become drafts, with the planned time noted"),
    "private": gettext_lazy("private: they become drafts"),
    "trash": gettext_lazy("in the bin: left out"),
}


def minutes_left(archive: ArchiveImport) -> int | None:
    """How long it still takes at this rate, rounded up; None where nobody can say."""
    return None if archive.seconds_left is None else ceil(archive.seconds_left / 60)


def fates(archive: ArchiveImport) -> list[tuple[str, str, int]]:
    """What an import brought, of each kind: kind, fate, how many; stories first. One query."""
    return _in_words(archive.items.counted())


def account(archive: ArchiveImport) -> list[tuple[str, str, int]]:
    """What became of each item of the file in its last go; of one that was killed, what it brought so far."""
    return _in_words(archive.counts) if _is_counted(archive) else fates(archive)


def account_total(archive: ArchiveImport) -> int:
    """To what the account adds up; 0 where it is not one of the whole file."""
    return sum(sum(outcomes.values()) for outcomes in archive.counts.values()) if _is_counted(archive) else 0


def _is_counted(archive: ArchiveImport) -> bool:
    return bool(archive.counts) and archive.state != ArchiveImport.State.RUNNING


def _in_words(counted: dict[str, dict[str, int]]) -> list[tuple[str, str, int]]:
    return [
        (kind_word(kind), outcome_word(outcome), counted[kind][outcome])
        for kind in sorted(counted, key=lambda kind: (place_of_kind(kind), kind))
        for outcome in in_order(counted[kind])
    ]


def staying(archive: ArchiveImport) -> list[ImportedItem]:
    """What is still there after an import was taken back: somebody did something with it here."""
    return list(archive.items.exclude(article=None).in_file_order()[:TROUBLES_SHOWN])


def staying_more(archive: ArchiveImport) -> int:
    """How many others stay than those that are named."""
    return max(0, archive.items.exclude(article=None).count() - TROUBLES_SHOWN)


def troubled(archive: ArchiveImport) -> list[tuple[ImportedItem, list[str]]]:
    """The first things that somebody should look at, each with what is the matter."""
    items = archive.items.with_troubles().in_file_order()[:TROUBLES_SHOWN]
    return [(item, [_told(trouble) for trouble in item.troubles]) for item in items]


def _told(trouble: dict[str, Any]) -> str:
    words, why = words_for(trouble["code"]), trouble.get("why")
    return f"{words.rstrip('.')}: {_as_read(why)}" if why else words


def _as_read(why: str) -> str:
    """A moment as people write it, and everything else as it is."""
    try:
        moment = parse_datetime(why)
    except ValueError:
        moment = None
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else in_words(why)
