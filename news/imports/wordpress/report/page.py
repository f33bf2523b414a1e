"""The report as one page that needs nothing beside it: opened from a disk, sent by mail, printed."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from news.imports.wordpress.naming import kind_word, status_word
from news.imports.wordpress.records import Trouble
from news.imports.wordpress.troubles import words_for
from news.imports.wordpress.wording import place_in_words, why_in_words

from .account import Account
from .gathered import MOST_ROWS, Gathered
from .survey import Survey

_MOST_OF_ONE_CODE = 50
_MOST_LEFT_OUT = 20


@dataclass(frozen=True, slots=True)
class Remark:
    """All troubles of one code: the sentence, how often, and the first places."""

    code: str
    words: str
    count: int
    places: list[tuple[str, str, int]]
    """Where, what of it, and in which line of the file."""

    @property
    def more_count(self) -> int:
        return self.count - len(self.places)


def report_page(survey: Survey, gathered: Gathered, account: Account | None = None) -> str:
    """The page's HTML in the language that is active."""
    tally = survey.tally
    context = {
        "language": get_language(),
        "face": _headline_face(),
        "survey": survey,
        "made_at": timezone.now(),
        "figures": _figures(survey),
        "account": account,
        "picture_count": gathered.picture_count,
        "items": gathered.listed,
        "more_item_count": gathered.left_out_count,
        "remarks": list(_remarks(survey)),
        "shortcodes": tally.unknown_shortcodes.most_common(),
        "skipped": [(kind_word(kind), count) for kind, count in tally.skipped.most_common()],
        "left_out": gathered.left_out.commonest(_MOST_LEFT_OUT),
        "redirects": gathered.redirects or tally.old_paths[:MOST_ROWS],
        "redirect_count": gathered.redirect_count or len(tally.old_paths),
    }
    return render_to_string("news_imports/report/page.html", context)


def _figures(survey: Survey) -> list[tuple[str, Any, str]]:
    """What is counted, how many, and of which kinds."""
    tally, whole = survey.tally, survey.whole
    comments = tally.comments
    shown = sum(comments[name] for name in ("approved", "pending", "spam", "trash"))
    return [
        (capfirst(kind_word("post")), tally.posts.total(), _by_status(tally.posts)),
        (capfirst(kind_word("page")), tally.pages.total(), _by_status(tally.pages)),
        (capfirst(kind_word("attachment")), tally.attachments, ""),
        (_("Comments"), shown, _by_status({name: comments[name] for name in ("pending", "spam", "trash")})),
        (_("Authors"), len(whole.authors), ""),
        (_("Categories"), len(whole.categories), ""),
        (_("Tags"), len(whole.tags), ""),
        (_("Links to the paper's own stories"), tally.own_links, ""),
    ]


def _by_status(counts: dict[str, int]) -> str:
    told = {name: number_format(count, force_grouping=True) for name, count in counts.items() if count}
    return " · ".join(f"{status_word(name)} {count}" for name, count in told.items())


def _remarks(survey: Survey) -> Iterator[Remark]:
    by_code: dict[str, list[Trouble]] = {}
    for trouble in survey.remarks:
        by_code.setdefault(trouble.code, []).append(trouble)
    for code, troubles in by_code.items():
        places = [
            (place_in_words(code, one.where), why_in_words(code, one.why), one.line)
            for one in troubles[:_MOST_OF_ONE_CODE]
        ]
        yield Remark(code, words_for(code), survey.remarks.counts[code], places)


def _headline_face() -> str:
    """The headline face in the page itself; without it the page falls back to what the reader's machine has."""
    found = finders.find("fonts/headline.woff2")
    return base64.b64encode(Path(found).read_bytes()).decode() if found else ""
