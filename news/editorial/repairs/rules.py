"""What a small repair may touch (*perbaikan kecil*): computed from the difference, never from what somebody says.

A few words of running text, each of which was a typo. No quotation, speaker, role, name, number, date, negation, link,
emphasis or picture, no block more or less, and no field that is not prose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.models import DeskSettings
from news.editorial.repairs.answered import last_read_by_two
from news.editorial.repairs.difference import Structure, changes_of, other_fields, texts_of
from news.editorial.repairs.names import Names
from news.editorial.repairs.typos import Forms, objections_to
from news.editorial.repairs.vocabulary import Vocabulary
from news.editorial.repairs.word_changes import WordChange, words_of
from news.models import ArticlePage
from news.publishing import find_all

# Rules of the gate that put a spelling right; others suggest names, or other words.
_SPELLING = frozenset({"house_style", "passive_apart", "word_twice"})


@dataclass(frozen=True, slots=True)
class Repair:
    """What changed, and why it is no small repair; ``refusals`` is empty if it is one."""

    changes: tuple[WordChange, ...]
    refusals: tuple[str, ...]

    @property
    def is_small(self) -> bool:
        """May go out at once, and be read by a second person afterwards."""
        return not self.refusals

    @property
    def word_count(self) -> int:
        """Words changed."""
        return sum(change.word_count for change in self.changes)

    def as_record(self) -> list[list[str]]:
        """The words before and after, as kept in the log."""
        return [[change.old.strip(), change.new.strip()] for change in self.changes]


def repair_of(public: ArticlePage, draft: ArticlePage) -> Repair:
    """What is between the public text and ``draft``; a few queries for names, known words and the house's limit.

    Repairs that nobody has read yet count as well: the words are judged against what two people answered for.
    """
    if not public.live:
        return Repair((), (_("The story is not public; there is nothing to repair."),))
    found = _between(public, draft)
    if not found.is_small or not found.changes:
        return found
    answered = last_read_by_two(public)
    if answered is None:
        waits = _("What readers have was published by one person; a second person reads that first.")
        return Repair(found.changes, (waits,))
    return found if answered is public else Repair(found.changes, _between(answered, draft).refusals)


def _between(before: ArticlePage, draft: ArticlePage) -> Repair:
    was, now = before.serializable_data(), draft.serializable_data()
    try:
        changes = tuple(changes_of(was, now))
    except Structure as difference:
        return Repair((), (str(difference),))
    if other := other_fields(was, now):
        return Repair(changes, (_("More than words changed: %(fields)s.") % {"fields": ", ".join(other)},))
    return Repair(changes, tuple(dict.fromkeys(_refusals(changes, before=before, was=was, now=now))))


def _refusals(
    changes: tuple[WordChange, ...], *, before: ArticlePage, was: dict[str, Any], now: dict[str, Any]
) -> Iterator[str]:
    if not changes:
        yield _("Nothing changed that a reader would see.")
        return
    limit, count = DeskSettings.load().repair_words, sum(change.word_count for change in changes)
    if count > limit:
        yield ngettext(
            "%(count)s word changed; the house allows %(limit)s.",
            "%(count)s words changed; the house allows %(limit)s.",
            count,
        ) % {"count": count, "limit": limit}
        return
    names = Names([*texts_of(was), *texts_of(now)])
    words = Vocabulary(
        before, kept=frozenset(word.casefold() for text in texts_of(now) for word in words_of(text))
    )
    forms = cache(partial(_forms, before))
    for change in changes:
        yield from objections_to(change, is_name=names.has, words=words, forms=forms)


def _forms(article: ArticlePage) -> Forms:
    """What the gate would offer to spell otherwise, with one click."""
    found = (finding for finding in find_all(article) if finding.rule in _SPELLING)
    return frozenset((finding.found, finding.suggestion) for finding in found if finding.suggestion)
