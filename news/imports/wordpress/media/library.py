"""Photos of ours for pictures of the old site: each file once, stripped and checked as an upload would be."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.db import transaction
from django.utils.text import get_valid_filename

from news.forms.photo import UnusablePicture, clean_picture
from news.imports.models import ArchiveImport, ImportedItem, picture_key
from news.imports.wordpress.markup import Attachment
from news.imports.wordpress.markup.addresses import file_name
from news.imports.wordpress.media.folder import FileNotUsable, Folder
from news.imports.wordpress.media.old_server import OldServer
from news.imports.wordpress.media.reasons import PASSING, UNUSABLE, words_for_reason
from news.imports.wordpress.media.site_address import one_way_to_write
from news.models import Photo
from news.pictures import remove_files
from news.text import clean_text, one_line

_TITLE, _CREDIT = (Photo._meta.get_field(name).max_length for name in ("title", "credit"))
_STEM = "foto"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}

type Source = Folder | OldServer


class Library:
    """Finds and takes in pictures for one import, and writes down why one is missing."""

    def __init__(
        self, archive: ArchiveImport, source: Source | None, attachments: Iterable[Attachment] = ()
    ) -> None:
        self._archive, self._source = archive, source
        self._attachments = {self._key(attachment.url): attachment for attachment in attachments}
        self._photos: dict[str, Photo] = {}
        self._refused: dict[str, str] = {}
        known = ImportedItem.objects.of_site(archive.site_url).exclude(photo=None).select_related("photo")
        for item in known.pictures():
            self._photos[item.key] = item.photo

    def find(self, url: str) -> Photo | None:
        """What was taken in; None for what is not here."""
        return self._photos.get(self._key(url))

    def is_to_be_fetched(self, url: str) -> bool:
        """Whether somebody wants pictures, and nobody has looked for this one yet."""
        return self._source is not None and self.find(url) is None and self._key(url) not in self._refused

    def fetch(self, url: str) -> None:
        """Take it in, in a transaction of its own; or write down why it is missing."""
        if self._source is None:
            return
        try:
            file = _cleaned(self._source.find(url), name=_stem_of(url))
            self._photos[self._key(url)] = self._store(url, file)
        except FileNotUsable as error:
            self._note_missing(url, str(error.args[0]))
            return
        except UnusablePicture:
            self._note_missing(url, UNUSABLE)
        # Not before the photo stands: whoever is killed here asks for nothing twice.
        self._source.forget(url)

    def tidy(self) -> None:
        """At the end of a whole run: what came half is kept as long as another run may bring the rest."""
        if self._source is not None and not PASSING & set(self._refused.values()):
            self._source.tidy()

    def _key(self, url: str) -> str:
        return key_of_picture(url, site_url=self._archive.site_url)

    def _note_missing(self, url: str, reason: str) -> None:
        self._refused[self._key(url)] = reason
        left_out = [f"missing picture: {words_for_reason(reason)}"]
        self._note(url, fate=ImportedItem.Fate.SKIPPED, why=reason, title=_stem_of(url), dropped=left_out)

    @transaction.atomic
    def _store(self, url: str, file: File) -> Photo:
        """Raises ``FileNotUsable`` where the media folder takes no file."""
        known = self._attachments.get(self._key(url))
        caption = clean_text(known.caption if known else "")
        photo = Photo(
            title=one_line(PurePath(file_name(url)).stem.replace("-", " "))[:_TITLE] or _STEM,
            description=one_line((known.alt if known else "") or caption)[:255],
            credit=credit_in(caption)[:_CREDIT],
            rights=Photo.Rights.UNKNOWN,
            rights_note=one_line(url)[:255],
            file=file,
        )
        try:
            photo.save()
            self._note(url, fate=ImportedItem.Fate.MEDIA, why="", title=photo.title, dropped=[], photo=photo)
        except BaseException as error:
            remove_files([photo])
            if isinstance(error, OSError):
                raise FileNotUsable("no_room") from error
            raise
        return photo

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


def key_of_picture(url: str, *, site_url: str) -> str:
    """By what its file is known again in another run."""
    return picture_key(one_way_to_write(url, site_url=site_url))


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
    """A name for a file, whatever stands in the address."""
    try:
        return PurePath(get_valid_filename(PurePath(file_name(url)).stem)).stem
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
