import gzip
import threading
from wsgiref.util import setup_testing_defaults

import pytest
from django.urls import reverse

from news.paging import CURSOR_PARAMETER
from news.quotes import timeline
from news.quotes.finding import LedgerForm
from news.quotes.promise_list import KIND_PARAMETER
from newsroom import edition
from newsroom.page_cache import (
    PARAMETERS,
    PARAMETERS_BELOW,
    PARAMETERS_OF_A_PATH,
    address_key,
    keep_pages,
)
from newsroom.page_entry import accepts_gzip, lifetime_seconds, make_entry
from newsroom.page_store import PageStore, packed_entry, unpacked_entry
from search.forms import SearchForm

PUBLIC = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=10, s-maxage=60")]
BODY = b"Kabar dari muara. " * 200


class Paper:
    """A WSGI application that counts how often it is asked, and how to ask it through the page cache.

    With a ``tag`` it answers whoever has that with 304, as a feed does.
    """

    def __init__(self, *, status="200 OK", headers=PUBLIC, body=BODY, limit_bytes=1_000_000, tag=""):
        self.tag = tag
        self.status, self.headers, self.body = status, headers, body
        self.asked = 0
        self.closed = 0
        self.during = None
        self.store = PageStore(limit_bytes=limit_bytes)
        self.serve = keep_pages(self, store=self.store)

    def __call__(self, environ, start_response):
        self.asked += 1
        if self.during:
            self.during()
        tags = [("ETag", self.tag)] if self.tag else []
        if self.tag and environ.get("HTTP_IF_NONE_MATCH") == self.tag:
            start_response("304 Not Modified", tags)
            return []
        start_response(self.status, [*self.headers, *tags])
        return self

    def __iter__(self):
        return iter([self.body])

    def close(self):
        self.closed += 1

    def get(self, path="/", query="", method="GET", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "kabar.example",
        }
        environ |= headers
        setup_testing_defaults(environ)
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers=dict(headers))

        answer["body"] = b"".join(self.serve(environ, start_response))
        answer["outcome"] = environ.get("newsroom.page_cache", "miss")
        return answer


def test_page_is_made_once_and_then_kept():
    paper = Paper()
    first, second = paper.get(), paper.get()
    assert paper.asked == 1
    assert (first["body"], second["body"]) == (BODY, BODY)
    assert (first["outcome"], second["outcome"]) == ("miss", "hit")


def test_request_is_finished_when_its_answer_is_kept():
    paper = Paper()
    paper.get()
    assert paper.closed == 1


def test_new_edition_makes_the_page_anew():
    paper = Paper()
    paper.get()
    edition.bump()
    paper.body = b"new words"
    assert paper.get()["body"] == b"new words"


def test_page_whose_making_was_overtaken_by_a_publication_is_not_served_again():
    paper = Paper()
    paper.during = edition.bump  # something goes live while the view runs
    paper.get()
    paper.during = None
    paper.get()
    assert paper.asked == 2


def test_page_expires_by_itself(monkeypatch):
    paper = Paper()
    paper.get()
    monkeypatch.setattr(paper.store.peek(("/", "", "kabar.example", "http")), "expires_at", 0)
    paper.get()
    assert paper.asked == 2


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("404 Not Found", PUBLIC),
        ("302 Found", PUBLIC),
        ("500 Internal Server Error", PUBLIC),
        ("200 OK", [*PUBLIC, ("Set-Cookie", "a=b")]),
        ("200 OK", [*PUBLIC, ("Vary", "Accept-Encoding, Cookie")]),
        ("200 OK", [*PUBLIC, ("Vary", "*")]),
        ("200 OK", [*PUBLIC, ("Content-Encoding", "br")]),
        ("200 OK", [*PUBLIC, ("Content-Disposition", "attachment")]),
        ("200 OK", PUBLIC[:1]),
        ("200 OK", [PUBLIC[0], ("Cache-Control", "no-store, s-maxage=60")]),
        ("200 OK", [PUBLIC[0], ("Cache-Control", "private, s-maxage=60")]),
        ("200 OK", [PUBLIC[0], ("Cache-Control", "public, max-age=3600")]),
        ("200 OK", [PUBLIC[0], ("Cache-Control", "public, s-maxage=0")]),
        ("200 OK", [("Content-Type", "image/webp"), PUBLIC[1]]),
    ],
)
def test_answer_that_is_personal_or_unfinished_is_never_kept(status, headers):
    paper = Paper(status=status, headers=headers)
    paper.get()
    answer = paper.get()
    assert paper.asked == 2
    assert answer["status"] == int(status[:3])
    assert len(paper.store) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_unsafe_method_is_never_answered_from_the_cache(method):
    paper = Paper()
    paper.get()
    paper.get(method=method)
    assert paper.asked == 2


