"""Headline and summary say the news in one line, calmly, and nothing that the story does not say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.language import (
    SENTENCE_START,
    WORD,
    begins_sentence,
    is_common_word,
    is_region_named,
    is_title_case,
    nearest,
    style_guide,
)
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import BODY, Text, is_begun_only, texts
from news.models import ArticlePage
from news.publishing import Finding

SHORTEST, LONGEST = 20, 110
LONGEST_QUIET = 5
_CALLS = re.compile(r"!|\?{2,}")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


@rule(gettext_lazy("A headline says who did what: about 60 to 90 characters, so that phones show all of it."))
def headline_length(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "title"):
        length = len(text.words)
        if length < SHORTEST:
            yield advice(
                _("The headline has only %(length)s characters. Does it say who did what?")
                % {"length": length},
                at=text,
            )
        elif length > LONGEST:
            yield advice(
                _("The headline has %(length)s characters; phones and search engines cut it off.")
                % {"length": length},
                at=text,
            )


@rule(gettext_lazy("Capitals and exclamation marks shout. The news is in the words."))
def headline_shouting(article: ArticlePage) -> Iterator[Finding]:
    """What the story writes in capitals too is an abbreviation, known or not."""
    for text in texts(article, "title"):
        if _CALLS.search(text.words):
            yield advice(_("The headline shouts: take the exclamation mark out."), at=text)
        loud = [word for word in _CAPITALS.findall(text.words) if word not in style_guide().capitals]
        if loud:
            in_story = {word for body in texts(article, *BODY) for word in _CAPITALS.findall(body.words)}
            loud = [word for word in loud if word not in in_story]
        if len(loud) > 1 or (loud and len(loud[0]) > LONGEST_QUIET):
            yield advice(
                _("The headline shouts: “%(words)s” stands in capitals.") % {"words": " ".join(loud)}, at=text
            )


SAME_SHARE = 0.8
FEWEST_WORDS = 6
_WORD = re.compile(r"\w+")


@rule(
    gettext_lazy(
        "Readers see summary and first paragraph one under the other. Twice the same is once too often."
    )
)
def summary_copied(article: ArticlePage) -> Iterator[Finding]:
    summary, opening = texts(article, "summary"), texts(article, "paragraph")[:1]
    if not summary or not opening:
        return
    said, begun = _pairs(summary[0].words), _pairs(opening[0].words)
    if len(said) >= FEWEST_WORDS and len(said & begun) >= SAME_SHARE * len(said):
        yield advice(
            _("The summary repeats the first paragraph. Say the news once more in other words."),
            at=summary[0],
        )


@rule(gettext_lazy("The summary stands under the headline and adds to it: how many, since when, what next."))
def summary_repeats_headline(article: ArticlePage) -> Iterator[Finding]:
    for summary in texts(article, "summary"):
        for title in texts(article, "title"):
            if _words(summary.words) == _words(title.words):
                yield advice(_("The summary says just what the headline says."), at=summary)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Neighbouring words: the same words in another order are another sentence."""
    return set(pairwise(_words(text)))


