"""The report beside each other in three files: JSON for programs, CSV for a spreadsheet, a page to read and print."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from news.imports.replacing import replacing

from .account import Account
from .fates import Fate, write_csv
from .gathered import Gathered
from .manifest import as_manifest
from .page import report_page
from .survey import Survey


def write_report(
    directory: Path, survey: Survey, fates: Iterable[Fate], *, account: Account | None = None
) -> list[Path]:
    """Write `report.json`, `items.csv` and `report.html`; returns where they are. Items are read once, one by one.

    Without an account it is that of a file that was only looked at. A file is complete or as it was before.
    """
    directory.mkdir(parents=True, exist_ok=True)
    gathered = Gathered()
    table, data, page = (directory / name for name in ("items.csv", "report.json", "report.html"))
    with replacing(table) as beside:
        write_csv(beside, gathered.take(fates))
    _write_json(data, as_manifest(survey) | (account.as_json() if account else {}))
    with replacing(page) as beside:
        beside.write_text(report_page(survey, gathered, account), encoding="utf-8")
    return [data, table, page]


def write_json(path: Path, survey: Survey) -> None:
    """The survey alone, with the manifest's keys: what `--report` asks for."""
    _write_json(path, as_manifest(survey))


def _write_json(path: Path, told: dict[str, Any]) -> None:
    with replacing(path) as beside, beside.open("w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False, indent=1)
        out.write("\n")
