import pytest

from news.readership.beacon import count_reads, take
from tests.news.readership.beacons import environ


class Counted:
    """What the buffer is asked to count."""

    def __init__(self) -> None:
        self.reads: list[tuple[int, str]] = []

    def count(self, article_id: int, *, address: str, agent: str) -> None:
        self.reads.append((article_id, address))


def taken(path: str = "/baca/5/", **changes) -> list[tuple[int, str]]:
    counted = Counted()
    take(environ(path, **changes), buffer=counted)
    return counted.reads


def test_read_of_a_story_is_counted_for_where_it_comes_from():
    assert taken() == [(5, "203.0.113.7")]


@pytest.mark.parametrize(
    "path",
    [
        "/baca/",
        "/baca/x/",
        "/baca/0/",
        "/baca/-1/",
        "/baca/5",
        "/baca/5/6/",
        "/baca/5\0/",
        "/baca/" + "9" * 40 + "/",
        "/baca/٥/",
    ],
)
def test_malformed_report_counts_nothing(path):
    assert taken(path) == []


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://lain.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://[kabar"},
    ],
)
def test_report_that_another_site_sends_counts_nothing(header):
    assert taken(**header) == []


@pytest.mark.parametrize(
    "header", [{"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_ORIGIN": "https://kabar.example"}]
)
def test_report_of_our_own_page_counts(header):
    assert len(taken(**header)) == 1


def test_machine_counts_nothing():
    assert taken(agent="Mozilla/5.0 (compatible; Googlebot/2.1)") == []


def answered(monkeypatch, method: str, path: str) -> tuple[str, list]:
    said: list = []

    def application(environ, start_response):
        start_response("200 OK", [("X-From", "Django")])
        return [b"page"]

    monkeypatch.setattr("news.readership.beacon.reads", Counted())
    monkeypatch.setattr("news.readership.beacon.writer.begin", lambda: None)
    ask = environ(path, HTTP_COOKIE="newsroom_session=1") | {"REQUEST_METHOD": method}
    body = b"".join(count_reads(application)(ask, lambda status, headers: said.extend([status, headers])))
    return said[0], [*said[1], body]


@pytest.mark.parametrize("path", ["/baca/5/", "/baca/x/", "/baca/"])
def test_every_report_gets_the_same_short_answer(monkeypatch, path):
    assert answered(monkeypatch, "POST", path) == ("204 No Content", [("Cache-Control", "no-store"), b""])


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/baca/5/"), ("HEAD", "/baca/5/"), ("POST", "/hak-jawab/")]
)
def test_everything_else_is_left_to_the_paper(monkeypatch, method, path):
    assert answered(monkeypatch, method, path)[1][-1] == b"page"


@pytest.mark.django_db
def test_address_of_the_beacon_shows_a_reader_the_page_for_what_is_lost(client):
    assert client.get("/baca/5/").status_code == 404
