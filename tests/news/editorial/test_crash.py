"""Killed in the middle of publishing: after the restart no story is half published. Needs real commits."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection

from news.models import ArticlePage, ListingRow, PublishedArticle
from news.quotes.models import Quote
from search.models import SearchDocument
from tests.builders import a_reporter, a_site, an_article_in_review, an_editor

pytestmark = pytest.mark.django_db(transaction=True)

STORIES = 30
KILLS = 5


def database_url() -> str:
    """The database of this run, for a process of its own."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}:{given['PASSWORD']}@/{given['NAME']}?host={given['HOST']}"


@contextmanager
def publisher(editor) -> Iterator[subprocess.Popen[str]]:
    """Somebody approves one story after the other, in another process."""
    environment = {**os.environ, "DATABASE_URL": database_url()}
    command = [sys.executable, "-m", "tests.publish_waiting", str(editor.pk)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def public_everywhere(client) -> list[set[int]]:
    """The same stories, as each part of the paper knows them."""
    feed = client.get("/feed/").content.decode()
    urls = dict(PublishedArticle.objects.values_list("pk", "url"))
    return [
        set(ArticlePage.objects.live().values_list("pk", flat=True)),
        set(urls),
        set(ListingRow.objects.of(ListingRow.Kind.LATEST).values_list("published_id", flat=True)),
        set(SearchDocument.objects.values_list("published_id", flat=True)),
        set(Quote.objects.standing().values_list("article_id", flat=True)),
        {pk for pk, url in urls.items() if url in feed or len(urls) > feed.count("<item>")},
    ]


def test_story_is_public_everywhere_or_nowhere_after_a_kill(client):
    a_site()
    reporter, editor = a_reporter(), an_editor()
    for number in range(STORIES):
        an_article_in_review(owner=reporter, slug=f"mati-lampu-{number}")
    seen = set()
    for kill in range(KILLS):
        with publisher(editor) as process:
            for _line in range(3):
                assert process.stdout.readline(), "the publisher ended before it was killed"
            time.sleep(0.009 * kill)
            process.kill()
            process.wait(timeout=20)
        first, *others = public_everywhere(client)
        assert all(other == first for other in others)
        seen.add(len(first))
    assert 0 < max(seen) < STORIES
    with publisher(editor) as process:
        assert process.wait(timeout=60) == 0
    assert [len(part) for part in public_everywhere(client)] == [STORIES] * 6
