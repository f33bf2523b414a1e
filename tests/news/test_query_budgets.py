"""What a page costs the database: an exact number, whatever the number of stories."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import ArticlePage, Author, ListingRow, Person, Section, Topic
from newsroom import edition
from tests.builders import a_correction, a_person, a_photo, a_published_article, a_region, a_topic, an_author
from tests.news.archive import an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ARTICLE_COLD, ARTICLE_WARM = 4, 1
LISTING = 8
# A mistyped or rare question also asks how its words are spelt; site and paper are read once an edition.
SEARCH_COLD = 9

KINDS = (
    "front",
    "latest",
    "year",
    "month",
    "section",
    "region",
    "topic",
    "author",
    "person",
    "corrections",
    "quotes",
    "promises",
    "search",
)


@pytest.fixture(scope="module")
def few(site) -> ArticlePage:
    """Three stories, one of them with everything a page can show."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return _few()


def _few() -> ArticlePage:
    an_archive(2)
    story = a_published_article(
        title="Air pasang merendam sembilan desa",
        topics=(a_topic(),),
        lead_photo=a_photo(),
        section=Section.objects.get(name="Politik"),
        region=a_region(),
        authors=(an_author(portrait=a_photo("Dimas")),),
        body=[("paragraph", "<p>Air naik.</p>"), _quote_of_somebody_known()],
    )
    a_correction(story, text="Bukan 1.410 rumah.")
    return ArticlePage.objects.get(pk=story.pk)


def _quote_of_somebody_known():
    person = a_person(portrait=a_photo("Rosdiana"), description="Ketua RT 12.")
    person.positions.create(title="Ketua RT 12", region=a_region())
    return ("quote", {"text": "Air naik.", "speaker": person, "role": "Ketua RT 12"})


def addresses(story: ArticlePage) -> dict[str, str]:
    month = timezone.localtime(story.published_at)
    return {
        "front": "/",
        "latest": "/berita/",
        "year": f"/berita/{month:%Y}/",
        "month": f"/berita/{month:%Y/%m}/",
        "section": story.section.get_absolute_url(),
        "region": story.region.get_absolute_url(),
        "topic": Topic.objects.get(name=a_topic().name).get_absolute_url(),
        "author": Author.objects.get(name=an_author().name).get_absolute_url(),
        "person": Person.objects.get(name=a_person().name).get_absolute_url(),
        "corrections": "/koreksi/",
        "quotes": "/kutipan/",
        "promises": "/janji/",
        "search": "/cari/?q=air",
    }


@pytest.fixture(scope="module")
def costs(few) -> dict[str, tuple[int, int]]:
    """What each listing costs with three stories, and with thirty more."""
    client, urls = Client(), addresses(few)
    with_three = {kind: cost(client, url) for kind, url in urls.items()}
    _add_thirty(few)
    return {kind: (with_three[kind], cost(client, url)) for kind, url in urls.items()}


def cost(client, url: str) -> int:
    """Statements of a request to a process that just started."""
    edition.forget_all()
    cache.clear()
    return warm_cost(client, url)


def warm_cost(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


def asked(client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured]


def test_uncached_article_costs_no_more_than_four_in_a_process_that_just_started(client, few):
    assert cost(client, few.get_url()) <= ARTICLE_COLD


def test_uncached_article_costs_one_in_a_warm_process(client, few):
    client.get(few.get_url())
    assert warm_cost(client, few.get_url()) == ARTICLE_WARM


def test_body_of_an_article_stays_in_the_database(client, few):
    assert not any('"news_articlepage"."body"' in sql for sql in asked(client, few.get_url()))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_listing_costs_no_more_than_eight(costs, kind):
    assert max(costs[kind]) <= LISTING


def test_search_costs_no_more_than_eight_in_a_warm_process(client, costs, few):
    assert max(costs["search"]) <= SEARCH_COLD
    client.get("/")
    assert warm_cost(client, "/cari/?q=air") <= LISTING


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_listing_costs_the_same_with_three_stories_and_with_thirty(costs, kind):
    with_three, with_thirty = costs[kind]
    assert with_three == with_thirty


def _add_thirty(like: ArticlePage) -> None:
    """Thirty more stories in every listing that a story stands in."""
    listings = list(ListingRow.objects.filter(published_id=like.pk).values_list("kind", "key"))
    for story in an_archive(32):
        for kind, key in listings:
            ListingRow.objects.get_or_create(
                kind=kind, key=key, published_id=story.pk, defaults={"published_at": story.published_at}
            )
