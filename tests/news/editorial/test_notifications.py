"""Who is told of what, in which words."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.actions import approve, return_with_note
from news.models import ArticlePage
from tests.builders import (
    a_chief,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def recipients() -> list[str]:
    return sorted(to.partition("@")[0] for message in mail.outbox for to in message.to)


def a_message():
    return mail.outbox[0]


def test_submission_is_told_to_the_desk_and_to_nobody_else():
    an_editor("rahma")
    a_chief("yohana")
    a_reporter("laras")
    an_article_in_review(owner=a_reporter("dimas"), title="Kepala & berita")
    assert recipients() == ["rahma", "yohana"]
    assert "Kepala & berita" in a_message().subject
    assert "/admin/editorial/baca/" in a_message().body


def test_submission_names_who_submitted():
    an_editor("rahma")
    article = an_article(owner=a_reporter("dimas"))
    article.get_workflow().start(article, a_reporter("laras", first_name="Laras", last_name="Wening"))
    assert "Laras Wening" in a_message().body


def test_editor_who_submits_is_not_told_of_it():
    editor = an_editor("rahma")
    an_editor("bimo")
    article = an_article(owner=editor)
    article.get_workflow().start(article, editor)
    assert recipients() == ["bimo"]


def test_approval_is_told_to_submitter_and_byline_once_each():
    dimas, laras = a_reporter("dimas"), a_reporter("laras")
    authors = (an_author("Dimas", user=dimas), an_author("Laras", user=laras))
    article = an_article_in_review(owner=dimas, authors=authors)
    mail.outbox.clear()
    approve_as_read(article, by=an_editor("rahma"))
    assert recipients() == ["dimas", "laras"]
    assert all("http" in message.body for message in mail.outbox)


def test_owner_is_told_when_a_colleague_submitted():
    dimas, laras = a_reporter("dimas"), a_reporter("laras")
    article = an_article(owner=dimas)
    article.get_workflow().start(article, laras)
    mail.outbox.clear()
    approve_as_read(ArticlePage.objects.get(pk=article.pk), by=an_editor("rahma"))
    assert recipients() == ["dimas", "laras"]


def test_return_is_told_with_the_note():
    article = an_article_in_review(owner=a_reporter("dimas"))
    mail.outbox.clear()
    return_with_note(article, by=an_editor("rahma", first_name="Rahma"), note="Siapa yang memutuskan?")
    assert recipients() == ["dimas"]
    assert "Siapa yang memutuskan?" in a_message().body
    assert "Rahma" in a_message().body


def test_schedule_is_told_with_its_time_and_zone():
    article = an_article_in_review(owner=a_reporter("dimas"))
    mail.outbox.clear()
    digest = digest_of_content(article.get_latest_revision().content)
    approve(
        article, by=an_editor("rahma"), seen_digest=digest, go_live_at=timezone.now() + timedelta(hours=9)
    )
    assert recipients() == ["dimas"]
    assert "WITA" in a_message().body


def test_messages_are_plain_text():
    article = an_article_in_review(owner=a_reporter("dimas"))
    mail.outbox.clear()
    return_with_note(article, by=an_editor("rahma"), note="x")
    assert not a_message().alternatives


def test_whoever_has_no_address_or_left_is_not_told():
    editor = an_editor("rahma")
    editor.email = ""
    editor.save()
    an_editor("bimo", is_active=False)
    an_article_in_review()
    assert recipients() == []
