import pytest
from django.http import HttpResponse

from newsroom.caching import CacheHeadersMiddleware


def policy_of(request, response):
    return CacheHeadersMiddleware(lambda _request: response)(request).headers.get("Cache-Control", "")


def test_reader_page_may_be_kept_shortly_by_everyone(rf):
    response = HttpResponse()
    assert (
        policy_of(rf.get("/berita/"), response)
        == "public, max-age=10, s-maxage=60, stale-while-revalidate=30"
    )
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("status", [301, 404, 410, 500])
def test_nothing_is_promised_about_answers_that_are_not_pages(rf, status):
    assert policy_of(rf.get("/berita/"), HttpResponse(status=status)) == ""


def test_answer_with_a_cookie_is_private(rf):
    response = HttpResponse()
    response.set_cookie("a", "b")
    assert policy_of(rf.get("/"), response) == "private, no-store"


def test_answer_that_varies_by_visitor_is_private(rf):
    assert policy_of(rf.get("/"), HttpResponse(headers={"Vary": "Cookie"})) == "private, no-store"


def test_unsafe_request_is_not_made_public(rf):
    assert policy_of(rf.post("/"), HttpResponse()) == ""


def test_what_a_view_says_itself_is_left(rf):
    assert policy_of(rf.get("/"), HttpResponse(headers={"Cache-Control": "no-store"})) == "no-store"


def test_admin_is_left_to_its_own_middleware(rf):
    assert policy_of(rf.get("/admin/"), HttpResponse()) == ""
