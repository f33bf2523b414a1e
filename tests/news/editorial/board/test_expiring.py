"""A photo whose rights end while its story lies on the desk turns the story's card, without anybody saving."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.editorial.board.expiring import redraw_expired
from news.editorial.models import DeskCard
from tests.builders import a_photo, a_published_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def drawn_before(article, *, ends_on: date) -> DeskCard:
    DeskCard.objects.filter(pk=article.pk).update(drawn_on=ends_on - timedelta(days=3))
    return DeskCard.objects.get(pk=article.pk)


def blocked_by(article) -> list[str]:
    card = DeskCard.objects.get(pk=article.pk)
    return [finding["rule"] for finding in card.findings if finding["rule"] == "photo_without_rights"]


@pytest.fixture
def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def story(yesterday):
    """Drawn while the rights of its photo held; they ended since."""
    photo = a_photo(rights="licensed", rights_expire_on=yesterday + timedelta(days=30))
    article = an_article(lead_photo=photo)
    type(photo).objects.filter(pk=photo.pk).update(rights_expire_on=yesterday)
    drawn_before(article, ends_on=yesterday)
    assert blocked_by(article) == []
    return article


def test_command_of_each_minute_draws_the_card_anew(story):
    call_command("publish_scheduled")
    assert blocked_by(story) == ["photo_without_rights"]


def test_card_that_knows_is_left_alone_for_one_query(story, django_assert_num_queries):
    assert redraw_expired() == 1
    with django_assert_num_queries(1):
        assert redraw_expired() == 0


def test_last_day_of_the_rights_is_still_a_day(yesterday):
    article = an_article(lead_photo=a_photo(rights="licensed", rights_expire_on=timezone.localdate()))
    drawn_before(article, ends_on=yesterday)
    assert redraw_expired() == 0


def test_public_story_and_one_with_another_photo_are_left_alone(yesterday):
    ended = a_photo(rights="licensed", rights_expire_on=yesterday)
    public = a_published_article(lead_photo=ended)
    other = an_article(lead_photo=a_photo("Lain"))
    for article in (public, other):
        drawn_before(article, ends_on=yesterday)
    assert redraw_expired() == 0
