"""What the board costs, whatever the number of stories on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.clock import today
from news.editorial.models import Assignment, Desk
from tests.builders import (
    PASSWORD,
    a_chief,
    a_photo,
    a_published_article,
    a_region,
    a_reporter,
    a_site,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.board.desk import copies_of

pytestmark = pytest.mark.django_db

STATEMENTS = 12
"""Of the whole request: session, account and rights included."""


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def statements(client, url: str) -> tuple[int, int]:
    """How many a request takes, and how many waiting stories it shows."""
    with CaptureQueriesContext(connection) as captured:
        shown = client.get(url).text.count('data-card="waiting-')
        return len(captured), shown


@pytest.mark.parametrize("make", [an_editor, a_chief, a_reporter])
def test_board_takes_at_most_twelve_statements_with_five_hundred_open_stories(client, make):
    user = make("rahma")
    Desk.objects.create(name="Berau").members.add(user)
    Desk.objects.get().regions.add(a_region("Berau"))
    article = an_article_in_review(owner=user if make is a_reporter else a_reporter())
    a_published_article(lead_photo=a_photo(rights="licensed", rights_expire_on=today()))
    client.login(username="rahma", password=PASSWORD)
    board, page = (
        f"{reverse(name)}?semua=menunggu" for name in ("news_editorial:board", "wagtailadmin_home")
    )
    copies_of(article, 4)
    client.get(page)
    few, few_with_frame = statements(client, board), statements(client, page)
    copies_of(article, 495)
    assert few == (few[0], 5)
    assert statements(client, board) == (few[0], 500)
    assert few[0] <= STATEMENTS
    # The first page adds Wagtail's frame, whose menu asks for itself.
    assert statements(client, page) == (few_with_frame[0], 500)


def test_what_stands_below_the_lists_costs_the_same_for_one_and_for_many(client):
    editor = an_editor("rahma")
    client.login(username="rahma", password=PASSWORD)
    url = reverse("news_editorial:board")
    _plan(editor, count=1)
    client.get(url)
    few, _shown = statements(client, url)
    _plan(editor, count=12)
    assert statements(client, url)[0] == few


def _plan(person, *, count: int) -> None:
    for number in range(count):
        Assignment.objects.create(title=f"Sidang {number}", starts_at=timezone.now()).people.add(person)
