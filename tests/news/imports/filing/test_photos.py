"""Photos in pieces."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from PIL import Image

from news.imports.filing.limits import MOST_PHOTOS
from news.imports.filing.photos import (
    Chunk,
    ChunkRefused,
    drop_photo,
    purge_filings,
    received_bytes,
    take_chunk,
)
from news.imports.filing.receiving import receive
from news.imports.models import FiledPhoto, FiledPiece, Filing
from news.imports.models.filing import UNFINISHED_DAYS
from tests.builders import a_reporter
from tests.news.imports.filing.reports import NUMBER, PHOTO, a_jpeg, a_report, pieces_of

pytestmark = pytest.mark.usefixtures("site")


SUM = "0" * 64


@pytest.fixture(scope="module")
def dimas(site):
    return a_reporter("dimas")


def sent(piece: Chunk, by, *, photo: UUID = PHOTO, filing: UUID = NUMBER) -> FiledPhoto:
    return take_chunk(piece, by=by, filing=filing, photo=photo)


def test_a_photo_goes_on_where_it_stopped(dimas):
    first, second, *others = pieces_of(a_jpeg())
    sent(first, dimas)
    assert received_bytes(by=dimas, filing=NUMBER, photo=PHOTO) == 2000
    for piece in (second, *others):
        photo = sent(piece, dimas)
    assert photo.is_whole
    assert FiledPiece.objects.count() == 1


def test_a_piece_sent_twice_is_answered_with_how_much_is_here(dimas):
    first, second, *_others = pieces_of(a_jpeg())
    sent(first, dimas)
    sent(second, dimas)
    for piece in (first, second):
        with pytest.raises(ChunkRefused) as refused:
            sent(piece, dimas)
        assert (refused.value.status, refused.value.received, refused.value.is_final) == (409, 4000, False)


def test_a_whole_photo_sent_again_is_taken_for_what_it_is(dimas):
    pieces = pieces_of(a_jpeg(), length=100_000)
    sent(pieces[0], dimas)
    assert sent(pieces[0], dimas).is_whole


def test_a_photo_that_a_crash_kept_from_being_checked_is_checked_with_any_piece(dimas, monkeypatch):
    first, *others = pieces_of(a_jpeg())
    with monkeypatch.context() as crash:
        crash.setattr("news.imports.filing.photos._finish", lambda photo: None)
        for piece in (first, *others):
            sent(piece, dimas)
    assert received_bytes(by=dimas, filing=NUMBER, photo=PHOTO) == 0
    assert sent(first, dimas).is_whole
    assert received_bytes(by=dimas, filing=NUMBER, photo=PHOTO) == first.size_bytes


def test_a_photo_damaged_on_the_way_begins_anew(dimas):
    data = a_jpeg()
    pieces = pieces_of(data, length=100_000)
    damaged = Chunk(data[:-1] + b"x", 0, len(data), pieces[0].sha256)
    with pytest.raises(ChunkRefused) as refused:
        sent(damaged, dimas)
    assert (refused.value.status, refused.value.is_final) == (422, False)
    assert sent(pieces[0], dimas).is_whole


def test_what_is_no_picture_is_refused_for_good(dimas):
    with pytest.raises(ChunkRefused) as refused:
        sent(pieces_of(b"<html>" * 20)[0], dimas)
    assert refused.value.is_final
    assert not FiledPhoto.objects.exists()


def test_a_kept_photo_tells_nothing_of_place_and_device(dimas):
    exif = Image.Exif()
    exif[0x010F] = "Telepon Anu"
    exif.get_ifd(0x8825)[1] = "S"
    for piece in pieces_of(a_jpeg(exif=exif.tobytes())):
        sent(piece, dimas)
    with Image.open(BytesIO(bytes(FiledPiece.objects.get().data))) as picture:
        assert not picture.getexif()


@pytest.mark.parametrize(
    ("content_range", "data", "status"),
    [
        ("", b"a", 400),
        ("bytes 0-0/1; drop", b"a", 400),
        ("bytes ٠-٠/١", b"a", 400),
        ("bytes 0-5/10", b"a", 400),
        ("bytes 9-9/9", b"a", 400),
        ("bytes 5-0/10", b"", 400),
        ("bytes 0-0/99999999", b"a", 413),
        ("bytes 0-262144/2000000", b"a" * 262_145, 413),
    ],
)
def test_headers_that_contradict_the_bytes_or_the_limits_are_refused(content_range, data, status):
    with pytest.raises(ChunkRefused) as refused:
        Chunk.read(data, content_range=content_range, sha256=SUM)
    assert (refused.value.status, refused.value.is_final) == (status, True)


def test_a_checksum_is_sixty_four_small_hexadecimal_figures():
    for sum_ in ("", "A" * 64, "0" * 63, "0" * 64 + "\n"):
        with pytest.raises(ChunkRefused):
            Chunk.read(b"a", content_range="bytes 0-0/1", sha256=sum_)


def test_another_photo_under_a_number_in_use_is_refused(dimas):
    sent(pieces_of(a_jpeg())[0], dimas)
    with pytest.raises(ChunkRefused):
        sent(pieces_of(a_jpeg(colour="red"))[1], dimas)


def test_a_story_takes_no_more_photos_than_twelve(dimas):
    piece = pieces_of(a_jpeg())[0]
    for _count in range(MOST_PHOTOS):
        sent(piece, dimas, photo=uuid4())
    with pytest.raises(ChunkRefused):
        sent(piece, dimas, photo=uuid4())


def test_too_many_stories_without_their_text_are_refused(dimas, monkeypatch):
    monkeypatch.setattr("news.imports.filing.photos.MOST_UNFINISHED", 1)
    piece = pieces_of(a_jpeg())[0]
    sent(piece, dimas)
    with pytest.raises(ChunkRefused) as refused:
        sent(piece, dimas, filing=uuid4())
    assert refused.value.status == 429


def test_nobody_sees_or_ends_anothers_photo(dimas):
    other = a_reporter("sinta")
    sent(pieces_of(a_jpeg())[0], dimas)
    assert received_bytes(by=other, filing=NUMBER, photo=PHOTO) == 0
    drop_photo(by=other, filing=NUMBER, photo=PHOTO)
    with pytest.raises(ChunkRefused):
        sent(pieces_of(a_jpeg())[1], other)
    assert received_bytes(by=dimas, filing=NUMBER, photo=PHOTO) == 2000


def test_a_photo_for_a_story_that_is_here_already_is_refused(dimas):
    receive(a_report(), by=dimas, number=NUMBER)
    with pytest.raises(ChunkRefused) as refused:
        sent(pieces_of(a_jpeg())[0], dimas)
    assert (refused.value.status, refused.value.is_final) == (410, True)


def test_what_is_given_up_goes_after_days_and_what_was_received_stays(dimas):
    sent(pieces_of(a_jpeg())[0], dimas)
    received = receive(a_report(), by=dimas, number=uuid4())
    assert purge_filings() == 0
    later = timezone.now() + timedelta(days=UNFINISHED_DAYS + 1)
    assert purge_filings(now=later) == 1
    assert list(Filing.objects.all()) == [received]
    assert not FiledPiece.objects.exists()
