"""Photos in pieces: a lost line goes on where it stopped; each is made fit to keep, without its place and device."""

import hashlib
import io
import logging
import re
import warnings
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from news.forms.photo import UnusablePicture, clean_picture
from news.imports.filing.limits import (
    LARGEST_PIECE_BYTES,
    LARGEST_SENT_BYTES,
    LONGEST_SIDE_PIXELS,
    MOST_PHOTOS,
    MOST_UNFINISHED,
)
from news.imports.models import FiledPhoto, FiledPiece, Filing
from news.models import ArticlePage
from news.pictures import photo_facts
from news.rights import photos_of

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


_RANGE = re.compile(r"bytes ([0-9]{1,8})-([0-9]{1,8})/([0-9]{1,8})", re.ASCII)
_CHECKSUM = re.compile(r"[0-9a-f]{64}")


class ChunkRefused(Exception):
    """A piece that is not taken: a sentence, the status, and how much of the photo is here.

    `is_final` says that sending it again will not help.
    """

    def __init__(self, sentence: str, *, status: int, received: int = 0, is_final: bool = False) -> None:
        super().__init__(sentence)
        self.status, self.received, self.is_final = status, received, is_final


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some bytes of a photo, with what the phone says of the whole."""

    data: bytes
    starts_at: int
    size_bytes: int
    sha256: str

    @classmethod
    def read(cls, data: bytes, *, content_range: str, sha256: str) -> "Chunk":
        """As the headers announce it; raises `ChunkRefused` where they contradict the bytes or the limits."""
        found = _RANGE.fullmatch(content_range)
        if found is None or not _CHECKSUM.fullmatch(sha256):
            raise ChunkRefused(_("This is no piece of a photo."), status=400, is_final=True)
        start, end, size = map(int, found.groups())
        if size > LARGEST_SENT_BYTES or len(data) > LARGEST_PIECE_BYTES:
            raise ChunkRefused(_("This photo is larger than 2 MB."), status=413, is_final=True)
        if not data or end - start + 1 != len(data) or end >= size:
            raise ChunkRefused(_("This is no piece of a photo."), status=400, is_final=True)
        return cls(data, start, size, sha256)


def received_bytes(*, by: Any, filing: UUID, photo: UUID) -> int:
    """How much of one's own photo is here; of anybody else's, nothing.

    Nothing, too, where all came and a crash kept it from being checked: any piece of it begins that anew.
    """
    found = FiledPhoto.objects.filter(filing__reporter=by, filing__number=filing, number=photo).first()
    return 0 if found is None or found.is_unchecked else found.received_bytes


def take_chunk(piece: Chunk, *, by: Any, filing: UUID, photo: UUID) -> FiledPhoto:
    """Keep the next piece; with the last one the photo is checked and stripped. Raises `ChunkRefused`.

    Call it outside of a transaction: to unpack a picture takes longer than others should wait.
    """
    kept = _keep(piece, by=by, filing=filing, photo=photo)
    if kept.is_unchecked:
        _finish(kept)
    return kept


def drop_photo(*, by: Any, filing: UUID, photo: UUID) -> None:
    """The reporter took it out of the story, or shrank it anew."""
    FiledPhoto.objects.filter(
        filing__reporter=by, filing__number=filing, filing__received_at=None, number=photo
    ).delete()


@transaction.atomic
def _keep(piece: Chunk, *, by: Any, filing: UUID, photo: UUID) -> FiledPhoto:
    owner = open_filing(filing, by=by)
    row = owner.photos.filter(number=photo).first()
    if row is None:
        if owner.photos.count() >= MOST_PHOTOS:
            raise ChunkRefused(_("A story takes 12 photos at most."), status=409, is_final=True)
        row = FiledPhoto(filing=owner, number=photo, size_bytes=piece.size_bytes, sha256=piece.sha256)
    if (row.size_bytes, row.sha256) != (piece.size_bytes, piece.sha256):
        raise ChunkRefused(_("This is another photo than the one begun."), status=409, is_final=True)
    if row.is_whole or row.is_unchecked:
        return row
    if piece.starts_at != row.received_bytes:
        raise ChunkRefused(_("Go on where it stopped."), status=409, received=row.received_bytes)
    row.received_bytes += len(piece.data)
    row.save()
    FiledPiece.objects.create(photo=row, starts_at=piece.starts_at, data=piece.data)
    return row


def open_filing(number: UUID, *, by: Any) -> Filing:
    """One's own story of that number under its lock, made if it is new; call it in a transaction.

    Raises `ChunkRefused` where it was received already, or where too many wait.
    """
    if not (mine := Filing.objects.filter(reporter=by)).filter(number=number).exists():
        if mine.unfinished().count() >= MOST_UNFINISHED:
            raise ChunkRefused(_("Too many stories wait for their text. Send those first."), status=429)
        try:
            with transaction.atomic():
                mine.create(reporter=by, number=number)
        except IntegrityError:
            pass  # the other of two requests at once made it
    found = mine.select_for_update().get(number=number)
    if found.received_at is not None:
        raise ChunkRefused(_("This story is with the desk's drafts already."), status=410, is_final=True)
    found.touched_at = timezone.now()
    found.save(update_fields=["touched_at"])
    return found


def _finish(photo: FiledPhoto) -> None:
    """Check the sum, write the picture anew, and keep that alone. Of several at once, one does; all find it whole."""
    data = b"".join(bytes(piece.data) for piece in photo.pieces.all())
    if hashlib.sha256(data).hexdigest() != photo.sha256:
        _give_up(photo, _("Something was damaged on the way. The photo is sent again."), is_final=False)
    else:
        try:
            picture = fit_picture(data, name="foto.jpg")
        except UnusablePicture as error:
            _give_up(photo, str(error.args[0]), is_final=True)
        else:
            _keep_whole(photo, picture.read())
    photo.is_whole = True


@transaction.atomic
def _keep_whole(photo: FiledPhoto, data: bytes) -> None:
    if FiledPhoto.objects.filter(pk=photo.pk, is_whole=False).update(is_whole=True):
        photo.pieces.all().delete()
        FiledPiece.objects.create(photo=photo, starts_at=0, data=data)


def _give_up(photo: FiledPhoto, sentence: str, *, is_final: bool) -> None:
    """Raises `ChunkRefused`, unless the other of two has finished it: then its pieces were gone, not damaged."""
    with transaction.atomic():
        locked = FiledPhoto.objects.select_for_update().filter(pk=photo.pk).first()
        if locked is not None and locked.is_whole:
            return
        photo.delete()
    raise ChunkRefused(sentence, status=422, is_final=is_final)


logger = logging.getLogger(__name__)


def draw_afterwards(response: HttpResponse, article: ArticlePage) -> HttpResponse:
    """A dozen photos take ten seconds and more. A size that is missing all the same is made when it is asked for."""
    close = response.close

    def draw_and_close() -> None:
        try:
            for photo in photos_of(article):
                photo_facts(photo)
        except Exception:
            logger.exception("Sizes of a report's photos were not made.", extra={"article": article.pk})
        finally:
            # Last: it gives the database's connection back.
            close()

    response.close = draw_and_close
    return response


def purge_filings(*, now: datetime | None = None) -> int:
    """Remove unfinished stories with their photos; says how many. Safe at any time, and twice."""
    given_up = Filing.objects.given_up(now=now)
    count = given_up.count()
    given_up.delete()
    return count