def test_admin_is_never_kept():
    paper = Paper()
    paper.get("/admin/")
    paper.get("/admin/")
    assert (paper.asked, len(paper.store)) == (2, 0)


def test_page_for_a_caller_with_authorization_is_not_kept():
    paper = Paper()
    paper.get(HTTP_AUTHORIZATION="Bearer token")
    assert len(paper.store) == 0


def test_head_is_answered_without_a_body():
    paper = Paper()
    paper.get()
    answer = paper.get(method="HEAD")
    assert (paper.asked, answer["body"]) == (1, b"")
    assert answer["headers"]["Content-Length"] == str(len(BODY))


def test_page_is_sent_compressed_to_who_can_read_that():
    paper = Paper()
    for _first_and_kept in range(2):
        answer = paper.get(HTTP_ACCEPT_ENCODING="gzip, deflate, br")
        assert answer["headers"]["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer["body"]) == BODY
        assert answer["headers"]["Content-Length"] == str(len(answer["body"]))
    assert "Content-Encoding" not in paper.get()["headers"]
    assert paper.asked == 1


@pytest.mark.parametrize(
    ("accepts", "expected"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("*, gzip;q=0", False),
        ("xgzip", False),
    ],
)
def test_compression_follows_the_weights_of_accept_encoding(accepts, expected):
    assert accepts_gzip(accepts) is expected


@pytest.mark.parametrize("weakened", ["", "W/"])
def test_client_that_has_the_page_is_told_so_in_a_304(weakened):
    paper = Paper()
    for encoding in ("gzip", "identity"):
        tag = weakened + paper.get(HTTP_ACCEPT_ENCODING=encoding)["headers"]["ETag"]
        answer = paper.get(HTTP_ACCEPT_ENCODING=encoding, HTTP_IF_NONE_MATCH=f'"other", {tag}')
        assert (answer["status"], answer["body"]) == (304, b"")
        assert "Content-Length" not in answer["headers"]
        assert answer["headers"]["Cache-Control"] == PUBLIC[1][1]


def test_each_encoding_has_an_etag_of_its_own():
    paper = Paper()
    assert paper.get()["headers"]["ETag"] != paper.get(HTTP_ACCEPT_ENCODING="gzip")["headers"]["ETag"]


def test_page_is_kept_though_the_first_to_ask_has_it():
    paper = Paper(tag='"mine"')
    kept = paper.get()["headers"]["ETag"]
    edition.bump()
    paper.tag = kept
    answers = [paper.get(HTTP_IF_NONE_MATCH=kept) for _time in range(2)]
    assert [(answer["status"], answer["body"]) for answer in answers] == [(304, b""), (304, b"")]
    assert answers[1]["outcome"] == "hit"
    assert paper.asked == 2


def test_answer_that_is_not_kept_is_not_sent_twice_either():
    paper = Paper(headers=[("Content-Type", "image/jpeg"), ("Cache-Control", "max-age=9")], tag='"mine"')
    answer = paper.get(HTTP_IF_NONE_MATCH='W/"mine"', HTTP_IF_MODIFIED_SINCE="Thu, 01 Jan 2026 00:00:00 GMT")
    assert (answer["status"], answer["body"], answer["headers"]["ETag"]) == (304, b"", '"mine"')
    assert paper.closed == 1
    assert paper.get(HTTP_IF_NONE_MATCH='"other"')["body"] == BODY


def test_client_with_older_words_gets_the_page():
    paper = Paper()
    assert paper.get(HTTP_IF_NONE_MATCH='"older"')["status"] == 200


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/other/"},
        {"query": "sebelum=2"},
        {"HTTP_HOST": "other.example"},
        {"wsgi.url_scheme": "https"},
    ],
)
def test_path_query_host_and_scheme_each_make_another_page(other):
    paper = Paper()
    paper.get()
    paper.get(**other)
    assert paper.asked == 2


