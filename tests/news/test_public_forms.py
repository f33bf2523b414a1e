import pytest

from news.public_forms import is_sent_by_another_site


@pytest.mark.parametrize(
    ("headers", "is_foreign"),
    [
        ({}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, False),
        ({"HTTP_SEC_FETCH_SITE": "none"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, True),
        ({"HTTP_ORIGIN": "https://kabar.example"}, False),
        ({"HTTP_ORIGIN": "https://lain.example"}, True),
        ({"HTTP_ORIGIN": "null"}, True),
        ({"HTTP_ORIGIN": "https://[x"}, True),
    ],
)
def test_form_of_another_site_is_known_by_what_the_browser_says(headers, is_foreign):
    assert is_sent_by_another_site({"HTTP_HOST": "kabar.example"} | headers) is is_foreign
