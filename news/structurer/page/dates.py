"""Dates as newspapers print them, and which of them dates the story."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from news.structurer.vocabulary.words import MONTHS, WEEKDAYS

_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?P<weekday>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
_DATE = re.compile(
    r"(?:\b"
    + _WEEKDAY
    + r"\b(?:\s+(?:pagi|siang|sore|malam|petang|dini hari|subuh))?\s*,?\s*(?:tanggal\s+)?)?"
    r"(?P<bracket>\(\s*)?(?<![\d/.])"
    r"(?:(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4}|\d{2})(?![\d/])"
    r"|(?P<day2>\d{1,2})(?:\s*[-–]\s*\d{1,2})?\s+(?P<name>" + _MONTH_NAMES + r")\.?\s+(?P<year2>\d{4})\b)",
    re.IGNORECASE,
)
_MAY_BE_DATE = re.compile(r"\d(?:\d{3}|\s*[/.\-]\s*\d)")
_DAY_ONLY = re.compile(
    r"\b" + _WEEKDAY + r"\b[\s,]*(?:\(\s*(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})\s*/?\s*\)?(?!\s*[\d/])"
    r"|\(?(?:tanggal )?(?P<day2>\d{1,2}) (?P<name>" + _MONTH_NAMES + r")\b(?!\s+\d{4}))",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:sejak|hingga|sampai|s\.?d\.?|kelahiran|lahir|berlaku|periode|masa|mulai|antara|per|tertanggal|nomor|terakhir|deadline"
    r"|batas|paling lambat|jatuh tempo)\s*(?:dengan\s+)?(?:hari\s+|pada\s+|tanggal\s+|dari\s+)*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsejak\s+(?:hari\s+|pada\s+)*$", re.IGNORECASE)
_EARLIER = re.compile(
    r"^(?:diberitakan|seperti diberitakan|diketahui sebelumnya|sebagaimana diberitakan)", re.IGNORECASE
)
_LONG_AGO = re.compile(r"\bpernah\b|\b(?:nomor|surat)\b.{0,60}\btanggal\s*$", re.IGNORECASE)
_TO_COME = re.compile(r"^\)?\s*(?:mendatang|nanti|hingga|sampai|s\.?d)\b", re.IGNORECASE)
_CERTAIN = re.compile(r"\b(?:pada|tanggal|hari|lalu)\s*(?:tanggal\s*)?$", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[.!?]\s+")
_NEARBY = 300


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, how it was found, and whether the weekday printed beside it is the right one."""

    day: datetime.date
    why: str
    confidence: float
    is_weekday_wrong: bool = False


def story_date(texts: Iterable[str], *, published_on: datetime.date | None = None) -> FoundDate | None:
    """The first full date that dates the event or a statement; `texts` are the paragraphs without quotes.

    With `published_on` a weekday with day and month gets the nearest year before it that fits. "Sejak Selasa
    (24/11/2026)" is background while the text has a better date, a guess if it has none.
    """
    paragraphs = list(texts)
    spare: FoundDate | None = None
    since: FoundDate | None = None
    for number, text in enumerate(paragraphs):
        for match, found in _dates(text):
            if _is_background(text, match):
                if (
                    since is None
                    and match.group("weekday")
                    and _SINCE.search(text[: match.start()][-_NEARBY:])
                ):
                    since = replace(found, why="date_since", confidence=0.5)
                continue
            is_marked = bool(match.group("weekday") or match.group("bracket"))
            if is_marked or (
                number < 2 and _CERTAIN.search(text[max(0, match.start() - _NEARBY) : match.start()])
            ):
                return found
            spare = spare or found
    if spare is None and published_on is not None:
        spare = _from_day_and_month(paragraphs, published_on)
    return spare or since


def _dates(text: str) -> Iterator[tuple[re.Match[str], FoundDate]]:
    if not _MAY_BE_DATE.search(text):
        return
    for match in _DATE.finditer(text):
        day = _as_date(match)
        if day:
            weekday = match.group("weekday")
            is_wrong = bool(weekday) and _weekday_number(weekday) != day.weekday()
            marked = bool(weekday or match.group("bracket"))
            yield (
                match,
                FoundDate(
                    day,
                    "date_beside_weekday" if marked else "date_in_text",
                    0.95 if marked else 0.6,
                    is_wrong,
                ),
            )


def _as_date(match: re.Match[str]) -> datetime.date | None:
    if match.group("day"):
        day, month, year = (int(match.group(name)) for name in ("day", "month", "year"))
        year += 2000 if year < 100 else 0
    else:
        day, year = int(match.group("day2")), int(match.group("year2"))
        month = MONTHS[match.group("name").casefold()]
    if not 1945 <= year <= 2100:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _weekday_number(name: str) -> int:
    plain = name.casefold().replace("'", "").replace("’", "")
    return WEEKDAYS.index("minggu" if plain == "ahad" else plain)


def _is_background(text: str, match: re.Match[str]) -> bool:
    """Whether a date tells of something else: since when, until when, of a letter, of what was said before."""
    before = text[max(0, match.start() - _NEARBY) : match.start()]
    after = text[match.end() : match.end() + _NEARBY]
    sentence = _SENTENCE_BREAK.split(before)[-1]
    if not match.group("weekday") and _LONG_AGO.search(sentence):
        return True
    return bool(_BACKGROUND.search(before) or _TO_COME.match(after) or _EARLIER.match(sentence))


def _from_day_and_month(texts: Iterable[str], published_on: datetime.date) -> FoundDate | None:
    """A day and month without a year: of this year and the last the one its weekday fits, else the nearest before."""
    for text in texts:
        for match in _DAY_ONLY.finditer(text):
            number = int(match.group("day") or match.group("day2"))
            name = match.group("name")
            month = MONTHS[name.casefold()] if name else int(match.group("month"))
            weekday = _weekday_number(match.group("weekday"))
            days = list(_past_days(number, month, published_on))
            fitting = [day for day in days if day.weekday() == weekday]
            if days:
                is_wrong = not fitting
                day = (fitting or days)[0]
                return FoundDate(day, "year_from_publication", 0.5 if is_wrong else 0.8, is_wrong)
    return None


def _past_days(number: int, month: int, published_on: datetime.date) -> Iterator[datetime.date]:
    """This day of the year of publication and of the year before, not later than the day after publication."""
    for year in (published_on.year, published_on.year - 1):
        try:
            day = datetime.date(year, month, number)
        except ValueError:
            continue
        if day <= published_on + datetime.timedelta(days=1):
            yield day
