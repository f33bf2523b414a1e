"""Doors beside publishing: names, places and visibility of what is public, tried over HTTP by each role."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, TaskState

from news.digest import READER_FIELDS
from news.editorial.models.task import READ_FIRST
from news.editorial.refusals import PublicationRefused
from news.models import ArticlePage, NewsIndexPage, PublishedArticle
from tests.builders import (
    a_chief,
    a_photo,
    a_published_article,
    a_reporter,
    a_section,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.news.editor import edit_url, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

GROUPS = [a_reporter, an_editor, a_chief]


@pytest.fixture
def story() -> ArticlePage:
    return a_published_article(title="Seperti terbit")


def public_address(story: ArticlePage) -> str:
    return PublishedArticle.objects.get(pk=story.pk).url


def containers(story: ArticlePage) -> list[Page]:
    return [story.get_parent(), story.get_parent().get_parent(), NewsIndexPage.objects.get()]


def try_all(client, page: Page) -> None:
    """Rename, hide, withdraw and move a page, by form, bulk action and API."""
    admin = "wagtailadmin_pages"
    bulk = ["wagtailcore", "page"]
    comments = {f"comments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM")}
    body = {"body-count": 0} if isinstance(page.specific, ArticlePage) else {}
    renamed = {"title": "Bupati pencuri", "slug": "bupati-pencuri", "action-publish": "1", **comments, **body}
    target = NewsIndexPage.objects.get().pk
    for url, data in (
        (reverse(f"{admin}:edit", args=[page.pk]), renamed),
        (reverse(f"{admin}:set_privacy", args=[page.pk]), {"restriction_type": "login"}),
        (reverse(f"{admin}:unpublish", args=[page.pk]), {"include_descendants": "on"}),
        (reverse(f"{admin}:move_confirm", args=[page.pk, target]), {}),
        (reverse("wagtail_bulk_action", args=[*bulk, "move"]) + f"?id={page.pk}", {"chooser": target}),
        (
            reverse("wagtail_bulk_action", args=[*bulk, "unpublish"]) + f"?id={page.pk}",
            {"include_descendants": "on"},
        ),
    ):
        assert client.post(url, data).status_code < 500
    for action, data in (("unpublish", {"recursive": True}), ("move", {"destination_page_id": target})):
        url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        assert client.post(url, json.dumps(data), content_type="application/json").status_code in {400, 403}


@pytest.mark.parametrize("maker", GROUPS)
def test_archive_year_and_month_are_nobodys_to_rename_hide_or_move(client, story, maker):
    client.force_login(maker())
    address = public_address(story)
    before = list(Page.objects.order_by("pk").values_list("slug", "live", "url_path"))
    for page in containers(story):
        try_all(client, page)
    assert list(Page.objects.order_by("pk").values_list("slug", "live", "url_path")) == before
    assert not PageViewRestriction.objects.exists()
    assert public_address(story) == address


@pytest.mark.parametrize("maker", GROUPS)
def test_public_story_is_not_hidden_withdrawn_or_moved(client, story, maker):
    client.force_login(maker())
    address = public_address(story)
    try_all(client, story)
    assert not PageViewRestriction.objects.exists()
    assert public_address(story) == address
    assert PublishedArticle.objects.get(pk=story.pk).card["title"] == "Seperti terbit"


def test_administrator_hides_a_story_in_an_emergency(client, story):
    client.force_login(a_user(is_superuser=True))
    url = reverse("wagtailadmin_pages:set_privacy", args=[story.pk])
    client.post(url, {"restriction_type": "login"})
    assert not PublishedArticle.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("maker", GROUPS)
def test_stories_are_still_begun_below_the_month(story, maker):
    assert story.get_parent().specific.permissions_for_user(maker()).can_add_subpage()


@pytest.mark.parametrize("maker", [a_reporter, an_editor])
@pytest.mark.parametrize("view", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("action", ["approve", "reject", "nonsense"])
def test_wagtails_own_answer_says_where_answers_are_given(client, maker, view, action):
    client.force_login(maker())
    article = an_article_in_review()
    args = [article.pk, action, TaskState.objects.get().pk]
    response = client.post(reverse(f"wagtailadmin_pages:{view}", args=args), follow=True)
    assert str(READ_FIRST) not in response.content.decode()  # told in Indonesian
    shown = [str(message).strip() for message in response.context["messages"]]
    assert shown == ["Baca dulu naskahnya: setujui atau kembalikan dari layar baca."]
    assert not ArticlePage.objects.get(pk=article.pk).live


@pytest.mark.parametrize("name", ["section", "lead_photo"])
@pytest.mark.parametrize("suffix", ["", "_id"])
def test_public_story_saved_by_field_or_by_column_needs_an_approval(story, name, suffix):
    thing = {"section": a_section, "lead_photo": a_photo}[name]("Lain")
    setattr(story, name, thing)
    with pytest.raises(PublicationRefused):
        story.save(update_fields=[f"{name}{suffix}"])
    assert getattr(ArticlePage.objects.get(pk=story.pk), f"{name}_id") != thing.pk


def test_fields_of_readers_name_the_columns_of_all_their_relations():
    fields = {field.name: field for field in ArticlePage._meta.concrete_fields}
    relations = {name for name in READER_FIELDS if name in fields and fields[name].is_relation}
    assert {fields[name].attname for name in relations} <= READER_FIELDS


def test_save_over_http_that_names_no_version_is_refused(client):
    reporter = a_reporter()
    client.force_login(reporter)
    article = an_article(owner=reporter, title="Yang dilihat")
    # A client may send the token as a header; then nothing in the form told it from a call by code.
    response = client.post(edit_url(article), posted(title="Buta", slug=article.slug))
    assert response.status_code == 200
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title == "Yang dilihat"
