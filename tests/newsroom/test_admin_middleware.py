import pytest
from django.http import HttpResponse

from newsroom.admin_middleware import (
    AdminParametersMiddleware,
    AdminPolicyMiddleware,
    clean_search,
    has_huge_number,
)

HOSTILE = [
    '"',
    'a"b',
    "\x00",
    "ibu\x00kota",
    "   ",
    '" "',
    "\x0b",
    "\ud800",
    "'",
    "a:b",
    "-a",
    "(",
    "*",
    "AND",
    "x" * 9_000,
]


def passed_on(request):
    """What the next in line sees of the query, or the refusal."""
    seen = {}

    def view(request):
        seen["GET"] = request.GET
        return HttpResponse()

    response = AdminParametersMiddleware(view)(request)
    return response, seen.get("GET")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("banjir", "banjir"),
        ('"kata kunci"', '"kata kunci"'),
        ('"tanpa pasangan', "tanpa pasangan"),
        ("nol\x00nol", "nolnol"),
        ("  ", ""),
    ],
)
def test_search_words_lose_what_databases_choke_on(given, expected):
    assert clean_search(given) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("9223372036854775807", False),
        ("9223372036854775808", True),
        ("-9223372036854775809", True),
        ("9" * 40, True),
        ("0" * 40 + "1", False),
        ("9" * 5_000, True),
        ("٩" * 40, False),
        ("9" * 40 + "x", False),
        ("", False),
    ],
)
def test_number_beyond_64_bits_is_recognised(value, expected):
    assert has_huge_number(value) is expected


def test_huge_number_is_a_400(rf):
    response, seen = passed_on(rf.get("/admin/images/", {"collection_id": "9" * 40}))
    assert (response.status_code, seen) == (400, None)


def test_search_that_is_empty_after_cleaning_is_no_search(rf):
    _response, seen = passed_on(rf.get("/admin/pages/", {"q": '"', "p": "2"}))
    assert seen.dict() == {"p": "2"}


def test_values_given_several_times_stay(rf):
    _response, seen = passed_on(rf.get("/admin/pages/", {"content_type": ["1", "2"], "q": "a"}))
    assert seen.getlist("content_type") == ["1", "2"]


def test_reader_addresses_are_left_alone(rf):
    _response, seen = passed_on(rf.get("/cari/", {"q": '"', "halaman": "9" * 40}))
    assert seen.dict() == {"q": '"', "halaman": "9" * 40}


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/search/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/choose-page/search/",
        "/admin/users/",
    ],
)
def test_admin_list_answers_hostile_searches_with_a_page(admin_client, path, value):
    assert admin_client.get(path, {"q": value.encode("utf-8", "surrogatepass")}).status_code in {200, 302}


@pytest.mark.parametrize("query", [{"owner": "9" * 40}, {"owner": '"'}, {"p": "9" * 40}, {"p": "x"}])
def test_explorer_answers_hostile_filters_without_a_crash(admin_client, query):
    root = admin_client.get("/admin/pages/1/", query)
    assert root.status_code in {200, 302, 400, 404}


@pytest.mark.parametrize("value", HOSTILE)
def test_admin_api_answers_hostile_searches(admin_client, value):
    response = admin_client.get("/admin/api/main/pages/", {"search": value.encode("utf-8", "surrogatepass")})
    assert response.status_code in {200, 400}


@pytest.mark.parametrize(
    "address",
    [
        "snippets/choose/news/person/chosen/%00/",
        "bulk/wagtailcore/page/publish/?id=abc",
        "bulk/wagtailcore/page/publish/?id=%00",
        "bulk/wagtailcore/page/publish/?id=all&childOf=abc",
        "bulk/wagtailcore/page/publish/?id=",
    ],
)
def test_damaged_address_is_a_400_with_a_sentence(admin_client, address):
    response = admin_client.get(f"/admin/{address}")
    assert (response.status_code, response.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.text.endswith(".")


def test_bulk_action_on_a_whole_list_is_let_through(rf):
    _response, seen = passed_on(
        rf.get("/admin/bulk/wagtailcore/page/publish/", {"id": "all", "childOf": "3"})
    )
    assert seen.dict() == {"id": "all", "childOf": "3"}


def answer_to(request, **attributes):
    response = HttpResponse()
    for name, value in attributes.items():
        setattr(response, name, value)
    return AdminPolicyMiddleware(lambda _request: response)(request)


def test_admin_may_run_its_inline_scripts_and_readers_pages_may_not(client, db):
    admin = client.get("/admin/login/").headers["Content-Security-Policy"]
    public = client.get("/health/live").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in admin
    assert "unsafe-inline" not in public
    assert "default-src 'self'" in public


def test_admin_is_kept_by_no_cache(rf):
    response = answer_to(rf.get("/admin/pages/"))
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].replace(",", "").split())


def test_view_may_bring_a_policy_of_its_own(rf):
    response = answer_to(rf.get("/admin/pages/"), _csp_config={"default-src": ["'none'"]})
    assert response._csp_config == {"default-src": ["'none'"]}


def test_address_that_only_begins_like_the_admin_is_public(rf):
    assert not hasattr(answer_to(rf.get("/administrasi/")), "_csp_config")
