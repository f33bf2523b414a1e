"""The demo paper as it is loaded: all that was promised, through the gate like everything else, and never twice."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.accounts.models import User
from news.editorial.models import Approval
from news.models import (
    ArticlePage,
    Author,
    Correction,
    ListingRow,
    PaperSettings,
    Person,
    Photo,
    PublishedArticle,
    Region,
    Section,
)
from news.publishing import find_all
from news.quotes.models import Quote
from news.rebuild import rebuild
from newsroom.demo.builder import ACCOUNTS
from newsroom.demo.content import read_stories

pytestmark = pytest.mark.django_db

STATES = Counter(story["state"] for story in read_stories())


@pytest.fixture(scope="module")
def demo(module_db) -> str:
    """The demo, loaded once, its pictures drawn small. Returns what the command said."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsroom.demo.builder.SCENE_PIXELS", 360)
        patch.setattr("newsroom.demo.builder.PORTRAIT_PIXELS", 120)
        return load()


@pytest.fixture
def articles(demo) -> Iterator:
    return ArticlePage.objects.order_by("pk")


def load() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_command_says_what_is_there_and_who_may_log_in(demo):
    assert f"{STATES['published']} published stories" in demo
    assert "reporter, reporter2, editor, editor2, chief, admin" in demo
    assert "newsroom-demo" in demo


def test_every_story_ends_in_the_state_it_was_written_for(articles):
    live = articles.filter(live=True)
    scheduled = [article for article in articles if article.scheduled_revision]
    waiting = [article for article in articles if article.workflow_in_progress]
    assert articles.count() == sum(STATES.values())
    assert (live.count(), len(scheduled), len(waiting)) == (
        STATES["published"],
        STATES["scheduled"],
        STATES["review"],
    )
    assert (STATES["draft"], STATES["review"], STATES["scheduled"]) == (2, 1, 1)


def test_nothing_blocks_a_published_story(articles):
    found = {
        article.slug: [(finding.rule, finding.field) for finding in find_all(article) if finding.is_blocking]
        for article in articles.filter(live=True)
    }
    assert {slug: findings for slug, findings in found.items() if findings} == {}


def test_nothing_blocks_what_waits_or_is_scheduled(articles):
    for article in articles.filter(live=False):
        if article.scheduled_revision or article.workflow_in_progress:
            blocking = [found for found in find_all(article) if found.is_blocking]
            assert blocking == [], article.slug


def test_every_published_story_was_let_through_by_a_record(articles):
    for article in articles.filter(live=True):
        assert Approval.objects.of_content(article, article.published.digest).exists(), article.slug


def test_scheduled_story_was_approved_by_somebody_who_had_no_hand_in_it(articles):
    (article,) = [article for article in articles if article.scheduled_revision]
    approval = Approval.objects.get(article=article)
    assert approval.kind == Approval.Kind.FOUR_EYES
    assert approval.made_by not in {
        article.owner,
        *[entry.author.user for entry in article.byline_entries.all()],
    }
    assert article.scheduled_revision.approved_go_live_at > timezone.now()


def test_published_stories_lie_in_the_past_and_in_their_month(articles):
    for article in articles.filter(live=True):
        assert article.published_at <= timezone.now()
        assert f"/berita/{timezone.localtime(article.published_at):%Y/%m}/" in article.get_url()


def test_corrections_come_after_their_stories_and_before_now(demo):
    corrections = Correction.objects.select_related("article")
    assert corrections.exists()
    for correction in corrections:
        assert correction.article.published_at < correction.made_at <= timezone.now()


def test_what_is_served_is_what_the_pages_say(demo):
    assert list(rebuild(only_check=True)) == []


def test_every_person_has_words_on_record(demo):
    assert set(Quote.objects.standing().values_list("speaker", flat=True)) >= set(
        Person.objects.filter(quotes__isnull=False).values_list("pk", flat=True)
    )
    assert Quote.objects.standing().count() > 50


def test_at_least_eight_regions_and_six_sections_have_stories(demo):
    rows = ListingRow.objects.values_list("kind", "key").distinct()
    kinds = Counter(kind for kind, _key in rows)
    assert kinds["region"] >= 8
    assert kinds["section"] >= 6


def test_every_picture_is_marked_and_described(demo):
    for photo in Photo.objects.all():
        assert "Konten demo" in photo.title
        assert photo.description
        assert photo.credit


def test_accounts_are_those_that_are_promised_with_their_rights(demo):
    for username, group in ACCOUNTS.items():
        user = User.objects.get(username=username)
        assert user.check_password("newsroom-demo")
        assert [found.name for found in user.groups.all()] == ([group] if group else [])
    assert User.objects.get(username="admin").is_superuser
    assert User.objects.count() == len(ACCOUNTS)


@pytest.mark.parametrize(
    "path", ["/", "/berita/", "/koreksi/", "/redaksi/", "/pedoman-media-siber/", "/kontak/"]
)
def test_every_page_says_that_it_is_demo_content(client, demo, path):
    assert "Konten demo" in client.get(path).text


def test_every_published_story_is_a_page(client, articles):
    for article in articles.filter(live=True):
        response = client.get(article.published.url)
        assert response.status_code == 200, article.slug
        assert article.title in response.context["page"].title


def test_every_listing_that_is_named_on_a_story_is_a_page(client, demo):
    seen = set()
    for published in PublishedArticle.objects.all():
        trail = published.facts["trail"]
        for link in [
            *trail["regions"],
            *trail["topics"],
            *trail["speakers"],
            *published.facts["byline"]["writers"],
        ]:
            seen.add(link["url"])
    for url in sorted(seen):
        assert client.get(url).status_code == 200, url


def test_front_page_is_full(client, demo):
    context = client.get("/").context
    assert context["lead"]["photo"]
    assert context["second_stories"]
    assert context["voices"]
    assert context["region_blocks"]
    assert context["opinion"]
    assert context["corrections_latest"]


def test_second_load_changes_nothing(demo):
    before = {
        model: list(model.objects.order_by("pk").values())
        for model in (User, Section, Author, Person, Photo, ArticlePage, PublishedArticle, Correction, Quote)
    }
    assert "nothing was changed" in load()
    for model, rows in before.items():
        assert list(model.objects.order_by("pk").values()) == rows


def test_demo_brings_all_regions(demo):
    assert Region.objects.filter(kind="province").count() == 38
    assert Region.objects.exclude(kind="province").count() == 514
    assert PaperSettings.load().home_province.name == "Kalimantan Timur"
