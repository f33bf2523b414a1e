"""A photo from a phone, made fit to keep: upright, without its place and device, two megabytes at most."""

import io
import warnings
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image

from news.forms.photo import UnusablePicture, clean_picture
from news.imports.filing.limits import LARGEST_SENT_BYTES, LONGEST_SIDE_PIXELS

_QUALITIES = (85, 75, 60)
_SIDES = (LONGEST_SIDE_PIXELS, 1600, 1200)


def fit_picture(data: bytes, *, name: str) -> SimpleUploadedFile:
    """The picture by the paper's rules for photos (`clean_picture`), smaller if it must be.

    Raises `UnusablePicture` with a sentence for the reporter.
    """
    _refuse_giants(data)
    picture = clean_picture(ContentFile(data), name=name_of(data, name=name))
    if picture.size <= LARGEST_SENT_BYTES:
        return picture
    return _shrunk(picture)


def _refuse_giants(data: bytes) -> None:
    """Before a pixel is unpacked: a small file may hold a picture that fills the memory."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                width, height = picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusablePicture(_("This picture has too many pixels.")) from error
    except Exception as error:  # a broken picture makes Pillow raise almost anything
        raise UnusablePicture(_("This is no picture that can be read.")) from error
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise UnusablePicture(_("This picture has too many pixels."))


def name_of(data: bytes, *, name: str) -> str:
    """A file name whose ending follows the content: a phone may call anything `.jpg`."""
    with Image.open(io.BytesIO(data)) as picture:
        kind = {"PNG": "png", "WEBP": "webp"}.get(picture.format or "", "jpg")
    return f"{PurePath(name).stem or 'foto'}.{kind}"


def _shrunk(picture: SimpleUploadedFile) -> SimpleUploadedFile:
    """As JPEG, with fewer pixels and then less care, until it fits."""
    picture.seek(0)
    with Image.open(picture) as opened:
        pixels = opened.convert("RGB")
    for side, quality in zip(_SIDES, _QUALITIES, strict=True):
        pixels.thumbnail((side, side))
        written = io.BytesIO()
        pixels.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= LARGEST_SENT_BYTES:
            break
    name = f"{PurePath(picture.name).stem}.jpg"
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")
