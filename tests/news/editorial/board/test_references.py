"""What changes beside the text, in a photo or about somebody, is on the cards of open stories as well."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.editorial.models import DeskCard
from news.models import Photo, Position
from tests.builders import a_person, a_photo, a_published_article, a_quote, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def rules(article) -> list[str]:
    return [finding["rule"] for finding in DeskCard.objects.get(article=article).findings]


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_credit_filled_in_at_the_photo_itself_is_on_the_card(after_commit):
    photo = a_photo(credit="")
    article = an_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    before = DeskCard.objects.get().blocking_count
    photo.credit = "Laras Wening"
    with after_commit():
        photo.save()
    assert DeskCard.objects.get().blocking_count == before - 1
    assert "photo_without_credit" not in rules(article)


def test_rights_that_became_doubtful_take_the_green_from_the_card(after_commit):
    photo = a_photo(rights=Photo.Rights.OWN)
    an_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    before = DeskCard.objects.get().blocking_count + DeskCard.objects.get().advice_count
    photo.rights = Photo.Rights.UNKNOWN
    with after_commit():
        photo.save()
    card = DeskCard.objects.get()
    assert card.blocking_count + card.advice_count == before + 1


def test_office_of_whoever_is_quoted_in_the_body_is_known_to_the_card(after_commit):
    person = a_person("Rosdiana Kapitan")
    article = an_article(body=[a_quote(speaker=person)])
    assert f" person:{person.pk} " in DeskCard.objects.get(article=article).refers_to
    DeskCard.objects.update(blocking_count=7)
    person.positions = [Position(title="Bupati", starts_on=date(2025, 1, 1))]
    with after_commit():
        person.save()
    assert DeskCard.objects.get().blocking_count != 7


def test_author_who_got_an_account_is_known_to_the_card(after_commit, django_user_model):
    author = an_author("Bimo Prasetyo")
    an_article(authors=(author,))
    author.user = django_user_model.objects.create(username="bimo")
    with after_commit():
        author.save()
    assert DeskCard.objects.get().credited == [author.user.pk]


def test_story_that_is_public_as_it_stands_is_not_drawn_again(after_commit):
    photo = a_photo()
    a_published_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    DeskCard.objects.update(blocking_count=7)
    with after_commit():
        photo.save()
    assert DeskCard.objects.get().blocking_count == 7


def test_photo_that_no_open_story_uses_costs_one_statement(after_commit):
    photo, other = a_photo("Sungai"), a_photo("Dermaga")
    an_article(lead_photo=other, lead_photo_alt="Dermaga.")
    with CaptureQueriesContext(connection) as captured, after_commit():
        photo.save()
    assert sum("refers_to" in query["sql"] for query in captured) == 1