def test_tracking_marks_do_not_make_another_page():
    paper = Paper()
    paper.get("/cari/", query="q=banjir")
    paper.get("/cari/", query="q=banjir&fbclid=abc&utm_source=wa")
    paper.get("/cari/", query="fbclid=xyz&q=banjir")
    assert paper.asked == 1


STORY = "/berita/2026/11/air-pasang/"
ON = {"HTTP_SAVE_DATA": "on"}


@pytest.mark.parametrize(
    ("asked", "again", "made"),
    [
        ({}, {"query": "hemat=0"}, 1),
        ({}, {"query": "hemat=0"} | ON, 1),
        ({}, {"HTTP_SAVE_DATA": "off"}, 1),
        ({}, {"query": "hemat=1"}, 2),
        ({}, ON, 2),
        ({"query": "hemat=1"}, ON, 1),
        (ON, {"query": "hemat=1&utm_source=wa"}, 1),
        (ON, {}, 2),
    ],
)
def test_story_has_two_pages_whatever_leads_to_them(asked, again, made):
    paper = Paper(headers=[*PUBLIC, ("Vary", "Save-Data, Accept-Encoding")])
    paper.get(STORY, **asked)
    paper.get(STORY, **again)
    assert paper.asked == made


@pytest.mark.parametrize(
    "query", ["hemat=2", "hemat=", "hemat", "hemat=1&hemat=1", "hemat=1&sebelum=3", "hemat=01", "sebelum=3"]
)
def test_no_other_choice_is_kept(query):
    paper = Paper(headers=[*PUBLIC, ("Vary", "Save-Data, Accept-Encoding")])
    paper.get(STORY, query=query)
    assert len(paper.store) == 0


@pytest.mark.parametrize("other", [{"query": "hemat=1"}, {"query": "hemat=0"}])
def test_pages_without_a_low_data_page_are_not_kept_under_its_name(other):
    paper = Paper()
    paper.get("/berita/", **other)
    assert len(paper.store) == 0


def test_header_makes_no_second_copy_of_other_pages():
    paper = Paper()
    paper.get("/")
    assert paper.get("/", **ON)["outcome"] == "hit"
    assert len(paper.store) == 1


def test_memory_is_bounded_and_pages_asked_for_again_stay_longest():
    paper = Paper(body=b"x" * 400, limit_bytes=3 * 3_000)
    paper.get("/1/")
    paper.get("/2/")
    paper.get("/3/")
    paper.get("/1/")
    for number in range(4, 8):
        paper.get(f"/{number}/")
    assert paper.store.size_bytes <= 3 * 3_000
    asked = paper.asked
    assert paper.get("/7/")["outcome"] == "hit"
    assert paper.asked == asked


def test_page_larger_than_the_cache_is_served_all_the_same():
    paper = Paper(limit_bytes=100)
    assert paper.get()["body"] == BODY
    assert (len(paper.store), paper.store.size_bytes) == (0, 0)


def test_request_id_belongs_to_one_answer():
    paper = Paper(headers=[*PUBLIC, ("X-Request-ID", "first-request")])
    assert paper.get(**{"newsroom.request_id": "first-request"})["headers"]["X-Request-ID"] == "first-request"
    assert "X-Request-ID" not in paper.get()["headers"]


