"""What stories refer to: found by any name, made on the spot by those who may, kept by those who must."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from news.models import Author, Person, PersonAlias, Region, RegionAlias, Section, Topic
from tests.builders import a_chief, a_person, a_region, a_reporter, a_section, a_topic, an_author, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "choosers_find")]


@pytest.fixture
def reporter(client):
    """Somebody at work in the editor."""
    user = a_reporter()
    client.force_login(user)
    return user


def name_of(model: type, verb: str) -> str:
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{verb}"


def chooser(model: type, verb: str) -> str:
    return reverse(f"wagtailsnippetchoosers_{model._meta.app_label}_{model._meta.model_name}:{verb}")


def found(client, model: type, query: str) -> str:
    """What the chooser of the editor answers to a search."""
    response = client.get(chooser(model, "choose_results"), {"q": query})
    assert response.status_code == 200
    return response.text


def with_alias(thing, *names: str):
    alias = PersonAlias if isinstance(thing, Person) else RegionAlias
    thing.aliases.add(*[alias(name=name) for name in names])
    thing.save()
    return thing


def person_form(**values) -> dict[str, str]:
    empty = {"name": "", "honorific": "", "description": "", "portrait": "", "slug": ""}
    formsets = {"aliases": inline_formset([]), "positions": inline_formset([])}
    return nested_form_data(empty | values | formsets)


@pytest.mark.parametrize("query", ["PPU", "ppu", "Penajam", "penajam paser"])
def test_region_is_found_by_abbreviation_and_by_name(client, reporter, query):
    a_region("Penajam Paser Utara", code="64.09", short_name="PPU")
    a_region("Paser", code="64.01")
    page = found(client, Region, query)
    assert "Penajam Paser Utara" in page
    assert "Kabupaten Paser<" not in page


def test_region_is_found_by_any_alias(client, reporter):
    with_alias(a_region("Kutai Kartanegara", code="64.02", short_name="Kukar"), "Tenggarong Raya")
    assert "Kutai Kartanegara" in found(client, Region, "Kukar")
    assert "Kutai Kartanegara" in found(client, Region, "Tenggarong Raya")


def test_person_is_found_by_alias(client, reporter):
    with_alias(a_person("Rosdiana Kapitan"), "Bu Ros")
    a_person("Arman Setiadji")
    page = found(client, Person, "Bu Ros")
    assert "Rosdiana Kapitan" in page
    assert "Arman Setiadji" not in page


def test_author_is_found_by_initials(client, reporter):
    an_author("Dimas Arya", initials="ara")
    an_author("Laras Wening", initials="lar")
    page = found(client, Author, "ara")
    assert "Dimas Arya" in page


@pytest.mark.parametrize("query", ["\x00", '"', " ", "(", "*", "x" * 10_000], ids=repr)
@pytest.mark.parametrize("model", [Person, Region, Author])
def test_no_search_breaks_a_chooser(client, reporter, model, query):
    assert client.get(chooser(model, "choose_results"), {"q": query}).status_code == 200


def test_reporter_makes_a_person_on_the_spot(client, reporter):
    assert client.get(chooser(Person, "choose")).status_code == 200
    response = client.post(chooser(Person, "create"), {"name": "Rosdiana Kapitan", "description": ""})
    assert response.json()["step"] == "chosen"
    assert Person.objects.get().slug == "rosdiana-kapitan"


def test_alias_that_was_taken_away_finds_nobody(client, reporter):
    person = with_alias(a_person("Rosdiana Kapitan"), "Bu Ros")
    person.aliases.all()[0].delete()
    assert "Rosdiana Kapitan" not in found(client, Person, "Bu Ros")
    with_alias(Person.objects.get(), "Ibu Ros")
    Person.objects.get().delete()
    assert "Rosdiana Kapitan" not in found(client, Person, "Ibu Ros")


def test_two_people_of_one_name_have_two_addresses(client, reporter):
    for _time in range(2):
        client.post(chooser(Person, "create"), {"name": "Siti Aminah", "description": ""})
    assert list(Person.objects.order_by("pk").values_list("slug", flat=True)) == [
        "siti-aminah",
        "siti-aminah-2",
    ]


def test_person_without_a_name_is_not_made(client, reporter):
    client.post(chooser(Person, "create"), {"name": "", "description": "Tanpa nama"})
    assert not Person.objects.exists()


def test_reporter_cannot_edit_a_person(client, reporter):
    person = a_person()
    address = reverse(name_of(Person, "edit"), args=[person.pk])
    for response in (client.get(address), client.post(address, person_form(name="Diganti"))):
        assert response.status_code in {302, 403}
    assert Person.objects.get().name == person.name


@pytest.mark.parametrize("model", [Author, Section, Region, Topic])
@pytest.mark.parametrize("verb", ["add", "edit", "delete"])
def test_reporter_changes_nothing_that_stories_refer_to(client, reporter, model, verb):
    thing = {Author: an_author, Section: a_section, Region: a_region, Topic: a_topic}[model]()
    address = reverse(name_of(model, verb), args=[] if verb == "add" else [thing.pk])
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, {"name": "Diganti", "slug": "diganti"}).status_code in {302, 403}
    thing.refresh_from_db()
    assert thing.name != "Diganti"
    assert model.objects.filter(name="Diganti").count() == 0


def test_reporter_looks_things_up(client, reporter):
    for model in (Person, Author, Section, Region, Topic):
        assert client.get(reverse(name_of(model, "list"))).status_code == 200


def test_editor_keeps_the_people(client):
    client.force_login(an_editor())
    person = a_person()
    address = reverse(name_of(Person, "edit"), args=[person.pk])
    assert client.get(address).status_code == 200
    response = client.post(address, person_form(name="Rosdiana K. Kapitan", slug=person.slug))
    assert response.status_code == 302
    assert Person.objects.get().name == "Rosdiana K. Kapitan"


def test_person_edited_with_an_alias_is_found_by_it_at_once(client):
    client.force_login(an_editor())
    person = a_person()
    data = person_form(name=person.name, slug=person.slug)
    data |= nested_form_data({"aliases": inline_formset([{"name": "Bu Ros"}])})
    assert client.post(reverse(name_of(Person, "edit"), args=[person.pk]), data).status_code == 302
    assert "Rosdiana Kapitan" in found(client, Person, "Bu Ros")


def test_office_that_ends_before_it_starts_is_an_error_in_words(client):
    client.force_login(an_editor())
    person = a_person()
    office = {
        "title": "Camat",
        "institution": "",
        "region": "",
        "starts_on": "01/02/2026",
        "ends_on": "01/01/2026",
    }
    data = person_form(name=person.name, slug=person.slug)
    data |= nested_form_data({"positions": inline_formset([office])})
    response = client.post(reverse(name_of(Person, "edit"), args=[person.pk]), data)
    assert response.status_code == 200
    assert not person.positions.exists()


@pytest.mark.parametrize("model", [Author, Section, Region, Topic, Person])
def test_chief_keeps_everything(client, model):
    client.force_login(a_chief())
    assert client.get(reverse(name_of(model, "add"))).status_code == 200
    assert client.get(reverse(name_of(model, "list"))).status_code == 200
