"""What headline and summary count, the story counts too."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.numbers import Number, numbers
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import BODY, is_begun_only, texts
from news.models import ArticlePage
from news.publishing import Finding

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
