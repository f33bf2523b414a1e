"""Wagtail's own doors, over HTTP, as reporter and as editor: the old text stays public, and a sentence says why."""

import json

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Task, TaskState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from news.editorial.models import Approval
from news.editorial.refusals import PublicationRefused
from news.editorial.refused_messages import WAGTAILS_SENTENCE
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    PASSWORD,
    a_published_article,
    a_reporter,
    a_site,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def as_reporter(client):
    user = a_reporter("dimas")
    client.login(username="dimas", password=PASSWORD)
    return user


@pytest.fixture
def as_editor(client):
    user = an_editor("rahma")
    client.login(username="rahma", password=PASSWORD)
    return user


def shown_next(client, response) -> list[str]:
    """The messages on the page that the answer leads to."""
    return [str(message).strip() for message in client.get(response.url).context["messages"]]


def explains(client, response) -> bool:
    """Whether the next page tells the refusal's own sentence, and not Wagtail's about missing rights."""
    tail = str(PublicationRefused(ArticlePage(title="§"), digest="")).partition("§")[2]
    shown = shown_next(client, response)
    return any(message.endswith(tail) for message in shown) and gettext(WAGTAILS_SENTENCE) not in shown


def is_live(article) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def a_live_story_with_changes(**changes) -> ArticlePage:
    article = a_published_article(title="Seperti terbit", **changes)
    draft = article.get_latest_revision_as_object()
    draft.title = "Rancangan baru"
    draft.save_revision(user=changes.get("owner"))
    return ArticlePage.objects.get(pk=article.pk)


def form_of(article, **changes) -> dict:
    """What the editor posts for a story, as it stands in its newest revision."""
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    page = newest.as_object()
    entry = page.byline_entries.first()
    byline = {
        "TOTAL_FORMS": 1,
        "INITIAL_FORMS": int(bool(entry.pk)),
        "MIN_NUM_FORMS": 0,
        "MAX_NUM_FORMS": 1000,
    }
    values = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "section": page.section_id,
        "region": page.region_id,
        "dateline_place": page.dateline_place,
        "label": page.label,
        "body": streamfield([("paragraph", '{"blocks":[{"text":"Isi."}]}')]),
        "byline_entries-0-id": entry.pk or "",
        "byline_entries-0-author": entry.author_id,
        "byline_entries-0-role": entry.role,
        "byline_entries-0-ORDER": 1,
        "asked_parties-TOTAL_FORMS": 0,
        "asked_parties-INITIAL_FORMS": 0,
        "asked_parties-MIN_NUM_FORMS": 0,
        "asked_parties-MAX_NUM_FORMS": 1000,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": "",
        "loaded_revision_id": newest.pk,
        "loaded_revision_created_at": newest.created_at.isoformat(),
        **{f"byline_entries-{name}": value for name, value in byline.items()},
    }
    return nested_form_data(values | changes)


def edit(client, article, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form_of(article, **changes))


def test_publish_posted_to_the_editor_is_refused_and_the_draft_kept(client, as_editor):
    article = an_article(owner=a_reporter())
    response = edit(client, article, title="Judul yang diketik", **{"action-publish": "1"})
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert explains(client, response)
    assert not is_live(article)
    assert article.revisions.order_by("-pk")[0].content["title"] == "Judul yang diketik"


def test_publish_posted_by_a_reporter_only_saves(client, as_reporter):
    article = an_article(owner=as_reporter)
    assert edit(client, article, **{"action-publish": "1"}).status_code == 302
    assert not is_live(article)


def test_publish_posted_for_a_live_story_leaves_the_public_text(client, as_editor):
    article = a_live_story_with_changes()
    response = edit(client, article, title="Diam-diam", change_note="Dirinci.", **{"action-publish": "1"})
    assert explains(client, response)
    assert PublishedArticle.objects.get().card["title"] == "Seperti terbit"


def test_bulk_publish_is_refused_with_the_reason(client, as_editor):
    article = an_article(owner=a_reporter())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}"
    response = client.post(url)
    assert response.status_code == 302
    assert explains(client, response)
    assert not is_live(article)


def test_bulk_publish_by_a_reporter_changes_nothing(client, as_reporter):
    article = an_article(owner=as_reporter)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}"
    assert client.post(url).status_code < 400
    assert not is_live(article)


