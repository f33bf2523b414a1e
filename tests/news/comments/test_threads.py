from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from news.comments import threads
from news.comments.moderating import open_or_close
from news.comments.threads import load_discussion, load_page
from tests.builders import a_chief, a_published_article, a_retraction, an_article
from tests.news.comments.people import (
    a_comment,
    a_paper_with_comments,
    a_reader,
    a_waiting_comment,
    signed_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]


@pytest.fixture(scope="module")
def paper(site):
    return a_paper_with_comments()


@pytest.fixture(scope="module")
def story(paper):
    return a_published_article()


@pytest.fixture(scope="module")
def ani(paper):
    return a_reader()


def thread_of(story) -> str:
    return f"/komentar/{story.pk}/"


def text_of(client, path: str) -> str:
    return client.get(path).content.decode()


def test_thread_is_the_same_for_everybody_and_kept_for_seconds(client, ani, story):
    a_comment(story, ani)
    pages = [browser.get(thread_of(story)) for browser in (client, signed_in(ani))]
    assert pages[0].content == pages[1].content
    for page in pages:
        assert not page.cookies
        assert "Cookie" not in page.get("Vary", "")
        assert "s-maxage=10" in page["Cache-Control"]
        assert "public" in page["Cache-Control"]
    assert 'content="noindex"' in pages[0].content.decode()


def test_thread_shows_names_and_words_of_published_comments_alone(client, ani, story):
    first = a_comment(story, ani, "Yang pertama.")
    a_comment(story, ani, "Jawaban.", parent=first)
    a_waiting_comment(story, ani, "Belum dibaca.")
    a_comment(story, ani, "Tersembunyi.", state="hidden")
    a_comment(a_published_article(), ani, "Di tempat lain.")
    page = text_of(client, thread_of(story))
    assert "Ani Warga" in page
    assert page.index("Yang pertama.") < page.index("Jawaban.")
    for word in ("Belum dibaca.", "Tersembunyi.", "Di tempat lain.", "ani@warga", ani.mark):
        assert word not in page


def test_hidden_comment_with_answers_keeps_its_place_without_its_words(client, ani, story):
    hidden = a_comment(story, ani, "Hinaan.", state="hidden")
    a_comment(story, ani, "Jawaban yang baik.", parent=hidden)
    page = text_of(client, thread_of(story))
    assert "Hinaan." not in page
    assert "disembunyikan" in page
    assert "Jawaban yang baik." in page


def test_no_comment_shows_the_form_and_none_of_the_rest(client, story):
    page = text_of(client, thread_of(story))
    assert f'href="/komentar/{story.pk}/tulis/"' in page
    assert "Belum ada yang menulis" in page


@pytest.mark.parametrize("count", [3, 30])
def test_thread_costs_the_same_whatever_its_length(client, ani, story, count, django_assert_num_queries):
    for number in range(count):
        first = a_comment(story, ani, f"Komentar {number}.")
        a_comment(story, ani, f"Jawaban {number}.", parent=first)
    with django_assert_num_queries(6):
        client.get(thread_of(story))


