"""Photos of ours for pictures of the old site: each file once, stripped and checked as an upload would be."""

import logging
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from news.forms.photo import UnusablePicture, clean_picture
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.markup import Attachment
from news.imports.wordpress.media.folder import FileNotUsable, Folder
from news.models import Photo
from news.text import clean_text, one_line

logger = logging.getLogger(__name__)

_TITLE, _CREDIT = (Photo._meta.get_field(name).max_length for name in ("title", "credit"))
NOTED, MEDIA, FAILED = ImportedItem.Fate.NOTED, ImportedItem.Fate.MEDIA, ImportedItem.Fate.FAILED


class Library:
    """Finds and takes in pictures for one import; ``refused`` says why one is missing, by its address."""

    def __init__(
        self, archive: ArchiveImport, folder: Folder | None, attachments: Iterable[Attachment] = ()
    ) -> None:
        self._archive, self._folder = archive, folder
        self._by_url = {attachment.url: attachment for attachment in attachments}
        self._photos: dict[str, Photo] = {}
        self.refused: dict[str, str] = {}
        known = ImportedItem.objects.of_site(archive.site_url).exclude(photo=None).select_related("photo")
        for item in known.filter(kind="attachment"):
            self._photos[item.old_address] = item.photo

    def find(self, url: str) -> Photo | None:
        """What was taken in; None for what is not here."""
        return self._photos.get(url)

    def fetch(self, urls: Iterable[str]) -> None:
        """Take in what is not here yet; each picture in a transaction of its own, its sizes made after it."""
        if self._folder is None:
            return
        for url in dict.fromkeys(urls):
            if url not in self._photos and url not in self.refused:
                self._fetch(url, self._folder)

    def _fetch(self, url: str, folder: Folder) -> None:
        try:
            path = folder.find(url)
            with path.open("rb") as file:
                cleaned = clean_picture(file, name=path.name)
        except FileNotUsable as error:
            self.refused[url] = str(error.args[0])
        except (UnusablePicture, OSError) as error:
            self.refused[url] = f"unusable: {error}"
        else:
            self._photos[url] = self._store(url, path, cleaned)

    @transaction.atomic
    def _store(self, url: str, path: Path, file) -> Photo:
        known = self._by_url.get(url)
        caption = clean_text(known.caption if known else "")
        photo = Photo(
            title=one_line(path.stem.replace("-", " "))[:_TITLE] or "foto",
            description=one_line((known.alt if known else "") or caption)[:255],
            credit=credit_in(caption)[:_CREDIT],
            rights=Photo.Rights.UNKNOWN,
            rights_note=one_line(url)[:255],
            file=file,
        )
        photo.save()
        ImportedItem.objects.update_or_create(
            site_url=self._archive.site_url,
            key=f"file:{url}"[:300],
            defaults={
                "archive": self._archive,
                "post_id": 0,
                "kind": "attachment",
                "fate": MEDIA,
                "title": photo.title[:255],
                "old_address": url[:500],
                "source_digest": "",
                "photo": photo,
            },
        )
        return photo


def credit_in(caption: str) -> str:
    """What stands after "Foto:" in a caption, or in brackets at its end: "(Foto: Antara)", "(Dok. Pemkab)"."""
    text = one_line(caption)
    head, found, credit = text.rpartition("oto:")
    if found and head[-1:].lower() == "f":
        return credit.strip(" ().")
    _head, found, credit = text.rpartition("(")
    return credit.rstrip(" ).") if found and text.endswith((")", ").")) else ""
