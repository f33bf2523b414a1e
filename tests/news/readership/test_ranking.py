import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import HomePage
from news.models import PaperSettings
from news.readership import ranking
from news.readership.models import DailyReads
from news.readership.ranking import load_most_read
from tests.builders import a_published_article, a_region, a_retraction, a_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def read(title: str, count: int, *, days_ago: int = 0, **changes):
    article = a_published_article(title=title, **changes)
    also_read(article, count, days_ago=days_ago)
    return article


def also_read(article, count: int, *, days_ago: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyReads.objects.create(article=article, day=day, count=count)


def listed(place=None) -> list[tuple[str, int]]:
    return [(story["title"], story["reads"]) for story in load_most_read(place).stories]


def test_most_read_of_today_comes_first(django_assert_num_queries):
    for title, count in (("A", 2), ("B", 9), ("C", 5), ("D", 1), ("E", 3)):
        read(title, count)
    read("Kemarin", 100, days_ago=1)
    with django_assert_num_queries(1):
        assert listed() == [("B", 9), ("C", 5), ("E", 3), ("A", 2)]
    assert load_most_read().is_of_today


def test_week_is_asked_where_few_stories_were_read_today():
    also_read(read("A", 2), 10, days_ago=3)
    read("B", 9, days_ago=6)
    read("C", 20, days_ago=2)
    read("Pekan lalu", 99, days_ago=7)
    assert listed() == [("C", 20), ("A", 12), ("B", 9)]
    assert not load_most_read().is_of_today


def test_fewer_than_three_stories_are_no_list():
    read("A", 2)
    read("B", 9)
    assert listed() == []


def test_region_and_section_have_their_own():
    berau, bontang = a_region(), a_region("Bontang", code="64.74", kind="city")
    for number in range(3):
        read(f"Berau {number}", number + 1, region=berau, section=a_section("Hukum"))
        read(f"Bontang {number}", number + 10, region=bontang)
    assert listed(bontang) == [("Bontang 2", 12), ("Bontang 1", 11), ("Bontang 0", 10)]
    assert listed(a_section("Hukum")) == [("Berau 2", 3), ("Berau 1", 2), ("Berau 0", 1)]
    assert listed(berau.parent)[0] == ("Bontang 2", 12)


def test_quiet_region_has_its_own_however_much_is_read_elsewhere(monkeypatch):
    monkeypatch.setattr(ranking, "RANKED", 0)
    berau, bontang = a_region(), a_region("Bontang", code="64.74", kind="city")
    for number in range(12):
        read(f"Berau {number}", number + 100, region=berau)
    for number in range(3):
        read(f"Bontang {number}", number + 1, region=bontang)
    assert listed(bontang) == [("Bontang 2", 3), ("Bontang 1", 2), ("Bontang 0", 1)]


def test_counts_are_ranked_before_anything_is_asked_of_their_stories():
    for place in (None, a_region()):
        with CaptureQueriesContext(connection) as captured:
            load_most_read(place)
        [query] = captured
        assert re.search(r"IN \(SELECT .*GROUP BY .*LIMIT \d+\)", query["sql"])


def test_withdrawn_story_and_paid_text_are_not_in_it():
    section = a_section("Advertorial")
    for number in range(3):
        read(f"Berita {number}", number + 1, section=section)
    a_retraction(read("Dicabut", 50, section=section))
    read("Iklan", 60, section=section, label="advertorial", sponsor="Hotel")
    assert [title for title, _reads in listed(section)] == ["Berita 2", "Berita 1", "Berita 0"]


def show_counts() -> None:
    paper = PaperSettings.load()
    paper.shows_read_counts = True
    with TestCase.captureOnCommitCallbacks(execute=True):
        paper.save()


def test_region_lists_its_most_read_and_names_numbers_only_if_the_paper_wants_it(client):
    for number in range(3):
        read(f"Dibaca {number}", 1200 + number, region=a_region())
    html = client.get("/wilayah/berau/").content.decode()
    assert "Terbanyak dibaca" in html
    assert "1.202" not in html
    show_counts()
    assert "dibaca 1.202 kali" in client.get("/wilayah/berau/").content.decode()


def test_front_page_lists_those_of_the_most_read_that_stand_nowhere_else_on_it(client, monkeypatch):
    for zone in ("SECOND_STORIES", "LATEST_STORIES"):
        monkeypatch.setattr(f"home.zones.{zone}", 0)
    for number in range(3):
        read(f"Dibaca {number}", 1200 + number, region=None)
    read("Paling dibaca, dan di puncak", 9000, region=None)
    response = client.get("/")
    assert response.context["lead"]["title"] == "Paling dibaca, dan di puncak"
    listed_there = response.text.partition("Terbanyak dibaca")[2]
    assert re.findall(r">(Dibaca \d|Paling[^<]+)<", listed_there) == ["Dibaca 2", "Dibaca 1", "Dibaca 0"]


def test_front_page_lists_nothing_where_the_chief_does_not_want_it(client, monkeypatch):
    for zone in ("SECOND_STORIES", "LATEST_STORIES", "REGION_BLOCKS"):
        monkeypatch.setattr(f"home.zones.{zone}", 0)
    HomePage.objects.update(shows_most_read=False)
    for number in range(3):
        read(f"Dibaca {number}", 1200 + number)
    assert "Terbanyak dibaca" not in client.get("/").text


def test_story_names_its_reads_only_if_the_paper_wants_it(client):
    story = read("Dibaca", 1000)
    also_read(story, 234, days_ago=400)
    assert "1.234" not in client.get(story.get_url()).content.decode()
    show_counts()
    html = client.get(story.get_url()).content.decode()
    assert "Dibaca 1.234 kali." in html
    assert "/cara-kami-menghitung/" in html


def test_story_reports_its_reads_and_its_draft_does_not(client, rf):
    story = a_published_article()
    assert f'data-url="/baca/{story.pk}/"' in client.get(story.get_url()).content.decode()
    preview = story.make_preview_request()
    assert "count-read" not in preview.render().content.decode()


def test_rule_is_published_with_the_numbers_of_the_code(client):
    html = client.get("/cara-kami-menghitung/").content.decode()
    assert "10 detik" in html
    assert "32 pembaca" in html
    assert 'href="/cara-kami-menghitung/"' in client.get("/").content.decode()
