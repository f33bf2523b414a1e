"""Whether a change of words is the repair of a typo. Pure: no database, no HTML.

Strict on purpose: what is refused here is read by a second person before it is public, what passes is read after. So
the word that went has to be no word that anybody knows, and the one that came has to be one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.utils.translation import gettext as _

from news.editorial.comparing.diff import word_pieces

_PAIRS = (("“„‟", "”"), ("«", "»"), ("‘‚", "’"))
_STRAIGHT = ('"', "'")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# In a headline whatever follows a colon may be what somebody said: "Bupati: kami tidak ikut".
_COLON = re.compile(r":\s")

Span = tuple[int, int]


def quoted_spans(text: str, *, is_headline: bool = False) -> list[Span]:
    """Start and end of each quotation, marks included; a mark without its other runs to the end of the text.

    What cannot be told apart counts as quoted, because nobody mends a quotation alone.
    """
    bare = _APOSTROPHE.sub(" ", text)
    found = [span for opening, closing in _PAIRS for span in _between(bare, opening, closing)]
    found += [span for mark in _STRAIGHT for span in _toggled(bare, mark)]
    if is_headline and (colon := _COLON.search(text)):
        found.append((colon.end(), len(text)))
    return found


def touches(spans: list[Span], start: int, end: int) -> bool:
    """Whether some quotation holds any of ``start`` to ``end``; where nothing is, what stands around it tells."""
    if start == end:
        return any(begin < start < finish for begin, finish in spans)
    return any(begin < end and start < finish for begin, finish in spans)


def _between(text: str, opening: str, closing: str) -> Iterator[Span]:
    """A closing mark alone ends a quotation that began before the text."""
    begun: list[int] = []
    for at, sign in enumerate(text):
        if sign in opening:
            begun.append(at)
        elif sign == closing:
            yield (begun.pop() if begun else 0), at + 1
    if begun:
        yield begun[0], len(text)


def _toggled(text: str, mark: str) -> Iterator[Span]:
    """Typewriter's marks open and close by turns; from a line with an odd one on, nobody can tell which is which."""
    start = 0
    for line in text.splitlines(keepends=True):
        places = [start + at for at, sign in enumerate(line) if sign == mark]
        if len(places) % 2:
            yield places[0], len(text)
            return
        yield from ((begin, end + 1) for begin, end in zip(places[::2], places[1::2], strict=True))
        start += len(line)


