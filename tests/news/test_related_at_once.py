"""Two stories on one topic are published in the same second: needs real commits, threads and connections."""

import threading

import pytest
from django.db import transaction

from news.models import RelatedStory
from tests.at_once import together
from tests.builders import a_published_article, a_site, a_topic

WORDS = [("paragraph", "<p>Air naik.</p>")]


@pytest.mark.django_db(transaction=True)
def test_older_story_leads_on_to_both():
    a_site()
    topic = a_topic()
    older = a_published_article(topics=(topic,), body=WORDS)
    has_begun = threading.Event()

    def first() -> int:
        # A request that changes something is one transaction.
        with transaction.atomic():
            story = a_published_article(title="Tanggul jebol", topics=(topic,), body=WORDS)
            has_begun.set()
            # Long enough for the other to come to the list.
            threading.Event().wait(1)
        return story.pk

    def second() -> int:
        has_begun.wait(20)
        with transaction.atomic():
            return a_published_article(title="Warga mengungsi", topics=(topic,), body=WORDS).pk

    published = together(first, second)
    led_to = RelatedStory.objects.filter(published=older.pk).values_list("other", flat=True)
    assert set(led_to) == set(published)
