"""One report from two tabs in the same second: needs real commits, threads and connections."""

import pytest

from news.imports.filing.photos import ChunkRefused, take_chunk
from news.imports.filing.receiving import receive
from news.imports.models import FiledPiece, Filing
from news.models import ArticlePage, Person, Photo
from tests.at_once import together
from tests.builders import a_reporter, a_site
from tests.news.imports.filing.reports import NUMBER, PHOTO, a_jpeg, a_report, pieces_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dimas():
    a_site()
    return a_reporter("dimas")


def test_a_report_sent_by_several_at_once_is_one_draft(dimas):
    for piece in pieces_of(a_jpeg(), length=100_000):
        take_chunk(piece, by=dimas, filing=NUMBER, photo=PHOTO)

    def send() -> int:
        return receive(a_report(), by=dimas, number=NUMBER, sent=[str(PHOTO)]).article_id

    assert len(set(together(*[send] * 4))) == 1
    assert (ArticlePage.objects.count(), Photo.objects.count(), Filing.objects.count()) == (1, 1, 1)
    assert Person.objects.filter(name="Rosdiana Kapitan").count() == 1


def test_a_piece_sent_by_several_at_once_is_kept_once(dimas):
    first, *_others = pieces_of(a_jpeg())

    def send() -> str:
        try:
            take_chunk(first, by=dimas, filing=NUMBER, photo=PHOTO)
        except ChunkRefused as refusal:
            return f"{refusal.status} {refusal.received}"
        return "kept"

    assert sorted(together(*[send] * 4)) == ["409 2000", "409 2000", "409 2000", "kept"]
    assert FiledPiece.objects.count() == 1


def test_a_last_piece_sent_by_several_at_once_leaves_one_whole_photo(dimas):
    (whole,) = pieces_of(a_jpeg(), length=100_000)

    def send() -> bool:
        return take_chunk(whole, by=dimas, filing=NUMBER, photo=PHOTO).is_whole

    assert together(*[send] * 4) == [True] * 4
    assert FiledPiece.objects.count() == 1
