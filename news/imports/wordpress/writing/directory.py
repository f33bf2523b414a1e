"""Everything of ours that stories name: looked up once for a whole archive, entered where it is missing.

What is missing is entered before its batch, in a transaction of its own: a batch that fails takes nobody away whom
later ones know already.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Model
from django.utils.text import slugify
from wagtail.search.backends import get_search_backend

from news import rows
from news.imports.models import ArchiveImport, ImportedThing
from news.imports.wordpress.mapping import REGION, SECTION, TOPIC, Mapping, Target
from news.imports.wordpress.records import AuthorRecord, TermUse
from news.imports.wordpress.writing.piece import Piece
from news.models import Author, Person, PersonAlias, Region, RegionAlias, Section, Topic
from news.text import one_line

type Named = Author | Person | Section | Topic


class Shelves[Thing: Model]:
    """All things of one kind by their names, whatever the capitals; a name that several have finds none of them."""

    def __init__(self, model: type[Thing]) -> None:
        self.model = model
        self._by_name: dict[str, Thing | None] = {}
        self._by_slug: dict[str, Thing] = {}
        self._slugs: set[str] = set()

    def add(self, thing: Thing, *names: str) -> None:
        self._by_slug[thing.slug] = thing
        for name in filter(None, map(self._key, names)):
            known = self._by_name.setdefault(name, thing)
            if known is not None and known.pk != thing.pk:
                self._by_name[name] = None
        self.keep_slug(thing.slug)

    def keep_slug(self, slug: str) -> None:
        """Nobody else gets it, though nobody is found by it."""
        self._slugs.add(slug)

    def find(self, name: str) -> Thing | None:
        return self._by_name.get(self._key(name))

    def find_by_slug(self, slug: str) -> Thing | None:
        """The one whom somebody meant who knows the addresses, whatever others are called."""
        return self._by_slug.get(slug)

    def is_known(self, name: str) -> bool:
        """Also when several have it: then nobody is entered, and nobody is chosen."""
        return self._key(name) in self._by_name

    def _key(self, name: str) -> str:
        """As long as a name of this kind can be: what was shortened is found by its whole name too."""
        return one_line(name)[: _longest(self.model)].strip().casefold()

    def free_slug(self, name: str) -> str:
        """As ``fill_slug`` makes it, without asking."""
        longest = self.model._meta.get_field("slug").max_length
        stem = slugify(name)[: longest - 5] or self.model._meta.model_name
        slug, number = stem, 1
        while slug in self._slugs:
            number += 1
            slug = f"{stem}-{number}"
        self._slugs.add(slug)
        return slug


class Directory:
    """Whom and what the paper knows, for one import."""

    def __init__(self, archive: ArchiveImport, mapping: Mapping) -> None:
        self._archive, self._mapping = archive, mapping
        self._logins: dict[str, str] = {}
        self._load()
        self._seen = self._counted()

    def _load(self) -> None:
        self._load_people()
        self._load_terms()

    def _load_people(self) -> None:
        self.people, self.authors = Shelves(Person), Shelves(Author)
        self.all_people: dict[int, Person] = {}
        for slug in Person.objects.exclude(merged_into=None).values_list("slug", flat=True):
            self.people.keep_slug(slug)
        for person in Person.objects.standing().select_related("portrait"):
            self.people.add(person, person.name)
            self.all_people[person.pk] = person
        # Also names of whoever was merged: they are found under those of the one who stands.
        for alias in PersonAlias.objects.filter(person__merged_into=None):
            if person := self.all_people.get(alias.person_id):
                self.people.add(person, alias.name)
        for author in Author.objects.select_related("portrait"):
            self.authors.add(author, author.name)

    def _load_terms(self) -> None:
        self.sections, self.topics, self.regions = Shelves(Section), Shelves(Topic), Shelves(Region)
        for shelves in (self.sections, self.topics):
            for thing in shelves.model.objects.all():
                shelves.add(thing, thing.name, thing.slug)
        regions = {region.pk: region for region in Region.objects.select_related("parent")}
        for region in regions.values():
            self.regions.add(region, region.name, region.short_name, region.slug, region.full_name)
        for alias in RegionAlias.objects.all():
            if region := regions.get(alias.region_id):
                self.regions.add(region, alias.name)

    def _counted(self) -> list[Any]:
        """Other figures mean that somebody was entered, deleted or merged by others since."""
        figures = [
            model.objects.aggregate(Count("pk"), Max("pk"))
            for model in (Person, PersonAlias, Author, Section, Topic, Region, RegionAlias)
        ]
        return [*figures, Person.objects.standing().count()]

    # -- what an item names --------------------------------------------------------------------------------------------

    def note_author(self, author: AuthorRecord) -> None:
        """The old site's list of authors: items name them by login."""
        self._logins[author.login] = author.name

    def byline_names(self, creator: str, terms: Iterable[TermUse]) -> list[str]:
        """Whose names stand over a story: its co-authors, else whoever filed it; once each, in the file's order."""
        credited = [
            (term.slug.removeprefix("cap-"), term.name) for term in terms if term.taxonomy == "author"
        ]
        credited = credited or [(creator, self._logins.get(creator, ""))]
        names = (self._mapping.author_of(login, name=name) for login, name in credited)
        fitted = (one_line(name)[: _longest(Author)] for name in names)
        return list(dict.fromkeys(name for name in fitted if name and not _is_address(name)))

    def is_nobody(self, creator: str) -> bool:
        """Whether neither the file nor the mapping says who stands behind a login."""
        return bool(creator) and not self._logins.get(creator) and creator not in self._mapping.authors

    def target_of(self, term: TermUse) -> Target:
        """Where a category or tag goes."""
        return self._mapping.target_of(term)

    def thing_at(self, target: Target) -> Section | Region | Topic | None:
        """What a target names; None for what is not here, or for a name that several have."""
        if target.kind == REGION:
            return self.regions.find_by_slug(target.name) or self.regions.find(target.name)
        shelves = {SECTION: self.sections, TOPIC: self.topics}.get(target.kind)
        return shelves.find(target.name) if shelves else None

    # -- entering what is missing --------------------------------------------------------------------------------------

    def enter_for(self, pieces: Sequence[Piece]) -> None:
        """Make known whoever and whatever a batch names and nobody knows yet; a few statements for all."""
        try:
            self._enter_for(pieces)
        except IntegrityError:
            # An editor entered the same at the same moment: now they are known.
            self._enter_for(pieces)

    def _enter_for(self, pieces: Sequence[Piece]) -> None:
        if self._seen != self._counted():
            self._load()
        # Until it is committed: whoever was entered in memory alone must not be named.
        self._seen = None
        with transaction.atomic():
            self._enter_all(pieces)
            seen = self._counted()
        self._seen = seen

    def _enter_all(self, pieces: Sequence[Piece]) -> None:
        people, authors, topics, sections = [], [], [], []
        for piece in pieces:
            people += _speakers(piece)
            authors += self.byline_names(piece.item.creator, piece.item.terms)
            for target in map(self.target_of, piece.item.terms):
                if target.kind == TOPIC:
                    topics.append(target.name)
                elif target.kind == SECTION:
                    sections.append(target.name)
        self.all_people |= {person.pk: person for person in self._enter(self.people, people)}
        self._enter(self.authors, authors)
        self._enter(self.topics, topics)
        self._enter(self.sections, sections)

    def _enter(self, shelves: Shelves, names: Iterable[str]) -> list[Named]:
        new = [
            shelves.model(name=name, slug=shelves.free_slug(name))
            for name in _each_once(names, longest=_longest(shelves.model))
            if not shelves.is_known(name)
        ]
        if not new:
            return []
        shelves.model.objects.bulk_create(new)
        for thing in new:
            shelves.add(thing, thing.name)
        self.note_made(new)
        get_search_backend().add_bulk(shelves.model, new)
        return new

    def note_made(self, things: list[Model]) -> None:
        """For undoing the import."""
        if not things:
            return
        kind = ContentType.objects.get_for_model(type(things[0]))
        made = [(self._archive.pk, kind.pk, thing.pk) for thing in things]
        rows.insert_numbered(ImportedThing, ("archive", "content_type", "object_id"), made)


def _speakers(piece: Piece) -> Iterator[str]:
    values = (block["value"] for block in piece.copy.body if block["type"] == "quote")
    return filter(None, (value.get("speaker") for value in values if value))


def _each_once(names: Iterable[str], *, longest: int) -> Iterator[str]:
    seen = set()
    for name in names:
        short = one_line(name)[:longest].strip()
        if short and short.casefold() not in seen:
            seen.add(short.casefold())
            yield short


def _is_address(name: str) -> bool:
    """A mail address, which is printed for nobody."""
    return "@" in name


def _longest(model: type[Model]) -> int:
    return model._meta.get_field("name").max_length
