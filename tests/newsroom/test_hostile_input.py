"""What nobody types by accident: an answer in words, never a fault of ours, on both databases."""

import json

import pytest
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

from news.models import ArticlePage, Person
from newsroom import gunicorn_conf
from newsroom.login_throttle import client_address
from tests.builders import (
    PASSWORD,
    a_person,
    a_published_article,
    a_reporter,
    a_user,
    an_article,
    an_author,
    an_editor,
)
from tests.news.editor import create_url, edit_url, loaded, paragraph, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

SEGMENTS = ["%00", "%ff", "..", "%2e%2e", "'", "%22", "x" * 3_000, "9" * 40, "-1", "a%00b", "%0a", "%5c", ";"]
FOLDERS = [
    "/",
    "/berita/",
    "/berita/2026/",
    "/berita/2026/11/",
    "/rubrik/",
    "/wilayah/",
    "/topik/",
    "/penulis/",
    "/tokoh/",
    "/kutipan/",
    "/janji/",
    "/media/",
    "/media/images/",
    "/dokumen/",
    "/dokumen/1/",
    "/admin/",
    "/admin/pages/",
    "/admin/editorial/baca/",
    "/admin/editorial/berita/",
    "/admin/editorial/bagikan/",
    "/naskah/",
    "/sitemap-",
    "/og/",
    "/oembed",
    "/health/",
    "/static/",
]
VALUES = [
    "\x00",
    '"',
    "'",
    "   ",
    "x" * 10_000,
    "9" * 40,
    "-1",
    "\u202e",
    "<script>",
    "NaN",
    "1e999",
    "a:b&c|!d",
]
PUBLIC = [
    "/",
    "/berita/",
    "/koreksi/",
    "/kutipan/",
    "/janji/",
    "/cari/",
    "/feed/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/llms.txt",
    "/redaksi/",
]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("tail", ["", "/", "/feed/", ".xml"])
def test_made_up_address_leads_nowhere_and_breaks_nothing(client, folder, tail):
    for segment in SEGMENTS:
        assert client.generic("GET", folder + segment + tail).status_code < 500, segment


@pytest.mark.parametrize("year", ["0000", "0001", "9999", "0001/01", "9999/12", "2026/13", "٢٠٢٦"])
def test_year_that_no_archive_has_leads_nowhere(client, year):
    assert client.get(f"/berita/{year}/").status_code == 404


@pytest.mark.parametrize("address", PUBLIC)
def test_odd_parameters_are_read_as_far_as_they_mean_something(client, address):
    for name in ("q", "sebelum", "lanjut", "wilayah", "dari", "urut"):
        for value in VALUES:
            assert client.get(address, {name: value}).status_code == 200, (name, value[:20])
    for query in ("%00", "%ff", "%", "q=%ed%a0%80", "&&==", "q[]=1", "&".join(f"a{n}=1" for n in range(999))):
        assert client.get(address, QUERY_STRING=query).status_code == 200, query[:20]


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "text/xml",
        "",
        "application/json; charset=bogus",
    ],
)
def test_wrong_methods_and_bodies_are_refused(client, address, content_type):
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"):
        response = client.generic(method, address, b"\xff--x\r\n", content_type=content_type)
        assert 400 <= response.status_code < 500 or response.status_code == 200, method
    assert not Person.objects.exists()


@pytest.mark.parametrize("host", ["evil.example", "testserver@evil.example", "a b", "[::1", "", "\xff"])
def test_foreign_host_is_a_400_and_no_traceback_in_the_log(client, caplog, host):
    assert client.get("/", HTTP_HOST=host).status_code == 400
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "\t//e.example"]
)
def test_log_in_leads_to_no_other_site(client, target):
    an_editor("rahma")
    values = {"username": "rahma", "password": PASSWORD, "next": target}
    assert client.post(reverse("wagtailadmin_login"), values).url == reverse("wagtailadmin_home")


def test_address_below_the_newsroom_without_a_slash_breaks_nothing(client):
    response = client.get("/admin/tidak-ada")
    assert (response.status_code, response.url) == (301, "/admin/tidak-ada/")


