from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import pre_save

from news.forms.photo import UnusablePicture
from news.imports.filing.photos import take_chunk
from news.imports.filing.receiving import PhotosMissing, ReceivedDifferently, receive
from news.imports.models import FiledPhoto, Filing
from news.models import ArticlePage, Author, Person, Photo
from tests.builders import a_region, a_reporter, a_user
from tests.news.imports.filing.reports import NUMBER, PHOTO, a_jpeg, a_report, pieces_of

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture(scope="module")
def dimas(site):
    user = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    Author.objects.create(name="Dimas Arya", user=user)
    return user


def upload(by, data: bytes, *, filing: UUID = NUMBER, photo: UUID = PHOTO) -> None:
    for piece in pieces_of(data):
        take_chunk(piece, by=by, filing=filing, photo=photo)


def photo_files(settings) -> set[Path]:
    return set((Path(settings.MEDIA_ROOT) / "original_images").glob("*"))


def draft_of(filing: Filing) -> ArticlePage:
    return ArticlePage.objects.get(pk=filing.article_id).get_latest_revision_as_object()


def test_a_report_becomes_a_draft_of_the_reporter(dimas):
    region = a_region("Kutai Kartanegara", code="64.02")
    draft = draft_of(receive(a_report(region_id=region.pk, may_harm=True), by=dimas, number=NUMBER))
    assert (draft.title, draft.owner, draft.live) == ("Dapur umum kehabisan gas", dimas, False)
    assert (draft.region, draft.may_harm, draft.dateline_place) == (region, True, "Kutai Kartanegara")
    assert [str(entry) for entry in draft.byline_entries.all()] == ["Dimas Arya"]
    assert draft.get_latest_revision().user == dimas


def test_the_words_of_a_card_are_a_quote_and_no_guess(dimas):
    draft = draft_of(receive(a_report(), by=dimas, number=NUMBER))
    said = draft.quotes[-1]
    assert said.value["text"] == "Berasnya ada, apinya yang tidak ada."
    assert (said.value["speaker"].name, said.value["role"]) == ("Rosdiana Kapitan", "Ketua RT 12")
    assert all(guess["confidence"] == 1 for guess in draft.guesses if guess["block"] == said.id)
    assert Person.objects.filter(name="Rosdiana Kapitan").count() == 1


def test_the_same_report_twice_is_one_draft(dimas):
    first = receive(a_report(), by=dimas, number=NUMBER)
    assert receive(a_report(), by=dimas, number=NUMBER) == first
    assert ArticlePage.objects.count() == 1


def test_another_text_under_the_same_number_is_refused_and_changes_nothing(dimas):
    first = receive(a_report(), by=dimas, number=NUMBER)
    with pytest.raises(ReceivedDifferently) as refused:
        receive(a_report(text="Gas sudah datang."), by=dimas, number=NUMBER)
    assert refused.value.filing == first
    assert "Gas sudah datang" not in draft_of(first).raw_copy


def test_the_same_number_of_two_reporters_is_two_drafts(dimas):
    first = receive(a_report(), by=dimas, number=NUMBER)
    second = receive(a_report(), by=a_reporter("sinta"), number=NUMBER)
    assert first.article_id != second.article_id


def test_photos_that_came_before_are_the_reporters_own_pictures(dimas):
    upload(dimas, a_jpeg())
    draft = draft_of(receive(a_report(), by=dimas, number=NUMBER, sent=[str(PHOTO)]))
    photo = Photo.objects.get()
    assert draft.lead_photo == photo
    assert (photo.credit, photo.rights, photo.uploaded_by_user) == ("Dimas Arya/Kabar Muara", "own", dimas)
    assert not FiledPhoto.objects.exists()


def test_further_photos_stand_below_the_text(dimas):
    files = [SimpleUploadedFile(f"{colour}.jpg", a_jpeg(colour=colour)) for colour in ("red", "blue")]
    draft = draft_of(receive(a_report(), by=dimas, number=NUMBER, files=files))
    assert draft.body[-1].block_type == "photo"
    assert {draft.lead_photo, draft.body[-1].value["photo"]} == set(Photo.objects.all())


def test_a_report_whose_photo_is_not_whole_waits_for_it(dimas):
    take_chunk(pieces_of(a_jpeg())[0], by=dimas, filing=NUMBER, photo=PHOTO)
    with pytest.raises(PhotosMissing) as missing:
        receive(a_report(), by=dimas, number=NUMBER, sent=[str(PHOTO)])
    assert missing.value.numbers == [str(PHOTO)]
    assert not ArticlePage.objects.exists()


def test_somebody_elses_photo_is_not_there(dimas):
    upload(a_reporter("sinta"), a_jpeg())
    with pytest.raises(PhotosMissing):
        receive(a_report(), by=dimas, number=NUMBER, sent=[str(PHOTO)])


def test_a_broken_picture_is_refused_before_anything_is_made(dimas):
    with pytest.raises(UnusablePicture):
        receive(a_report(), by=dimas, number=NUMBER, files=[SimpleUploadedFile("a.jpg", b"x" * 50)])
    assert not ArticlePage.objects.exists()
    assert not Filing.objects.filter(received_at__isnull=False).exists()


def test_a_failure_after_the_draft_leaves_no_photo_in_the_media_folder(dimas, settings):
    def the_disk_is_full(instance, **kwargs):
        if instance.received_at:
            raise OSError("No space left on device")

    before = photo_files(settings)
    pre_save.connect(the_disk_is_full, sender=Filing)
    try:
        with pytest.raises(OSError, match="No space"):
            receive(a_report(), by=dimas, number=NUMBER, files=[SimpleUploadedFile("luka.jpg", a_jpeg())])
    finally:
        pre_save.disconnect(the_disk_is_full, sender=Filing)
    assert photo_files(settings) == before
    assert not ArticlePage.objects.exists()


def test_whoever_may_not_write_files_nothing(site):
    with pytest.raises(PermissionDenied):
        receive(a_report(), by=a_user("tamu"), number=NUMBER)
    assert not Filing.objects.exists()


def test_what_was_sent_is_kept_with_the_draft_and_goes_with_it(dimas):
    filing = receive(
        a_report(answers={"korban": "Dua orang luka"}, pattern_slug="kecelakaan"), by=dimas, number=NUMBER
    )
    draft = draft_of(filing)
    assert list(filing.report) == ["fingerprint"]
    assert "Dua orang luka" in draft.raw_copy
    assert "Berasnya ada" in draft.raw_copy
