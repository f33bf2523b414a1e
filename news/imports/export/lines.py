"""The export as a stream of lines: head, stories, what they name, and the count of all that came before."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.imports.export.batch import load_batch
from news.imports.export.content import named_in
from news.imports.export.named import load_named
from news.imports.export.scope import Scope, batches
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
