"""Whether a change of words is the repair of a typo. Pure: no database, no HTML.

Strict on purpose: what is refused here is read by a second person before it is public, what passes is read after. So
the word that went has to be no word that anybody knows, and the one that came has to be one.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from news.editorial.repairs.guards import (
    may_begin_with_a_name,
    touches_a_capital,
    touches_a_negation,
    touches_a_number,
)
from news.editorial.repairs.marks import is_hyphenated, marks_are_only_tidied
from news.editorial.repairs.vocabulary import Words
from news.editorial.repairs.word_changes import WordChange, words_of

Forms = frozenset[tuple[str, str]]
_SHORTEST_WITH_ONE_LETTER, _SHORTEST_WITH_TWO = 4, 8
_AROUND = 80


def objections_to(
    change: WordChange,
    *,
    is_name: Callable[[str], bool],
    words: Words,
    forms: Callable[[], Forms] = frozenset,
) -> Iterator[str]:
    """Sentences that say why a change is more than the repair of a typo; none if it is one.

    ``is_name`` says of a word that somebody or some place is called so; ``forms`` gives the spellings that the house's
    style guide would put right, each as found and as it should be, and is asked last.
    """
    shown = {"old": change.old.strip(), "new": change.new.strip()}
    if change.is_quoted:
        yield _("Words inside quotation marks changed: “%(old)s” → “%(new)s”.") % shown
    elif touches_a_number(change):
        yield _("A number or a time changed: “%(old)s” → “%(new)s”.") % shown
    elif touches_a_negation(change):
        yield _("A word that says yes or no changed: “%(old)s” → “%(new)s”.") % shown
    elif touches_a_capital(change) or any(map(is_name, words_of(f"{change.old} {change.new}"))):
        yield _("A name may be touched: “%(old)s” → “%(new)s”.") % shown
    elif (sentence := _objection_to_spelling(change, words)) and not _is_of_the_house(change, forms()):
        yield sentence % shown


def edit_distance(old: str, new: str) -> int:
    """Letters put in, left out, exchanged or turned around (optimal string alignment)."""
    rows = [list(range(len(new) + 1))]
    for i, letter in enumerate(old, 1):
        row = [i]
        for j, other in enumerate(new, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == new[j - 2] and old[i - 2] == other:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _is_of_the_house(change: WordChange, forms: Forms) -> bool:
    """The style guide finds the words that went, with what stands around them, and puts those that came."""
    before = change.old_lead[-_AROUND:] + change.old + change.tail[:_AROUND]
    after = change.new_lead[-_AROUND:] + change.new + change.tail[:_AROUND]
    return any(
        before[: match.start()] + right + before[match.end() :] == after
        for found, right in forms
        for match in re.finditer(rf"(?<!\w){re.escape(found)}(?!\w)", before)
    )


def _objection_to_spelling(change: WordChange, words: Words) -> str:
    """The sentence, to be filled with the words on both sides; empty for the repair of a typo."""
    if may_begin_with_a_name(change, words=words):
        return _("A name may be touched: “%(old)s” → “%(new)s”.")
    if is_hyphenated(change) and all(map(words.is_common, words_of(change.new))):
        return ""
    if not marks_are_only_tidied(change):
        return _("A mark that carries meaning changed: “%(old)s” → “%(new)s”.")
    old, new = _without_common_ends(words_of(change.old), words_of(change.new))
    return "" if _are_the_same(old, new) else _objection_to_words(old, new, words)


def _objection_to_words(old: list[str], new: list[str], words: Words) -> str:
    if not _are_near(old, new):
        return _("These are other words, not a typo: “%(old)s” → “%(new)s”.")
    if any(all(map(words.has, went)) for went in _replaced(old, new)):
        return _("The word that stood there may have been meant: “%(old)s” → “%(new)s”.")
    if not all(map(words.is_common, new)):
        return _("The house does not know the new word: “%(old)s” → “%(new)s”.")
    return ""


def _without_common_ends(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def _are_the_same(old: list[str], new: list[str]) -> bool:
    """Nothing but capitals and marks differ; a mark without a blank glues words together ("naik,lalu")."""
    before, after = (
        [part.casefold() for word in words for part in re.split(r"[.,:]", word)] for words in (old, new)
    )
    return before == after


def _replaced(old: list[str], new: list[str]) -> list[list[str]]:
    """The words that went, one by one; together where they were written together or apart."""
    if len(old) != len(new):
        return [old]
    return [[went] for went, came in zip(old, new, strict=True) if went != came]


def _are_near(old: list[str], new: list[str]) -> bool:
    if not old or not new:
        return False
    if len(old) != len(new):
        return _letters(old) == _letters(new)
    return all(_is_misspelling(*pair) for pair in zip(old, new, strict=True))


def _is_misspelling(old: str, new: str) -> bool:
    """One letter in a word of four, two in a word of eight: shorter words become others too easily.

    The first letter stays: "legal" and "ilegal", "naik" and "baik" are one letter apart.
    """
    old, new, length = old.casefold(), new.casefold(), max(len(old), len(new))
    allowed = (length >= _SHORTEST_WITH_ONE_LETTER) + (length >= _SHORTEST_WITH_TWO)
    return old[0] == new[0] and abs(len(old) - len(new)) <= allowed and edit_distance(old, new) <= allowed


def _letters(words: list[str]) -> str:
    """Without spaces, hyphens and capitals: "di selenggarakan" and "diselenggarakan" are one."""
    return re.sub(r"[\W_]", "", "".join(words)).casefold()
