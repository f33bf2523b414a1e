"""Killed in the middle of publishing: after the restart no story is half published. Needs real commits."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import pytest
from django.db import connections
from wagtail.models import TaskState

from news.accounts.models import User
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.quotes.models import Quote
from search.models import SearchDocument
from tests.builders import a_reporter, a_site, an_article_in_review, an_editor, approve_as_read

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # A thread of an earlier test may still be ending; it holds nothing that the fork needs.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

STORIES = 30
KILLS = 5


def approve_all(editor_id: int, begun: Connection) -> None:
    """Approve each waiting story as it stands; tell of each before it is answered."""
    editor = User.objects.get(pk=editor_id)
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("pk")
    for page_id in list(waiting.values_list("workflow_state__object_id", flat=True)):
        begun.send(page_id)
        approve_as_read(ArticlePage.objects.get(pk=page_id), by=editor)


@contextmanager
def publisher(editor: User) -> Iterator[tuple[BaseProcess, Connection]]:
    """Somebody approves one story after the other, in another process with a connection of its own.

    A fork: a new interpreter would spend most of the test on loading Django.
    """
    connections.close_all()
    begun, tells = Pipe(duplex=False)
    with begun:
        process = get_context("fork").Process(target=approve_all, args=(editor.pk, tells))
        process.start()
        tells.close()
        try:
            yield process, begun
        finally:
            process.kill()
            process.join()
            process.close()


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
        with publisher(editor) as (process, begun):
            for _story in range(3):
                begun.recv()
            time.sleep(0.009 * kill)
            process.kill()
            process.join(timeout=20)
        first, *others = public_everywhere(client)
        assert all(other == first for other in others)
        seen.add(len(first))
    assert 0 < max(seen) < STORIES
    with publisher(editor) as (process, _begun):
        process.join(timeout=180)
        assert process.exitcode == 0
    assert [len(part) for part in public_everywhere(client)] == [STORIES] * 6
