"""Retraction: proposed, confirmed, and ended by two people."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.editorial.actions import publish_imported
from news.editorial.corrections.retraction import confirm_retraction, refuse_retraction
from news.editorial.models import AuditEntry
from news.editorial.refusals import ApproverRefused, DecidedAlready
from news.models import ArticlePage, ListingRow, PublishedArticle, Retraction
from news.quotes.models import Quote
from news.rebuild import rebuild
from search.models import SearchDocument
from tests.builders import (
    a_chief,
    a_correction,
    a_person,
    a_published_article,
    a_quote,
    a_reporter,
    a_retraction,
    a_topic,
    a_user,
    an_article,
    an_author,
    an_editor,
    read_anew,
)
from tests.news.editorial.corrections.retractions import REASON, brought_back, proposed, retracted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


TITLE = "Gudang beras Balikpapan disebut kosong"
WORDS = "Beras habis sejak Oktober."


@pytest.fixture(scope="module")
def kept_story(site) -> ArticlePage:
    body = [
        ("paragraph", "<p>Gudang itu kosong melompong.</p>"),
        a_quote(WORDS, speaker=a_person("Rosdiana")),
    ]
    article = a_published_article(title=TITLE, body=body, topics=(a_topic(),), authors=(an_author("Dimas"),))
    # Somebody who speaks elsewhere too keeps a page.
    a_published_article(title="Cerita lain", body=[a_quote("Air naik.", speaker=a_person("Rosdiana"))])
    return article


@pytest.fixture
def story(kept_story) -> ArticlePage:
    return read_anew(kept_story)


def address_of(story: ArticlePage) -> str:
    return story.get_url()


def screen(retraction: Retraction) -> str:
    return reverse("news_editorial:retraction", args=[retraction.pk])


def places_naming(story: ArticlePage) -> set[str]:
    """Where a reader or a machine meets the story by its headline or its words."""
    client, month = Client(), timezone.localtime(story.published_at)
    pages = {
        "front": "/",
        "latest": "/berita/",
        "month": f"/berita/{month:%Y/%m}/",
        "section": story.section.get_absolute_url(),
        "region": story.region.get_absolute_url(),
        "province": story.region.parent.get_absolute_url(),
        "topic": story.topics.get().get_absolute_url(),
        "author": story.byline_entries.get().author.get_absolute_url(),
        "person": a_person("Rosdiana").get_absolute_url(),
        "search": "/cari/?q=gudang+beras",
        "sitemap": f"/sitemap-{month:%Y-%m}.xml",
        "news_sitemap": "/news-sitemap.xml",
    }
    found = {name for name, url in pages.items() if names(client.get(url), story)}
    rows = {
        "listing_rows": ListingRow.objects.filter(published_id=story.pk),
        "ledger": Quote.objects.standing().filter(article=story),
        "search_documents": SearchDocument.objects.filter(pk=story.pk),
        "published": PublishedArticle.objects.filter(pk=story.pk),
    }
    feeds = ("/feed/", f"{story.section.get_absolute_url()}feed/", f"{story.region.get_absolute_url()}feed/")
    found |= {f"feed {url}" for url in feeds if f"<title>{TITLE}</title>" in client.get(url).text}
    return found | {name for name, queryset in rows.items() if queryset.exists()}


def names(response, story: ArticlePage) -> bool:
    page = response.text.replace("<mark>", "").replace("</mark>", "") if response.status_code == 200 else ""
    return TITLE in page or WORDS in page or f"{address_of(story)}</loc>" in page


EVERYWHERE = {
    "front", "latest", "month", "section", "region", "province", "topic", "author", "person", "search", "sitemap",
    "news_sitemap", "listing_rows", "ledger", "search_documents", "published",
}  # fmt: skip


# By two people -------------------------------------------------------------------------------------------------------


def test_editor_proposes_and_chief_confirms_over_http(client, story):
    editor, chief = an_editor(), a_chief()
    client.force_login(editor)
    form = {
        "ground": "unsupported",
        "reason": REASON,
        "apology": "Kami meminta maaf.",
    }
    response = client.post(reverse("news_editorial:propose_retraction", args=[story.pk]), form)
    retraction = Retraction.objects.get()
    assert response.url == screen(retraction)
    assert TITLE in client.get(address_of(story)).text
    client.force_login(chief)
    assert client.get(screen(retraction)).status_code == 200
    client.post(screen(retraction), {"answer": "confirm"})
    page = Client().get(address_of(story))
    assert page.status_code == 200
    assert REASON in page.text
    assert "Kami meminta maaf." in page.text
    assert "kosong melompong" not in page.text
    actions = AuditEntry.objects.about(story).filter(action__endswith="_retraction").order_by("pk")
    assert [(entry.action, entry.made_by) for entry in actions] == [
        ("propose_retraction", editor),
        ("confirm_retraction", chief),
    ]


@pytest.mark.parametrize("maker", [a_chief, lambda: a_user(is_superuser=True)])
def test_nobody_confirms_an_own_proposal(client, story, maker):
    user = maker()
    retraction = proposed(story, by=user)
    client.force_login(user)
    client.post(screen(retraction), {"answer": "confirm"})
    assert not Retraction.objects.get().is_in_force
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(Retraction).filter(pk=retraction.pk).update(confirmed_by=user)


def test_editor_does_not_confirm_and_reporter_does_not_propose(client, story):
    retraction = proposed(story)
    client.force_login(an_editor())
    client.post(screen(retraction), {"answer": "confirm"})
    with pytest.raises(ApproverRefused):
        confirm_retraction(retraction, by=an_editor())
    client.force_login(a_reporter())
    assert client.get(reverse("news_editorial:retractions")).status_code == 302
    assert client.get(screen(retraction)).status_code == 302
    client.post(screen(retraction), {"answer": "confirm"})
    assert not Retraction.objects.get().is_in_force
    refuse_retraction(retraction, by=a_chief(), reason="Beritanya benar.")
    with pytest.raises(ApproverRefused):
        proposed(story, by=a_reporter())


@pytest.mark.parametrize(
    "changes", [{"ground": ""}, {"ground": "pressure"}, {"reason": " "}, {"reason": "x" * 2001}]
)
def test_proposal_needs_a_ground_of_the_list_and_a_reason(client, story, changes):
    client.force_login(an_editor())
    form = {"ground": "unsupported", "reason": REASON} | changes
    response = client.post(reverse("news_editorial:propose_retraction", args=[story.pk]), form)
    assert response.status_code == 422
    assert not Retraction.objects.exists()


def test_only_a_public_story_is_retracted_and_only_once(client, story):
    editor = an_editor()
    with pytest.raises(DecidedAlready):
        proposed(an_article(), by=editor)
    proposed(story)
    with pytest.raises(DecidedAlready):
        proposed(story)
    client.force_login(editor)
    address = reverse("news_editorial:propose_retraction", args=[story.pk])
    assert client.get(address).status_code == 302


def test_refused_proposal_leaves_the_story_and_its_reason_on_record(story):
    retraction = refuse_retraction(proposed(story), by=a_chief(), reason="Dokumennya asli.")
    assert not retraction.is_in_force
    assert places_naming(story) >= EVERYWHERE
    assert AuditEntry.objects.get(action="refuse_retraction").data["reason"] == "Dokumennya asli."
    with pytest.raises(DecidedAlready):
        confirm_retraction(retraction, by=a_chief())


def test_proposer_takes_a_proposal_back(story):
    editor = an_editor()
    refuse_retraction(proposed(story, by=editor), by=editor, reason="Keliru.")
    assert not Retraction.objects.proposed().exists()


def test_whoever_wrote_on_the_story_neither_confirms_nor_refuses_its_retraction(story):
    writer = a_chief()
    retraction = proposed(a_published_article(title="Tulisan pemred", owner=writer))
    with pytest.raises(ApproverRefused):
        confirm_retraction(retraction, by=writer)
    with pytest.raises(ApproverRefused):
        refuse_retraction(retraction, by=writer, reason="Beritanya benar.")
    bylined = a_chief()
    signed = proposed(a_published_article(title="Bernama", authors=(an_author("Rahma", user=bylined),)))
    with pytest.raises(ApproverRefused):
        confirm_retraction(signed, by=bylined)


def test_only_chief_who_wrote_the_story_confirms_with_a_reason_on_record(client):
    writer = a_chief()
    story = a_published_article(title="Tulisan pemred", owner=writer)
    retraction = proposed(story)
    client.force_login(writer)
    client.post(screen(retraction), {"answer": "confirm"})
    assert not Retraction.objects.get().is_in_force
    assert "despite" in client.get(screen(retraction)).context
    client.post(screen(retraction), {"answer": "confirm", "reason": "Tidak ada pemred lain."})
    assert Retraction.objects.get().is_in_force
    assert AuditEntry.objects.get(action="confirm_retraction").data["note"] == "Tidak ada pemred lain."


def test_reason_does_not_let_the_proposer_confirm(story):
    chief = a_chief()
    with pytest.raises(ApproverRefused):
        confirm_retraction(proposed(story, by=chief), by=chief, despite="Mendesak.")


def test_list_of_retractions_names_those_that_wait_and_those_in_force(client, story):
    waiting = proposed(story)
    client.force_login(a_chief())
    assert screen(waiting) in client.get(reverse("news_editorial:retractions")).text


# What it takes away --------------------------------------------------------------------------------------------------


def test_retracted_story_leaves_every_place_and_comes_back_to_all_of_them(story):
    assert places_naming(story) >= EVERYWHERE
    numbers = list(Quote.objects.filter(article=story).values_list("pk", flat=True))
    retraction = retracted(story)
    assert places_naming(story) == set()
    brought_back(retraction, reason="Pemilik dokumen sudah dipastikan.")
    assert places_naming(story) >= EVERYWHERE
    assert list(Quote.objects.standing().filter(article=story).values_list("pk", flat=True)) == numbers
    page = Client().get(address_of(story)).text
    assert "kosong melompong" in page


def test_notice_says_who_decided_when_on_what_ground_and_how_many_quotes_left(client, story):
    editor, chief = an_editor(first_name="Bimo", last_name="Saketi"), a_chief()
    an_author("Rahma Idris", user=chief, job_title="pemimpin redaksi")
    confirm_retraction(proposed(story, by=editor), by=chief)
    page = client.get(address_of(story)).text
    assert "Bimo Saketi" in page
    assert "Rahma Idris, pemimpin redaksi" in page
    assert TITLE in page
    assert "1 quote" in page or "1 ucapan" in page or "1 kutipan" in page


def test_machines_are_told_that_the_work_is_withdrawn_and_nothing_of_it(client, story):
    retracted(story)
    page = client.get(address_of(story))
    node = page.context["structured_data"]
    assert (node["@type"], node["creativeWorkStatus"]) == ("CreativeWork", "Retracted")
    assert node["@id"] == f"urn:uuid:{story.public_id}"
    assert not {"articleBody", "description", "author", "wordCount"} & set(node)
    assert '<meta name="robots" content="noindex">' in page.text


@pytest.mark.parametrize("ground", ["child", "victim"])
def test_protective_ground_hides_the_former_headline_everywhere(client, story, ground):
    retracted(story, ground=ground)
    for url in (address_of(story), "/koreksi/", "/feed/", a_person("Rosdiana").get_absolute_url()):
        assert TITLE not in client.get(url, follow=True).text
    assert "headline" not in client.get(address_of(story), follow=True).context["structured_data"]
    assert client.get(f"{address_of(story)}riwayat/").status_code == 302
    assert REASON in client.get("/koreksi/").text


def test_feed_tells_for_thirty_days_under_the_same_id(client, story):
    guid = f"urn:uuid:{story.public_id}"
    assert client.get("/feed/").text.count(guid) == 1
    retraction = retracted(story)
    urls = ("/feed/", f"{story.section.get_absolute_url()}feed/", f"{story.region.get_absolute_url()}feed/")
    more = (
        f"{story.topics.get().get_absolute_url()}feed/",
        f"{a_person('Rosdiana').get_absolute_url()}feed/",
    )
    for url in (*urls, *more):
        feed = client.get(url).text
        assert feed.count(guid) == 1
        assert REASON in feed
    assert client.get(f"{a_topic('Lain').get_absolute_url()}feed/").text.count(guid) == 0
    QuerySet(Retraction).filter(pk=retraction.pk).update(confirmed_at=timezone.now() - timedelta(days=31))
    assert guid not in client.get("/feed/").text


def test_list_of_corrections_names_retractions_and_can_be_narrowed_to_them(client, story):
    retraction = retracted(story)
    for url in ("/koreksi/", "/koreksi/?jenis=pencabutan"):
        page = client.get(url).text
        assert REASON in page
        assert f'href="{address_of(story)}"' in page
    brought_back(retraction, reason="Dokumennya ternyata asli.")
    assert "Dokumennya ternyata asli." in client.get("/koreksi/").text


def test_person_page_does_not_tell_that_a_withdrawn_quote_was_theirs(client, story):
    quote = story.ledger_entries.get()
    url = a_person("Rosdiana").get_absolute_url()
    assert quote.get_absolute_url() in client.get(url).text
    retracted(story)
    page = client.get(url).text
    assert WORDS not in page
    assert quote.get_absolute_url() not in page
    assert f'href="{address_of(story)}"' not in page


def test_story_that_links_to_a_retracted_one_says_so(client, story, django_capture_on_commit_callbacks):
    other = a_published_article(title="Yang menautkan", body=[("related", {"article": story})])
    with django_capture_on_commit_callbacks(execute=True):
        retraction = retracted(story)
    page = client.get(other.get_url()).text
    assert TITLE in page
    assert 'data-kind="retraction"' in page
    with django_capture_on_commit_callbacks(execute=True):
        brought_back(retraction, reason="Kembali.")
    assert 'data-kind="retraction"' not in client.get(other.get_url()).text


def test_story_that_links_to_one_retracted_for_a_child_does_not_name_it(
    client, story, django_capture_on_commit_callbacks
):
    other = a_published_article(title="Yang menautkan", body=[("related", {"article": story})])
    with django_capture_on_commit_callbacks(execute=True):
        retracted(story, ground="child")
    assert TITLE not in client.get(other.get_url()).text


def test_story_that_links_to_a_corrected_one_says_so(client, story, django_capture_on_commit_callbacks):
    other = a_published_article(title="Yang menautkan", body=[("related", {"article": story})])
    assert 'data-kind="correction"' not in client.get(other.get_url()).text
    with django_capture_on_commit_callbacks(execute=True):
        a_correction(story)
    assert 'data-kind="correction"' in client.get(other.get_url()).text


def test_new_text_of_a_retracted_story_stays_behind_the_notice(client, story):
    retraction = retracted(story)
    story.title = "Judul baru di belakang"
    publish_imported(story)
    assert "Judul baru di belakang" not in client.get("/berita/").text
    assert REASON in client.get(address_of(story)).text
    assert not list(rebuild(only_check=True))
    brought_back(retraction, reason="Kembali dengan judul lain.")
    assert "Judul baru di belakang" in client.get("/berita/").text
    assert not list(rebuild(only_check=True))


# No quiet way --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("maker", [an_editor, a_chief, lambda: a_user(is_superuser=True)])
@pytest.mark.parametrize("door", ["unpublish", "delete"])
def test_unpublishing_and_deleting_point_to_retraction(client, story, maker, door):
    client.force_login(maker())
    response = client.post(reverse(f"wagtailadmin_pages:{door}", args=[story.pk]))
    assert response.status_code == 302
    page = client.get(response.url, follow=True).text
    assert "Cabut" in page or "Retract" in page
    assert PublishedArticle.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_bulk_actions_leave_public_stories_and_say_why(client, story, action):
    client.force_login(a_user(is_superuser=True))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    response = client.post(
        f"{address}?id={story.pk}&next=/admin/", {"include_descendants": "on"}, follow=True
    )
    assert "Cabut" in response.text or "Retract" in response.text
    assert PublishedArticle.objects.filter(pk=story.pk).exists()


def test_month_is_unpublished_without_its_stories(client, story):
    client.force_login(a_user(is_superuser=True))
    month = story.get_parent()
    client.post(reverse("wagtailadmin_pages:unpublish", args=[month.pk]), {"include_descendants": "on"})
    assert ArticlePage.objects.get(pk=story.pk).live


def test_editor_of_a_story_offers_to_retract_it_and_not_to_unpublish(client, story):
    client.force_login(an_editor())
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    assert reverse("news_editorial:propose_retraction", args=[story.pk]) in page
    assert reverse("wagtailadmin_pages:unpublish", args=[story.pk]) not in page


def test_retraction_that_is_stored_takes_effect_by_itself(story):
    a_retraction(story)
    assert places_naming(story) == set()
