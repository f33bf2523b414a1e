"""A topic or an author that is typed."""

import pytest
from django.core.exceptions import ValidationError

from news.imports.archive.refiling.by_name import ByName
from news.models import Author, Topic
from tests.builders import a_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def field(site) -> ByName:
    for name in ("Banjir", "Banjir rob"):
        a_topic(name)
    return ByName(Topic)


@pytest.mark.parametrize("typed", ["Banjir", " banjir ", "BANJIR"])
def test_a_name_is_found_however_it_is_typed(field, typed):
    assert field.clean(typed).name == "Banjir"


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_typed_is_nothing(field, typed):
    assert field.clean(typed) is None


def test_a_part_of_a_name_is_answered_with_those_that_have_it(field):
    with pytest.raises(ValidationError, match="Banjir, Banjir rob"):
        field.clean("anji")


def test_what_nobody_knows_is_said(field):
    with pytest.raises(ValidationError):
        field.clean("Kebakaran")


def test_of_two_with_one_name_the_address_says_which(site):
    first, second = Author.objects.create(name="Rini A"), Author.objects.create(name="Rini A")
    with pytest.raises(ValidationError, match=second.slug):
        ByName(Author).clean("Rini A")
    assert ByName(Author).clean(second.slug) == second
    assert ByName(Author).clean(first.slug) == first