def test_many_threads_may_read_while_the_paper_changes():
    paper = Paper(body=b"x" * 400, limit_bytes=20_000)
    failures = []

    def read(start):
        try:
            for turn in range(300):
                assert paper.get(f"/{(start + turn) % 15}/")["body"] == b"x" * 400
                if turn % 20 == 0:
                    edition.bump()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert 0 <= paper.store.size_bytes <= 20_000


def test_lifetime_is_the_shared_one_and_never_longer_than_ours(settings):
    assert lifetime_seconds("200 OK", PUBLIC) == 60
    settings.PAGE_CACHE_SECONDS = 5
    assert lifetime_seconds("200 OK", PUBLIC) == 5


def test_entry_comes_back_from_redis_as_it_went():
    entry = make_entry("200 OK", PUBLIC, BODY, number=7, seconds=60)
    assert unpacked_entry(packed_entry(entry)) == entry


@pytest.mark.parametrize("data", [b"", b"nothing", b"{}\n", b'{"variants": 3}\n', b"\xff\n"])
def test_foreign_bytes_in_redis_are_not_taken_for_a_page(data):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever, it is caught as one
        unpacked_entry(data)


def test_address_key_is_what_a_request_uses():
    paper = Paper()
    paper.get("/berita/", query="sebelum=5")
    assert paper.store.peek(address_key("http://kabar.example/berita/?sebelum=5")) is not None


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", "x=1"),
        ("/", "q=banjir"),
        ("/", "sebelum=5&x=1"),
        ("/cari/", "q=a&y=2"),
        ("/", "x"),
        ("/", "%00"),
    ],
)
def test_query_that_no_page_reads_is_never_kept(path, query):
    paper = Paper()
    for _time in range(2):
        assert paper.get(path, query)["outcome"] == "miss"
    assert paper.asked == 2
    assert len(paper.store) == 0


@pytest.mark.parametrize(("path", "query"), [("/berita/", "sebelum=5"), ("/cari/", "q=banjir&wilayah=berau")])
def test_query_that_pages_read_is_a_page_of_its_own(path, query):
    paper = Paper()
    paper.get(path)
    assert paper.get(path, query)["outcome"] == "miss"
    assert paper.get(path, query)["outcome"] == "hit"


def test_known_parameters_are_those_that_pages_read():
    assert {CURSOR_PARAMETER} == PARAMETERS
    assert {
        reverse("search"): set(SearchForm.base_fields),
        reverse("search_suggestions"): {"q"},
        reverse("quotes"): {*LedgerForm.base_fields, CURSOR_PARAMETER},
        reverse("quotes_json"): {*LedgerForm.base_fields, CURSOR_PARAMETER},
        reverse("promises"): {KIND_PARAMETER, CURSOR_PARAMETER},
    } == PARAMETERS_OF_A_PATH
    person = {timeline.TOPIC_PARAMETER, timeline.ONLY_PARAMETER, timeline.CURSOR_PARAMETER}
    assert {reverse("person", args=["x"]).removesuffix("x/"): person} == PARAMETERS_BELOW


@pytest.mark.parametrize(
    ("path", "query", "is_kept"),
    [
        ("/tokoh/ani/", "topik=banjir&hanya=janji&ucapan=1", True),
        ("/tokoh/ani/", "lain=1", False),
        ("/tokoh/ani/feed/", "topik=banjir", False),
        ("/tokoh/", "topik=banjir", False),
        ("/berita/", "topik=banjir", False),
        ("/kutipan/data.json", "q=air&sebelum=1", True),
        ("/cari/saran/", "q=air", True),
        ("/cari/saran/", "q=air&wilayah=berau", False),
    ],
)
def test_page_is_kept_with_the_parameters_that_it_reads(path, query, is_kept):
    paper = Paper()
    for _again in range(2):
        paper.get(path, query)
    assert paper.asked == (1 if is_kept else 2)