_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNITS = {word: Decimal(value) for value, word in enumerate(_DIGITS)}
_WHOLE = {"sepuluh": Decimal(10), "sebelas": Decimal(11), "seratus": Decimal(100), "seribu": Decimal(1000)}
# "kedua pelaku" are two; "kesatu" nobody writes.
_ALL_OF = {f"ke{word}": value for word, value in (*list(_UNITS.items())[2:], ("sepuluh", Decimal(10)))}
_ONE = _UNITS | _WHOLE | _ALL_OF
_SCALES = {"puluh": Decimal(10), "ratus": Decimal(100)}
_LARGE = {
    "ribu": Decimal(1000),
    "juta": Decimal(10) ** 6,
    "miliar": Decimal(10) ** 9,
    "triliun": Decimal(10) ** 12,
}
# Headlines save letters: "Rp2,5 M", "20 jt".
_SHORT = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"}
_FIGURES = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_TOKEN = re.compile(rf"(?P<figures>{_FIGURES.pattern})|(?P<word>[^\W\d_]+)|(?P<break>[-–.;:!?()\n]|, )")
_LONGEST_FIGURES = 15
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: as written, what it is worth, and the words beside it.

    ``step`` is what the last figure written stands for: "2,5 miliar" means anything that is rounded to it.
    """

    written: str
    value: Decimal
    before: str
    step: Decimal = Decimal(1)
    after: str = ""
    start: int = 0

    def stands_for(self, exact: "Number") -> bool:
        """Whether this is the other number, or what it is called in round figures."""
        if self.value == exact.value:
            return True
        is_rounded = self.step >= 1000 and exact.step < self.step
        return is_rounded and abs(self.value - exact.value) <= self.step * _HALF


def numbers(text: str) -> Iterator[Number]:
    """All numbers of a text, "seratus" and "18.600" alike; what is longer than an identity number is none."""
    reader = _Reader(text)
    for match in _TOKEN.finditer(text):
        yield from reader.take(match)
    yield from reader.end()


class _Reader:
    """Reads word by word; a number ends where a word follows that is no part of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.before = self.word_before = ""
        self.start = self.stop = -1
        self.is_in_figures = False
        self.total = self.group = Decimal(0)
        self.step = self.group_step = Decimal(1)

    def take(self, match: re.Match) -> Iterator[Number]:
        figures, word = match["figures"], match["word"] or ""
        small = word.casefold()
        if figures:
            yield from self.end()
            self._figures(match)
        elif small in _ONE:
            if self.start >= 0 and (self.group % 10 or self.is_in_figures):
                yield from self.end()
            self._begin(match)
            self.group += _ONE[small]
        elif self.start >= 0 and self._scale(self._long(word)):
            self.stop = match.end()
        else:
            yield from self.end(after=small)
        if word:
            self.before = small

    def _figures(self, match: re.Match) -> None:
        figures = match["figures"]
        if len(figures) <= _LONGEST_FIGURES:
            self._begin(match)
            self.is_in_figures = True
            self.group = Decimal(figures.replace(".", "").replace(",", "."))
            self.group_step = Decimal(10) ** -len(figures.partition(",")[2])

    def _begin(self, match: re.Match) -> None:
        if self.start < 0:
            self.start, self.word_before = match.start(), self.before
        self.stop = match.end()

    def _long(self, word: str) -> str:
        """The scale that a word or its short form names; a capital M or T is one behind "Rp" only."""
        small = word.casefold()
        if not self.is_in_figures or (len(word) == 1 and not (word.isupper() and self.word_before == "rp")):
            return small
        return _SHORT.get(small, small)

    def _scale(self, word: str) -> bool:
        """ "tujuh belas", "dua puluh", "lima ratus", "2,5 juta", "dua setengah juta"."""
        units = self.group % 10
        if word == "belas":
            self.group += 10
        elif word == "setengah":
            self.group += _HALF
        elif word in _SCALES:
            self.group += units * (_SCALES[word] - 1)
        elif word in _LARGE:
            self.total += (self.group or 1) * _LARGE[word]
            self.step = self.group_step * _LARGE[word]
            self.group, self.group_step = Decimal(0), Decimal(1)
        else:
            return False
        return True

    def end(self, *, after: str = "") -> Iterator[Number]:
        """The number read so far, if any."""
        if self.start >= 0:
            written = self.text[self.start : self.stop]
            step = self.group_step if self.group else self.step
            yield Number(written, self.total + self.group, self.word_before, step, after, self.start)
        self.start, self.is_in_figures = -1, False
        self.total, self.group = Decimal(0), Decimal(0)
        self.step = self.group_step = Decimal(1)


# "hampir 19 ribu" stands for 18.600; so does "lebih dari 18 ribu".
_ABOUT = frozenset(
    [
        "hampir",
        "sekitar",
        "lebih",
        "kurang",
        "nyaris",
        "kira",
        "sedikitnya",
        "setidaknya",
        "minimal",
        "maksimal",
    ]
)
_ABOUT_WITH_FROM = re.compile(r"\b(?:lebih|kurang) dari (?:Rp ?)?$", re.IGNORECASE)
_SMALLEST, _LONG = 2, 100


@rule(gettext_lazy("A number in the headline that the story does not give is one of the two too many."))
def number_not_in_story(article: ArticlePage) -> Iterator[Finding]:
    asked = [
        (text, number)
        for text in texts(article, "title", "summary")
        for number in numbers(text.words)
        if _is_exact(number, text.words)
    ]
    if not asked or not texts(article, "paragraph"):
        return
    in_story = _numbers_of_story(article)
    if not {number.value for number in in_story} - {0, 1} and is_begun_only(article):
        return
    for text, number in asked:
        if not any(number.stands_for(other) for other in in_story):
            message = _("“%(number)s” stands in the headline, but not in the story.")
            if text.kind == "summary":
                message = _("“%(number)s” stands in the summary, but not in the story.")
            yield advice(message % {"number": number.written}, at=text)
        elif other := _counted_otherwise(number, in_story):
            facts = {"here": f"{number.written} {number.after}", "there": f"{other.written} {other.after}"}
            yield advice(_("“%(here)s” here, but “%(there)s” in the story.") % facts, at=text)


