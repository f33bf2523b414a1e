"""Pictures drawn once and kept as files. What is lost or purged is drawn again when somebody asks."""

import contextlib
import fcntl
import logging
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image

from news.share_images.drawing import draw
from news.share_images.image import ShareImage

logger = logging.getLogger(__name__)

DIRECTORY = "share_images"
MOST_KEPT = 2_000
"""About a hundred megabytes; the ones asked for longest ago go first."""
THREADS = 2
"""How many of a process draw or wait to: the others go on serving pages, whoever asks for pictures and for how many."""
WAIT_SECONDS, STEP_SECONDS = 0.3, 0.02

_places = threading.BoundedSemaphore(THREADS)


class Busy(Exception):
    """Others are being drawn, and nobody is made to wait for that."""


def load_kept(image: ShareImage) -> bytes | None:
    """The picture if it was drawn before."""
    path = _path(image)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        os.utime(path.parent)
    return content


def draw_and_keep(image: ShareImage) -> bytes:
    """The picture, drawn if nobody was faster. Raises ``Busy``.

    One is drawn at a time on a machine: however many ask at once, they take one core and one drawing.
    """
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        with _alone():
            return load_kept(image) or _keep(image, _drawn(image))
    finally:
        _places.release()


def forget(name: str) -> None:
    """Remove what was drawn of a story; what is still public is drawn again."""
    shutil.rmtree(_directory() / name, ignore_errors=True)


def forget_others(image: ShareImage) -> None:
    """Remove what was drawn of a story before it was as it is now."""
    path = _path(image)
    for other in path.parent.glob("*.jpg"):
        if other != path:
            other.unlink(missing_ok=True)


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


def _path(image: ShareImage) -> Path:
    return _directory() / image.name / f"{image.key}.jpg"


def _keep(image: ShareImage, content: bytes) -> bytes:
    try:
        _write(_path(image), content)
        forget_others(image)
        purge_oldest()
    except OSError:
        logger.exception("A picture for sharing could not be kept", extra={"image": image.name})
    return content


def _write(path: Path, content: bytes) -> None:
    """Under another name first: nobody reads half a picture."""
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete_on_close=False) as file:
        file.write(content)
        file.close()
        Path(file.name).replace(path)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    directory = _directory()
    with contextlib.ExitStack() as stack:
        # A disk that takes no lock keeps no picture either, and nobody goes without one for that.
        with contextlib.suppress(OSError):
            directory.mkdir(parents=True, exist_ok=True)
            _wait_for(stack.enter_context((directory / "lock").open("ab")))
        yield


def _wait_for(lock: IO[bytes]) -> None:
    ends_at = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= ends_at:
                raise Busy from None
        time.sleep(STEP_SECONDS)
