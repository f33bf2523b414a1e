"""What the request costs that puts a story live, in statements: they are what it spends its time on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import (
    PASSWORD,
    a_published_article,
    a_reporter,
    a_site,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.reading.screen import answer, check_advice, is_live, read

pytestmark = pytest.mark.django_db

STATEMENTS = 200
"""About 120 of them are Wagtail's and Django's own: the workflow's books, its log, the checks of a page."""


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def statements_of_approval(client, **changes) -> int:
    """How many a request takes that approves and publishes."""
    article = an_article_in_review(**changes)
    check_advice(article, by=article.owner)
    read(client, article)
    with CaptureQueriesContext(connection) as captured:
        answer(client, article, "publish")
    assert is_live(article)
    return len(captured)


def test_approval_takes_at_most_two_hundred_statements_whatever_is_public_already(client):
    client.login(username=an_editor("rahma").username, password=PASSWORD)
    reporter = a_reporter("dimas")
    statements_of_approval(client, owner=reporter)  # what is looked up once in a process
    few = statements_of_approval(client, owner=reporter)
    for number in range(12):
        a_published_article(title=f"Warga kampung {number} memperbaiki jalan desa sendiri")
    assert statements_of_approval(client, owner=reporter) == few
    assert few <= STATEMENTS
