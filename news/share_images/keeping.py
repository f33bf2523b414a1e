"""Pictures drawn once and kept as files. What is lost or purged is drawn again when somebody asks."""

import contextlib
import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image

from news.share_images.drawing import draw
from news.share_images.image import ShareImage

logger = logging.getLogger(__name__)

DIRECTORY = "share_images"
MOST_KEPT = 2_000
"""About a hundred megabytes; the ones drawn longest ago go first."""


def load_or_draw(image: ShareImage) -> bytes:
    """The picture as it is kept, drawn if nobody asked before.

    One is drawn at a time on a machine: however many ask at once, they take one core and one drawing.
    """
    path = _directory() / image.name / f"{image.key}.jpg"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    try:
        with _alone():
            if not path.exists():
                _write(path, _drawn(image))
                purge_oldest()
            return path.read_bytes()
    except OSError:
        logger.exception("A picture for sharing could not be kept", extra={"image": image.name})
        return _drawn(image)


def forget(name: str) -> None:
    """Remove what was drawn of a story; what is still public is drawn again."""
    shutil.rmtree(_directory() / name, ignore_errors=True)


def purge_oldest() -> None:
    """Keep no more than ``MOST_KEPT`` stories."""
    found = [entry for entry in os.scandir(_directory()) if entry.is_dir()]
    if len(found) <= MOST_KEPT:
        return
    found.sort(key=lambda entry: entry.stat().st_mtime)
    for entry in found[: len(found) - MOST_KEPT]:
        forget(entry.name)


def _drawn(image: ShareImage) -> bytes:
    """With its photo; without, where that cannot be read: the headline is what matters."""
    photo = _open_photo(image)
    try:
        return draw(image, photo)
    except OSError:
        logger.warning("The photo of a picture for sharing is damaged", extra={"image": image.name})
        return draw(image)


def _open_photo(image: ShareImage) -> Image.Image | None:
    if not image.photo:
        return None
    name = unquote(image.photo.removeprefix(settings.MEDIA_URL))
    try:
        with default_storage.open(name) as file:
            photo = Image.open(file)
            photo.load()
            return photo
    except (OSError, ValueError, SyntaxError):
        logger.warning("The photo of a picture for sharing is gone", extra={"image": image.name})
        return None


def _directory() -> Path:
    return Path(settings.MEDIA_ROOT) / DIRECTORY


def _write(path: Path, content: bytes) -> None:
    """Under another name first: nobody reads half a picture."""
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    directory = _directory()
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
