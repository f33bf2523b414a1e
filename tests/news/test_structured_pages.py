"""Every page tells machines what it is, in words that schema.org knows, and nothing in them ends the script."""

import json
import re

import pytest

from news.editorial.actions import publish_imported
from news.models import ArticlePage, Correction
from news.quotes.models import Quote
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_retraction,
    a_section,
    a_topic,
    an_author,
)
from tests.news.schema_org import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TAG = "</script><script>alert(1)</script>"
HOST = "http://testserver"


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story with all that is told of one, each name trying to end the script."""
    person = a_person(f"Tokoh {TAG}", description=f"Uraian {TAG}", portrait=a_photo("Tokoh"))
    person.positions.create(title=f"Ketua {TAG}", institution=f"RT 12 {TAG}")
    person.save()
    article = a_published_article(
        title=f"Air pasang {TAG}",
        summary=f"Air masuk {TAG}",
        authors=(an_author(f"Penulis {TAG}", job_title=f"Wartawan {TAG}", bio=f"Bio {TAG}"),),
        section=a_section(f"Rubrik {TAG}", slug="rubrik", description=f"Isi {TAG}"),
        region=a_region(f"Berau {TAG}", code="64.03", slug="berau"),
        topics=(a_topic(f"Topik {TAG}"),),
        lead_photo=a_photo(description=f"Foto {TAG}"),
        lead_photo_caption=f"Takarir {TAG}",
        body=[a_quote(f"Kata {TAG}", speaker=person, role=f"Jabatan {TAG}")],
    )
    a_correction(article, text=f"Ralat {TAG}")
    a_correction(article, kind=Correction.Kind.REPLY, party=f"PT {TAG}", text=f"Jawaban {TAG}")
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture(scope="module")
def addresses(story) -> dict[str, str]:
    retracted = a_published_article(title="Gudang itu kosong")
    a_retraction(retracted)
    release = {"label": ArticlePage.Label.PRESS_RELEASE, "sponsor": "Dinas", "title": "Siaran"}
    return {
        "/": "NewsMediaOrganization",
        "/berita/": "CollectionPage",
        f"/berita/{story.published_at:%Y}/": "CollectionPage",
        "/wilayah/": "CollectionPage",
        "/koreksi/": "CollectionPage",
        story.get_url(): "NewsArticle",
        a_published_article(label=ArticlePage.Label.OPINION, title="Opini").get_url(): "OpinionNewsArticle",
        a_published_article(**release).get_url(): "NewsArticle",
        retracted.get_url(): "CreativeWork",
        story.section.get_absolute_url(): "CollectionPage",
        story.region.get_absolute_url(): "CollectionPage",
        story.region.parent.get_absolute_url(): "CollectionPage",
        story.topics.get().get_absolute_url(): "CollectionPage",
        story.byline_entries.first().author.get_absolute_url(): "ProfilePage",
        story.quotes[0].value["speaker"].get_absolute_url(): "ProfilePage",
        Quote.objects.get(article=story).get_absolute_url(): "Quotation",
    }


def nodes_of(page: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return [json.loads(text) for text in found]


def test_every_page_says_what_it_is_in_words_that_are_known(client, addresses):
    for url, kind in addresses.items():
        (node,) = nodes_of(client.get(url).text)
        assert (node["@context"], node["@type"]) == ("https://schema.org", kind), url
        assert faults(node) == [], url


def test_nothing_in_a_name_ends_the_script(client, addresses):
    for url in addresses:
        page = client.get(url).text
        assert TAG not in page, url
        assert page.count("<script") == page.count("</script>"), url


def test_names_are_told_whole(client, story, addresses):
    (node,) = nodes_of(client.get(story.get_url()).text)
    assert node["headline"] == f"Air pasang {TAG}"
    (person,) = nodes_of(client.get(story.quotes[0].value["speaker"].get_absolute_url()).text)
    assert person["mainEntity"]["jobTitle"] == f"Ketua {TAG}"
    assert person["mainEntity"]["worksFor"]["name"] == f"RT 12 {TAG}"


def test_paper_says_what_it_is_held_to(client, addresses):
    (node,) = nodes_of(client.get("/").text)
    for name in ("publishingPrinciples", "correctionsPolicy", "masthead"):
        assert client.get(node[name].removeprefix(HOST)).status_code == 200, name
    assert node["logo"]["url"].startswith(HOST)


def test_way_down_leads_to_pages_that_are_there(client, story, addresses):
    for url in (story.get_url(), story.region.get_absolute_url()):
        (node,) = nodes_of(client.get(url).text)
        crumbs = node.get("breadcrumb") or node["mainEntityOfPage"]["breadcrumb"]
        steps = crumbs["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        for step in steps:
            assert client.get(step["item"].removeprefix(HOST)).status_code == 200, step
        assert steps[-1]["item"] == HOST + url


def test_story_that_names_nobody_says_whose_it_is(client):
    values = {"label": ArticlePage.Label.ADVERTORIAL, "sponsor": "PT Muara", "title": "Rumah"}
    story = a_published_article(**values)
    draft = story.get_latest_revision_as_object()
    draft.byline_entries = []
    publish_imported(draft)
    (node,) = nodes_of(client.get(story.get_url()).text)
    assert node["author"] == [{"@type": "Organization", "name": "PT Muara"}]


def test_checker_itself_finds_faults():
    assert faults({"@type": "Person", "wordCount": 3}) == [
        "Person lacks name",
        "Person.wordCount is no property of it",
    ]
    assert faults({"@type": "Quotation", "text": "", "datePublished": "kemarin", "isPartOf": "/x"}) != []