# The editor -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("body-count", "abc"),
        ("body-count", ""),
        ("body-count", "99999999"),
        ("body-0-order", "abc"),
        ("body-0-value", "not json"),
        ("body-0-value", "[]"),
        ("body-0-value", '{"blocks":5}'),
    ],
)
def test_story_whose_form_was_cut_off_is_a_bad_request(client, name, value):
    reporter = a_reporter()
    client.force_login(reporter)
    form = posted(title="Potong", slug="potong", body=[paragraph()]) | {name: value}
    assert client.post(create_url(), form).status_code == 400
    article = an_article(owner=reporter)
    assert client.post(edit_url(article), form | loaded(article)).status_code == 400


def test_control_characters_pasted_into_a_paragraph_are_not_stored(client):
    client.force_login(a_reporter())
    raw = {"blocks": [{"text": "Air\x00 na\x0bik\u202e.", "type": "unstyled", "key": "a"}], "entityMap": {}}
    form = posted(title="Tempel", slug="tempel", body=[("paragraph", json.dumps(raw))])
    assert client.post(create_url(), form).status_code == 302
    body = ArticlePage.objects.get(slug="tempel").body
    assert "Air naik." in str(body[0].value)


def test_link_that_runs_a_script_is_not_kept(client):
    client.force_login(a_reporter())
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    ranges = [{"offset": 0, "length": 4, "key": 0}]
    block = {"key": "a", "text": "klik", "type": "unstyled", "entityRanges": ranges}
    raw = json.dumps({"blocks": [block], "entityMap": {"0": entity}})
    client.post(create_url(), posted(title="Taut", slug="taut", body=[("paragraph", raw)]))
    article = ArticlePage.objects.get(slug="taut")
    drawn = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "javascript:" not in drawn


@pytest.mark.parametrize("kind", ["user", "person", "people"])
def test_what_is_on_record_is_not_deleted_and_a_sentence_says_so(client, kind):
    client.force_login(a_user(is_superuser=True))
    reporter = a_reporter()
    an_article(owner=reporter)
    a_published_article()
    person = a_person()
    url = {
        "user": reverse("wagtailusers_users:delete", args=[reporter.pk]),
        "person": reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk]),
        "people": reverse("wagtail_bulk_action", args=["news", "person", "delete"]) + f"?id={person.pk}",
    }[kind]
    response = client.post(url, follow=True)
    assert response.status_code == 200
    assert Person.objects.filter(pk=person.pk).exists()
    assert type(reporter).objects.filter(pk=reporter.pk).exists()
    assert [str(message) for message in response.context["messages"]]


def test_author_without_stories_and_account_without_work_are_deleted(client):
    client.force_login(a_user(is_superuser=True))
    user, author = a_user(), an_author("Belum menulis")
    client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    client.post(reverse(type(author).snippet_viewset.get_url_name("delete"), args=[author.pk]))
    assert not type(user).objects.filter(pk=user.pk).exists()
    assert not type(author).objects.filter(pk=author.pk).exists()


# Proxies and servers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claimed", ["garbage", "203.0.113.9:5555", "[::1]:5", "203.0.113.9; drop", "\x00"])
def test_address_that_is_none_counts_as_the_proxys(rf, settings, claimed):
    settings.PROXY_COUNT = 1
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=claimed)) == "127.0.0.1"


def test_log_in_behind_a_proxy_survives_any_claimed_address(client, settings):
    settings.AXES_ENABLED, settings.PROXY_COUNT = True, 1
    for claimed in ("garbage", "x" * 500, "1.2.3.4:5"):
        values = {"username": "rahma\x00", "password": "x"}
        response = client.post(reverse("wagtailadmin_login"), values, HTTP_X_FORWARDED_FOR=claimed)
        assert response.status_code == 200


def test_no_header_moves_the_address_under_which_a_page_is_kept():
    config = Config()
    config.set("forwarder_headers", gunicorn_conf.forwarder_headers)
    raw = b"GET /jahat/berita/ HTTP/1.1\r\nHost: testserver\r\nSCRIPT_NAME: /jahat\r\nPATH_INFO: /\r\n\r\n"
    request = Request(config, IterUnreader(iter([raw])), ("127.0.0.1", 5))
    assert [name for name, _value in request.headers] == ["HOST"]
