import pytest

from newsroom.client_address import client_address, nameless_client


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_what_trusted_proxies_added_is_believed(rf, settings, proxies, forwarded, expected):
    settings.PROXY_COUNT = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)) == expected


def test_throttle_logs_no_address():
    assert nameless_client("editor", "203.0.113.9", "Browser", "/admin/login/", None) == "user 'editor'"
