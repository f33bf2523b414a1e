"""The demo's public stories as rows for measuring the search: from their files, without pictures and desk."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from news.models import ArticlePage, Author, BylineEntry, Person, PersonAlias, Position, Region
from newsroom.demo.blocks import body_of
from newsroom.demo.builder import PUBLIC_STATES
from newsroom.demo.content import fill_days, read_stories, read_table
from search.relevance.corpus import HOUR, load_regions, make_findable
from search.relevance.measure import Corpus

TODAY = date(2026, 11, 26)
"""The day from which the stories count back; what is measured must not depend on the day of measuring."""

_WITH_OTHER_ROWS = frozenset({"photo", "gallery", "related"})


def load_demo_stories() -> dict[str, int]:
    """Make the demo's public stories findable; their articles' ids by slug. To be undone by the caller."""
    stories = [story for story in read_stories() if story["state"] in PUBLIC_STATES]
    rows = read_table("people")["people"]
    offices = [
        office["region"] for row in rows for office in row.get("positions", []) if office.get("region")
    ]
    regions = load_regions({*offices, *(story["region"] for story in stories)})
    people = {row["slug"]: _person(row, regions) for row in rows}
    authors = {row["slug"]: _author(row) for row in read_table("authors")["authors"]}
    return make_findable(_articles(stories, regions=regions, people=people, authors=authors))


DEMO = Corpus("demo", Path(__file__).parent, load_demo_stories)


def _person(row: dict[str, Any], regions: dict[str, Region]) -> Person:
    """Whoever is there already, because the demo is loaded, stays as they are."""
    person, is_new = Person.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"]})
    if is_new:
        PersonAlias.objects.bulk_create(
            PersonAlias(person=person, name=name) for name in row.get("aliases", [])
        )
        Position.objects.bulk_create(
            Position(person=person, **office | {"region": regions.get(office.get("region", ""))})
            for office in row.get("positions", [])
        )
    return person


def _author(row: dict[str, Any]) -> Author:
    return Author.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"]})[0]


def _articles(
    stories: list[dict[str, Any]],
    *,
    regions: dict[str, Region],
    people: dict[str, Person],
    authors: dict[str, Author],
) -> Iterator[ArticlePage]:
    for story in stories:
        day = TODAY - timedelta(days=story.get("days_ago", 0))
        story = fill_days(story, day=day)
        body = [row for row in story["body"] if row["type"] not in _WITH_OTHER_ROWS]
        article = ArticlePage(
            **{
                name: story.get(name, "") for name in ("slug", "title", "kicker", "summary", "dateline_place")
            },
            region=regions[story["region"]],
            body=body_of(body, people=people, photos={}, articles={}),
            live=False,
            published_at=timezone.make_aware(datetime.combine(day, HOUR)),
        )
        article.byline_entries = [
            BylineEntry(author=authors[row["author"]], role=row["role"]) for row in story["authors"]
        ]
        yield article
