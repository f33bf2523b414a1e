"""The addresses of pictures for sharing: what is public, under its own key, drawn once."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PaperSettings, Photo, PublishedArticle
from news.share_images import keeping
from news.share_images.image import ShareImage
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
    assert "max-age=86400" in first["Cache-Control"]
    monkeypatch.setattr(keeping, "draw", None)
    assert client.get(path_of(story)).content == first.content


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


def test_photo_that_is_gone_costs_the_picture_only_the_photo(client):
    image = ShareImage(name="7", paper="Kabar Muara", title="Air", photo="/media/images/gone.webp")
    assert keeping.load_or_draw(image)


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


def test_many_who_ask_at_once_get_one_drawing(monkeypatch):
    image, draws = ShareImage(name="8", paper="Kabar Muara", title="Serentak"), []
    drawing = keeping.draw
    monkeypatch.setattr(keeping, "draw", lambda *args: draws.append(1) or drawing(*args))
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(keeping.load_or_draw, [image] * 8))
    assert len(found) == len(draws) == 1


def test_oldest_pictures_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    for name in ("91", "92", "93"):
        keeping.load_or_draw(ShareImage(name=name, paper="P", title="T"))
    assert len({path.parent.name for path in kept()}) == 2
    assert (keeping._directory() / "93").exists()


def test_full_disk_costs_nobody_the_picture(monkeypatch):
    def refuse(*args):
        raise OSError

    monkeypatch.setattr(keeping, "_write", refuse)
    assert keeping.load_or_draw(ShareImage(name="94", paper="P", title="T"))
