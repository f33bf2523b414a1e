"""What a retraction takes away beside the text, for those whom it protects."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from news.editorial.actions import publish_imported
from news.editorial.corrections.retraction import end_retraction, propose_end
from news.editorial.models import AuditEntry
from news.editorial.sharing import share
from news.models import ArticlePage, PublishedArticle, Retraction, Series, SeriesPart, Topic
from news.pictures import photo_facts
from tests.builders import (
    a_chief,
    a_photo,
    a_published_article,
    a_retraction,
    a_topic,
    an_author,
    an_editor,
)
from tests.news.editorial.corrections.retractions import brought_back, retracted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


SLUG = "bocah-rani-sdn-1-diperkosa"


@pytest.fixture
def story(settings, tmp_path) -> ArticlePage:
    settings.MEDIA_ROOT = tmp_path
    return a_published_article(
        title="Bocah Rani diperkosa paman",
        slug=SLUG,
        lead_photo=a_photo("Rani"),
        topics=(a_topic(),),
        authors=(an_author("Dimas"),),
    )


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def picture_addresses(story: ArticlePage) -> list[str]:
    return [source["src"] for source in PublishedArticle.objects.get(pk=story.pk).facts["photo"]["sources"]]


def are_served(addresses) -> bool:
    """Whether all of some pictures are, which ``newsroom.media`` does while the files are there; or none."""
    found = {default_storage.exists(address.removeprefix("/media/")) for address in addresses}
    assert len(found) == 1
    return found.pop()


# Photos ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ground", ["child", "victim"])
def test_photo_of_a_story_that_protects_somebody_is_served_no_longer(story, commit, ground):
    addresses = picture_addresses(story)
    assert are_served(addresses)
    with commit():
        retracted(story, ground=ground)
    assert not are_served(addresses)


def test_sizes_made_later_for_the_desk_have_addresses_that_nobody_knows(story, commit):
    addresses = picture_addresses(story)
    with commit():
        retracted(story, ground="child")
    photo = ArticlePage.objects.get(pk=story.pk).lead_photo
    made = [source["src"] for source in photo_facts(photo)["sources"]]
    assert not set(made) & set(addresses)
    assert not are_served(addresses)


@pytest.mark.parametrize("model", [Topic, Series])
def test_topic_or_series_does_not_go_on_standing_under_the_photo(client, story, commit, model):
    headed = model.objects.create(name="Kasus Rani", lead_photo=story.lead_photo)
    SeriesPart.objects.create(
        series=Series.objects.get_or_create(name="Kasus Rani")[0], article=a_published_article(title="Lain")
    )
    with commit():
        retracted(story, ground="child")
    headed.refresh_from_db()
    assert headed.lead_photo is None
    assert "Rani.jpg" not in client.get(headed.get_absolute_url()).text
    [entry] = AuditEntry.objects.filter(action="reference_changed", about="Kasus Rani")
    assert entry.made_by == Retraction.objects.get().confirmed_by
    assert [change["field"] for change in entry.data["fields"]] == ["lead_photo"]


def test_topic_keeps_a_photo_that_another_public_story_shows(story, commit):
    topic = Topic.objects.create(name="Kasus Rani", lead_photo=story.lead_photo)
    a_published_article(title="Cerita lain", lead_photo=story.lead_photo)
    with commit():
        retracted(story, ground="child")
    topic.refresh_from_db()
    assert topic.lead_photo == story.lead_photo


def test_photo_that_another_public_story_shows_stays(story, commit):
    a_published_article(title="Cerita lain", lead_photo=story.lead_photo)
    ReferenceIndex.create_or_update_for_object(story)
    with commit():
        retracted(story, ground="child")
    assert are_served(picture_addresses(ArticlePage.objects.exclude(pk=story.pk).get()))


def test_photo_that_an_earlier_version_showed_goes_as_well(story, commit):
    addresses = picture_addresses(story)
    draft = story.get_latest_revision_as_object()
    draft.lead_photo = None
    with commit():
        publish_imported(draft)
        retracted(story, ground="child")
    assert not are_served(addresses)


def test_photo_of_a_story_retracted_on_another_ground_stays(story, commit):
    addresses = picture_addresses(story)
    with commit():
        retracted(story)
    assert are_served(addresses)


def test_photo_is_back_with_the_story(story, commit):
    with commit():
        retraction = retracted(story, ground="child")
    with commit():
        brought_back(retraction)
    assert are_served(picture_addresses(story))


# Links to drafts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ground", ["child", "unsupported"])
def test_retraction_withdraws_the_links_to_drafts_on_record(client, story, ground):
    until = timezone.now() + timedelta(hours=2)
    _, secret = share(story, by=an_editor(), for_whom="Kuasa hukum", expires_at=until)
    assert client.get(f"/naskah/{secret}/").status_code == 200
    retracted(story, ground=ground)
    assert client.get(f"/naskah/{secret}/").status_code == 404
    assert AuditEntry.objects.about(story).filter(action="withdraw_share").exists()


# The address ----------------------------------------------------------------------------------------------------------


def public_pages(story: ArticlePage) -> list[str]:
    places = [
        story.section,
        story.region,
        story.region.parent,
        story.topics.get(),
        story.byline_entries.get().author,
    ]
    month = timezone.localtime(story.published_at)
    return [
        "/",
        "/feed/",
        "/berita/",
        f"/berita/{month:%Y/%m}/",
        "/koreksi/",
        "/koreksi/?jenis=pencabutan",
        "/cari/?q=rani",
        f"/sitemap-{month:%Y-%m}.xml",
        *(place.get_absolute_url() for place in places),
        *(f"{place.get_absolute_url()}feed/" for place in places),
    ]


@pytest.mark.parametrize("ground", ["child", "victim"])
def test_address_made_of_the_headline_stands_nowhere(client, story, ground):
    other = a_published_article(title="Yang menautkan", body=[("related", {"article": story})])
    retracted(story, ground=ground)
    Page.objects.get(pk=other.pk).specific.save()
    for url in (*public_pages(story), other.get_url()):
        page = client.get(url).text
        assert SLUG not in page, url
        assert "Rani" not in page, url


def test_old_address_leads_to_a_notice_that_does_not_name_it(client, story):
    retraction = retracted(story, ground="child")
    answer = client.get(story.get_url())
    assert (answer.status_code, answer.url) == (302, f"/koreksi/pencabutan/{retraction.pk}/")
    page = client.get(answer.url)
    assert page.status_code == 200
    assert retraction.reason in page.text
    assert SLUG not in page.text
    assert page.context["structured_data"]["url"].endswith(answer.url)
    assert "noindex" in page.text


@pytest.mark.parametrize("place", ["region", "topic", "author"])
def test_feed_of_a_place_topic_or_author_is_not_told_of_it(client, story, place):
    retraction = retracted(story, ground="child")
    subject = {
        "region": story.region,
        "topic": story.topics.get(),
        "author": story.byline_entries.get().author,
    }[place]
    assert retraction.reason not in client.get(f"{subject.get_absolute_url()}feed/").text
    for feed in ("/feed/", f"{story.section.get_absolute_url()}feed/"):
        assert retraction.reason in client.get(feed).text


def test_address_of_the_notice_leads_back_once_the_story_is_back(client, story):
    retraction = retracted(story, ground="child")
    brought_back(retraction)
    answer = client.get(f"/koreksi/pencabutan/{retraction.pk}/")
    assert (answer.status_code, answer.url) == (302, story.get_url())


def test_address_of_a_notice_on_another_ground_is_the_storys(client, story):
    retraction = retracted(story)
    answer = client.get(f"/koreksi/pencabutan/{retraction.pk}/")
    assert (answer.status_code, answer.url) == (302, story.get_url())
    assert client.get(story.get_url()).status_code == 200


def test_notice_of_a_restricted_story_is_nobodys(client, story):
    retraction = retracted(story, ground="child")
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/koreksi/pencabutan/{retraction.pk}/").status_code == 404


def test_notice_that_is_ended_or_only_proposed_names_no_story_that_readers_do_not_have(client, story):
    retraction = retracted(story, ground="child")
    brought_back(retraction)
    a_retraction(story, ground="victim")
    assert client.get(f"/koreksi/pencabutan/{retraction.pk}/").status_code == 404
    other = a_published_article(title="Lain")
    waiting = Retraction.objects.create(
        article=other, ground="child", reason="x", proposed_by=an_editor(), proposed_at=timezone.now()
    )
    for pk in (waiting.pk, 10**9, 10**40):
        assert client.get(f"/koreksi/pencabutan/{pk}/").status_code == 404


def test_story_is_found_at_its_own_address_again(client, story):
    retraction = retracted(story, ground="child")
    propose_end(retraction, by=an_editor(), reason="Nama sudah disamarkan.")
    end_retraction(retraction, by=a_chief())
    assert client.get(story.get_url()).status_code == 200
