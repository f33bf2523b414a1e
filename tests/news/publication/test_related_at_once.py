"""Two stories on one topic are published in the same second: needs real commits, threads and connections."""

import threading

import pytest
from django.db import transaction

from news.editorial.actions import publish_imported
from news.models import ArticlePage, RelatedStory
from tests.at_once import together
from tests.builders import a_published_article, a_site, a_topic, an_article

WORDS = [("paragraph", "<p>Air naik.</p>")]


@pytest.mark.django_db(transaction=True)
def test_older_story_leads_on_to_both():
    a_site()
    topics = (a_topic(),)
    older = a_published_article(topics=topics, body=WORDS)
    drafts = [
        an_article(title=title, topics=topics, body=WORDS).pk for title in ("Tanggul jebol", "Mengungsi")
    ]
    has_written = threading.Event()

    # A request that changes something is one transaction.
    @transaction.atomic
    def first() -> None:
        publish_imported(ArticlePage.objects.get(pk=drafts[0]))
        has_written.set()
        # Long enough for the other to come to the list.
        threading.Event().wait(1)

    def second() -> None:
        # Before its transaction: SQLite's takes the one lock as it begins, and the first would never get it.
        has_written.wait(20)
        with transaction.atomic():
            publish_imported(ArticlePage.objects.get(pk=drafts[1]))

    together(first, second)
    led_to = RelatedStory.objects.filter(published=older.pk).values_list("other", flat=True)
    assert set(led_to) == set(drafts)
