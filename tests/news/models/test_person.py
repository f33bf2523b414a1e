from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import Person, PersonAlias, Position
from tests.builders import a_person, a_region

pytestmark = pytest.mark.django_db


def an_office(
    person: Person, title: str, *, since: date | None = None, until: date | None = None
) -> Position:
    return Position.objects.create(person=person, title=title, starts_on=since, ends_on=until)


def test_office_that_ends_before_it_starts_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        an_office(a_person(), "Camat", since=date(2026, 2, 1), until=date(2026, 1, 31))


def test_office_that_ends_before_it_starts_is_refused_in_words():
    office = Position(person=a_person(), title="Camat", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 31))
    with pytest.raises(ValidationError, match=r"."):
        office.full_clean()


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2026, 2, 1), date(2026, 2, 1)),
        (None, date(2026, 2, 1)),
        (date(2026, 2, 1), None),
        (None, None),
    ],
)
def test_office_may_last_a_day_or_have_an_open_end(since, until):
    an_office(a_person(), "Camat", since=since, until=until)


def test_alias_is_kept_once_a_person():
    person = a_person()
    PersonAlias.objects.create(person=person, name="Bu Ros")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonAlias.objects.create(person=person, name="Bu Ros")
    PersonAlias.objects.create(person=a_person("Rosna"), name="Bu Ros")


def test_region_of_an_office_cannot_be_deleted_under_it():
    region = a_region()
    Position.objects.create(person=a_person(), title="Camat", region=region)
    with pytest.raises(IntegrityError):
        region.delete()


def test_office_reads_with_its_institution():
    assert str(Position(title="Camat", institution="Kecamatan Anggana")) == "Camat Kecamatan Anggana"
    assert str(Position(title="Camat")) == "Camat"


def test_person_is_at_an_address_of_their_own():
    assert a_person("Rosdiana Kapitan").get_absolute_url() == "/tokoh/rosdiana-kapitan/"
