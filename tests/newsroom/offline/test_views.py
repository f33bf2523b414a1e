"""The worker at the root of the paper: asked for at each visit, told apart by version, and taken away by a setting."""

import gzip
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import override_settings
from wagtail.models import PageViewRestriction

from newsroom import edition
from newsroom.offline.views import script
from tests.builders import a_published_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# Of the ten kilobytes of JavaScript that all of a reader's pages may ask for together.
SCRIPT_BYTES = 2_100


def version_of(source: str) -> str:
    return re.search(r'"shell":"luring-(\w+)"', source)[1]


def test_browser_gets_a_script_of_the_whole_paper_and_asks_again_each_time(client):
    response = client.get("/sw.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not response.cookies
    assert "addEventListener(" in response.text


def test_browser_that_has_the_script_is_told_so(client, django_assert_num_queries):
    tag = client.get("/sw.js")["ETag"]
    with django_assert_num_queries(0):
        answer = client.get("/sw.js", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_script_is_small(client):
    packed = client.get("/sw.js", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(gzip.compress(script().encode(), 6)) < SCRIPT_BYTES
    assert "// " not in script()


def test_version_follows_the_words_and_not_the_edition(site, monkeypatch):
    before = version_of(script())
    edition.bump()
    a_published_article()
    assert version_of(script()) == before
    monkeypatch.setattr("newsroom.offline.views.template_version", lambda: "other")
    assert version_of(script()) != before


@pytest.mark.parametrize("name", ["base.html", "offline/page.html", "offline/words.html"])
def test_another_page_for_a_broken_line_is_another_version(tmp_path, name):
    before = version_of(script())
    changed = tmp_path / name
    changed.parent.mkdir(exist_ok=True)
    changed.write_text((Path(settings.BASE_DIR) / "templates" / name).read_text() + "<hr>")
    first = settings.TEMPLATES[0]
    with override_settings(TEMPLATES=[first | {"DIRS": [tmp_path, *first["DIRS"]]}]):
        assert version_of(script()) != before


@pytest.mark.parametrize("words", ["Skip to the content", "Kept on this device", "Search", "Kept {when}"])
def test_another_translation_on_that_page_is_another_version(tmp_path, words):
    before = version_of(script())
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.append(polib.POEntry(msgid=words, msgstr="Lain"))
    (tmp_path / "id/LC_MESSAGES").mkdir(parents=True)
    catalogue.save_as_mofile(tmp_path / "id/LC_MESSAGES/django.mo")
    with override_settings(LOCALE_PATHS=[tmp_path, *settings.LOCALE_PATHS]):
        assert version_of(script()) != before


@override_settings(OFFLINE_COPIES=False)
def test_where_copies_are_off_the_worker_takes_itself_and_them_away(client):
    source = client.get("/sw.js").text
    assert "registration.unregister()" in source
    assert "caches.delete" in source
    assert '"fetch"' not in source
    assert "<keep-copies>" not in client.get(a_published_article().get_url()).text


def test_only_a_public_story_asks_for_the_worker(client):
    article = a_published_article()
    assert "<keep-copies>" in client.get(article.get_url()).text
    assert "<keep-copies>" not in client.get(article.get_url() + "?hemat=1").text
    assert "<keep-copies>" not in client.get("/").text
    assert "<keep-copies>" not in an_article().make_preview_request().render().text


@pytest.mark.parametrize("path", ["/sw.js", "/luring/"])
def test_nothing_is_taken_from_a_reader(client, path):
    assert client.post(path).status_code == 405


def test_offline_page_shows_no_story_and_is_not_indexed(client):
    article = a_published_article()
    page = client.get("/luring/").text
    assert "<!--salinan-->" in page
    assert article.title not in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(("query", "is_kept"), [("", True), ("?hemat=1", True)])
def test_pages_of_a_story_say_that_they_may_be_kept(client, query, is_kept):
    page = client.get(a_published_article().get_url() + query).text
    assert (" data-keep>" in page) is is_kept
    assert '<main id="isi">' in page


def test_only_what_everybody_may_read_may_be_kept(admin_client):
    article = a_published_article()
    assert " data-keep" not in an_article().make_preview_request().render().text
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    answer = admin_client.get(article.get_url())
    assert article.title in answer.text
    assert " data-keep" not in answer.text
