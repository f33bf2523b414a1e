"""What nobody repairs alone: numbers and times, words that say yes or no, names. Pure: no database, no HTML."""

import re
from collections.abc import Callable

from news.editorial.repairs.vocabulary import Words
from news.editorial.repairs.word_changes import LEAD_CHARACTERS, WORD, WordChange, starts_sentence, words_of


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


def _lead(text: str, end: int) -> str:
    return text[max(0, end - LEAD_CHARACTERS) : end]


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
