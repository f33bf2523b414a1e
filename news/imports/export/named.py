"""What the stories of a batch name, looked up once for all of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import CollectionViewRestriction, Page

from news.imports.export.content import LINK, Wanted
from news.models import (
    Author,
    Person,
    Photo,
    PhotoRendition,
    Region,
    Retraction,
    Section,
    SourceDocument,
    Topic,
)
from news.pictures import PHOTO_WIDTHS, READERS_FORMAT

_WIDEST = f"fill-{PHOTO_WIDTHS[-1]}x{PHOTO_WIDTHS[-1] * 2 // 3}|{READERS_FORMAT}"

type Reference = dict[str, Any]


@dataclass(slots=True)
class Named:
    """Short references by kind and id. What is not in it is not there, or not the readers' to know."""

    found: dict[str, dict[int, Reference]] = field(default_factory=dict)

    def get(self, kind: str, key: Any) -> Reference | None:
        return self.found.get(kind, {}).get(key) if isinstance(key, int) else None

    def all(self, kind: str, keys: Iterable[Any]) -> list[Reference]:
        """Those of some things that are there, in their order."""
        return [thing for key in keys if (thing := self.get(kind, key))]

    def ids(self, kind: str) -> set[int]:
        return set(self.found.get(kind, ()))

    def linked(self, html: str) -> str:
        """Rich text with addresses in place of ids; a link to what is not public leaves its words."""

        def address(match) -> str:
            thing = self.get(match[1], int(match[2]))
            return f'<a href="{thing["url"]}">' if thing and thing.get("url") else "<a>"

        return LINK.sub(address, html)


def load_named(wanted: Wanted, *, is_all: bool) -> Named:
    """One statement for each kind that is named, two for photos, files and pages."""
    return Named({kind: _LOADERS[kind](keys, is_all) for kind, keys in wanted.items() if keys})


def photo_addresses(photo_ids: Iterable[int]) -> dict[int, str]:
    """Where readers get the widest size of each photo; none for one that was never shown."""
    sizes = PhotoRendition.objects.filter(image_id__in=photo_ids, filter_spec=_WIDEST)
    return {size.image_id: absolute(size.url) for size in sizes}


def absolute(path: str) -> str:
    """An address that works from outside."""
    return path if "://" in path else settings.SITE_URL + path


def _by_name(things: QuerySet) -> Callable[[set[int], bool], dict[int, Reference]]:
    def load(keys: set[int], is_all: bool) -> dict[int, Reference]:
        found = things.filter(pk__in=keys).order_by()
        return {thing.pk: {"id": thing.pk, "slug": thing.slug, "name": thing.name} for thing in found}

    return load


def _regions(keys: set[int], is_all: bool) -> dict[int, Reference]:
    return {
        region.pk: {
            "id": region.pk,
            "slug": region.slug,
            "name": region.full_name,
            "code": region.code,
        }
        for region in Region.objects.filter(pk__in=keys).order_by()
    }


def _people(keys: set[int], is_all: bool) -> dict[int, Reference]:
    people = Person.objects.filter(pk__in=keys).order_by().only("name")
    return {person.pk: {"id": person.pk, "name": person.name} for person in people}


def _photos(keys: set[int], is_all: bool) -> dict[int, Reference]:
    addresses = photo_addresses(keys)
    return {
        photo.pk: {
            "id": photo.pk,
            "file": photo.file.name,
            "url": addresses.get(photo.pk) if photo.is_printable else None,
        }
        for photo in Photo.objects.filter(pk__in=keys).order_by()
    }


def _documents(keys: set[int], is_all: bool) -> dict[int, Reference]:
    """Files that anybody may open: of one in a closed collection not even the name is told."""
    files = SourceDocument.objects.filter(pk__in=keys)
    found = files if is_all else files.exclude(_is_closed())
    return {
        file.pk: {"id": file.pk, "file": file.file.name, "url": absolute(file.url), "title": file.title}
        for file in found.order_by()
    }


def _is_closed() -> Q:
    """What stands in a collection with a restriction, or anywhere below one."""
    closed, paths = Q(pk__in=[]), CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    for path in paths:
        closed |= Q(collection__path__startswith=path)
    return closed


def _pages(keys: set[int], is_all: bool) -> dict[int, Reference]:
    """Pages that readers have. A draft's headline is told to nobody, not even by a link to it."""
    pages = Page.objects.filter(pk__in=keys).exclude(pk__in=Retraction.objects.in_force().values("article"))
    found = pages if is_all else pages.live().public()
    return {
        page.pk: {"id": page.pk, "title": page.title, "url": _page_address(page)} for page in found.order_by()
    }


def _page_address(page: Page) -> str | None:
    parts = page.get_url_parts()
    return absolute(parts[-1]) if parts and parts[-1] and page.live else None


_LOADERS: dict[str, Callable[[set[int], bool], dict[int, Reference]]] = {
    "author": _by_name(Author.objects.only("slug", "name")),
    "section": _by_name(Section.objects.only("slug", "name")),
    "topic": _by_name(Topic.objects.only("slug", "name")),
    "region": _regions,
    "person": _people,
    "photo": _photos,
    "document": _documents,
    "page": _pages,
}
