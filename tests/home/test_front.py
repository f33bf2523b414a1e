"""The front page fills itself, repeats no story, and works with whatever there is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.front import front_context
from home.models import HomePage
from news.models import ArticlePage, PaperSettings
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_province,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    an_article,
    an_author,
    forget_decisions,
)
from tests.home.fronts import repeated, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def front() -> dict:
    return front_context(HomePage.objects.get())


def led_by(article: ArticlePage | None) -> None:
    """The chief's choice."""
    page = HomePage.objects.get()
    page.lead_story = article
    page.save()


def an_opinion(title: str = "Sungai bukan tempat sampah", **changes) -> ArticlePage:
    section = a_section("Opini", is_opinion=True)
    return a_published_article(title=title, section=section, label=ArticlePage.Label.OPINION, **changes)


def test_paper_without_a_story_has_a_front_page(client):
    response = client.get("/")
    assert response.status_code == 200
    assert response.context["lead"] is None
    assert shown(front()) == []


def test_paper_without_anything_about_itself_has_a_front_page(client):
    PaperSettings.objects.all().delete()
    assert client.get("/").status_code == 200


def test_only_story_leads_and_stands_nowhere_else(client):
    article = a_published_article(title="Satu-satunya")
    context = front()
    assert context["lead"]["id"] == article.pk
    assert shown(context) == [article.pk]
    assert client.get("/").text.count("Satu-satunya</a>") == 1


def test_stories_without_photos_make_a_front_page(client):
    for number in range(4):
        a_published_article(title=f"Berita {number}")
    assert client.get("/").status_code == 200
    assert front()["lead"] is not None
    assert repeated(front()) == []


def test_newest_story_with_a_photo_leads():
    now = timezone.now()
    pictured = a_published_article(lead_photo=a_photo(), published_at=now - timedelta(hours=3))
    a_published_article(published_at=now)
    assert front()["lead"]["id"] == pictured.pk


def test_headline_is_text_and_no_markup(client):
    a_published_article(title="Air <b>pasang</b> & surut")
    html = client.get("/").text
    assert "<b>pasang" not in html
    assert "Air &lt;b&gt;pasang&lt;/b&gt; &amp; surut" in html


def test_headline_of_130_characters_stands_there_whole(client):
    title = "Air pasang merendam sembilan desa di hilir " * 4
    title = title[:129].strip() + "."
    a_published_article(title=title, lead_photo=a_photo())
    context = front()
    assert context["lead"]["is_long_title"]
    page = client.get("/").text
    assert title in page
    assert 'data-length="long"' in page


def test_chiefs_choice_leads_before_anything_newer_or_pictured():
    now = timezone.now()
    chosen = a_published_article(published_at=now - timedelta(days=90), title="Pilihan")
    a_published_article(lead_photo=a_photo(), published_at=now)
    led_by(chosen)
    assert front()["lead"]["id"] == chosen.pk
    assert repeated(front()) == []


def test_choice_older_than_all_that_is_considered_still_leads(monkeypatch):
    monkeypatch.setattr("home.supply.NEWEST_CONSIDERED", 1)
    chosen = a_published_article(published_at=timezone.now() - timedelta(days=900))
    a_published_article()
    led_by(chosen)
    assert front()["lead"]["id"] == chosen.pk


def test_opinion_that_leads_stands_there_once():
    chosen = an_opinion()
    an_opinion("Sungai adalah jalan")
    led_by(chosen)
    assert front()["lead"]["id"] == chosen.pk
    assert repeated(front()) == []


def test_withdrawn_lead_gives_way(client):
    chosen, other = a_published_article(title="Ditarik"), a_published_article(title="Tetap")
    led_by(chosen)
    chosen.unpublish()
    assert front()["lead"]["id"] == other.pk
    assert "Ditarik" not in client.get("/").text


def test_deleted_lead_gives_way():
    chosen, other = a_published_article(), a_published_article()
    led_by(chosen)
    forget_decisions(chosen)
    ArticlePage.objects.get(pk=chosen.pk).delete()
    assert front()["lead"]["id"] == other.pk


def test_paid_text_never_leads():
    paid = a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan", lead_photo=a_photo())
    led_by(paid)
    assert front()["lead"] is None


def test_paid_text_stands_nowhere_on_the_front_page(client):
    a_published_article(
        title="Beli sekarang",
        label=ArticlePage.Label.ADVERTORIAL,
        sponsor="Badan",
        section=a_section("Opini", is_opinion=True),
    )
    a_published_article(title="Kabar")
    assert "Beli sekarang" not in client.get("/").text


def test_draft_chosen_to_lead_waits():
    other = a_published_article()
    led_by(an_article())
    assert front()["lead"]["id"] == other.pk


def test_opinion_is_shown_with_its_author_and_not_among_the_news(client):
    opinion = an_opinion(authors=(an_author("Laras Wening"),))
    news = a_published_article()
    context = front()
    assert [card["id"] for card in context["opinion"]] == [opinion.pk]
    assert context["lead"]["id"] == news.pk
    assert "Laras Wening" in client.get("/").text


def test_voices_are_of_different_people():
    speakers = [a_person("Rosdiana Kapitan"), a_person("Rosdiana Kapitan"), a_person("Arman Setiadji")]
    lead = a_published_article(lead_photo=a_photo(), body=[("paragraph", "<p>Air.</p>")])
    for speaker in speakers:
        a_published_article(body=[a_quote(speaker=speaker)])
    led_by(lead)
    assert sorted(voice["speaker"] for voice in front()["voices"]) == ["Arman Setiadji", "Rosdiana Kapitan"]


def test_one_voice_makes_no_band():
    lead = a_published_article(body=[("paragraph", "<p>Air.</p>")])
    a_published_article(body=[a_quote()])
    led_by(lead)
    assert front()["voices"] == []


def test_related_stories_are_from_the_place_of_the_lead():
    lead = a_published_article(region=a_region("Berau", code="64.03"))
    near = a_published_article(region=a_region("Berau", code="64.03"))
    a_published_article(region=a_region("Paser", code="64.01"))
    led_by(lead)
    assert [card["id"] for card in front()["related_to_lead"]] == [near.pk]


def test_latest_correction_is_told_with_its_story(client):
    article = a_published_article(title="Air pasang")
    a_correction(article, text="Bukan 1.410 rumah.")
    a_correction(an_article(), text="Belum terbit.")
    assert front()["corrections_latest"]["text"] == "Bukan 1.410 rumah."
    assert "Bukan 1.410 rumah." in client.get("/").text


def test_story_without_a_place_or_a_section_can_stand_on_the_front_page(client):
    for _number in range(3):
        a_published_article(region=None, section=None)
    assert client.get("/").status_code == 200
    assert repeated(front()) == []


def test_map_shows_the_regions_of_the_home_province(client):
    region = a_region("Berau", code="64.03")
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    assert region.get_absolute_url() in client.get("/").text
