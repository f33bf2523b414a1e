"""E-mail leaves after the commit, or not at all."""

import logging

import pytest
from django.core import mail
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from newsroom.settings import services
from newsroom.settings.parse import MAIL_URL
from tests.builders import a_site, an_article_in_review, an_editor

LOCAL = "django.core.mail.backends.locmem.EmailBackend"


class UnreachableBackend(BaseEmailBackend):
    """A mail server that is down."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError


@pytest.fixture
def _after_commit(settings):
    settings.MAILERS = {
        "default": {"BACKEND": "news.mail.AfterCommitBackend", "OPTIONS": {"through": "delivery"}},
        "delivery": {"BACKEND": LOCAL},
    }


def send(subject="Kepala berita") -> int:
    return mailers["default"].send_messages([EmailMessage(subject, "Isi", to=["redaktur@example.org"])])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_after_commit")
def test_message_waits_for_the_commit():
    with transaction.atomic():
        assert send() == 1
        assert mail.outbox == []
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_after_commit")
def test_message_of_a_rolled_back_step_is_never_sent():
    with transaction.atomic():
        try:
            with transaction.atomic():
                send("Ditarik")
                raise LookupError
        except LookupError:
            send("Tetap")
    assert [message.subject for message in mail.outbox] == ["Tetap"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_after_commit")
def test_without_a_transaction_it_is_sent_at_once():
    send()
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_mail_server_that_is_down_fails_nobodys_work_and_logs_no_headline(settings, caplog):
    settings.MAILERS = {
        "default": {"BACKEND": "news.mail.AfterCommitBackend", "OPTIONS": {"through": "delivery"}},
        "delivery": {"BACKEND": f"{__name__}.UnreachableBackend"},
    }
    with caplog.at_level(logging.ERROR), transaction.atomic():
        send("Rahasia sampai besok")
    assert "could not be sent" in caplog.text
    assert "Rahasia" not in caplog.text


def test_every_message_takes_that_way():
    configured = services.mailers(MAIL_URL.convert("console://"))
    assert configured["default"]["BACKEND"] == "news.mail.AfterCommitBackend"
    assert configured["default"]["OPTIONS"]["through"] in configured


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_after_commit")
@pytest.mark.parametrize("headline", ["Air\nnaik", "Air\r\nnaik", "Air\x0b\nnaik\x00", "Air\ud800 naik"])
def test_headline_that_no_header_takes_goes_out_in_one_line(headline, caplog):
    send(headline)
    assert [message.subject for message in mail.outbox] == ["Air naik"]
    assert caplog.text == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("_after_commit")
def test_editors_hear_of_a_story_whose_headline_came_past_the_form(
    caplog, django_capture_on_commit_callbacks
):
    a_site()
    editor = an_editor()
    with django_capture_on_commit_callbacks(execute=True):
        an_article_in_review(title="Air\nRahasia\x0b")
    assert [(message.to, "Air Rahasia" in message.subject) for message in mail.outbox] == [
        ([editor.email], True)
    ]
    assert "Rahasia" not in caplog.text
