"""The report beside each other in three files: JSON for programs, CSV for a spreadsheet, a page to read and print."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .fates import Fate, write_csv
from .gathered import Gathered
from .manifest import as_manifest
from .page import report_page
from .survey import Survey


def write_report(directory: Path, survey: Survey, fates: Iterable[Fate]) -> list[Path]:
    """Write `report.json`, `items.csv` and `report.html`; returns where they are. Items are read once, one by one.

    A file is complete or not there: each is written beside its name first.
    """
    directory.mkdir(parents=True, exist_ok=True)
    gathered = Gathered()
    table, data, page = (directory / name for name in ("items.csv", "report.json", "report.html"))
    with _replacing(table) as beside:
        write_csv(beside, gathered.take(fates))
    write_json(data, survey)
    with _replacing(page) as beside:
        beside.write_text(report_page(survey, gathered), encoding="utf-8")
    return [data, table, page]


def write_json(path: Path, survey: Survey) -> None:
    """The survey alone, with the manifest's keys: what `--report` asks for."""
    with _replacing(path) as beside, beside.open("w", encoding="utf-8") as out:
        json.dump(as_manifest(survey), out, ensure_ascii=False, indent=1)
        out.write("\n")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    beside = path.with_name(f".{path.name}.part")
    yield beside
    beside.replace(path)
