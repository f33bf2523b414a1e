"""A handful of notices is found without reading the stories beside them, whatever the database knows of both."""

import pytest
from django.utils import timezone

from news.models import Correction, PublishedArticle, Retraction
from news.quotes.models import Promise
from tests.builders import a_correction, a_published_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.mark.parametrize("kind", ["corrections", "retractions", "promises"])
def test_no_plan_begins_with_all_stories_or_all_quotes(kind):
    rows = {
        "corrections": lambda: (
            Correction.objects.on_public_stories(PublishedArticle.objects).newest(1).with_public_card()
        ),
        "retractions": lambda: Retraction.objects.in_force().newest(30).with_story(),
        "promises": lambda: Promise.objects.public().waiting(timezone.localdate()).soonest_first(),
    }
    plan = rows[kind]().explain()
    # As SQLite words it; PostgreSQL keeps statistics by itself and reads small tables whole.
    for table in ("news_articlepage", "news_publishedarticle", "news_quotes_quote"):
        assert f"SCAN {table}" not in plan, plan


def test_newest_few_are_the_newest_of_those_asked_for():
    article = a_published_article()
    old, new = a_correction(article), a_correction(article)
    assert [*Correction.objects.approved().newest(1)] == [new]
    assert [*Correction.objects.approved().exclude(pk=new.pk).newest(5)] == [old]
