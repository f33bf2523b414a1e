"""Links in letters: a request that is sealed into one, and those that were sent before."""

from datetime import timedelta

from news.sealing import seal_bytes
from news.secret_links import hash_of, link_to, new_secret, read_request, seal_request

DAY = timedelta(days=1)


def test_sealed_request_is_read_for_its_purpose_only():
    token = seal_request("newsletter", ["ani@warga.example", 7])
    assert "ani" not in token
    assert read_request("newsletter", token, lasts=DAY) == ["ani@warga.example", 7]
    assert read_request("other", token, lasts=DAY) is None
    assert read_request("newsletter", token, lasts=timedelta(seconds=-1)) is None


def test_what_is_no_request_of_ours_is_none():
    for token in ("", "x", "x" * 2000, "\ud800", seal_bytes(b"newsletter").decode()):
        assert read_request("newsletter", token, lasts=DAY) is None


def test_requests_that_were_sent_before_are_read():
    sent = seal_bytes(b'newsletter ["ani@warga.example", 7]').decode()
    assert read_request("newsletter", sent, lasts=DAY) == ["ani@warga.example", 7]


def test_stored_hash_is_the_one_that_older_rows_have():
    assert hash_of("rahasia") == "541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0"
    assert hash_of("\ud800")


def test_link_is_a_whole_address(settings):
    settings.SITE_URL = "https://kabar.example"
    assert link_to("comments_enter", "abc") == "https://kabar.example/komentar/masuk/abc/"
    assert len({new_secret() for _ in range(3)}) == 3
