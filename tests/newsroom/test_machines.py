"""The small files that robots and phones ask for."""

import pytest

from news.models import PaperSettings

pytestmark = pytest.mark.django_db


def test_robots_may_read_everything_but_the_newsroom(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert "User-agent: *" in lines
    assert [line for line in lines if line.startswith("Disallow")] == ["Disallow: /admin/"]
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines


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


@pytest.mark.parametrize("path", ["/robots.txt", "/manifest.webmanifest"])
def test_nobody_writes_to_them(client, path):
    assert client.post(path).status_code == 405
