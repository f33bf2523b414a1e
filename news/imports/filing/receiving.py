"""A report is received once: its number decides, also between two that come at the same time."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from news.filing import month_page_for
from news.imports.filing.drafting import draft_report, photo_rows
from news.imports.filing.photos import ChunkRefused, fit_picture, name_of, open_filing
from news.imports.filing.report import Report
from news.imports.models import FiledPhoto, Filing
from news.models import Photo
from news.pictures import remove_files


class ReceivedDifferently(Exception):
    """Something else came under this number before, and is the draft of ``filing``; nothing has changed."""

    def __init__(self, filing: Filing) -> None:
        super().__init__(str(filing))
        self.filing = filing


class PhotosMissing(Exception):
    """Photos that the report names are not here, or not whole; ``numbers`` says which."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(", ".join(numbers))
        self.numbers = list(numbers)


def receive(
    report: Report, *, by: Any, number: UUID, sent: Sequence[str] = (), files: Sequence[UploadedFile] = ()
) -> Filing:
    """The filing with its draft; the same report again is the same draft.

    ``sent`` are the numbers of photos that came in pieces, in order; ``files`` came with the form. Raises
    `ReceivedDifferently`, `PhotosMissing`, `UnusablePicture`, `ChunkRefused` (too many wait) or `PermissionDenied`.
    Call it outside of a transaction: pictures are unpacked before it begins.
    """
    known = (*sent, *(f"{file.name} {file.size}" for file in files))
    told = report.fingerprint(known)
    if earlier := _received(by=by, number=number):
        return _same(earlier, told)
    pictures = [fit_picture(file.read(), name=file.name) for file in files]
    # Made before the draft's transaction: nobody else has to wait for it with the first story of a month.
    month_page_for()
    photos: list[Photo] = []
    try:
        with transaction.atomic():
            filing = open_filing(number, by=by)
            photos += photo_rows([*_whole_photos(filing, sent), *pictures], report=report, by=by)
            filing.article = draft_report(report, by=by, photos=photos)
            # Its words are the draft's from now on, and go with it.
            filing.report = {"fingerprint": told}
            filing.received_at = timezone.now()
            filing.save()
            filing.photos.all().delete()
    except BaseException as error:
        earlier = _received(by=by, number=number)
        if earlier is None:
            remove_files(photos)
        elif isinstance(error, ChunkRefused):  # the other of two at once was first
            return _same(earlier, told)
        raise
    return filing


def _received(*, by: Any, number: UUID) -> Filing | None:
    mine = Filing.objects.filter(reporter=by, number=number, received_at__isnull=False)
    return mine.select_related("article").first()


def _same(filing: Filing, told: str) -> Filing:
    if filing.report.get("fingerprint") != told:
        raise ReceivedDifferently(filing)
    return filing


def _whole_photos(filing: Filing, sent: Sequence[str]) -> list[ContentFile]:
    """Those that the report still names, in its order; others were taken out of it."""
    whole = {str(photo.number): photo for photo in filing.photos.filter(is_whole=True)}
    if missing := [number for number in sent if number not in whole]:
        raise PhotosMissing(missing)
    return [_file(whole[number], count) for count, number in enumerate(dict.fromkeys(sent), start=1)]


def _file(photo: FiledPhoto, count: int) -> ContentFile:
    data = bytes(photo.pieces.get().data)
    return ContentFile(data, name=name_of(data, name=f"foto-{count}"))
