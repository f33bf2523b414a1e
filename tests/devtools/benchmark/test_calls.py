"""How the benchmark asks: through the WSGI callable, as an anonymous reader."""

import gzip

import pytest
from django.core.handlers.wsgi import WSGIHandler

from devtools.benchmark.calls import call, compare_cpu, compare_throughput, count_sql, environ_for
from devtools.benchmark.plain import plain_application
from tests.builders import a_published_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def applications():
    """Ours and the plain Wagtail way."""
    return WSGIHandler(), plain_application()


def text_of(body: bytes) -> str:
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def test_request_is_that_of_an_anonymous_reader():
    environ = environ_for("/cari/?q=air")
    assert (environ["PATH_INFO"], environ["QUERY_STRING"]) == ("/cari/", "q=air")
    assert environ["HTTP_HOST"] == "testserver"
    assert "HTTP_COOKIE" not in environ


def test_both_ways_show_the_same_story(applications):
    url = a_published_article(title="Air pasang").get_url()
    ours, plain = (text_of(call(application, url)) for application in applications)
    assert "Air pasang</h1>" in ours
    assert "Air pasang</h1>" in plain


def test_ours_asks_the_database_less_often(applications):
    url = a_published_article().get_url()
    ours, plain = (count_sql(application, url) for application in applications)
    assert ours <= 4
    assert plain >= 2 * ours


def test_answer_that_is_no_page_stops_the_measurement(applications):
    draft = an_article()
    for application in applications:
        with pytest.raises(RuntimeError, match="404"):
            call(application, draft.get_url())


def test_every_application_is_measured(applications):
    url = a_published_article().get_url()
    named = dict(zip(("ours", "plain"), applications, strict=True))
    assert compare_cpu(url, named, rounds=1).keys() == {"ours", "plain"}


def test_throughput_is_measured_of_bare_functions_too():
    def bare(environ, start_response):
        start_response("200 OK", [])
        return (b"x",)

    (rate,) = compare_throughput("/", {"bare": bare}, rounds=1, calls=2000).values()
    assert rate > 0
