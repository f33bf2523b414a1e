"""The reading screen, as reporter and as editor, over HTTP."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, TaskState

from news.digest import digest_of_content
from news.editorial.models import Approval, Reading
from news.editorial.schedule import in_paper_zone
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    PASSWORD,
    a_published_article,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma")
    client.login(username=user.username, password=PASSWORD)
    return user


def url(article) -> str:
    return reverse("news_editorial:read", args=[article.pk])


def digest(article) -> str:
    return digest_of_content(
        Revision.page_revisions.filter(object_id=str(article.pk)).latest("created_at", "pk").content
    )


def read(client, article, **query):
    return client.get(url(article), query)


def answer(client, article, kind, *, seen=None, **values):
    return client.post(url(article), {"answer": kind, "digest": seen or digest(article), **values})


def change(article, *, title, user=None):
    """Somebody saves another text: the owner by autosave over the same revision, another person as a new one."""
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    page = revision.as_object()
    page.title = title
    page.save_revision(user=user or article.owner, overwrite_revision=None if user else revision)


def is_live(article) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def said(response) -> str:
    return " ".join(str(message) for message in response.wsgi_request._messages)


def a_change_to_a_public_story(**changes) -> ArticlePage:
    article = a_published_article(owner=a_reporter(), **changes)
    draft = article.get_latest_revision_as_object()
    draft.title = "Judul yang baru"
    draft.save_revision(user=article.owner)
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, article.owner)
    return article


def test_screen_shows_the_newest_text_in_the_readers_own_page(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article)
    assert response.status_code == 200
    assert "Judul yang baru" in response.context["frame"]
    assert "Judul lama" not in response.context["frame"]
    assert 'sandbox="allow-same-origin"' in response.text


def test_the_same_request_records_what_it_showed(client, editor):
    article = an_article_in_review()
    read(client, article)
    read(client, article, tampil="kata")
    reading = Reading.objects.get()
    assert (reading.read_by, reading.digest) == (editor, digest(article))
    assert reading.as_article().title == article.title


def test_form_names_the_digest_of_what_is_shown(client, editor):
    article = an_article_in_review()
    response = read(client, article)
    assert response.text.count(f'value="{digest(article)}"') == 3


def test_words_are_compared_with_the_public_version(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article, tampil="kata")
    assert "<del>lama</del>" in response.text
    assert response.context["change_count"] == 1


def test_story_that_was_never_public_says_so(client, editor):
    article = an_article_in_review(title="Baru <b>sama sekali</b>")
    assert "&lt;b&gt;sama" in read(client, article, tampil="kata").text
    assert read(client, article, tampil="terbit").context.get("frame") is None


def test_public_version_alone_is_no_reading_of_the_new_text(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article, tampil="terbit")
    assert "Judul lama" in response.context["frame"]
    assert not response.context["has_read"]
    assert not Reading.objects.exists()
    assert answer(client, article, "publish").status_code == 409


@pytest.mark.parametrize("tab", ["", "xyz", "../..", "\x00", "kata&tampil=terbit"])
def test_unknown_way_to_read_is_the_first(client, editor, tab):
    assert read(client, an_article_in_review(), tampil=tab).context["tab"] == "dibaca"


def test_reporter_cannot_open_it(client):
    reporter = a_reporter("dimas")
    client.login(username="dimas", password=PASSWORD)
    for article in (an_article_in_review(owner=reporter), an_article_in_review()):
        response = read(client, article)
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
        assert answer(client, article, "publish").status_code == 302
        assert not is_live(article)


def test_anonymous_visitor_is_sent_to_the_login(client):
    article = an_article_in_review()
    assert "/login/" in read(client, article).url


def test_page_that_is_no_story_is_not_found(client, editor):
    article = an_article_in_review()
    assert client.get(reverse("news_editorial:read", args=[article.get_parent().pk])).status_code == 404
    assert client.get(reverse("news_editorial:read", args=[10**9])).status_code == 404


def test_approval_publishes_and_leads_back_to_the_desk(client, editor):
    article = an_article_in_review(title="Yang dibaca")
    read(client, article)
    response = answer(client, article, "publish")
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert is_live(article)
    assert "Yang dibaca" in said(response)
    assert Approval.objects.get().made_by == editor


def test_answer_without_having_read_is_refused(client, editor):
    article = an_article_in_review()
    assert answer(client, article, "publish").status_code == 409
    assert not is_live(article)


def test_text_that_changed_since_shows_what_changed_and_only_offers_the_new(client, editor):
    article = an_article_in_review(title="Yang dibaca redaktur")
    read(client, article)
    seen = digest(article)
    change(article, title="Yang ditimpa redaktur")
    response = answer(client, article, "publish", seen=seen)
    assert response.status_code == 409
    assert "<del>dibaca</del><ins>ditimpa</ins>" in response.text
    assert 'value="publish"' not in response.text
    assert url(article) in response.text
    assert not is_live(article)
    read(client, article)
    answer(client, article, "publish")
    assert PublishedArticle.objects.get().card["title"] == "Yang ditimpa redaktur"


def test_note_for_a_text_that_changed_is_not_lost(client, editor):
    article = an_article_in_review()
    read(client, article)
    seen = digest(article)
    change(article, title="Lain")
    response = answer(client, article, "return", seen=seen, note="Cek lagi angkanya.")
    assert response.status_code == 409
    assert "Cek lagi angkanya." in response.text


@pytest.mark.parametrize("seen", ["", "1:" + "0" * 64, "x" * 10_000, "\x00", "1:<script>"])
def test_forged_digest_is_refused_without_an_error(client, editor, seen):
    article = an_article_in_review()
    read(client, article)
    response = client.post(url(article), {"answer": "publish", "digest": seen})
    assert response.status_code == 409
    assert not is_live(article)


def test_unknown_answer_is_a_bad_request(client, editor):
    article = an_article_in_review()
    assert client.post(url(article), {"answer": "delete", "digest": digest(article)}).status_code == 400
    assert client.post(url(article)).status_code == 400


def test_second_click_tells_that_it_was_answered(client, editor):
    article = an_article_in_review()
    read(client, article)
    seen = digest(article)
    answer(client, article, "publish", seen=seen)
    response = answer(client, article, "publish", seen=seen)
    assert response.status_code == 302
    assert said(response)
    assert Approval.objects.count() == 1


def test_story_that_left_the_desk_cannot_be_read_for_approval(client, editor):
    response = read(client, an_article(owner=a_reporter()))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def test_submitter_sees_why_not_and_is_refused(client, editor):
    article = an_article(owner=a_reporter())
    article.get_workflow().start(article, editor)
    response = read(client, article)
    assert response.context["objections"]
    assert 'value="publish"' not in response.text
    response = answer(client, article, "publish")
    assert response.url == url(article)
    assert not is_live(article)


def test_byline_and_contributor_are_refused(client, editor):
    mine = an_article_in_review(authors=(an_author("Rahma", user=editor),))
    touched = an_article_in_review()
    change(touched, title="Diperbaiki redaktur", user=editor)
    for article in (mine, touched):
        read(client, article)
        assert answer(client, article, "publish").url == url(article)
        assert not is_live(article)


def test_incomplete_story_says_what_is_missing_and_where(client, editor):
    article = an_article_in_review(summary="")
    response = read(client, article)
    assert response.context["blocking_count"] == 1
    assert f"/admin/pages/{article.pk}/edit/#id_summary" in response.text
    response = answer(client, article, "publish")
    assert said(response)
    assert not is_live(article)


def test_return_needs_a_note(client, editor):
    article = an_article_in_review()
    read(client, article)
    response = answer(client, article, "return", note="   ")
    assert response.status_code == 422
    assert response.context["forms"]["return"].errors
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_returned_story_goes_back_with_the_note(client, editor):
    article = an_article_in_review()
    read(client, article)
    answer(client, article, "return", note="Siapa <b>yang</b> memutuskan?")
    assert TaskState.objects.get().comment == "Siapa <b>yang</b> memutuskan?"
    article.current_workflow_state.resume(article.owner)
    assert "Siapa &lt;b&gt;yang" in read(client, article).text


def test_schedule_is_in_the_papers_zone(client, editor):
    article = an_article_in_review()
    read(client, article)
    assert "(WITA)" in read(client, article).text
    soon = (timezone.now() + timedelta(hours=30)).replace(second=0, microsecond=0)
    typed = in_paper_zone(soon).strftime("%Y-%m-%dT%H:%M")
    response = answer(client, article, "schedule", go_live_at=typed)
    assert response.status_code == 302
    assert Revision.objects.get(approved_go_live_at__isnull=False).approved_go_live_at == soon
    assert "WITA" in said(response)
    assert not is_live(article)


@pytest.mark.parametrize("typed", ["", "kemarin", "2001-01-01T06:00"])
def test_unusable_time_comes_back_with_a_reason(client, editor, typed):
    article = an_article_in_review()
    read(client, article)
    response = answer(client, article, "schedule", go_live_at=typed)
    assert response.status_code == 422
    assert response.context["forms"]["schedule"].errors["go_live_at"]
    assert "<details" in response.text
    assert not Approval.objects.exists()


def test_schedule_before_the_embargo_ends_is_refused_and_after_it_accepted(client, editor):
    embargo = timezone.now() + timedelta(days=2)
    article = an_article_in_review(embargo_until=embargo)
    read(client, article)
    early = in_paper_zone(embargo - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    late = in_paper_zone(embargo + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    assert answer(client, article, "schedule", go_live_at=early).status_code == 422
    assert answer(client, article, "publish").url == url(article)
    assert not Approval.objects.exists()
    assert answer(client, article, "schedule", go_live_at=late).status_code == 302
    assert Approval.objects.exists()


def test_two_editors_at_once_one_wins_and_the_other_is_told(client, editor):
    an_editor("bimo")
    other = Client()
    other.login(username="bimo", password=PASSWORD)
    article = an_article_in_review()
    read(client, article)
    read(other, article)
    seen = digest(article)
    answer(client, article, "publish", seen=seen)
    response = answer(other, article, "return", seen=seen, note="Terlambat.")
    assert response.status_code == 302
    assert said(response)
    assert is_live(article)


def test_answers_of_the_desk_are_shown_with_name_and_time(client, editor):
    article = an_article_in_review()
    read(client, article)
    answer(client, article, "return", note="Lengkapi.")
    article.current_workflow_state.resume(article.owner)
    text = read(client, article).text
    assert "Rahma" in text
    assert "WITA" in text


@pytest.mark.django_db(transaction=True)
def test_two_answers_in_the_same_moment_one_is_taken():
    """Threads with connections of their own, through the whole request."""
    a_site()
    article = an_article_in_review()
    seen, barrier, statuses = digest(article), threading.Barrier(2), []
    clients = []
    for name in ("rahma", "bimo"):
        an_editor(name)
        one = Client()
        one.login(username=name, password=PASSWORD)
        read(one, article)
        clients.append(one)

    def give(one, kind):
        try:
            barrier.wait(10)
            statuses.append(answer(one, article, kind, seen=seen, note="Cek lagi.").status_code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=give, args=pair) for pair in zip(clients, ("publish", "return"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [302, 302]
    state = TaskState.objects.get()
    taken = {TaskState.STATUS_APPROVED: (True, 1), TaskState.STATUS_REJECTED: (False, 0)}
    assert (is_live(article), Approval.objects.count()) == taken[state.status]
    assert state.workflow_state.status != "in_progress"
