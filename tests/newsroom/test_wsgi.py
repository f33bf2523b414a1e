"""Pages as gunicorn's threads see them: through the page cache, without a cookie, without a query when kept."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from newsroom.page_cache import keep_pages
from newsroom.page_store import PageStore


@pytest.fixture
def get(db):
    """Ask for an address; each test has an empty cache."""
    serve = keep_pages(get_wsgi_application(), store=PageStore(limit_bytes=10_000_000))

    def ask(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "testserver"}
        environ |= headers
        setup_testing_defaults(environ)
        started = []
        chunks = serve(environ, lambda status, headers, exc_info=None: started.append((status, headers)))
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        status, pairs = started[0]
        return int(status[:3]), dict(pairs), body

    # Between requests Django closes what has an open transaction, and a test runs in one.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield ask
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_kept_page_costs_no_query(get, django_assert_num_queries):
    first = get("/robots.txt")
    with django_assert_num_queries(0):
        second = get("/robots.txt")
    assert first[0] == second[0] == 200
    assert first[2] == second[2]


def test_security_headers_are_kept_with_the_page(get):
    get("/robots.txt")
    headers = get("/robots.txt")[1]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/robots.txt", "/manifest.webmanifest", "/nothing/here/", "/health/live"])
def test_reader_is_given_no_cookie(get, path):
    assert "Set-Cookie" not in get(path)[1]
