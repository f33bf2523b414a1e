"""The report in three files beside each other: JSON for programs, CSV for a spreadsheet, a page to read and print.

The page needs nothing beside it: it is opened from a disk, sent by mail, printed.
"""

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from news.imports.replacing import replacing
from news.imports.wordpress.report.account import Account
from news.imports.wordpress.report.items import MOST_ROWS, ItemLine, ItemSummary, remarks, write_csv
from news.imports.wordpress.report.survey import Survey, as_manifest
from news.imports.wordpress.wording import kind_word, status_word

_MOST_OF_ONE_CODE = 50
_MOST_LEFT_OUT = 20


def write_report(
    directory: Path, survey: Survey, lines: Iterable[ItemLine], *, account: Account | None = None
) -> list[Path]:
    """Write `report.json`, `items.csv` and `report.html`; returns where they are. Items are read once, one by one.

    Without an account it is that of a file that was only looked at. A file is complete or as it was before.
    """
    directory.mkdir(parents=True, exist_ok=True)
    summary = ItemSummary()
    table, data, page = (directory / name for name in ("items.csv", "report.json", "report.html"))
    with replacing(table) as beside:
        write_csv(beside, summary.take(lines))
    _write_json(data, as_manifest(survey) | (account.as_json() if account else {}))
    with replacing(page) as beside:
        beside.write_text(report_page(survey, summary, account), encoding="utf-8")
    return [data, table, page]


def write_json(path: Path, survey: Survey) -> None:
    """The survey alone, with the manifest's keys: what `--report` asks for."""
    _write_json(path, as_manifest(survey))


def _write_json(path: Path, told: dict[str, Any]) -> None:
    with replacing(path) as beside, beside.open("w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False, indent=1)
        out.write("\n")


def report_page(survey: Survey, summary: ItemSummary, account: Account | None = None) -> str:
    """The page's HTML in the language that is active."""
    tally = survey.tally
    context = {
        "language": get_language(),
        "face": _headline_face(),
        "survey": survey,
        "made_at": timezone.now(),
        "figures": _figures(survey),
        "account": account,
        "picture_count": summary.picture_count,
        "items": summary.listed,
        "more_item_count": summary.left_out_count,
        "remarks": remarks(
            ((one.code, one.where, one.why, one.line) for one in survey.remarks),
            survey.remarks.counts,
            most=_MOST_OF_ONE_CODE,
        ),
        "shortcodes": tally.unknown_shortcodes.most_common(),
        "skipped": [(kind_word(kind), count) for kind, count in tally.skipped.most_common()],
        "left_out": summary.left_out.commonest(_MOST_LEFT_OUT),
        "redirects": summary.redirects or tally.old_paths[:MOST_ROWS],
        "redirect_count": summary.redirect_count or len(tally.old_paths),
    }
    return render_to_string("news_imports/report/page.html", context)


def _figures(survey: Survey) -> list[tuple[str, Any, str]]:
    """What is counted, how many, and of which kinds."""
    tally, index = survey.tally, survey.index
    comments = tally.comments
    shown = sum(comments[name] for name in ("approved", "pending", "spam", "trash"))
    return [
        (capfirst(kind_word("post")), tally.posts.total(), _by_status(tally.posts)),
        (capfirst(kind_word("page")), tally.pages.total(), _by_status(tally.pages)),
        (capfirst(kind_word("attachment")), tally.attachments, ""),
        (_("Comments"), shown, _by_status({name: comments[name] for name in ("pending", "spam", "trash")})),
        (_("Authors"), len(index.authors), ""),
        (_("Categories"), len(index.categories), ""),
        (_("Tags"), len(index.tags), ""),
        (_("Links to the paper's own stories"), tally.own_links, ""),
    ]


def _by_status(counts: dict[str, int]) -> str:
    told = {name: number_format(count, force_grouping=True) for name, count in counts.items() if count}
    return " · ".join(f"{status_word(name)} {count}" for name, count in told.items())


def _headline_face() -> str:
    """The headline face in the page itself; without it the page falls back to what the reader's machine has."""
    found = finders.find("fonts/headline.woff2")
    return base64.b64encode(Path(found).read_bytes()).decode() if found else ""
