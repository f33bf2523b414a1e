"""A story is begun before its headline: saved without one, shown as without one, never public without one."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from news.checks import missing_fields
from news.editorial.refusals import StoryIncomplete
from news.headline import NO_HEADLINE, has_headline, is_stand_in
from news.models import ArticlePage
from tests.builders import (
    a_published_article,
    a_reporter,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)
from tests.news.editor import create_url, edit_url, loaded, paragraph, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def reporter(client):
    """Somebody at work in the editor."""
    user = a_reporter()
    client.force_login(user)
    return user


def without() -> str:
    return _("(no headline yet)")


def newest() -> ArticlePage:
    return ArticlePage.objects.order_by("pk").last()


def a_draft_without(reporter, client) -> ArticlePage:
    client.post(create_url(), posted(body=[paragraph()]))
    return newest()


@pytest.mark.parametrize(
    ("title", "found"), [("Air naik", True), ("", False), ("…", False), (" … ", False), ("\x0b \n", False)]
)
def test_headline_is_a_word_to_print(title, found):
    assert has_headline(title) is found


@pytest.mark.parametrize(
    ("slug", "found"),
    [("tanpa-judul", True), ("tanpa-judul-12", True), ("tanpa-judul-baru", False), ("berita", False)],
)
def test_stand_in_is_known_by_its_address(slug, found):
    assert is_stand_in(slug) is found


def test_draft_is_begun_without_a_headline(client, reporter):
    response = client.post(create_url(), posted(body=[paragraph()]))
    assert response.status_code == 302, response.context["form"].errors
    assert (newest().title, newest().slug) == (NO_HEADLINE, "tanpa-judul")
    client.post(create_url(), posted(body=[paragraph()]))
    assert newest().slug == "tanpa-judul-2"


def test_autosave_begins_a_story_without_a_headline(client, reporter):
    response = client.post(create_url(), posted(body=[paragraph()]), **JSON)
    assert response.json()["success"] is True
    assert newest().title == NO_HEADLINE


@pytest.mark.parametrize("typed", ["", "  ", "\x0b", "…"])
def test_headline_can_be_taken_out_of_a_draft_again(client, reporter, typed):
    article = an_article(owner=reporter)
    client.post(edit_url(article), posted(title=typed, slug=article.slug) | loaded(article))
    draft = newest().get_latest_revision().as_object()
    assert (draft.title, draft.slug) == (NO_HEADLINE, article.slug)


def test_editor_shows_an_empty_field_for_it(client, reporter):
    article = a_draft_without(reporter, client)
    form = client.get(edit_url(article)).context["form"]
    assert form["title"].value() == ""


def test_address_follows_when_the_headline_comes(client, reporter):
    article = a_draft_without(reporter, client)
    data = posted(title="Air pasang", slug="tanpa-judul") | loaded(article)
    client.post(edit_url(article), data)
    assert newest().slug == "air-pasang"


def test_address_that_somebody_typed_stays(client, reporter):
    article = a_draft_without(reporter, client)
    client.post(edit_url(article), posted(title="Air pasang", slug="banjir") | loaded(article))
    assert newest().slug == "banjir"


def test_address_made_from_a_headline_is_the_same_at_every_autosave(client, reporter):
    article = a_draft_without(reporter, client)
    for _time in range(3):
        data = posted(title="Air pasang", slug="") | loaded(article)
        assert client.post(edit_url(article), data, **JSON).json()["success"] is True
        assert newest().slug == "air-pasang"


@pytest.mark.parametrize("posted_slug", ["", "tanpa-judul"])
def test_address_of_a_public_story_never_follows(client, reporter, posted_slug):
    article = a_published_article(owner=reporter, slug="tanpa-judul")
    data = posted(title="Judul lain", slug=posted_slug) | loaded(article)
    response = client.post(edit_url(article), data)
    assert response.status_code == 302, response.context["form"].errors
    assert newest().get_latest_revision().as_object().slug == "tanpa-judul"


def test_admin_says_that_there_is_no_headline_yet(client, reporter):
    article = a_draft_without(reporter, client)
    assert article.get_admin_display_title() == without()
    assert without() in client.get(reverse("wagtailadmin_home")).text
    assert an_article(title="Air pasang").get_admin_display_title() == "Air pasang"


def test_desk_reads_that_there_is_no_headline_yet(client):
    article = an_article_in_review(title=NO_HEADLINE)
    client.force_login(an_editor())
    assert without() in client.get(reverse("wagtailadmin_home")).text
    page = client.get(reverse("news_editorial:read", args=[article.pk])).text
    assert without() in page.partition("</title>")[0]


@pytest.mark.parametrize("title", ["", NO_HEADLINE, "\x0b"])
def test_story_without_a_headline_is_not_complete(title):
    article = an_article()
    article.title = title
    assert [finding.field for finding in missing_fields(article)] == ["title"]


def test_submission_without_a_headline_is_refused(client, reporter):
    article = an_article(owner=reporter)
    for typed in ("", NO_HEADLINE):
        data = posted(title=typed, slug=article.slug) | loaded(article) | {"action-submit": "1"}
        response = client.post(edit_url(article), data)
        assert "title" in response.context["form"].errors
    assert not ArticlePage.objects.get(pk=article.pk).workflow_in_progress


def test_story_without_a_headline_is_not_approved():
    article = an_article_in_review(title=NO_HEADLINE)
    with pytest.raises(StoryIncomplete):
        approve_as_read(article, by=an_editor())
    assert not ArticlePage.objects.get(pk=article.pk).live