@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_admin_api_publish_answers_403(client, who):
    user = a_reporter("dimas") if who == "reporter" else an_editor("rahma")
    client.login(username=user.username, password=PASSWORD)
    article = a_live_story_with_changes(owner=a_reporter())
    url = reverse("wagtailadmin_api:pages:action", args=[article.pk, "publish"])
    response = client.post(url, data=json.dumps({}), content_type="application/json")
    assert response.status_code == 403
    assert response.json()["detail"]
    assert PublishedArticle.objects.get().card["title"] == "Seperti terbit"


@pytest.mark.parametrize("action", ["approve", "reject"])
@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_wagtails_workflow_endpoint_offers_no_answer(client, action, who):
    user = a_reporter("dimas") if who == "reporter" else an_editor("rahma")
    client.login(username=user.username, password=PASSWORD)
    article = an_article_in_review()
    state = TaskState.objects.get()
    for name in ("workflow_action", "confirm_workflow_cancellation"):
        args = [article.pk, action, state.pk] if name == "workflow_action" else [article.pk]
        response = client.post(reverse(f"wagtailadmin_pages:{name}", args=args))
        assert response.status_code < 500
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert not is_live(article)


def test_workflow_action_in_the_editors_post_approves_nothing(client, as_editor):
    article = an_article_in_review()
    extra = {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    assert edit(client, article, title="Diubah lalu disetujui", **extra).status_code == 302
    assert not is_live(article)
    assert not Approval.objects.exists()


def test_cancel_then_publish_is_refused(client, as_editor):
    article = an_article_in_review()
    article.current_workflow_state.cancel(user=article.owner)
    response = edit(client, article, **{"action-publish": "1"})
    assert explains(client, response)
    assert not is_live(article)


def test_revert_to_a_text_nobody_approved_and_publish_is_refused(client, as_editor):
    article = a_live_story_with_changes()
    draft = article.revisions.order_by("-pk")[0]
    url = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, draft.pk])
    assert client.get(url).status_code == 200
    response = edit(
        client, article, title="Rancangan baru", change_note="Dirinci.", **{"action-publish": "1"}
    )
    assert explains(client, response)
    assert PublishedArticle.objects.get().card["title"] == "Seperti terbit"


def test_create_and_publish_leaves_a_draft_and_a_reason(client, as_editor):
    sample = an_article(owner=a_reporter())
    new = {"byline_entries-INITIAL_FORMS": 0, "byline_entries-0-id": "", "action-publish": "1"}
    values = form_of(sample, title="Baru dan langsung terbit", slug="baru-langsung", **new)
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", sample.get_parent().pk])
    response = client.post(url, values)
    created = ArticlePage.objects.get(slug="baru-langsung")
    assert response.status_code == 302
    assert not created.live
    assert explains(client, response)


def test_disabling_the_task_is_refused_with_the_reason(client):
    a_user("admin", is_superuser=True)
    client.login(username="admin", password=PASSWORD)
    article = an_article_in_review()
    response = client.post(
        reverse("wagtailadmin_workflows:disable_task", args=[Task.objects.get(task_states__isnull=False).pk])
    )
    assert response.status_code == 302
    assert explains(client, response)
    assert not is_live(article)


@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_public_story_is_not_taken_down_by_a_button(client, who):
    user = a_reporter("dimas") if who == "reporter" else an_editor("rahma")
    client.login(username=user.username, password=PASSWORD)
    article = a_published_article(owner=user)
    assert client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk])).status_code == 302
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={article.pk}"
    client.post(url)
    assert is_live(article)


def test_refusal_stands_in_the_place_of_wagtails_sentence(client, as_editor):
    article = an_article(owner=a_reporter())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}"
    response = client.post(url)
    assert len(shown_next(client, response)) == 1


def test_submission_leads_to_ones_own_list_and_says_so(client, as_reporter):
    article = an_article(owner=as_reporter)
    response = edit(client, article, **{"action-submit": "1"})
    assert response.url == reverse("wagtailadmin_home")
    assert any(article.title in message for message in shown_next(client, response))
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_submission_with_gaps_stays_in_the_editor_and_names_them(client, as_reporter):
    article = an_article(owner=as_reporter)
    response = edit(client, article, summary="", **{"action-submit": "1"})
    assert response.status_code == 200
    assert not TaskState.objects.exists()


def test_submitter_takes_the_story_back(client, as_reporter):
    article = an_article_in_review(owner=as_reporter)
    edit(client, article, **{"action-cancel-workflow": "1"})
    assert TaskState.objects.get().status == TaskState.STATUS_CANCELLED
    assert not is_live(article)
