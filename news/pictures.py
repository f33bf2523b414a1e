"""Pictures as readers get them: which sizes there are, as WebP, made once and kept."""

import logging
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

if TYPE_CHECKING:
    from news.models import Photo, PhotoRendition, SourceDocument

logger = logging.getLogger(__name__)

PHOTO_WIDTHS = (360, 720, 1200)
# What pages ask for, in templates too; the editor's own sizes are made in the format of the file.
READERS_FORMAT = "format-webp"
SQUARE_PIXELS = 208
PORTRAIT_PIXELS = 96
LARGE_PORTRAIT = (480, 600)
# What ``Photo.get_upload_to`` puts before a name.
_TOKEN = re.compile(r"^[0-9a-f]{8}-")


def photo_facts(photo: "Photo | None", *, alt: str = "", caption: str = "") -> dict[str, Any] | None:
    """Sources in three widths at 3:2 and a square; ``alt`` and ``caption`` are the story's own words.

    None for a photo whose rights have ended, as for all that readers get of one.
    """
    if photo is None or not photo.is_printable:
        return None
    specs = {width: f"fill-{width}x{width * 2 // 3}|{READERS_FORMAT}" for width in PHOTO_WIDTHS}
    square = f"fill-{SQUARE_PIXELS}x{SQUARE_PIXELS}|{READERS_FORMAT}"
    renditions = photo.get_renditions(*specs.values(), square)
    widest = renditions[specs[PHOTO_WIDTHS[-1]]]
    return {
        "alt": alt or photo.description,
        "caption": caption,
        "credit": photo.credit,
        "width": widest.width,
        "height": widest.height,
        "bytes": _size_bytes(widest),
        "sources": [
            {"src": renditions[spec].url, "width": renditions[spec].width} for spec in specs.values()
        ],
        "square": {"src": renditions[square].url, "width": SQUARE_PIXELS, "height": SQUARE_PIXELS},
    }


def _size_bytes(rendition: "PhotoRendition") -> int:
    """0 for a file that is not there: it is made again by a command, and the story is drawn again after that."""
    try:
        return rendition.file.size
    except OSError:
        return 0


def portrait_url(photo: "Photo | None") -> str | None:
    """The address of a small portrait, cropped to the focal point."""
    return _filled_url(photo, PORTRAIT_PIXELS, PORTRAIT_PIXELS)


def large_portrait_url(photo: "Photo | None") -> str | None:
    """The address of a portrait for the head of a person's page, 4:5."""
    return _filled_url(photo, *LARGE_PORTRAIT)


def size_bytes(src: str) -> int | None:
    """What a picture weighs, by the address that pages show it at; None for one that is not there."""
    try:
        return default_storage.size(src.removeprefix(settings.MEDIA_URL))
    except (OSError, ValueError):
        return None


def _filled_url(photo: "Photo | None", width: int, height: int) -> str | None:
    if photo is None or not photo.is_printable:
        return None
    return photo.get_rendition(f"fill-{width}x{height}|{READERS_FORMAT}").url


@transaction.atomic
def move_out_of_reach(photo: "Photo") -> None:
    """Every size that was made of a photo goes, and its file gets another name: sizes made later have new addresses.

    Where the file itself is lost, the sizes go all the same: they are what readers have.

    Proxies in front keep what they have: its operator finds the addresses in the log.
    """
    sizes = list(photo.renditions.all())
    addresses = [size.url for size in sizes]
    _rename(photo)
    photo.save(update_fields=["file"])
    for size in sizes:
        size.delete()
    logger.warning("Pictures were taken away; purge them at the proxy.", extra={"addresses": addresses})


def remove_files(things: Iterable["Photo | SourceDocument"]) -> None:
    """What a transaction that failed leaves in the media folder, where anybody could fetch it."""
    for thing in things:
        if thing.file._committed:
            thing.file.storage.delete(thing.file.name)


def _rename(photo: "Photo") -> None:
    """The old file goes with the commit."""
    storage, old_name = photo.file.storage, photo.file.name
    try:
        with photo.file.open("rb") as file:
            photo.file.save(_TOKEN.sub("", PurePath(old_name).name), file, save=False)
    except FileNotFoundError:
        logger.error("The file of a photo is lost.", extra={"photo": photo.pk})
        return
    transaction.on_commit(lambda: storage.delete(old_name), robust=True)
