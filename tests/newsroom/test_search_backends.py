import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

pytestmark = pytest.mark.django_db


def test_saving_a_page_touches_its_own_index_entry_only():
    page = Page.objects.get(depth=1)
    backend = get_search_backend()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        backend.get_index_for_model(Page).add_items(Page, [page])
    assert not [
        query["sql"] for query in queries if "AVG(" in query["sql"] or "title_norm" in query["sql"][:80]
    ]


def test_backend_of_this_database_is_ours_and_finds():
    backend = get_search_backend()
    assert (type(backend).__module__, type(backend).__name__) == (
        "newsroom.search_backends",
        "Backend",
    )
    page = Page.objects.get(depth=1)
    backend.add(page)
    assert [found.pk for found in backend.search(page.title, Page)] == [page.pk]
