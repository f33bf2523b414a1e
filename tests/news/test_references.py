"""A version of a story that names what was deleted since: it can be opened, and nobody can answer for it as it is."""

import pytest
from django.urls import reverse

from news.editorial.refusals import StoryIncomplete
from news.models import ArticlePage, Author, BylineEntry, Photo, Region, Section
from news.publishing import find_all
from tests.builders import a_photo, a_reporter, an_article, an_author, an_editor, approve_as_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

THINGS = {
    "section": lambda: Section.objects.create(name="Sementara"),
    "region": lambda: Region.objects.create(code="99.01", name="Sementara", kind="regency", slug="sementara"),
    "lead_photo": lambda: a_photo("Sementara"),
}


def a_draft_that_lost(name: str, *, owner) -> ArticlePage:
    """Its newest version names something that its row never did, and that is gone."""
    article = an_article(owner=owner)
    draft = article.get_latest_revision_as_object()
    if name == "byline_entries":
        thing = an_author("Sementara")
        draft.byline_entries = [BylineEntry(author=thing)]
    else:
        thing = THINGS[name]()
        setattr(draft, name, thing)
    draft.save_revision(user=owner)
    type(thing).objects.filter(pk=thing.pk).delete()
    return ArticlePage.objects.get(pk=article.pk)


@pytest.mark.parametrize("name", [*THINGS, "byline_entries"])
def test_story_is_opened_previewed_and_read_all_the_same(client, name):
    reporter = a_reporter()
    article = a_draft_that_lost(name, owner=reporter)
    client.force_login(reporter)
    for view in ("edit", "view_draft"):
        assert client.get(reverse(f"wagtailadmin_pages:{view}", args=[article.pk])).status_code == 200
    article.get_workflow().start(article, reporter)
    client.force_login(an_editor())
    assert client.get(reverse("news_editorial:read", args=[article.pk])).status_code == 200


@pytest.mark.parametrize("name", [*THINGS, "byline_entries"])
def test_nobody_answers_for_it_before_it_is_saved_again(name):
    reporter = a_reporter()
    article = a_draft_that_lost(name, owner=reporter)
    article.get_workflow().start(article, reporter)
    with pytest.raises(StoryIncomplete) as refusal:
        approve_as_read(article, by=an_editor())
    assert ("lost_reference", name) in {(entry.rule, entry.field) for entry in refusal.value.findings}


def test_story_that_was_saved_again_lost_nothing():
    reporter = a_reporter()
    article = a_draft_that_lost("lead_photo", owner=reporter)
    article.get_latest_revision_as_object().save_revision(user=reporter)
    article = ArticlePage.objects.get(pk=article.pk)
    assert not list(find_all(article.get_latest_revision_as_object()))
    article.get_workflow().start(article, reporter)
    approve_as_read(article, by=an_editor())
    assert ArticlePage.objects.get(pk=article.pk).live


def test_things_that_are_there_stay():
    photo = a_photo()
    article = an_article(lead_photo=photo)
    draft = article.get_latest_revision_as_object()
    assert draft.lead_photo == photo
    assert [entry.author for entry in draft.byline_entries.all()] == [Author.objects.get()]
    assert not draft.lost_references
    assert Photo.objects.exists()
