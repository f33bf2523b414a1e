"""A photo whose rights end leaves readers' pages at midnight by the paper's clock, and nothing else does."""

import logging
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import TestCase

from news.ended_rights import KEPT_AS, ending_soon, take_down_ended
from news.forms.photo import SafePhotoForm
from news.models import ArticlePage, Photo, PublishedArticle, Series, SeriesPart, TopicPin
from news.publication.rebuild import rebuild
from newsroom import edition
from tests import clock
from tests.builders import (
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_reporter,
    a_section,
    a_topic,
    a_user,
    an_article,
    an_author,
    an_editor,
    read_anew,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

LAST_DAY = date(2027, 3, 31)
# 16:00 by UTC: the paper's midnight is not the server's.
MIDNIGHT = datetime(2027, 4, 1, tzinfo=ZoneInfo("Asia/Makassar"))
BEFORE, AFTER = MIDNIGHT - timedelta(minutes=1), MIDNIGHT
# The photos that tests take down end a month before those that tests only look at: files come back with no rollback.
EARLIER = timedelta(days=30)
ENDS = {"rights": "licensed", "rights_expire_on": LAST_DAY}
ENDED = {"rights": "licensed", "rights_expire_on": LAST_DAY - EARLIER}


@pytest.fixture(scope="module")
def photos(site) -> dict[str, Photo]:
    with TestCase.captureOnCommitCallbacks(execute=True):
        ending = {name: a_photo(name, **ENDS) for name in ("Utama", "Tengah", "Galeri", "Potret", "Penulis")}
        return ending | {"Sendiri": a_photo("Sendiri")}


@pytest.fixture(scope="module")
def story(photos) -> ArticlePage:
    """An opinion piece, so that lists show its writer's portrait too."""
    body = [
        ("paragraph", "<p>Air naik.</p>"),
        a_quote(speaker=a_person(portrait=photos["Potret"])),
        ("photo", {"photo": photos["Tengah"], "caption": "Keterangan tengah", "alt": "Kapal"}),
        (
            "gallery",
            {
                "title": "Dermaga",
                "photos": [
                    {"photo": photos["Galeri"], "caption": "Keterangan galeri", "alt": "Gudang"},
                    {"photo": photos["Sendiri"], "caption": "Milik kami", "alt": "Perahu"},
                ],
            },
        ),
    ]
    with TestCase.captureOnCommitCallbacks(execute=True):
        article = a_published_article(
            title="Dermaga tua",
            topics=(a_topic(),),
            label=ArticlePage.Label.OPINION,
            section=a_section("Opini", is_opinion=True),
            lead_photo=photos["Utama"],
            lead_photo_caption="Keterangan utama",
            authors=(an_author("Mira Tolle", portrait=photos["Penulis"]),),
            body=body,
        )
        TopicPin.objects.create(topic=a_topic(), article=article)
        SeriesPart.objects.create(series=Series.objects.create(name="Dermaga"), article=article)
        return article


@pytest.fixture(scope="module")
def beside(story) -> ArticlePage:
    """A story that leads on to the other by their topic."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return a_published_article(title="Kolam surut", topics=(a_topic(),), body=[])


@pytest.fixture
def taken() -> tuple[ArticlePage, Photo, Photo]:
    """A story of its own for a test that takes photos down."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        ending, ours = a_photo("Berakhir", **ENDED), a_photo("Milik")
        body = [("photo", {"photo": ours, "caption": "", "alt": "Perahu"})]
        return a_published_article(lead_photo=ending, body=body), ending, ours


def addresses(article: ArticlePage) -> list[str]:
    return [
        article.get_url(),
        f"{article.get_url()}?hemat=1",
        "/",
        "/berita/",
        a_section("Opini").get_absolute_url(),
        a_region().get_absolute_url(),
        an_author("Mira Tolle").get_absolute_url(),
        a_person().get_absolute_url(),
        a_topic().get_absolute_url(),
        Series.objects.get().get_absolute_url(),
        ArticlePage.objects.get(title="Kolam surut").get_url(),
        "/feed/",
        "/cari/?q=dermaga",
        "/sitemap.xml",
        "/news-sitemap.xml",
        f"/sitemap-{article.published_at:%Y-%m}.xml",
    ]


def named_in(text: str, photos: dict[str, Photo]) -> set[str]:
    """Those photos whose files a page names; all sizes have the name of the file."""
    return {name for name, photo in photos.items() if Path(photo.file.name).stem in text}


def shown(client, article: ArticlePage, photos: dict[str, Photo]) -> dict[str, set[str]]:
    return {address: named_in(client.get(address).text, photos) for address in addresses(article)}


@contextmanager
def run_at(moment: datetime):
    """The command of each minute, with what happens after its commits."""
    with clock.at(moment), TestCase.captureOnCommitCallbacks(execute=True):
        call_command("publish_scheduled")
    with clock.at(moment):
        yield


def test_last_day_is_one_until_its_last_minute(client, story, beside, photos):
    with clock.at(BEFORE):
        pages = shown(client, story, photos)
    assert pages[story.get_url()] == {"Utama", "Tengah", "Galeri", "Potret", "Sendiri"}
    assert pages[addresses(story)[1]] == {"Utama", "Tengah", "Galeri", "Sendiri"}
    assert {"Utama", "Penulis"} <= set().union(*pages.values())
    arranged = (a_topic(), Series.objects.get())
    for address in (*(thing.get_absolute_url() for thing in arranged), beside.get_url()):
        assert "Utama" in pages[address], address


def test_no_page_shows_it_from_midnight_on_even_if_the_command_never_ran(client, story, beside, photos):
    with clock.at(AFTER):
        pages = shown(client, story, photos)
        page = client.get(story.get_url()).text
    assert {address: names - {"Sendiri"} for address, names in pages.items() if names - {"Sendiri"}} == {}
    assert pages[story.get_url()] == {"Sendiri"}
    # What is shared is the drawn picture, which goes without the photo by itself.
    assert '"image":["http://testserver/og/' in page
    for caption in ("Keterangan utama", "Keterangan tengah", "Keterangan galeri"):
        assert caption not in page
    assert "Milik kami" in page


def test_command_draws_stories_again_and_takes_the_sizes_off_the_disk(taken):
    article, ending, ours = taken
    files = [Path(settings.MEDIA_ROOT, size.file.name) for size in ending.renditions.all()]
    assert len(files) == len([file for file in files if file.exists()]) > 0
    before = edition.current()
    with run_at(AFTER - EARLIER):
        stored = PublishedArticle.objects.get(pk=article.pk)
        photos = {"ending": ending, "ours": ours}
        assert named_in(f"{stored.story_html}{stored.card}{stored.structured_data}", photos) == {"ours"}
        assert stored.card["pictures_until"] is None
        assert list(rebuild(only_check=True)) == []
        assert edition.current() > before
    assert [file for file in files if file.exists()] == []
    kept = read_anew(ending).file.name
    assert kept != ending.file.name
    assert Path(settings.MEDIA_ROOT, kept).exists()
    assert read_anew(ours).file.name == ours.file.name
    assert read_anew(ours).renditions.exists()


def test_command_that_has_done_its_work_asks_once_and_begins_no_edition(taken, django_assert_num_queries):
    with run_at(AFTER - EARLIER), django_assert_num_queries(1):
        number = edition.current()
        assert take_down_ended() == []
        assert edition.current() == number


def test_nothing_happens_before_midnight(taken):
    number = edition.current()
    with run_at(BEFORE - EARLIER):
        assert edition.current() == number
    assert taken[1].renditions.exists()


def test_later_last_day_brings_it_back(client, taken):
    article, ending, _ours = taken
    with run_at(AFTER - EARLIER):
        photo = read_anew(ending)
        with TestCase.captureOnCommitCallbacks(execute=True):
            photo.rights_expire_on = LAST_DAY
            photo.save()
        assert Path(photo.file.name).stem in client.get(article.get_url()).text


def test_photo_that_cannot_be_moved_keeps_no_other_up(taken, caplog):
    with TestCase.captureOnCommitCallbacks(execute=True):
        broken = a_photo("Rusak", **ENDED)
    path = Path(settings.MEDIA_ROOT, broken.file.name)
    path.unlink()
    path.mkdir()
    with caplog.at_level(logging.ERROR), run_at(AFTER - EARLIER):
        assert not read_anew(taken[1]).renditions.exists()
    assert "A photo could not be taken down." in caplog.text


def test_photo_whose_file_is_lost_leaves_readers_all_the_same(client, caplog):
    with TestCase.captureOnCommitCallbacks(execute=True):
        lost = a_photo("Hilang", **ENDED)
        article = a_published_article(lead_photo=lost)
    sizes = [Path(settings.MEDIA_ROOT, size.file.name) for size in lost.renditions.all()]
    Path(settings.MEDIA_ROOT, lost.file.name).unlink()
    with caplog.at_level(logging.ERROR), run_at(AFTER - EARLIER):
        assert [size for size in sizes if size.exists()] == []
        assert PublishedArticle.objects.get(pk=article.pk).card["photo"] is None
        assert take_down_ended() == []
    assert "The file of a photo is lost." in caplog.text


def test_new_portrait_frees_a_story_of_the_old_ones_day(client):
    with TestCase.captureOnCommitCallbacks(execute=True):
        old, new, lead = a_photo("Lama", **ENDS), a_photo("Baru"), a_photo("Depan")
        person = a_person("Sri Tolle", portrait=old)
        article = a_published_article(lead_photo=lead, body=[a_quote(speaker=person)])
    assert PublishedArticle.objects.get(pk=article.pk).card["pictures_until"] == LAST_DAY.isoformat()
    with TestCase.captureOnCommitCallbacks(execute=True):
        person.portrait = new
        person.save()
    stored = PublishedArticle.objects.get(pk=article.pk)
    assert stored.card["pictures_until"] is None
    assert named_in(stored.story_html, {"old": old, "new": new}) == {"new"}


def reminders(user, *, today: date) -> list[tuple[str, date]]:
    cache.delete(KEPT_AS)
    return [(reminder.text, reminder.due_on) for reminder in ending_soon(user=user, today=today)]


def test_desk_hears_of_it_a_week_before(story, photos):
    editor = an_editor()
    with clock.at(BEFORE):
        found = reminders(editor, today=LAST_DAY - timedelta(days=7))
        assert len(found) == 5
        assert ("Hak foto berakhir: Utama", LAST_DAY) in found
        assert reminders(editor, today=LAST_DAY - timedelta(days=8)) == []
        assert reminders(editor, today=LAST_DAY + timedelta(days=1)) == []


def test_nobody_is_reminded_who_cannot_change_photos_or_of_one_that_no_reader_gets(story):
    an_article(lead_photo=a_photo("Draf", **ENDS))
    a_photo("Lepas", **ENDS)
    texts = {text for text, _day in reminders(an_editor(), today=LAST_DAY)}
    assert "Hak foto berakhir: Draf" not in texts
    assert "Hak foto berakhir: Lepas" not in texts
    assert reminders(a_user(), today=LAST_DAY) == []


def test_gallery_of_ended_photos_is_gone_with_its_title(client, photos):
    entries = [{"photo": photos["Tengah"], "caption": "", "alt": "Kapal"}] * 2
    article = a_published_article(body=[("gallery", {"title": "Sandar pagi", "photos": entries})])
    with clock.at(AFTER):
        assert "Sandar pagi" not in client.get(article.get_url()).text


def test_editor_sees_in_the_archive_that_the_rights_have_ended(photos):
    with clock.at(AFTER):
        assert "sudah berakhir" in str(_form(photos["Utama"]).fields["rights_expire_on"].help_text)
        assert "sudah berakhir" not in str(_form(photos["Sendiri"]).fields["rights_expire_on"].help_text)


def _form(photo: Photo) -> SafePhotoForm:
    from wagtail.images.forms import get_image_form

    return get_image_form(Photo)(instance=photo, user=a_reporter())
