"""Whoever reads a listing to its end gets each story once, also those that appeared at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import ListingRow
from news.paging import CURSOR_PARAMETER, Cursor, page_of
from tests.builders import a_published_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.mark.parametrize("size", [1, 2])
def test_stories_of_one_moment_are_each_on_one_page(size):
    moment = timezone.now() - timedelta(hours=1)
    stories = [a_published_article(published_at=moment).pk for _ in range(3)]
    older = a_published_article(published_at=moment - timedelta(microseconds=1)).pk
    rows, found, cursor = ListingRow.objects.of(ListingRow.Kind.LATEST), [], ""
    for _page in range(len(stories) + 1):
        page = page_of(rows, cursor=cursor, size=size)
        found += [story["id"] for story in page.stories]
        cursor = page.older_url.removeprefix(f"?{CURSOR_PARAMETER}=")
        if not cursor:
            break
    assert found == [*sorted(stories, reverse=True), older]


@pytest.mark.parametrize("text", ["", "abc", "1", "1-", "-1", "1-1-1", "²-1", "9" * 50, f"1-{2**63}"])
def test_cursor_that_no_page_wrote_is_the_first_page(text):
    assert Cursor.parse(text) is None
