"""The demo's words: TOML read from this directory, with days that move along with the clock.

A story says when it happened in days before the demo's today; its sentences name days as `{hari}`, `{hari-1}`,
`{tgl}`, `{tanggal-3}`, `{bulan+2}` or `{tahun}`, counted from the day that story was published.
"""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CONTENT_DIR = Path(__file__).parent

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

PLACEHOLDER = re.compile(r"\{(hari|tgl|tanggal|bulan|tahun)([+-]\d+)?\}")


def fill_days(value: Any, *, day: date) -> Any:
    """Write out the days named in a text, or in every text inside a list or table, as seen from `day`.

    {hari} is the weekday, {tgl} 26/11/2026, {tanggal} 26 November 2026 (each may move by days),
    {bulan} November 2026 (moves by months), {tahun} 2026 (moves by years).
    """
    if isinstance(value, str):
        return PLACEHOLDER.sub(lambda match: _written(match[1], int(match[2] or 0), day=day), value)
    if isinstance(value, list):
        return [fill_days(item, day=day) for item in value]
    if isinstance(value, dict):
        return {key: fill_days(item, day=day) for key, item in value.items()}
    return value


def _written(word: str, move: int, *, day: date) -> str:
    if word == "tahun":
        return str(day.year + move)
    if word == "bulan":
        years, month = divmod(day.month - 1 + move, 12)
        return f"{MONTHS[month]} {day.year + years}"
    moved = day + timedelta(days=move)
    if word == "hari":
        return DAYS[moved.weekday()]
    if word == "tgl":
        return f"{moved:%d/%m/%Y}"
    return f"{moved.day} {MONTHS[moved.month - 1]} {moved.year}"


def read_table(name: str) -> dict[str, Any]:
    """One file of the demo: paper, sections, authors, people, topics or pictures."""
    return tomllib.loads((CONTENT_DIR / f"{name}.toml").read_text(encoding="utf-8"))


def read_stories() -> list[dict[str, Any]]:
    """Every story as it stands in its file, days not yet filled in; oldest first, unpublished ones last."""
    stories = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((CONTENT_DIR / "stories").glob("*.toml"))
    ]
    return sorted(stories, key=_order)


def _order(story: dict[str, Any]) -> tuple[bool, int, str, str]:
    return story["state"] != "published", -story.get("days_ago", 0), story["time"], story["slug"]
