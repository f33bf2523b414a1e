"""Addresses beside those of an old site's stories lead on, and nothing else does."""

import pytest

from news.models import PublishedArticle
from tests.builders import a_region
from tests.news.imports.wordpress.exports import a_category, a_term, an_item
from tests.news.imports.wordpress.runs import an_export, imported

pytestmark = pytest.mark.django_db
STORY = "/2023/05/11/berita-1/"


@pytest.fixture(scope="module")
def old_story(site, tmp_path_factory) -> str:
    """Its address here; at the old site it stood in a category that became a section."""
    a_region()
    terms = a_category("desa", "Kabar Desa")
    imported(an_export(tmp_path_factory.mktemp("old") / "a.xml", terms, an_item(1, rest=a_term("desa"))))
    return PublishedArticle.objects.get().url


def lead(client, path: str, **more) -> str | None:
    response = client.get(path, **more)
    return response.headers.get("Location") if response.status_code == 301 else None


def test_everything_below_a_story_leads_to_the_story(client, old_story):
    tails = (
        "amp/",
        "feed/",
        "feed/atom/",
        "2/",
        "comment-page-3/",
        "embed/",
        "trackback/",
        "page/2/feed/",
        "amp/?a=1",
    )
    below = {tail: lead(client, STORY + tail) for tail in (*tails, "?amp=1", "?amp")}
    assert below == dict.fromkeys(below, old_story)


def test_days_lead_to_the_nearest_list(client, old_story):
    month = "/berita/2023/05/"
    assert {lead(client, path) for path in ("/2023/05/", "/2023/5/", "/2023/05/11/", "/2023/05/page/4/")} == {
        month
    }
    assert lead(client, "/2023/") == "/berita/2023/"


def test_lists_and_their_feeds_lead_to_ours(client, old_story):
    assert lead(client, "/category/desa/page/2/") == "/rubrik/kabar-desa/"
    assert lead(client, "/category/desa/feed/") == "/rubrik/kabar-desa/feed/"
    assert lead(client, "/category/desa/feed/rss2/") == "/rubrik/kabar-desa/feed/"
    assert lead(client, "/feed/rss2/") == "/feed/"
    assert lead(client, "/page/2/") == "/berita/"


@pytest.mark.parametrize(
    "path",
    [
        "/2022/05/",
        "/0000/",
        "/9999/12/",
        "/2023/05/11/berita-1/lain/",
        "/2023/05/11/berita-77/amp/",
        "/amp/",
        "/123/",
        "/" + "amp/" * 50,
        "/" + "1/" * 100,
        "/%00/amp/",
        "/%FF/amp/",
        "/berita/2023/05/tiada/amp/",
    ],
)
def test_what_leads_nowhere_is_not_found(client, old_story, path):
    assert client.get(path).status_code == 404


def test_nothing_is_sent_elsewhere_but_a_question(client, old_story):
    assert client.post(STORY + "amp/").status_code in {403, 404, 405}
