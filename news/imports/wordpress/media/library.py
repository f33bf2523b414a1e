"""Photos and documents of ours for files of the old site: each once, checked as an upload; and how many came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.db import transaction
from django.db.models import Count
from django.utils.text import get_valid_filename
from wagtail.coreutils import string_to_ascii

from news.forms.photo import UnusablePicture, clean_picture
from news.imports.models import ArchiveImport, ImportedItem, file_key
from news.imports.models.item import ImportedItemQuerySet
from news.imports.wordpress.markup import Attachment
from news.imports.wordpress.markup.addresses import file_name, is_file
from news.imports.wordpress.media.files import (
    NOT_A_DOCUMENT,
    PASSING,
    UNUSABLE,
    FileNotUsable,
    Folder,
    document_from,
    words_for_reason,
)
from news.imports.wordpress.media.old_server import OldServer
from news.imports.wordpress.media.site_address import one_way_to_write
from news.models import Photo, SourceDocument
from news.pictures import remove_files
from news.text import clean_text, one_line

_TITLE, _CREDIT = (Photo._meta.get_field(name).max_length for name in ("title", "credit"))
_STEM = "foto"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
_AT_ONCE = 500


type Source = Folder | OldServer
type Taken = Photo | SourceDocument


class Library:
    """Finds and takes in pictures and documents for one import, and writes down why one is missing."""

    def __init__(
        self, archive: ArchiveImport, source: Source | None, attachments: Iterable[Attachment] = ()
    ) -> None:
        self._archive, self._source = archive, source
        self._attachments = {self._key(attachment.url): attachment for attachment in attachments}
        self._taken: dict[str, Taken] = {}
        self._refused: dict[str, str] = {}
        for item in self._known():
            if taken := item.photo or item.document:
                self._taken[item.key] = taken

    def find(self, url: str) -> Taken | None:
        """What was taken in: a document for the address of one, else a photo; None for what is not here."""
        return self._taken.get(self._key(url))

    def documents(self) -> Iterator[tuple[str, SourceDocument]]:
        """All that ever came, each with its old address."""
        for item in self._known().exclude(document=None).iterator():
            yield item.old_address, item.document

    def is_to_be_fetched(self, url: str) -> bool:
        """Whether somebody wants files, and nobody has looked for this one yet."""
        return self._source is not None and self.find(url) is None and self._key(url) not in self._refused

    def fetch(self, url: str) -> None:
        """Take it in, in a transaction of its own; or write down why it is missing."""
        if self._source is None:
            return
        try:
            taken = self._made_of(self._source.find(url), url)
            self._store(url, taken)
            self._taken[self._key(url)] = taken
        except FileNotUsable as error:
            reason = str(error.args[0])
            self._note_missing(url, reason)
            if reason != NOT_A_DOCUMENT:
                return
        except UnusablePicture:
            self._note_missing(url, UNUSABLE)
        # Not before it stands: whoever is killed here asks for nothing twice.
        self._source.forget(url)

    def tidy(self) -> None:
        """At the end of a whole run: what came half is kept as long as another run may bring the rest."""
        if self._source is not None and not PASSING & set(self._refused.values()):
            self._source.tidy()

    def _known(self) -> ImportedItemQuerySet:
        found = ImportedItem.objects.of_site(self._archive.site_url).files()
        return found.with_fate(ImportedItem.Fate.MEDIA).select_related("photo", "document")

    def _key(self, url: str) -> str:
        return key_of_file(url, site_url=self._archive.site_url)

    def _note_missing(self, url: str, reason: str) -> None:
        self._refused[self._key(url)] = reason
        left_out = [f"missing picture: {words_for_reason(reason)}"]
        self._note(url, fate=ImportedItem.Fate.SKIPPED, why=reason, title=_stem_of(url), dropped=left_out)

    def _made_of(self, path: Path, url: str) -> Taken:
        """Not saved yet. Raises ``FileNotUsable`` or ``UnusablePicture``."""
        if is_file(url):
            return document_from(path, url, name=_stem_of(url))
        known = self._attachments.get(self._key(url))
        caption = clean_text(known.caption if known else "")
        return Photo(
            title=one_line(PurePath(file_name(url)).stem.replace("-", " "))[:_TITLE] or _STEM,
            description=one_line((known.alt if known else "") or caption)[:255],
            credit=credit_in(caption)[:_CREDIT],
            rights=Photo.Rights.UNKNOWN,
            rights_note=one_line(url)[:255],
            file=_cleaned(path, name=_stem_of(url)),
        )

    @transaction.atomic
    def _store(self, url: str, taken: Taken) -> None:
        """Raises ``FileNotUsable`` where the media folder takes no file."""
        kind = "photo" if isinstance(taken, Photo) else "document"
        try:
            taken.save()
            values = {"title": taken.title, kind: taken}
            self._note(url, fate=ImportedItem.Fate.MEDIA, why="", dropped=[], **values)
        except BaseException as error:
            remove_files([taken])
            if isinstance(error, OSError):
                raise FileNotUsable("no_room") from error
            raise

    def _note(self, url: str, *, title: str, **values: Any) -> None:
        always = {
            "archive": self._archive,
            "post_id": 0,
            "kind": "attachment",
            "title": title[:255],
            "old_address": clean_text(url)[:500],
            "source_digest": "",
        }
        ImportedItem.objects.update_or_create(
            site_url=self._archive.site_url, key=self._key(url), defaults=always | values
        )


def key_of_file(url: str, *, site_url: str) -> str:
    """By what it is known again in another run."""
    return file_key(one_way_to_write(url, site_url=site_url))


def _cleaned(path: Path, *, name: str) -> File:
    """Raises ``UnusablePicture``."""
    try:
        with path.open("rb") as file:
            cleaned = clean_picture(file, name=name)
    except OSError as error:
        raise UnusablePicture(path) from error
    cleaned.name += _ENDINGS[cleaned.content_type]
    return cleaned


def _stem_of(url: str) -> str:
    """A name for a file, whatever stands in the address; a letter that is not ASCII would be six characters in ours."""
    try:
        return PurePath(get_valid_filename(string_to_ascii(PurePath(file_name(url)).stem))).stem
    except SuspiciousFileOperation:
        return _STEM


def credit_in(caption: str) -> str:
    """What stands after "Foto:" in a caption, or in brackets at its end: "(Foto: Antara)", "(Dok. Pemkab)"."""
    text = one_line(caption)
    head, found, credit = text.rpartition("oto:")
    if found and head[-1:].lower() == "f":
        return credit.strip(" ().")
    _head, found, credit = text.rpartition("(")
    return credit.rstrip(" ).") if found and text.endswith((")", ").")) else ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """``missing`` are reasons in words, the commonest first; ``kept_count`` stories stay without files that came."""

    taken_count: int = 0
    missing: list[tuple[str, int]] = field(default_factory=list)
    bare_count: int = 0
    kept_count: int = 0

    @property
    def missing_count(self) -> int:
        return sum(count for _words, count in self.missing)


def counted(archive: ArchiveImport) -> Pictures:
    """While it runs; one query."""
    rows = archive.items.files().order_by().values_list("fate", "why").annotate(Count("pk"))
    counts = {why: count for fate, why, count in rows if fate == ImportedItem.Fate.SKIPPED}
    taken_count = sum(count for fate, _why, count in rows if fate == ImportedItem.Fate.MEDIA)
    missing = [(words_for_reason(why), counts[why]) for why in sorted(counts, key=counts.get, reverse=True)]
    return Pictures(taken_count, missing)


def concluded(archive: ArchiveImport) -> Pictures:
    """Afterwards: with the stories that show fewer than they did."""
    found, bare = counted(archive), archive.items.lacking_files()
    kept = list(bare.with_fate(ImportedItem.Fate.KEPT).only("dropped"))
    came = _those_that_came(archive, [url for item in kept for url in item.missing_files])
    kept_count = sum(not came.isdisjoint(item.missing_files) for item in kept)
    return Pictures(found.taken_count, found.missing, bare.count(), kept_count)


def _those_that_came(archive: ArchiveImport, urls: Iterable[str]) -> set[str]:
    """The addresses whose files are here, whichever import of the site brought them."""
    keys = {url: key_of_file(url, site_url=archive.site_url) for url in urls}
    taken = ImportedItem.objects.of_site(archive.site_url).exclude(photo=None, document=None)
    came: set[str] = set()
    for some in batched(sorted(set(keys.values())), _AT_ONCE):
        came.update(taken.filter(key__in=some).values_list("key", flat=True))
    return {url for url, key in keys.items() if key in came}
