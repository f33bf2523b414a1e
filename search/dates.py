"""Days, months and years among the reader's words: stories of that time answer them, whatever their words.

A story carries the day, the month and the year of its first publication as facets ("d:2026", "d:202611",
"d:20261130"), in the paper's time zone.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from search.facets import DAY, facet
from search.question import Meaning

_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "jan feb mar apr mei jun jul agt sep okt nov des",
    "january pebruari march april may june july ags sept october nopember december",
)
_NUMBER_OF = {name: number for names in _MONTHS for number, name in enumerate(names.split(), start=1)}
_DAYS_AGO = {("hari", "ini"): 0, ("kemarin",): 1, ("kemaren",): 1}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def facets_of_moment(moment: datetime) -> list[str]:
    """The year, month and day of a publication, as facets."""
    day = timezone.localtime(moment)
    return [facet(DAY, int(day.strftime(shape))) for shape in ("%Y", "%Y%m", "%Y%m%d")]


def times_in(words: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Where the words name a day ("12 maret 2026", "12 3 2026", "kemarin"), a month with its year, or a year."""
    found: list[Meaning] = []
    place = 0
    while place < len(words):
        meaning = _time_at(place, words)
        if meaning:
            found.append(meaning)
        place = meaning.end if meaning else place + 1
    return tuple(found)


def _time_at(place: int, words: tuple[str, ...]) -> Meaning | None:
    for run, days in _DAYS_AGO.items():
        if words[place : place + len(run)] == run:
            day = timezone.localdate() - timedelta(days=days)
            return Meaning(place, place + len(run), facets=(facet(DAY, int(day.strftime("%Y%m%d"))),))
    for length, read in ((3, _day), (2, _month), (1, _year)):
        number = read(words[place : place + length]) if place + length <= len(words) else None
        if number:
            return Meaning(place, place + length, facets=(facet(DAY, number),))
    return None


def _day(words: tuple[str, ...]) -> int | None:
    day, month, year = _small_number(words[0]), _month_number(words[1]), _year(words[2:])
    try:
        return int(date(year or 0, month or 0, day or 0).strftime("%Y%m%d"))
    except ValueError:
        return None


def _month(words: tuple[str, ...]) -> int | None:
    month, year = _NUMBER_OF.get(words[0]), _year(words[1:])
    return year * 100 + month if year and month else None


def _year(words: tuple[str, ...]) -> int | None:
    text = words[0]
    is_year = len(text) == 4 and text.isascii() and text.isdigit()
    return int(text) if is_year and _FIRST_YEAR <= int(text) <= _LAST_YEAR else None


def _month_number(text: str) -> int | None:
    return _NUMBER_OF.get(text) or _small_number(text)


def _small_number(text: str) -> int | None:
    return int(text) if len(text) <= 2 and text.isascii() and text.isdigit() else None
