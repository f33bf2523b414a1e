"""A story that readers have had already, or that waits at the desk, under this headline or another.

How much of one text stands in another is told from a few numbers that are kept with each (a bottom-k sketch). A text
is taken apart into all its runs of four words; each run has a number that looks random and is always the same, and the
smallest are kept. Texts with runs in common have kept some of the same numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from functools import reduce
from heapq import nsmallest
from operator import or_
from typing import Any
from zlib import crc32

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, WorkflowState

from news.editorial.models import DeskCard
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import texts
from news.models import ArticlePage, ListingRow
from news.publishing import Finding

RUN_WORDS = 4
KEPT = 64
# So many of the smallest numbers find a text that shares two fifths of the runs in 499 of 500 cases.
ASKED = 12
# Fewer runs to compare say nothing.
FEWEST = 16
_WORD = re.compile(r"\w+")
# Comes after every number as it is kept: words of one length stand in the order of their numbers.
_ALL = "g"


def sketch_of(text: str) -> str:
    """The kept numbers of a text as words of eight letters, the smallest first; empty for a text of three words."""
    words = _WORD.findall(text.casefold())
    runs = {crc32(" ".join(words[at : at + RUN_WORDS]).encode()) for at in range(len(words) - RUN_WORDS + 1)}
    return " ".join(f"{number:08x}" for number in nsmallest(KEPT, runs))


def asked_words(sketch: str) -> list[str]:
    """What to look for in other sketches."""
    return sketch.split(" ")[:ASKED] if sketch else []


def share(first: str, second: str) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1; 0 where there is too little to compare."""
    ours, theirs = first.split(), second.split()
    limit = min(_reach(ours), _reach(theirs))
    ours, theirs = (kept[: bisect_right(kept, limit)] for kept in (ours, theirs))
    fewest = min(len(ours), len(theirs))
    return len(set(ours).intersection(theirs)) / fewest if fewest >= FEWEST else 0.0


def _reach(kept: list[str]) -> str:
    """Up to which number a sketch is complete: a short text keeps all that it has."""
    return kept[-1] if len(kept) >= KEPT else _ALL


WINDOW_DAYS = 30
SAME_SHARE = 0.4
MOST_NAMED = 3
_PUBLIC = ("article__published__url", "article__published_at")


@rule(
    gettext_lazy(
        "Two stories with the same text confuse readers and search engines: update the first instead."
    )
)
def near_duplicate(article: ArticlePage) -> Iterator[Finding]:
    """Two queries: what waits at the desk or came out this month, and what of it has runs of words like ours.

    A third one for what to say of those that are alike: there are none as a rule.
    """
    ours = sketch_of_story(article)
    if not asked_words(ours):
        return
    alike = [
        (-how_much, -article_id)
        for article_id, sketch in _candidates(article, asked=asked_words(ours))
        if (how_much := share(ours, sketch)) >= SAME_SHARE
    ]
    named = [-article_id for _how_much, article_id in nsmallest(MOST_NAMED, alike)]
    for card in _cards(named):
        yield advice(_sentence(card), at="title")


def sketch_of_story(article: ArticlePage) -> str:
    """What the desk's card keeps of a text, for the stories that come after it."""
    return sketch_of(" ".join(text.words for text in texts(article, "paragraph", "quote", "list")))


def _sentence(card: dict[str, Any]) -> str:
    if url := card["article__published__url"]:
        day = date_format(timezone.localdate(card["article__published_at"]))
        message = _("Much the same text is public since %(day)s: “%(title)s” (%(url)s).")
        return message % {"day": day, "title": card["title"], "url": url}
    if card["embargo_until"]:
        # Its headline is a secret of the few who work on it.
        return _(
            "Much the same text waits at the desk, under embargo. Ask the desk which of the two appears."
        )
    message = _("Much the same text waits at the desk: “%(title)s”. Which of the two appears?")
    return message % {"title": card["title"]}


def _candidates(article: ArticlePage, *, asked: list[str]) -> QuerySet:
    return (
        DeskCard.objects.filter(article__in=_compared())
        .filter(reduce(or_, (Q(sketch__contains=word) for word in asked)))
        .exclude(article_id=article.pk)
        .values_list("article_id", "sketch")
    )


def _cards(named: list[int]) -> list[dict[str, Any]]:
    """In the order of their numbers in ``named``; no query for none."""
    found = DeskCard.objects.filter(article__in=named).values(
        "article_id", "title", "embargo_until", *_PUBLIC
    )
    return sorted(found, key=lambda card: named.index(card["article_id"]))


def _compared() -> list[int]:
    """What is public since a month, what was submitted and has no answer yet, and what is scheduled.

    A draft is its reporter's own affair. By number, so that the database looks at these cards and at no others.
    """
    since = timezone.now() - timedelta(days=WINDOW_DAYS)
    public = ListingRow.objects.of(ListingRow.Kind.LATEST).filter(published_at__gte=since)
    waiting = WorkflowState.objects.active().filter(base_content_type=ArticlePage().get_base_content_type())
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    ids = [states.order_by().values_list("object_id", flat=True) for states in (waiting, scheduled)]
    ids.append(public.order_by().values_list(Cast("published_id", CharField()), flat=True))
    return [int(pk) for pk in ids[0].union(*ids[1:])]
