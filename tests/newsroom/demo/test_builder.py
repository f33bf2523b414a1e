"""The demo paper as it is loaded: all that was promised, through the gate like everything else, and never twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from news.accounts.models import User
from news.editorial.audit.chain import broken_links
from news.editorial.board.load import load_board
from news.editorial.complaints.complainant import unseal
from news.editorial.models import Approval, AuditEntry, Complaint
from news.editorial.status import load_statuses
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
from news.publication.rebuild import rebuild
from news.publishing import find_all
from news.quotes.models import Quote
from newsroom.demo.builder import ACCOUNTS
from newsroom.demo.content import read_stories

pytestmark = pytest.mark.django_db

STATES = Counter(story["state"] for story in read_stories())


@pytest.fixture(scope="module")
def demo(module_db) -> str:
    """The demo, loaded once. Returns what the command said."""
    return load()


@pytest.fixture
def articles(demo) -> Iterator:
    return ArticlePage.objects.order_by("pk")


def load() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_command_says_what_is_there_and_who_may_log_in(demo):
    assert f"{STATES['published'] + STATES['emergency']} published stories" in demo
    assert "reporter, reporter2, editor, editor2, chief, admin" in demo
    assert "newsroom-demo" in demo


def test_every_story_ends_in_the_state_it_was_written_for(articles):
    live = articles.filter(live=True)
    scheduled = [article for article in articles if article.scheduled_revision]
    at_desk = load_statuses(articles)
    assert articles.count() == sum(STATES.values())
    assert live.count() == STATES["published"] + STATES["emergency"]
    assert len(scheduled) == STATES["scheduled"]
    assert Counter(status.state for status in at_desk.values()) == {
        "draft": STATES["draft"],
        "waiting": STATES["review"],
        "returned": STATES["returned"],
        "scheduled": STATES["scheduled"],
        "published": live.count(),
    }


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


def test_draft_shows_what_the_gate_has_to_say(articles):
    draft = articles.get(slug="parkir-tepi-karang-mumus").get_latest_revision_as_object()
    rules = {finding.rule for finding in find_all(draft)}
    expected = {"other_side_not_asked", "house_style", "passive_apart", "two_spellings", "leftover_furniture"}
    assert expected | {"number_not_in_story"} == rules


def test_every_published_story_was_let_through_by_a_record(articles):
    for article in articles.filter(live=True):
        assert Approval.objects.of_content(article, [article.published.digest]).exists(), article.slug


def test_lead_story_has_a_second_version_with_a_note_and_a_correction_each_by_two_people(client, articles):
    article = articles.get(slug="sembilan-desa-terendam-pintu-air-belum-selesai")
    first, second = article.versions.order_by("number")
    assert "1.410 rumah" in str(first.content)
    assert "1.410 rumah" not in str(second.content)
    assert "1.140" in second.note
    assert second.changed_by == ["Dimas Arya Putra"]
    assert second.approved_by not in {"", *second.changed_by}
    correction = article.corrections.get()
    assert correction.made_by != correction.approved_by
    page = client.get(f"{article.published.url}riwayat/").text
    assert "Versi 2" in page
    assert second.note in page


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


def test_readers_find_what_is_most_read_and_the_way_to_the_newsletter(client, demo):
    html = client.get("/").content.decode()
    assert "Terbanyak dibaca" in html
    assert re.search(r"dibaca [\d.]+ kali", html)
    assert client.get("/buletin/").status_code == 200


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


def test_board_shows_a_morning_at_a_paper(demo):
    board = load_board(User.objects.get(username="editor2"), {})
    waiting, returned, published = (
        next(found.cards for found in board.lists if found.name == name)
        for name in ("waiting", "returned", "published")
    )
    assert [card.tone for card in waiting] == ["red", "amber", "calm"]
    assert [card.claim.split()[0] for card in waiting if card.claim] == ["Bimo"]
    assert [bool(card.note) for card in returned] == [True]
    assert len(published) >= 4
    assert "Terbit darurat, belum direview" in {chip.text for card in published for chip in card.chips}
    assert [cell.figure for cell in board.cells][-1] == "1"
    assert [line.who for line in board.plans] == ["Dimas", "Dimas, Laras", "belum ada orang"]


def test_nobody_is_written_to(demo):
    assert mail.outbox == []


def test_log_of_decisions_holds_for_what_was_done_at_the_desk(articles):
    for article in articles:
        assert broken_links(AuditEntry.objects.about(article).order_by("pk")) == []


def test_board_and_list_of_complaints_are_not_empty(demo):
    open_cases = list(Complaint.objects.open().by_time_left())
    assert [case.number for case in open_cases] == ["HJ-0002", "HK-0002"]
    assert timezone.now() < open_cases[0].due_at < timezone.now() + timedelta(hours=8)
    decided = Complaint.objects.decided()
    assert {case.correction.article_id == case.article_id for case in decided} == {True}
    assert all(unseal(case.identity).email.endswith(".example") for case in Complaint.objects.all())
    assert open_cases[0].evidence.exists()
