"""The list of what was put right: no headline that readers may not have, and no reply that dies with its story."""

import pytest
from wagtail.models import PageViewRestriction

from news.models import Correction
from tests.builders import a_correction, a_published_article, a_retraction
from tests.news.editorial.corrections.retractions import brought_back, retracted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TITLE = "Bocah Rani diperkosa paman"
REPLY = "Kami membantah seluruh isi berita."


@pytest.fixture
def story():
    return a_published_article(title=TITLE, slug="gudang-beras")


def a_reply(story, **changes) -> Correction:
    return a_correction(
        story, kind=Correction.Kind.REPLY, party="PT Bara Loa Indah", **({"text": REPLY} | changes)
    )


def lists(client) -> str:
    return "".join(client.get(url).text for url in ("/koreksi/", "/koreksi/?jenis=pencabutan"))


# Which headline -------------------------------------------------------------------------------------------------------


def test_ended_retraction_does_not_name_a_story_that_is_retracted_for_a_victim_now(client, story):
    brought_back(retracted(story))
    a_retraction(story, ground="victim")
    page = lists(client)
    assert TITLE not in page
    assert "gudang-beras" not in page


def test_ended_retraction_does_not_name_a_story_that_is_restricted_now(client, story):
    brought_back(retracted(story))
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    page = lists(client)
    assert TITLE not in page
    assert "gudang-beras" not in page
    assert "Dokumennya ternyata asli." in page


def test_ended_retraction_names_the_headline_that_readers_have(client, story):
    brought_back(retracted(story))
    draft = story.get_latest_revision_as_object()
    draft.title = "Judul yang belum dibaca siapa pun"
    draft.save_revision()
    assert TITLE in lists(client)
    assert "Judul yang belum" not in lists(client)


def test_list_costs_the_same_with_one_retracted_story_and_with_many(client, django_assert_max_num_queries):
    for number in range(6):
        other = a_published_article(title=f"Berita {number}")
        a_reply(other)
        a_retraction(other)
    client.get("/koreksi/")
    with django_assert_max_num_queries(9):
        client.get("/koreksi/?jenis=")


# Replies --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("full_text", ["", "Baris pertama.\n\nBaris kedua."])
def test_every_reply_has_a_page_linked_both_ways_with_its_own_time(client, story, full_text):
    reply = a_reply(story, full_text=full_text)
    own = f"/koreksi/{reply.pk}/"
    page = client.get(own)
    assert page.status_code == 200
    assert f'href="{story.get_url()}"' in page.text
    assert reply.approved_at.isoformat() in page.text
    assert (full_text.split()[-1] if full_text else REPLY) in page.text
    for url in (story.get_url(), "/koreksi/"):
        assert f'href="{own}"' in client.get(url).text


def test_reply_keeps_its_paragraphs_above_the_story(client, story):
    a_reply(story, text="Baris pertama.\n\nBaris kedua.")
    assert "Baris pertama.<br><br>Baris kedua." in client.get(story.get_url()).text


def test_reply_stays_when_its_story_is_retracted(client, story):
    reply = a_reply(story)
    a_retraction(story)
    page = client.get(f"/koreksi/{reply.pk}/")
    assert page.status_code == 200
    assert REPLY in page.text
    assert f'href="{story.get_url()}"' in page.text
    assert REPLY in client.get("/koreksi/").text


def test_reply_to_a_story_retracted_for_a_child_names_no_story(client, story):
    reply = a_reply(story)
    a_retraction(story, ground="child")
    for url in (f"/koreksi/{reply.pk}/", "/koreksi/"):
        page = client.get(url).text
        assert REPLY in page
        assert TITLE not in page
        assert "gudang-beras" not in page


def test_correction_of_a_retracted_story_leaves_the_list(client, story):
    a_correction(story, text="Yang benar dua.")
    a_retraction(story)
    assert "Yang benar dua." not in client.get("/koreksi/").text


def test_reply_to_a_story_that_readers_do_not_have_is_nobodys(client, story):
    reply = a_reply(story)
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/koreksi/{reply.pk}/").status_code == 404
    assert REPLY not in client.get("/koreksi/").text
