import json
import re
from datetime import timedelta
from types import SimpleNamespace

from django.urls import URLPattern, get_resolver

from newsroom.gunicorn_log import request_line

ENVIRON = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/cari/",
    "QUERY_STRING": "q=nama+sumber",
    "RAW_URI": "/cari/?q=nama+sumber",
    "REMOTE_ADDR": "203.0.113.9",
    "HTTP_USER_AGENT": "Peramban/1.0",
    "HTTP_REFERER": "https://surat.example/kotak-masuk",
    "newsroom.request_id": "0123456789abcdef",
}


def line_of(**changes) -> dict:
    response = SimpleNamespace(status="200 OK", sent=1234)
    return json.loads(request_line(response, ENVIRON | changes, timedelta(milliseconds=12.34)))


def test_request_line_tells_what_was_asked_and_how_long_it_took():
    line = line_of()
    assert (line["method"], line["path"], line["status"], line["bytes"]) == ("GET", "/cari/", 200, 1234)
    assert (line["duration_ms"], line["request_id"]) == (12.3, "0123456789abcdef")


def test_request_line_tells_nothing_of_the_reader():
    written = json.dumps(line_of())
    assert not any(word in written for word in ("203.0.113.9", "Peramban", "surat.example", "nama"))


def test_path_is_logged_as_people_write_it():
    assert line_of(PATH_INFO="/topik/é/".encode().decode("latin-1"))["path"] == "/topik/é/"


def test_path_of_a_crash_is_logged_without_its_query():
    assert line_of(PATH_INFO="")["path"] == "/cari/"


def test_request_line_tells_whether_the_page_was_kept():
    assert line_of()["page_cache"] == "miss"
    assert line_of(**{"newsroom.page_cache": "hit"})["page_cache"] == "hit"


def addresses_with_a_secret(patterns, before="/") -> list[str]:
    """Every address of ours that holds one, with its slash and without."""
    found = []
    for pattern in patterns:
        route = before + str(getattr(pattern.pattern, "_route", ""))
        if not isinstance(pattern, URLPattern):
            found += addresses_with_a_secret(pattern.url_patterns, route)
        elif pattern.pattern.converters.keys() & {"token", "secret"}:
            found.append(re.sub(r"<(?:\w+:)?(?:token|secret)>", "a-long-secret", route))
    return found


def test_secret_in_an_address_is_not_logged():
    addresses = addresses_with_a_secret(get_resolver().url_patterns)
    assert {
        "/hak-jawab/verifikasi/",
        "/naskah/",
        "/buletin/konfirmasi/",
        "/buletin/berhenti/",
        "/komentar/masuk/",
    } <= {address.partition("a-long-secret")[0] for address in addresses}
    for address in addresses:
        assert line_of(PATH_INFO=address)["path"] == address.replace("a-long-secret", "…")
    assert line_of(PATH_INFO="/hak-jawab/")["path"] == "/hak-jawab/"
