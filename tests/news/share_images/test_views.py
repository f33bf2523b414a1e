"""The addresses of pictures for sharing: what is public, under its own key, drawn once."""

import fcntl
import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PaperSettings, Photo, PublishedArticle
from news.publication.writing import reproject
from news.share_images import image as image_values
from news.share_images import keeping
from news.share_images.image import ShareImage
from news.share_images.stored import find_image
from tests.builders import a_correction, a_photo, a_published_article, a_retraction, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    return a_published_article(title="Air pasang merendam sembilan desa", lead_photo=a_photo())


def path_of(story: ArticlePage) -> str:
    return PublishedArticle.objects.get(pk=story.pk).facts["share_image"]["path"]


def drawn_of(story: ArticlePage) -> dict:
    return PublishedArticle.objects.get(pk=story.pk).facts["share_image"]["drawn"]


def kept() -> list[Path]:
    return sorted(keeping._directory().glob("*/*.jpg"))


def meta(client, url: str, name: str) -> str:
    return re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', client.get(url).text)[1]


def test_page_names_its_picture_with_size_and_words(client, story):
    assert meta(client, story.get_url(), "og:image") == f"http://testserver{path_of(story)}"
    assert meta(client, story.get_url(), "og:image:width") == "1200"
    assert meta(client, story.get_url(), "og:image:height") == "630"
    assert meta(client, story.get_url(), "og:image:alt") == f"{story.title} · Kabar Muara"
    assert meta(client, story.get_url(), "twitter:card") == "summary_large_image"


def test_picture_is_drawn_at_the_first_question_and_kept(client, story, monkeypatch):
    keeping.forget(str(story.pk))
    first = client.get(path_of(story))
    assert (first.status_code, first["Content-Type"]) == (200, "image/jpeg")
    monkeypatch.setattr(keeping, "draw", None)
    assert client.get(path_of(story)).content == first.content


def test_picture_is_kept_by_others_no_longer_than_pages_are(client, story):
    """Nobody purges it: a headline that had to go would stay in front of us."""
    policy = client.get(path_of(story))["Cache-Control"]
    assert "s-maxage=60" in policy
    assert int(re.search(r"max-age=(\d+)", policy)[1]) <= 300


def test_picture_that_somebody_has_is_not_sent_again(client, story):
    tag = client.get(path_of(story))["ETag"]
    again = client.get(path_of(story), HTTP_IF_NONE_MATCH=tag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert "s-maxage=60" in again["Cache-Control"]


def test_picture_costs_one_query(client, story, django_assert_num_queries):
    path = path_of(story)
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


def test_wrong_key_leads_to_the_right_one_and_draws_nothing(client, story):
    keeping.forget(str(story.pk))
    response = client.get(f"/og/{story.pk}-0123456789ab.jpg")
    assert (response.status_code, response.url) == (302, path_of(story))
    assert not [path for path in kept() if path.parent.name == str(story.pk)]


@pytest.mark.parametrize(
    "path", ["/og/999999999999999999-0123456789ab.jpg", "/og/1-x.jpg", "/og/-1-0123456789ab.jpg", "/og/"]
)
def test_made_up_address_leads_nowhere(client, path):
    assert client.get(path).status_code == 404


def test_nobody_writes_there(client, story):
    assert client.post(path_of(story)).status_code == 405


def test_draft_has_no_picture(client):
    assert client.get(f"/og/{an_article().pk}-0123456789ab.jpg").status_code == 404


def test_another_headline_has_another_address_and_the_old_one_leads_there(client):
    story = a_published_article(title="Lama")
    before = path_of(story)
    draft = story.get_latest_revision_as_object()
    draft.title = "Baru"
    publish_imported(draft)
    assert path_of(story) != before
    assert client.get(before).url == path_of(story)


def test_picture_says_what_readers_must_know(client):
    story = a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="PT Muara", title="Rumah murah")
    assert (drawn_of(story)["label_text"], drawn_of(story)["byline"]) == ("Advertorial", "PT Muara")
    corrected = a_published_article(title="Air pasang")
    a_correction(corrected)
    assert drawn_of(corrected)["correction_mark"] == "Ralat"


