"""Desks in the admin: whom a change would let approve everything is said before it is saved."""

import pytest
from django.urls import reverse

from news.editorial.models import Desk
from tests.builders import a_chief, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def desk(client) -> Desk:
    """Rahma sits here alone, Bimo at another desk too, and the chief is limited by none."""
    chief = a_chief("pemred", first_name="Chandra")
    client.force_login(chief)
    rahma, bimo = an_editor("rahma", first_name="Rahma"), an_editor("bimo", first_name="Bimo")
    desk, other = Desk.objects.create(name="Samarinda"), Desk.objects.create(name="Olahraga")
    desk.members.set([rahma, bimo, chief])
    other.members.set([bimo])
    return desk


def url(action: str, desk: Desk) -> str:
    return reverse(Desk.snippet_viewset.get_url_name(action), args=[desk.pk])


def test_last_seat_is_taken_away_only_by_saying_so(client, desk):
    response = client.post(url("edit", desk), {"name": "Samarinda", "members": []})
    assert response.status_code == 200
    (sentence,) = response.context["form"].errors["sets_free"]
    assert "Rahma" in sentence
    assert "Bimo" not in sentence
    assert "Chandra" not in sentence
    assert desk.members.count() == 3
    form = {"name": "Samarinda", "members": [], "sets_free": "on"}
    assert client.post(url("edit", desk), form).status_code == 302
    assert desk.members.count() == 0


def test_seat_beside_another_is_taken_away_without_a_word(client, desk):
    staying = desk.members.exclude(username="bimo").values_list("pk", flat=True)
    form = {"name": "Samarinda", "members": list(staying)}
    assert client.post(url("edit", desk), form).status_code == 302
    assert desk.members.count() == 2


def test_question_before_a_desk_is_deleted_names_who_would_be_free(client, desk):
    html = client.get(url("delete", desk)).text
    assert "Rahma" in html
    assert "Bimo" not in html


def test_seats_are_asked_about_only_where_somebody_could_lose_the_last_one(client, desk):
    other = Desk.objects.get(name="Olahraga")
    assert 'name="sets_free"' in client.get(url("edit", desk)).text
    assert 'name="sets_free"' not in client.get(url("edit", other)).text
    assert 'name="sets_free"' not in client.get(reverse(Desk.snippet_viewset.get_url_name("add"))).text
