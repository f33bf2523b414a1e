"""No row without a decision that permits exactly what it says, and no page without a row: whatever wrote the page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.digest import content_digest
from news.editorial.actions import publish_imported, withdraw_approval
from news.editorial.models import Approval
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.presentation import UNDRAWN
from news.publication import parts
from news.publication.drawing import draw
from news.publication.rebuild import rebuild
from news.publication.writing import reproject
from tests.builders import (
    a_chief,
    a_correction,
    a_published_article,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NEW = "Judul yang tidak dibaca siapa pun"


def written_past_everybody(article: ArticlePage, **values) -> ArticlePage:
    """The page's row, changed as no model or signal hears of."""
    ArticlePage.objects.filter(pk=article.pk).update(**values)
    return ArticlePage.objects.get(pk=article.pk)


def differences() -> dict[int, tuple[str, ...]]:
    return {found.article_id: found.what for found in rebuild()}


def is_public(article: ArticlePage) -> bool:
    return PublishedArticle.objects.filter(pk=article.pk).exists()


def in_future(**delta):
    return timezone.now() + timedelta(**delta)


# Drafts -----------------------------------------------------------------------------------------------------------


def assert_stays_hidden(client, article: ArticlePage) -> None:
    """Live by its row, before nobody's eyes; then after a rebuild, and a save in a shell."""
    for step in (lambda: None, differences, lambda: reproject(article.pk)):
        step()
        assert client.get(article.get_url()).status_code == 404
        assert not is_public(article)
        assert not ListingRow.objects.filter(published=article.pk).exists()
    assert article.title not in client.get("/berita/").text


def test_draft_that_is_made_live_in_the_database_is_not_shown(client):
    article = written_past_everybody(an_article(title=NEW), live=True)
    assert_stays_hidden(client, article)
    assert differences() == {article.pk: ("not_permitted",)}
    # Nor is it dated, or moved to a month.
    assert ArticlePage.objects.get(pk=article.pk).published_at is None


def test_text_that_was_approved_for_later_is_not_shown_before(client):
    article = an_article_in_review(title=NEW)
    approve_as_read(article, by=an_editor(), go_live_at=in_future(days=1))
    assert_stays_hidden(client, written_past_everybody(article, live=True))


def test_text_whose_approval_was_taken_back_is_not_shown(client):
    article, editor = an_article_in_review(title=NEW), an_editor()
    approve_as_read(article, by=editor, go_live_at=in_future(days=1))
    withdraw_approval(article, by=editor, reason="Sumber menarik ucapannya.")
    assert_stays_hidden(client, written_past_everybody(article, live=True))


@pytest.fixture
def imported_under_embargo() -> ArticlePage:
    """A text on record as permitted, under a promise not to publish it yet."""
    article = an_article(title=NEW, embargo_until=in_future(days=1))
    digest = content_digest(article)
    Approval.objects.create(article=article, digest=digest, kind=Approval.Kind.IMPORTED)
    return article


def test_embargo_holds_in_the_writer_too(client, imported_under_embargo):
    article = written_past_everybody(imported_under_embargo, live=True)
    assert_stays_hidden(client, article)
    chief = a_chief()
    Approval.objects.create(
        article=article,
        digest=content_digest(article),
        kind=Approval.Kind.OVERRIDE,
        made_by=chief,
        note="Darurat",
    )
    reproject(article.pk)
    assert client.get(ArticlePage.objects.get(pk=article.pk).get_url()).status_code == 200


def test_nothing_is_written_where_nobody_decides(monkeypatch):
    monkeypatch.setattr(parts, "_decide", [])
    article = an_article()
    publish_imported(article)
    assert not is_public(article)


# Public stories ---------------------------------------------------------------------------------------------------


def assert_shows(client, article: ArticlePage, title: str) -> None:
    page = client.get(article.get_url()).text
    assert title in page
    assert NEW not in page
    for address in ("/berita/", "/feed/", "/cari/?q=pasang", "/cari/?q=siapa"):
        assert NEW not in client.get(address).text


@pytest.mark.parametrize(
    "values",
    [
        {"title": NEW},
        {"summary": NEW},
        {"seo_title": NEW},
        {"search_description": NEW},
        {"body": [("paragraph", f"<p>{NEW}</p>")]},
    ],
    ids=lambda values: next(iter(values)),
)
def test_text_that_is_changed_in_the_database_does_not_reach_readers(client, values):
    article = a_published_article(title="Air pasang di hilir")
    written_past_everybody(article, **values)
    assert_shows(client, article, "Air pasang di hilir")
    assert differences() == {article.pk: ("not_permitted",)}
    reproject(article.pk)
    assert_shows(client, article, "Air pasang di hilir")
    # With another release's templates each reader would get it drawn afresh.
    PublishedArticle.objects.filter(pk=article.pk).update(template_version="older")
    assert draw([article.pk]) == 0
    assert_shows(client, article, "Air pasang di hilir")


def test_undrawn_story_is_drawn_of_nothing_else_than_was_permitted(client):
    article = a_published_article(title="Air pasang di hilir")
    PublishedArticle.objects.filter(pk=article.pk).update(
        template_version=UNDRAWN, body_html="", story_html=""
    )
    assert client.get(article.get_url()).status_code == 200
    written_past_everybody(article, body=[("paragraph", f"<p>{NEW}</p>")])
    assert client.get(article.get_url()).status_code == 404
    assert NEW not in client.get("/feed/").text


def test_row_that_nobody_permitted_is_taken_away_with_its_text(client):
    article = a_published_article()
    written_past_everybody(article, title=NEW)
    PublishedArticle.objects.filter(pk=article.pk).update(digest="2:palsu")
    reproject(article.pk)
    assert not is_public(article)
    assert client.get(article.get_url()).status_code == 404


def test_decision_about_another_text_leaves_the_public_one_where_it_is(client):
    article, editor = a_published_article(title="Air pasang di hilir"), an_editor()
    draft = article.get_latest_revision_as_object()
    draft.title, draft.change_note = NEW, "Judul diganti."
    draft.save_revision(user=article.owner)
    ArticlePage.objects.get(pk=article.pk).get_workflow().start(draft, article.owner)
    approve_as_read(article, by=editor, go_live_at=in_future(days=1))
    a_correction(article)
    assert "1.140 rumah" in client.get(article.get_url()).text
    # Also where the row is lost, or was away while the story was restricted.
    PublishedArticle.objects.filter(pk=article.pk).delete()
    assert differences() == {article.pk: ("missing",)}
    assert_shows(client, article, "Air pasang di hilir")


def test_text_that_was_replaced_is_unread_when_it_comes_back(client):
    article = a_published_article(title="Air pasang di hilir")
    draft = article.get_latest_revision_as_object()
    draft.title = "Air pasang di hulu"
    publish_imported(draft)
    written_past_everybody(article, title="Air pasang di hilir")
    reproject(article.pk)
    assert "Air pasang di hulu" in client.get(article.get_url()).text


# Restricted stories -----------------------------------------------------------------------------------------------


def test_restricted_story_is_shown_to_those_who_pass_if_somebody_permitted_it(client):
    article = a_published_article()
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(article.get_url()).status_code == 302
    client.force_login(an_editor())
    assert client.get(article.get_url()).status_code == 200
    written_past_everybody(article, title=NEW)
    assert client.get(article.get_url()).status_code == 404