@pytest.mark.parametrize(
    "changes",
    [
        {"rights": Photo.Rights.UNKNOWN},
        {"rights_expire_on": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_photo_whose_rights_do_not_allow_it_is_not_drawn(changes):
    assert drawn_of(a_published_article(lead_photo=a_photo("Pinjaman", **changes)))["photo"] == ""


def test_picture_does_not_outlive_the_rights_in_its_photo(client, monkeypatch):
    until = timezone.localdate() + timedelta(days=3)
    story = a_published_article(lead_photo=a_photo("Pinjaman", rights_expire_on=until))
    assert drawn_of(story)["photo"]
    before = path_of(story)
    assert client.get(before).status_code == 200
    monkeypatch.setattr(image_values, "today", lambda: until)
    assert client.get(before).status_code == 200
    monkeypatch.setattr(image_values, "today", lambda: until + timedelta(days=1))
    answer = client.get(before)
    assert (answer.status_code, answer.url != before) == (302, True)
    assert find_image(story.pk).photo == find_image(story.pk).credit == ""
    assert client.get(answer.url).status_code == 200


def test_row_that_says_more_than_pictures_show_is_read(story):
    row = PublishedArticle.objects.get(pk=story.pk)
    row.facts["share_image"]["drawn"]["of_old"] = "x"
    row.save(update_fields=["facts"])
    assert find_image(story.pk).title == story.title


def test_photo_that_is_gone_costs_the_picture_only_the_photo(client):
    image = ShareImage(name="7", paper="Kabar Muara", title="Air", photo="/media/images/gone.webp")
    assert keeping.draw_and_keep(image)


def test_retracted_story_has_no_picture_and_its_notice_says_nothing_of_it(
    client, django_capture_on_commit_callbacks
):
    story = a_published_article(title="Gudang itu kosong")
    path = path_of(story)
    client.get(path)
    with django_capture_on_commit_callbacks(execute=True):
        a_retraction(story)
    assert client.get(path).status_code == 404
    assert str(story.pk) not in {one.parent.name for one in kept()}
    picture = meta(client, story.get_url(), "og:image").removeprefix("http://testserver")
    assert picture.startswith("/og/dicabut-")
    assert client.get(picture).status_code == 200


def test_every_other_page_has_the_papers_own(client):
    for url in ("/", "/berita/", "/koreksi/", "/kutipan/"):
        path = meta(client, url, "og:image").removeprefix("http://testserver")
        assert path.startswith("/og/sampul-"), url
        assert client.get(path).status_code == 200
    paper = PaperSettings.load()
    paper.name = "Kabar Lain"
    paper.save()
    assert client.get(path).status_code == 302


def test_story_that_is_only_written_again_keeps_its_picture(client, django_capture_on_commit_callbacks):
    story = a_published_article(title="Air pasang")
    client.get(path_of(story))
    with django_capture_on_commit_callbacks(execute=True):
        reproject(story.pk)
    assert str(story.pk) in {one.parent.name for one in kept()}
    draft = story.get_latest_revision_as_object()
    draft.title = "Air surut"
    with django_capture_on_commit_callbacks(execute=True):
        publish_imported(draft)
    assert str(story.pk) not in {one.parent.name for one in kept()}


def test_picture_of_a_story_that_is_withdrawn_while_it_is_drawn_is_not_kept(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    story = a_published_article(title="Gudang itu kosong")
    path, drawing = path_of(story), keeping.draw

    def withdraw_and_draw(*args):
        monkeypatch.setattr(keeping, "draw", drawing)
        with django_capture_on_commit_callbacks(execute=True):
            a_retraction(story)
        return drawing(*args)

    monkeypatch.setattr(keeping, "draw", withdraw_and_draw)
    assert client.get(path, follow=True).status_code == 404
    assert str(story.pk) not in {one.parent.name for one in kept()}


@pytest.fixture
def somebody_draws() -> Iterator[None]:
    """Another process has the one pen of this machine."""
    keeping._directory().mkdir(parents=True, exist_ok=True)
    with (keeping._directory() / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.mark.usefixtures("somebody_draws")
def test_nobody_waits_long_for_a_picture(client, story):
    keeping.forget(str(story.pk))
    begun = time.monotonic()
    answer = client.get(path_of(story))
    assert time.monotonic() - begun < 2
    assert (answer.status_code, answer["Cache-Control"]) == (302, "no-store")
    assert answer.url.startswith("/og/sampul-")


@pytest.mark.usefixtures("somebody_draws")
def test_cover_that_cannot_be_drawn_now_leads_nowhere(client):
    keeping.forget("sampul")
    path = meta(client, "/", "og:image").removeprefix("http://testserver")
    answer = client.get(path)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_many_who_ask_at_once_get_one_drawing_and_hold_few_threads(monkeypatch):
    image, draws = ShareImage(name="8", paper="Kabar Muara", title="Serentak"), []
    drawing, all_there = keeping.draw, threading.Barrier(8)
    monkeypatch.setattr(keeping, "WAIT_SECONDS", 20)

    def draw(*args):
        draws.append(1)
        time.sleep(0.2)
        return drawing(*args)

    def ask(_number):
        all_there.wait()
        try:
            return keeping.draw_and_keep(image)
        except keeping.Busy:
            return None

    monkeypatch.setattr(keeping, "draw", draw)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len(draws) == 1
    assert 1 <= len([one for one in found if one]) <= keeping.THREADS
    assert keeping.load_kept(image)


def test_pictures_that_nobody_asks_for_go_when_there_are_too_many(monkeypatch):
    """Not those drawn longest ago: whoever draws thousands of others pushes out what readers share."""
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    shutil.rmtree(keeping._directory(), ignore_errors=True)
    images = [ShareImage(name=name, paper="P", title="T") for name in ("91", "92", "93")]
    for age, image in zip((30, 20), images, strict=False):
        keeping.draw_and_keep(image)
        long_ago = time.time() - age
        os.utime(keeping._directory() / image.name, (long_ago, long_ago))
    assert keeping.load_kept(images[0])
    keeping.draw_and_keep(images[2])
    assert {path.parent.name for path in kept()} == {"91", "93"}


def test_full_disk_costs_nobody_the_picture_and_is_drawn_once(monkeypatch):
    draws, drawing = [], keeping.draw

    def refuse(*args):
        raise OSError

    monkeypatch.setattr(keeping, "draw", lambda *args: draws.append(1) or drawing(*args))
    monkeypatch.setattr(keeping, "_write", refuse)
    assert keeping.draw_and_keep(ShareImage(name="94", paper="P", title="T"))
    assert len(draws) == 1
