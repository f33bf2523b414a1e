"""What is offered while somebody types."""

import pytest

from news.models import PersonAlias, RegionAlias
from search.suggestions import suggestions_for
from tests.search.stories import a_findable_story, a_place, a_speaker
from tests.search.test_views import HOSTILE_VALUES

pytestmark = pytest.mark.usefixtures("module_db")


@pytest.fixture(scope="module", autouse=True)
def _stories(module_db):
    place = a_place("Penajam Paser Utara", short_name="PPU")
    RegionAlias.objects.create(region=place, name="Benuo Taka")
    speaker, unread = a_speaker("Hendrik Sulaiman"), a_speaker("Hendra Rahasia")
    PersonAlias.objects.create(person=speaker, name="Pak Hendrik")
    PersonAlias.objects.create(person=unread, name="Pak Hen")
    a_findable_story("Penanaman bakau di Babulu", region=place, quotes=[("Bagus", speaker)])


def names(typed: str) -> list[str]:
    return [suggestion.name for suggestion in suggestions_for(typed)]


@pytest.mark.parametrize("typed", ["penaj", "PPU", "paser pen", "benuo", "Penajam Paser Utara"])
def test_a_region_is_offered_by_the_beginning_of_any_of_its_names(db, typed):
    assert names(typed) == ["Penajam Paser Utara"]


def test_people_are_offered_of_whom_readers_have_read(db):
    assert names("hend") == ["Hendrik Sulaiman"]
    assert names("pak hen") == ["Hendrik Sulaiman"]


def test_headlines_are_offered_by_the_beginnings_of_their_words(db):
    assert names("babulu penan") == ["Penanaman bakau di Babulu"]


def test_one_letter_offers_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names("p") == names("") == []


def test_suggestions_cost_two_statements(db, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(names("pen")) == 2


def test_suggestions_are_a_cacheable_list_of_links(db, client):
    response = client.get("/cari/saran/?q=penaj")
    assert '<a href="/wilayah/penajam-paser-utara/">' in response.content.decode()
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert client.post("/cari/saran/").status_code == 405


@pytest.mark.parametrize("value", HOSTILE_VALUES.values(), ids=HOSTILE_VALUES)
def test_hostile_input_offers_what_it_may_and_never_fails(db, client, value):
    response = client.get(f"/cari/saran/?q={value}")
    assert response.status_code == 200
    assert b"<script>" not in response.content
