"""The export as lines: head, stories, what they name, and a count; written, and read back to see that it is whole."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.imports.export.batch import Scope, batches, load_batch
from news.imports.export.content import NAMED, named_in
from news.imports.export.named import load_named
from news.imports.export.story import moment, story_line
from news.imports.export.things import Mentioned, thing_lines
from news.models import PaperSettings

FORMAT = "newsroom-articles"
VERSION = 1
"""Of the schema. A field that is added leaves it as it is; one that changes its meaning, or goes, raises it."""

type Line = dict[str, Any]


def lines(scope: Scope, *, on_stories: Callable[[int], None] = lambda count: None) -> Iterator[Line]:
    """Every line in its order, in the language that is active.

    ``on_stories`` hears after each batch how many stories are out.
    """
    counts: Counter[str] = Counter()
    for line in _all(scope, on_stories):
        counts[line["kind"]] += 1
        yield line
    yield {"kind": "end", "counts": dict(sorted(counts.items()))}


def _all(scope: Scope, on_stories: Callable[[int], None]) -> Iterator[Line]:
    mentioned, count = Mentioned(), 0
    yield _head(scope)
    for ids in batches(scope):
        for line in _stories(ids, mentioned, scope):
            count += 1
            yield line
        on_stories(count)
    yield from thing_lines(mentioned, scope=scope)


def _head(scope: Scope) -> Line:
    paper = PaperSettings.load()
    return {
        "kind": "export",
        "format": FORMAT,
        "version": VERSION,
        "scope": scope.name,
        "since": scope.since and scope.since.isoformat(),
        "made_at": moment(timezone.now()),
        "paper": {
            "name": paper.name,
            "address": settings.SITE_URL,
            "language": settings.LANGUAGE_CODE,
            "publisher": paper.legal_line,
            "person_in_charge": paper.person_in_charge,
        },
    }


def _stories(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    stories = load_batch(ids, scope=scope)
    named = load_named(
        named_in(content for story in stories for content in story.contents()), is_all=scope.is_all
    )
    mentioned.add_named(named)
    for story in stories:
        line = story_line(story, named=named, scope=scope)
        mentioned.add("series", [line["series"]["id"]] if line.get("series") else [])
        mentioned.add(
            "person", [quote["speaker"]["id"] for quote in line.get("quotes", ()) if quote["speaker"]]
        )
        yield line


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
