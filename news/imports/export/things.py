"""What the exported stories name, each thing once: sections, regions, topics, writers, people, series, pictures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from news.imports.export.batch import Scope
from news.imports.export.named import Named, absolute, photo_addresses
from news.models import Author, Person, Photo, Region, Section, Series, SourceDocument, Topic

CHUNK = 500

type Line = dict[str, Any]


class Mentioned:
    """The ids that stories named so far; what no exported story names is not exported either."""

    def __init__(self) -> None:
        self._ids: dict[str, set[int]] = defaultdict(set)

    def add(self, kind: str, keys: Iterable[int | None]) -> None:
        self._ids[kind].update(filter(None, keys))

    def add_named(self, named: Named) -> None:
        for kind in named.found:
            self.add(kind, named.ids(kind))

    def ids(self, kind: str) -> list[int]:
        return sorted(self._ids[kind])


def thing_lines(mentioned: Mentioned, *, scope: Scope) -> Iterator[Line]:
    """Portraits and provinces are named by other things: those come after what names them."""
    for kind, load in _KINDS.items():
        yield from _lines(kind, load, mentioned, scope)


def _lines(kind: str, load: Callable, mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    ids = mentioned.ids(kind)
    for start in range(0, len(ids), CHUNK):
        yield from ({"kind": kind, **line} for line in load(ids[start : start + CHUNK], mentioned, scope))


def _sections(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    for section in _in_order(Section.objects, ids):
        yield _named(section) | {"description": section.description, "is_opinion": section.is_opinion}


def _topics(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    topics = list(_in_order(Topic.objects, ids))
    mentioned.add("photo", (topic.lead_photo_id for topic in topics))
    for topic in topics:
        yield _named(topic) | {"description": topic.description, "lead_photo": topic.lead_photo_id}


def _series(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    series = list(_in_order(Series.objects, ids))
    mentioned.add("photo", (one.lead_photo_id for one in series))
    for one in series:
        yield _named(one) | {"intro": one.intro, "lead_photo": one.lead_photo_id}


def _authors(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    authors = list(_in_order(Author.objects, ids))
    mentioned.add("photo", (author.portrait_id for author in authors))
    for author in authors:
        yield _named(author) | {
            "initials": author.initials,
            "job_title": author.job_title,
            "bio": author.bio,
            "portrait": author.portrait_id,
        }


def _people(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    people = list(_in_order(Person.objects.prefetch_related("aliases", "positions"), ids))
    mentioned.add("photo", (person.portrait_id for person in people))
    for person in people:
        mentioned.add("region", (position.region_id for position in person.positions.all()))
        line = _named(person) | {
            "honorific": person.honorific,
            "description": person.description,
            "aliases": [alias.name for alias in person.aliases.all()],
            "positions": [_position(position) for position in person.positions.all()],
            "portrait": person.portrait_id,
        }
        yield line | {"sex": person.sex} if scope.is_all else line


def _position(position: Any) -> Line:
    days = {name: getattr(position, name) for name in ("starts_on", "ends_on")}
    return {
        "title": position.title,
        "institution": position.institution,
        "region": position.region_id,
        **{name: day and day.isoformat() for name, day in days.items()},
    }


def _regions(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    """With the province of each, which no story need have named."""
    parents = Region.objects.filter(pk__in=ids).exclude(parent=None).values_list("parent_id", flat=True)
    for region in _in_order(Region.objects.prefetch_related("aliases"), {*ids, *parents}):
        yield _named(region) | {
            "name": region.full_name,
            "code": region.code,
            "type": region.kind,
            "short_name": region.short_name,
            "parent": region.parent_id,
            "aliases": [alias.name for alias in region.aliases.all()],
        }


def _photos(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    addresses = photo_addresses(ids)
    for photo in _in_order(Photo.objects, ids):
        ends_on = photo.rights_expire_on
        line = {
            "id": photo.pk,
            "title": photo.title,
            "description": photo.description,
            "credit": photo.credit,
            "rights": photo.rights,
            "rights_expire_on": ends_on and ends_on.isoformat(),
            "width": photo.width,
            "height": photo.height,
            "file": photo.file.name,
            "url": addresses.get(photo.pk) if photo.is_printable else None,
        }
        yield line | {"rights_note": photo.rights_note} if scope.is_all else line


def _documents(ids: list[int], mentioned: Mentioned, scope: Scope) -> Iterator[Line]:
    for file in _in_order(SourceDocument.objects, ids):
        yield {"id": file.pk, "title": file.title, "file": file.file.name, "url": absolute(file.url)}


def _in_order(things: QuerySet, ids: Iterable[int]) -> QuerySet:
    return things.filter(pk__in=ids).order_by("pk")


def _named(thing: Model) -> Line:
    return {
        "id": thing.pk,
        "slug": thing.slug,
        "name": thing.name,
        "address": absolute(thing.get_absolute_url()),
    }


_KINDS: dict[str, Callable[[list[int], Mentioned, Scope], Iterator[Line]]] = {
    "section": _sections,
    "topic": _topics,
    "series": _series,
    "author": _authors,
    "person": _people,
    "region": _regions,
    "photo": _photos,
    "document": _documents,
}
