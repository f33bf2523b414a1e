"""Place and day of a story are printed from their fields; what copy says of them agrees with the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.regions import region_words
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import NARRATION, texts
from news.models import ArticlePage
from news.publishing import Finding

_FURTHEST = 90
# "SAMARINDA, Kabar Muara – ", "Samarinda (ANTARA) - ".
_TYPED = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?:, [\w. ]{2,40}| ?\([\w./ ]{2,40}\)|/[\w. ]{2,40})? ?(?:[–—]|--| - )"
)
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}|jum['’]at|ahad)(?: (?:pagi|siang|sore|malam|petang))?,? ?\(?"
    rf"(?P<day>\d{{1,2}})"
    rf"(?:[/.-](?P<month>\d{{1,2}})[/.-]| (?P<name>{'|'.join(_MONTHS)}) )(?P<year>\d{{4}}|\d{{2}})(?!\d)\)?",
    re.IGNORECASE,
)


@rule(gettext_lazy("The page prints the dateline from its fields; one typed in the text prints twice."))
def dateline_typed(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "paragraph")[:1]:
        match = _TYPED.match(text.words[:_FURTHEST])
        if match and _is_place(match["place"], article):
            message = _("“%(words)s” is the dateline: the page prints it by itself. Take it out of the text.")
            yield advice(message % {"words": match[0].strip()}, at=text)


@rule(
    gettext_lazy(
        "A weekday and its date belong together; where they disagree, readers come on the wrong day."
    )
)
def weekday_beside_date(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, *NARRATION, "quote"):
        for match in _DAY.finditer(text.words):
            day = _day(match)
            if day and _WEEKDAYS[day.weekday()] != _weekday(match["weekday"]):
                message = _("“%(words)s”: that day is a %(weekday)s.")
                facts = {"words": match[0], "weekday": _WEEKDAYS[day.weekday()].capitalize()}
                yield advice(message % facts, at=text)


def _is_place(words: str, article: ArticlePage) -> bool:
    small = words.casefold()
    return small == article.dateline_place.casefold() or set(small.split()) <= region_words()


def _day(match: re.Match[str]) -> date | None:
    month = int(match["month"]) if match["month"] else _MONTHS.index(match["name"].casefold()) + 1
    year = int(match["year"])
    try:
        return date(year + 2000 if year < 100 else year, month, int(match["day"]))
    except ValueError:
        return None


def _weekday(name: str) -> str:
    plain = name.casefold().replace("'", "").replace("’", "")
    return "minggu" if plain == "ahad" else plain
