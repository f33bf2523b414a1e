"""What a small repair may touch (*perbaikan kecil*): computed from the difference, never from what somebody says.

A few words of running text, each of which was a typo. No quotation, speaker, role, name, number, date, negation, link,
emphasis or picture, no block more or less, and no field that is not prose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from news.editorial.models import Approval, DeskSettings, PublishedVersion
from news.editorial.repairs.difference import Structure, changes_of, other_fields, texts_of
from news.editorial.repairs.typos import Forms, WordChange, capitalised_inside, objections_to, words_of
from news.models import ArticlePage, Person, Region
from news.models.person import PersonAlias
from news.models.region import RegionAlias
from news.publishing import find_all


def last_read_by_two(public: ArticlePage) -> ArticlePage | None:
    """``public`` itself, or the version before the repairs that nobody has read; None where there is none.

    Also None while an override waits for its second reader: what readers have then is one person's word.
    """
    alone = Approval.objects.to_be_read().filter(article_id=public.pk)
    if not alone.exists():
        return public
    if alone.filter(kind=Approval.Kind.OVERRIDE).exists():
        return None
    by_two = ~Q(approval__kind__in=Approval.ALONE) | Q(approval__second_reading__isnull=False)
    versions = PublishedVersion.objects.filter(by_two, article_id=public.pk).order_by("-number")
    version = versions.select_related("article").first()
    return version.as_article() if version else None


HOOK = "news_known_words"


class Sighting(IntEnum):
    """An answer to ``news_known_words``: how a word was seen."""

    NOWHERE = 0
    WITH_A_CAPITAL = 1
    IN_SMALL_LETTERS = 2


class Vocabulary:
    """The words known beside the story ``article``; ``kept`` are those that stand in its new text."""

    def __init__(self, article: ArticlePage, *, kept: frozenset[str]) -> None:
        self._article, self._kept = article, kept
        self._sightings: dict[str, Sighting] = {}

    def has(self, word: str) -> bool:
        """Somebody has seen it, with a capital or without; or the new text has it still, at another place."""
        return word.casefold() in self._kept or all(map(self._sighting, parts_of(word)))

    def is_common(self, word: str) -> bool:
        """Somebody has seen each part of it in small letters."""
        return all(self._sighting(part) is Sighting.IN_SMALL_LETTERS for part in parts_of(word))

    def _sighting(self, word: str) -> Sighting:
        if word not in self._sightings:
            answers = (answer(word=word, article=self._article) for answer in self._answers)
            self._sightings[word] = max(answers, default=Sighting.NOWHERE)
        return self._sightings[word]

    @cached_property
    def _answers(self) -> list:
        return hooks.get_hooks(HOOK)


def parts_of(word: str) -> list[str]:
    """What a hyphen or a mark joins, in small letters."""
    return [part for part in re.split(r"[\W_]+", word.casefold()) if part]


_LISTS = (
    (Person, "name"),
    (PersonAlias, "name"),
    (Region, "name"),
    (RegionAlias, "name"),
    (Region, "short_name"),
)


class Names:
    """The names on the lists and in ``texts``."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._in_text = {word for text in texts for word in capitalised_inside(text)}

    def has(self, word: str) -> bool:
        """One query for each list; only asked of the few words of a repair."""
        word = word.casefold()
        return word in self._in_text or any(word in _words_of(name) for name in _listed_like(word))


def _words_of(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _listed_like(word: str) -> Iterator[str]:
    for model, field in _LISTS:
        yield from model.objects.filter(**{f"{field}__icontains": word}).values_list(field, flat=True)


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
