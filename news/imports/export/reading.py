"""An export read back: is it whole, and does everything that a line names have a line of its own?"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from news.imports.export.content import NAMED
from news.imports.export.lines import FORMAT, VERSION

MOST_PROBLEMS = 50


@dataclass(slots=True)
class Checked:
    """What a file holds, and what is wrong with it; no problem means that nothing is missing."""

    counts: Counter[str] = field(default_factory=Counter)
    quote_count: int = 0
    problems: list[str] = field(default_factory=list)
    _present: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _named: dict[tuple[str, int], int] = field(default_factory=dict)

    def blame(self, number: int, what: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(f"line {number}: {what}")

    def take(self, number: int, line: dict[str, Any]) -> None:
        """Count a line, and note what it is and what it names."""
        kind, key = line.get("kind", ""), line.get("id")
        self.counts[kind] += 1
        self.quote_count += len(line.get("quotes", ()))
        if key is not None and key in self._present[kind]:
            self.blame(number, f"{kind} {key} stands there twice")
        self._present[kind].add(key)
        for reference in _references(line):
            self._named.setdefault(reference, number)

    def close(self, number: int, line: dict[str, Any]) -> None:
        """Hold what was read against the last line; one that is not the last of an export blames the file."""
        if line.get("counts") != dict(self.counts):
            self.blame(number, "the file breaks off, or lines are lost")
        for (kind, key), place in self._named.items():
            if key not in self._present[kind]:
                self.blame(place, f"{kind} {key} has no line")


def check_json_lines(path: Path) -> Checked:
    """Read a file from first to last line; a file of whatever size needs memory for its ids alone."""
    checked, number, line = Checked(), 0, {}
    for number, line in _lines(path, checked):
        if number == 1 and (line.get("format"), line.get("version")) != (FORMAT, VERSION):
            checked.blame(1, f"not {FORMAT}, version {VERSION}")
            return checked
        if line.get("kind") != "end":
            checked.take(number, line)
    checked.close(number, line)
    return checked


def _lines(path: Path, checked: Checked) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, text in enumerate(file, 1):
            try:
                line = json.loads(text)
            except ValueError:
                checked.blame(number, "no JSON")
                continue
            if isinstance(line, dict):
                yield number, line
            else:
                checked.blame(number, "no object")


def _references(line: dict[str, Any]) -> Iterator[tuple[str, int]]:
    contents = [line.get("content"), line.get("draft")]
    contents += [version["content"] for version in line.get("versions", ())]
    for content in filter(None, contents):
        yield from _named_by(content)
    for quote in line.get("quotes", ()):
        if quote["speaker"]:
            yield "person", quote["speaker"]["id"]
    if line.get("series"):
        yield "series", line["series"]["id"]


def _named_by(content: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for name, kind in NAMED.items():
        things = content[name] if isinstance(content[name], list) else [content[name]]
        yield from ((kind, thing["id"]) for thing in things if thing)
    yield from (("author", entry["author"]["id"]) for entry in content["byline"])
    for block in content["blocks"]:
        if block["type"] == "quote" and block["value"]["speaker"]:
            yield "person", block["value"]["speaker"]["id"]
        elif block["type"] == "photo" and block["value"]["photo"]:
            yield "photo", block["value"]["photo"]["id"]
