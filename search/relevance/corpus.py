"""The invented stories against which the search is measured, as rows; whoever loads them takes them back."""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from news.models import (
    ArticlePage,
    ListingRow,
    Person,
    PersonAlias,
    Position,
    PublishedArticle,
    Region,
    RegionAlias,
    Section,
)
from news.months import month_number
from news.structurer.vocabulary.gazetteer import read_regions
from search.documents import write_document

DATA = Path(__file__).parent
HOUR = time(9)
SECTION = "korpus-pencarian"
"""All stories of the corpus stand in this section, so that a search can be kept to them."""


def read_stories() -> list[dict[str, Any]]:
    """The stories of the files in a fixed order: ``id``, ``on``, ``region``, ``title``, ``text``, and who speaks."""
    files = sorted((DATA / "stories").glob("*.toml"))
    return [story for file in files for story in tomllib.loads(file.read_text(encoding="utf-8"))["stories"]]


def load_stories() -> dict[str, int]:
    """Make all stories findable; their articles' ids by the names that judgements use. To be undone by the caller."""
    stories = read_stories()
    regions = load_regions({story["region"] for story in stories})
    people = {person.name: person for person in _people(regions)}
    return make_findable(
        _article(story, region=regions[story["region"]], speaker=people.get(story.get("speaker")))
        for story in stories
    )


def make_findable(articles: Iterable[ArticlePage]) -> dict[str, int]:
    """Store stories and their search documents, without what else publishing does; their ids by slug."""
    section = Section.objects.create(name="Korpus pencarian", slug=SECTION)
    container = Page.get_first_root_node().add_child(instance=Page(title="Korpus", slug=SECTION))
    found = {}
    with disable_reference_index_auto_update():
        for article in articles:
            article.section = section
            container.add_child(instance=article)
            _write(article)
            found[article.slug] = article.pk
    return found


def load_regions(codes: set[str]) -> dict[str, Region]:
    """Regions and their provinces by their codes, with their aliases; those that are there already stay."""
    codes = codes | {code.partition(".")[0] for code in codes}
    made: dict[str, Region] = {}
    for row in read_regions():
        if row.code not in codes:
            continue
        values = {name: getattr(row, name) for name in ("name", "kind", "short_name", "slug", "zone")}
        region, _is_new = Region.objects.get_or_create(
            code=row.code, defaults=values | {"parent": made.get(row.parent_code)}
        )
        for alias in row.aliases:
            RegionAlias.objects.get_or_create(region=region, name=alias)
        made[row.code] = region
    return made


def _people(regions: dict[str, Region]) -> Iterator[Person]:
    for entry in tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))["people"]:
        person = Person.objects.create(name=entry["name"])
        PersonAlias.objects.bulk_create(
            PersonAlias(person=person, name=name) for name in entry.get("aliases", [])
        )
        Position.objects.bulk_create(
            Position(person=person, **office | {"region": regions[office["region"]]})
            for office in entry["positions"]
        )
        yield person


def _article(story: dict[str, Any], *, region: Region, speaker: Person | None) -> ArticlePage:
    """Not live: the gate has nothing to judge, and no page shows it."""
    summary, *paragraphs = story["text"].split("\n")
    body = [("paragraph", f"<p>{text}</p>") for text in paragraphs]
    if speaker:
        body.append(("quote", {"text": story["quote"], "speaker": speaker, "role": ""}))
    return ArticlePage(
        title=story["title"],
        slug=story["id"],
        summary=summary,
        region=region,
        dateline_place=region.name,
        body=body,
        live=False,
        published_at=timezone.make_aware(datetime.combine(story["on"], HOUR)),
    )


def _write(article: ArticlePage) -> None:
    published = PublishedArticle.objects.create(
        article=article,
        published_at=article.published_at,
        month=month_number(article.published_at),
        changed_at=article.published_at,
        url=f"/{SECTION}/{article.slug}/",
        card={"title": article.title},
        facts={},
        structured_data={},
    )
    ListingRow.objects.bulk_create(
        ListingRow(
            kind=ListingRow.Kind.PERSON,
            key=speaker.pk,
            published=published,
            published_at=article.published_at,
        )
        for speaker in article.load_speakers()
    )
    write_document(article, published=published)
