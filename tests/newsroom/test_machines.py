"""The small files that robots and phones ask for."""

import re
from urllib.robotparser import RobotFileParser

import pytest

from news.models import PaperSettings
from newsroom import edition
from newsroom.ai_crawlers import SEARCH, TRAINING
from newsroom.site_setup import setup_site

pytestmark = pytest.mark.django_db


def test_robots_may_read_everything_but_the_newsroom(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert "User-agent: *" in lines
    assert allowed(response.text, "Googlebot", "/berita/")
    assert not allowed(response.text, "Googlebot", "/admin/")
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines


def a_paper(policy: str) -> PaperSettings:
    paper = PaperSettings.load()
    paper.ai_crawlers = policy
    paper.save()
    # No commit tells of a new edition here.
    edition.forget_all()
    return paper


def allowed(robots: str, name: str, path: str) -> bool:
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    return parser.can_fetch(name, f"http://testserver{path}")


def test_robots_of_ai_may_do_nothing_unless_the_paper_says_otherwise(client):
    robots = client.get("/robots.txt").text
    assert not any(allowed(robots, name, "/berita/") for name in (*TRAINING, *SEARCH))


def test_paper_may_let_them_search(client):
    a_paper("search")
    robots = client.get("/robots.txt").text
    assert not any(allowed(robots, name, "/berita/") for name in TRAINING)
    assert all(allowed(robots, name, "/berita/") for name in SEARCH)
    assert not any(allowed(robots, name, "/admin/") for name in SEARCH)


def test_paper_may_let_them_do_everything(client):
    a_paper("all")
    robots = client.get("/robots.txt").text
    assert all(allowed(robots, name, "/berita/") for name in (*TRAINING, *SEARCH))


@pytest.mark.parametrize(("policy", "left_out"), [("nothing", True), ("search", True), ("all", False)])
def test_search_engines_are_never_meant(client, policy, left_out):
    a_paper(policy)
    robots = client.get("/robots.txt").text
    assert all(allowed(robots, name, "/") for name in ("Googlebot", "Bingbot", "Applebot", "DuckDuckBot"))
    assert all(allowed(robots, name, "/") != left_out for name in TRAINING)


def test_word_to_language_models_follows_the_paper(client):
    said = set()
    for policy in ("nothing", "search", "all"):
        a_paper(policy)
        said.add(client.get("/llms.txt").text)
    assert len(said) == 3


def test_word_to_language_models_leads_to_what_there_is(client):
    setup_site()
    response = client.get("/llms.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    head, *_rest = response.text.split("\n\n")
    assert head == "# Kabar Muara"
    links = re.findall(r"\]\(http://testserver(/[^)]*)\)", response.text)
    assert {"/koreksi/", "/kutipan/data.json", "/pedoman-media-siber/", "/feed/"} <= set(links)
    for link in links:
        assert client.get(link).status_code == 200, link


def test_name_of_the_paper_cannot_forge_a_link(client):
    paper = a_paper("all")
    paper.name = "Kabar](http://evil.example) [Muara\n# Lain"
    paper.save()
    edition.forget_all()
    text = client.get("/llms.txt").text
    assert "](http://evil.example)" not in text.replace("\\]", "")
    assert "\n# Lain" not in text


def test_robots_file_needs_no_database(client, django_assert_num_queries):
    client.get("/robots.txt")
    with django_assert_num_queries(0):
        client.get("/robots.txt")


def test_manifest_names_the_paper_and_where_it_begins(client):
    paper = PaperSettings.load()
    paper.name = "Kabar Lain"
    paper.save()
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["start_url"], manifest["lang"]) == ("Kabar Lain", "/", "id")


def test_icons_of_the_manifest_exist(client):
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        response = client.get(icon["src"])
        assert response.status_code == 200
        assert b"".join(response.streaming_content)


@pytest.mark.parametrize("path", ["/robots.txt", "/llms.txt", "/manifest.webmanifest"])
def test_nobody_writes_to_them(client, path):
    assert client.post(path).status_code == 405