def _numbers_of_story(article: ArticlePage) -> list[Number]:
    """Each number of the running text once, with the word after it."""
    found = (number for text in texts(article, *BODY) for number in numbers(text.words))
    return list({(number.value, number.step, number.after): number for number in found}.values())


def _is_exact(number: Number, words: str) -> bool:
    """ "Hari kedua" counts nothing, and "hampir 19 ribu" is no promise."""
    before = words[max(0, number.start - len("kurang dari Rp ")) : number.start]
    is_about = number.before in _ABOUT or bool(_ABOUT_WITH_FROM.search(before))
    return number.value >= _SMALLEST and not is_about and number.written[:2].casefold() != "ke"


def _counted_otherwise(number: Number, in_story: list[Number]) -> Number | None:
    """Where the story counts as many of something else, and of this a number with the same digits.

    "1.410 rumah" over a story of 1.140 rumah and 1.410 warga.
    """
    if not number.after or number.value < _LONG:
        return None
    same_thing = [other for other in in_story if other.after == number.after]
    if any(number.stands_for(other) for other in same_thing):
        return None
    return next((other for other in same_thing if _digits(other) == _digits(number)), None)


def _digits(number: Number) -> list[str]:
    return sorted(str(number.value))


LONGEST_ACRONYM = 5
# "Kaltim", "Jateng": two names in one word.
_SHORT_FORM = re.compile(
    r"(?:kal|sul|sum|ja|nus|mal)(?:tim|tara|sel|teng|bar|ut|ra|tengah)|pap\w+", re.IGNORECASE
)


@rule(gettext_lazy("Who is named in the headline is named in the story, spelled the same."))
def name_not_in_story(article: ArticlePage) -> Iterator[Finding]:
    if not texts(article, "paragraph"):
        return
    words = _words_of_story(article)
    known = {word.casefold() for word in words}
    for text in texts(article, "title", "summary"):
        for name, is_sure in _names(text.words):
            if name.casefold() in known or is_region_named(name, known) or _is_short_form(name, words):
                continue
            usual = nearest(name, (word for word in words if word[0].isupper()))
            if usual or (is_sure and not is_begun_only(article)):
                yield _missing_name(name, usual, at=text)


def _words_of_story(article: ArticlePage) -> list[str]:
    """All words of the running text, of those who speak in it and of its dateline, each once, in reading order."""
    places = [text.words for text in texts(article, *BODY)]
    places += [speaker.name for speaker in article.load_speakers()] + [article.dateline_place]
    return list(dict.fromkeys(word for words in places for word in WORD.findall(words)))


def _missing_name(name: str, usual: str, *, at: Text) -> Finding:
    if usual:
        message = _("“%(name)s” is spelled “%(usual)s” in the story.") % {"name": name, "usual": usual}
        return advice(message, at=at, found=name, suggestion=usual)
    message = _("“%(name)s” stands in the headline, but not in the story.")
    if at.kind == "summary":
        message = _("“%(name)s” stands in the summary, but not in the story.")
    return advice(message % {"name": name}, at=at)


def _names(text: str) -> Iterator[tuple[str, bool]]:
    """Words with a capital that may be names, each once, and whether they certainly are.

    A headline in title case, like the first word of a sentence, gives every word a capital: there a name is what the
    dictionary does not know, and it is certain only behind a title ("Bupati Roswita").
    """
    in_title_case, before = is_title_case(text), ""
    said = set()
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and word[1:] and word not in said:
            said.add(word)
            is_free = in_title_case or begins_sentence(text, match.start())
            if not is_free:
                yield word, True
            elif not (is_common_word(word) or word.casefold() in style_guide().words):
                yield word, in_title_case and before.casefold() in style_guide().kinds
        before = word if not SENTENCE_START.search(text[match.end() : match.end() + 2]) else ""


def _is_short_form(name: str, words: list[str]) -> bool:
    """ "Kaltim", or "PPU" for "Penajam Paser Utara"; the words stand in the order of the story."""
    if not name.isupper():
        return bool(_SHORT_FORM.fullmatch(name))
    if len(name) > LONGEST_ACRONYM:
        return True  # a word that shouts, no name: another rule's matter
    initials = "".join(word[0] if word[0].isupper() else " " for word in words)
    return name in initials or (len(name) > 2 and all(letter in initials for letter in name))