def test_long_thread_goes_on_where_the_page_ended(client, ani, story, monkeypatch):
    monkeypatch.setattr(threads, "PAGE_SIZE", 2)
    now = timezone.now()
    for number in range(5):
        a_comment(story, ani, f"Nomor {number}.", published_at=now - timedelta(minutes=number // 2))
    seen, cursor = [], ""
    while True:
        page = load_page(story.pk, cursor=cursor)
        seen += [entry.text for entry in page.entries]
        if not page.older_query:
            break
        cursor = page.older_query.partition("=")[2]
    assert sorted(seen) == [f"Nomor {number}." for number in range(5)]
    assert len(seen) == 5


@pytest.mark.parametrize("cursor", ["\0", "'", "x-1", "9" * 60, "1-" + "9" * 30, "-"])
def test_wrong_page_is_the_first(client, ani, story, cursor):
    a_comment(story, ani, "Yang pertama.")
    assert "Yang pertama." in client.get(thread_of(story), {"sebelum": cursor}).content.decode()


@pytest.mark.parametrize("path", ["/komentar/0/", f"/komentar/{'9' * 30}/", "/komentar/x/", "/komentar/"])
def test_address_of_no_story_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_draft_is_not_told_from_no_story(client, paper):
    assert client.get(thread_of(an_article())).status_code == 404


def test_reader_sends_nothing_to_a_thread(client, story):
    for method in (client.post, client.put, client.delete):
        assert method(thread_of(story)).status_code == 405


def test_comments_go_with_a_retracted_story(client, ani):
    story = a_published_article()
    a_comment(story, ani, "Kata Ani.")
    a_retraction(story)
    response = client.get(thread_of(story))
    assert response.status_code == 410
    assert "Kata Ani." not in response.content.decode()
    assert "tidak ada lagi" in response.content.decode()
    assert client.get(f"{thread_of(story)}bagian/").status_code == 404
    assert signed_in(ani).get(f"{thread_of(story)}tulis/").status_code == 410


@pytest.mark.parametrize("field", ["is_about_child", "is_about_sexual_violence"])
def test_story_that_protects_somebody_begins_closed_and_shows_nothing(client, ani, field):
    story = a_published_article(**{field: True})
    a_comment(story, ani, "Rumahnya di RT 3.")
    page = text_of(client, thread_of(story))
    assert "RT 3" not in page
    assert "tulis/" not in page
    assert "RT 3" not in text_of(client, f"{thread_of(story)}bagian/")
    open_or_close(story.pk, is_open=True, by=a_chief(), note="Dibaca berdua.")
    assert "RT 3" in text_of(client, thread_of(story))


def test_closed_thread_keeps_what_was_written(client, ani, story):
    a_comment(story, ani, "Yang tadi.")
    open_or_close(story.pk, is_open=False, by=a_chief())
    page = text_of(client, thread_of(story))
    assert "Yang tadi." in page
    assert "tulis/" not in page
    assert "balas=" not in text_of(client, f"{thread_of(story)}bagian/")
    assert not load_discussion(story.pk).is_open


def test_part_for_the_story_is_no_page(client, ani, story):
    a_comment(story, ani, "Yang pertama.")
    part = client.get(f"{thread_of(story)}bagian/")
    assert "Yang pertama." in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "s-maxage=10" in part["Cache-Control"]
    assert not part.cookies


def test_story_names_its_comments_and_none_of_their_words(client, ani, story):
    a_comment(story, ani, "Kata Ani.")
    page = text_of(client, story.get_url())
    assert text_of(signed_in(ani), story.get_url()) == page
    assert f'href="/komentar/{story.pk}/"' in page
    assert "Kata Ani." not in page
    assert "<reader-comments" in page


def test_paper_that_takes_no_comments_has_none(client, paper, story):
    paper.takes_comments = False
    paper.save()
    for path in (
        thread_of(story),
        f"{thread_of(story)}bagian/",
        f"{thread_of(story)}tulis/",
    ):
        assert Client().get(path).status_code == 404
    assert "/komentar/" not in text_of(client, story.get_url())


def test_terms_say_the_hours_the_version_and_what_stays(client, paper):
    page = text_of(client, "/komentar/aturan/")
    assert "cadangan" in page
    assert "48 jam" in page
    assert "Versi 1" in page


def test_feeds_and_search_know_no_comment(client, ani, story):
    a_comment(story, ani, "Zamrudkhatulistiwa di hilir.")
    for path in ("/feed/", "/cari/?q=Zamrudkhatulistiwa", "/sitemap.xml", "/"):
        page = text_of(client, path)
        assert "Zamrudkhatulistiwa di hilir" not in page
        assert "/komentar/" not in page
