"""What the benchmark promises and how it says what was reached; counts are asserted, times never."""

from io import StringIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import CommandError, call_command

from devtools.benchmark import figures
from devtools.benchmark.figures import Figure
from devtools.benchmark.plain import plain_application
from news.models import PublishedArticle
from tests.builders import a_published_article
from tests.news.archive import an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def archive(site) -> None:
    """Something to measure."""
    an_archive(3)


def test_busy_page_of_each_kind_is_found(archive):
    assert figures.listing_addresses().keys() == {
        "front page", "search", "section", "region", "author", "person",
    }  # fmt: skip


def test_sql_figures_are_reached(archive):
    article = figures._typical_article()
    measured = list(figures._sql(WSGIHandler(), plain_application(), article.url))
    assert len(measured) == 7
    assert [figure.what for figure in measured if not figure.is_reached] == []


def test_article_weighs_no_more_than_promised(archive):
    figure = figures._bytes(WSGIHandler(), figures._typical_article().url)
    assert figure.is_reached, figure.measured


def test_low_data_page_weighs_no_more_than_promised(archive):
    figure = figures._low_data_bytes(WSGIHandler())
    assert figure.is_reached, figure.measured


def test_command_needs_stories():
    PublishedArticle.objects.all().delete()
    with pytest.raises(CommandError, match="load_demo"):
        call_command("benchmark")


@pytest.mark.parametrize(("is_reached", "status"), [(True, 0), (None, 0), (False, 1)])
def test_command_ends_with_status_1_where_a_figure_is_missed(monkeypatch, is_reached, status):
    a_published_article()
    measured = [Figure("SQL, article", "1", "≤ 4", is_reached)]
    monkeypatch.setattr("devtools.management.commands.benchmark.all_figures", lambda: iter(measured))
    out = StringIO()
    if status:
        with pytest.raises(SystemExit) as ended:
            call_command("benchmark", stdout=out)
        assert ended.value.code == status
    else:
        call_command("benchmark", stdout=out)
    assert "SQL, article" in out.getvalue()
    assert ("NOT reached" in out.getvalue()) == bool(status)