# What has to be known of the text around a change to see where a sentence begins.
LEAD_CHARACTERS = 200
# Stands for a tag inside a paragraph: a sign that no text has, so that no word is compared across it.
TAG = "\ue000"
WORD = re.compile(r"\w+(?:[.,:'’\-]\w+)*")
_SENTENCE_ENDS = frozenset('.?!:“”"‘([{—–•\n')


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words in a row that became others, with what stands before them on both sides, and after.

    ``is_quoted`` says that on either side they are somebody's words.
    """

    old: str
    new: str
    old_lead: str = ""
    new_lead: str = ""
    tail: str = ""
    is_quoted: bool = False

    @property
    def word_count(self) -> int:
        """How many words somebody has to look at; a comma alone is one."""
        return max(len(words_of(self.old)), len(words_of(self.new)), 1)


def changes_between(old: str, new: str, *, is_headline: bool = False) -> list[WordChange]:
    """The places where two texts differ, each with what stands before and after it."""
    runs = [(same, list(run)) for same, run in groupby(word_pieces(old, new), lambda one: one.kind == "same")]
    quoted = quoted_spans(old, is_headline=is_headline), quoted_spans(new, is_headline=is_headline)
    found, old_at, new_at = [], 0, 0
    for at, (is_same, run) in enumerate(runs):
        removed, added = (
            "".join(piece.text for piece in run if piece.kind in kinds)
            for kinds in (("same", "removed"), ("same", "added"))
        )
        old_end, new_end = old_at + len(removed), new_at + len(added)
        if not is_same:
            is_quoted = touches(quoted[0], old_at, old_end) or touches(quoted[1], new_at, new_end)
            tail = "".join(piece.text for piece in runs[at + 1][1]) if at + 1 < len(runs) else ""
            leads = _lead(old, old_at), _lead(new, new_at)
            found.append(WordChange(removed, added, *leads, tail=tail, is_quoted=is_quoted))
        old_at, new_at = old_end, new_end
    return found


def starts_sentence(lead: str) -> bool:
    """Whether a word after ``lead`` begins a sentence, so that its capital letter says nothing."""
    lead = lead.rstrip(f" \t\xa0{TAG}")
    return not lead or lead[-1] in _SENTENCE_ENDS


def words_of(text: str) -> list[str]:
    """Words and numbers, without what stands between them."""
    return WORD.findall(text)


def _lead(text: str, end: int) -> str:
    return text[max(0, end - LEAD_CHARACTERS) : end]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set(
    "tidak tak bukan belum jangan tanpa tiada non anti nir nihil kecuali bukanlah tidaklah tidakkah belumlah"
)
NUMERALS = _set(
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu juta miliar "
    "milyar triliun seratus seribu sejuta semiliar setriliun setengah separuh seperempat pertama kedua ketiga "
    "keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh persen"
)
TIMES = _set(
    "senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli agustus september "
    "oktober november desember kemarin besok lusa pagi siang sore malam subuh wib wita wit"
)
_AFTER_A_NUMBER = frozenset(",.;:)")
_DASHES = frozenset("-–—−")


class Words(Protocol):
    """What a repair asks about the words that went and those that came."""

    def has(self, word: str) -> bool:
        """It may have been meant."""

    def is_common(self, word: str) -> bool:
        """A word of the language, and no name."""


def touches_a_number(change: WordChange) -> bool:
    """Another number or time; or a mark before a number, which may be its sign or part of it: "-5", "3–5", "1 .140"."""
    if _guarded(change, _is_number):
        return True
    old, new = marks_of(change.old), marks_of(change.new)
    before, after = change.old_lead[-1:], change.tail[:1]
    is_near = (change.old_lead + change.old + change.tail[:2])[-4:] + change.tail.lstrip()[:1]
    if _DASHES & {*old, *new} and any(map(str.isnumeric, is_near + change.old + change.new)):
        return True
    if old == new:
        return False
    if after.isnumeric():
        return True
    return before.isnumeric() and (after.isalnum() or not _AFTER_A_NUMBER.issuperset((*old, *new)))


def touches_a_negation(change: WordChange) -> bool:
    """A word that says yes or no came, went or moved."""
    return _guarded(change, _is_negation)


def touches_a_capital(change: WordChange) -> bool:
    """A capital letter inside a sentence, or before another one: "Rosdiana Kapitan berkata"."""
    sides = ((change.old, change.old_lead), (change.new, change.new_lead))
    return any(_is_name_by_capital(text, lead=lead, tail=change.tail) for text, lead in sides)


def may_begin_with_a_name(change: WordChange, *, words: Words) -> bool:
    """The first word of a sentence is a name like any other, unless its small letters are a word that is known."""
    return any(
        _has_capital(word) and not words.is_common(word) for word in words_of(change.old + " " + change.new)
    )


def capitalised_inside(text: str) -> set[str]:
    """Words with a capital letter inside a sentence, in small letters: names, as far as spelling tells."""
    return {
        match.group().casefold()
        for match in WORD.finditer(text)
        if _has_capital(match.group()) and not starts_sentence(_lead(text, match.start()))
    }


def marks_of(text: str) -> list[str]:
    """All signs that are neither letters, digits nor blanks."""
    return [sign for sign in text if not sign.isalnum() and not sign.isspace()]


def _guarded(change: WordChange, test: Callable[[str], bool]) -> bool:
    before, after = (
        [word.casefold() for word in words_of(text) if test(word)] for text in (change.old, change.new)
    )
    return before != after


def _parts(word: str) -> list[str]:
    return re.split(r"\W+|_", word.casefold())


def _is_number(word: str) -> bool:
    return any(sign.isnumeric() for sign in word) or any(part in NUMERALS | TIMES for part in _parts(word))


def _is_negation(word: str) -> bool:
    return any(part in NEGATIONS for part in _parts(word))


def _has_capital(word: str) -> bool:
    return any(letter.isupper() or letter.istitle() for letter in word)


def _is_name_by_capital(text: str, *, lead: str, tail: str) -> bool:
    whole, begin = lead + text + tail[:LEAD_CHARACTERS], len(lead)
    words = list(WORD.finditer(whole, begin))
    for at, match in enumerate(words):
        word, following = match.group(), words[at + 1] if at + 1 < len(words) else None
        if match.start() >= begin + len(text):
            break
        if not _has_capital(word):
            continue
        if not starts_sentence(whole[: match.start()]) or any(map(str.isupper, word[1:])):
            return True
        if following and _has_capital(following.group()) and not starts_sentence(whole[: following.start()]):
            return True
    return False


_MARKS_AROUND = 3
_DOUBLED = re.compile(r"(?<![,.;:])([,.;:])\1(?![,.;:])")
_ENDS_WITHOUT_A_STOP = re.compile(r"[\w)%]$")


def marks_are_only_tidied(change: WordChange) -> bool:
    """The same marks between the words; or blanks beside one, one typed twice, the full stop that ends a paragraph."""
    if _between_words(change.old) == _between_words(change.new):
        return True
    return _is_respaced(change) or _was_doubled(change) or _ends_the_paragraph(change)


def is_hyphenated(change: WordChange) -> bool:
    """A word written twice got its hyphen: "undang undang", "undang-undang"."""
    first, blank, second = change.old.partition(" ")
    return bool(blank) and first.casefold() == second.casefold() and change.new == f"{first}-{second}"


def _between_words(text: str) -> str:
    return _bare(WORD.sub("", text))


def _is_respaced(change: WordChange) -> bool:
    """Blanks before or after a mark; never inside a word, nor between two."""
    return _bare(change.old) == _bare(change.new) and _words(change.old) == _words(change.new)


def _was_doubled(change: WordChange) -> bool:
    before = _bare(change.old_lead)[-_MARKS_AROUND:] + _bare(change.old) + _bare(change.tail)[:_MARKS_AROUND]
    after = _bare(change.new_lead)[-_MARKS_AROUND:] + _bare(change.new) + _bare(change.tail)[:_MARKS_AROUND]
    return before != after and _DOUBLED.sub(r"\1", before) == after


def _ends_the_paragraph(change: WordChange) -> bool:
    follows = change.tail.lstrip(f" \xa0{TAG}")[:1]
    if follows not in ("", "\n") or change.new.rstrip() != f"{change.old.rstrip()}.":
        return False
    return bool(_ENDS_WITHOUT_A_STOP.search(change.old_lead + change.old.rstrip()))


def _bare(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


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
