import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from news.models import PaperSettings, Region
from news.newsletter import sending
from news.newsletter.models import Subscriber
from news.newsletter.sending import SETTLING
from news.newsletter.subscribing import _make
from tests.builders import a_published_article, a_region, a_retraction
from tests.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]


@pytest.fixture(scope="module")
def paper(site) -> PaperSettings:
    """A paper that sends a newsletter, with a story of today and one of a week ago."""
    paper = PaperSettings.load()
    paper.sends_newsletter = True
    paper.save()
    a_published_article(title="Air naik di Berau", summary="Air masuk rumah.", region=a_region())
    long_ago = timezone.now() - timedelta(days=7)
    a_published_article(title="Berita pekan lalu", region=a_region(), published_at=long_ago)
    return paper


def subscribe(email: str, *regions: Region) -> Subscriber:
    subscriber = _make(email)
    subscriber.regions.set(regions or [a_region()])
    return subscriber


def send(*, later: timedelta = SETTLING) -> str:
    """By default when the stories of the test have settled."""
    out = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True), at(timezone.now() + later):
        call_command("send_newsletter", stdout=out)
    return out.getvalue()


def test_subscriber_gets_the_stories_of_the_day_as_text_and_as_html():
    subscriber = subscribe("ani@warga.example")
    assert "1" in send()
    [letter] = mail.outbox
    [html] = [content for content, kind in letter.alternatives if kind == "text/html"]
    assert letter.to == ["ani@warga.example"]
    assert letter.subject.endswith(": Air naik di Berau")
    for text in (letter.body, html):
        assert "Air naik di Berau" in text
        assert "Air masuk rumah." in text
        assert "Berita pekan lalu" not in text
        assert f"/buletin/berhenti/{subscriber.secret}/" in text


def test_letter_ends_with_one_click_and_counts_nobody():
    subscriber = subscribe("ani@warga.example")
    send()
    [letter] = mail.outbox
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].endswith(f"/buletin/berhenti/{subscriber.secret}/>")
    html = letter.alternatives[0][0]
    assert "<img" not in html
    assert "?" not in "".join(part for part in html.split('"') if part.startswith("http"))


def test_second_run_of_a_day_sends_nothing_more():
    subscribe("ani@warga.example")
    send()
    a_published_article(title="Berita sore", region=a_region())
    send()
    assert len(mail.outbox) == 1
    send(later=timedelta(days=1))
    assert len(mail.outbox) == 2
    assert "Berita sore" in mail.outbox[1].body
    assert "Air naik" not in mail.outbox[1].body


def test_story_that_is_not_there_yet_while_a_run_reads_comes_with_the_next_letter():
    subscriber = subscribe("ani@warga.example")
    send()
    subscriber.refresh_from_db()
    # Its moment is before the run; its transaction ended after it.
    a_published_article(title="Berita senja", region=a_region(), published_at=subscriber.sent_at)
    send(later=timedelta(days=1))
    assert "Berita senja" in mail.outbox[1].body
    assert "Air naik" not in mail.outbox[1].body


def test_story_of_this_minute_waits_for_the_next_letter():
    a_published_article(title="Berita senja", region=a_region(), published_at=timezone.now())
    long_ago = timezone.now() - timedelta(hours=2)
    a_published_article(title="Berita siang", region=a_region(), published_at=long_ago)
    subscribe("ani@warga.example")
    send(later=SETTLING / 2)
    send(later=timedelta(days=1))
    first, second = (letter.body for letter in mail.outbox)
    assert ("Berita senja" in first, "Berita senja" in second) == (False, True)
    assert ("Berita siang" in first, "Berita siang" in second) == (True, False)


def test_two_runs_at_once_send_one_letter(monkeypatch):
    subscribe("ani@warga.example")
    first = sending.newsletter_for

    def other_run_is_faster(*args):
        monkeypatch.setattr(sending, "newsletter_for", first)
        send()
        return first(*args)

    monkeypatch.setattr(sending, "newsletter_for", other_run_is_faster)
    send()
    assert len(mail.outbox) == 1


def test_day_without_news_sends_nothing():
    bontang = a_region("Bontang", code="64.74", kind="city")
    subscribe("ani@warga.example", bontang)
    send()
    assert mail.outbox == []
    a_published_article(title="Kabar Bontang", region=bontang)
    send()
    assert "Kabar Bontang" in mail.outbox[0].body


def test_story_that_stands_in_two_regions_comes_once_under_the_nearer_one():
    a_published_article(title="Kabar provinsi", region=a_region().parent)
    subscribe("ani@warga.example", a_region().parent, a_region())
    send()
    body = mail.outbox[0].body
    places = [
        body.index(text) for text in ("BERAU", "Air naik di Berau", "KALIMANTAN TIMUR", "Kabar provinsi")
    ]
    assert places == sorted(places)
    assert body.count("Air naik di Berau") == 1


def test_withdrawn_story_is_not_sent():
    a_retraction(a_published_article(title="Dicabut", region=a_region()))
    subscribe("ani@warga.example")
    send()
    assert "Dicabut" not in mail.outbox[0].body


def test_failure_stops_nobody_else_and_is_made_up_for(monkeypatch, caplog):
    for name in ("ani", "budi", "citra"):
        subscribe(f"{name}@warga.example")
    real = sending.newsletter_for

    def broken_for_budi(subscriber, parts):
        if subscriber.email.startswith("budi"):
            raise OSError("connection lost")
        return real(subscriber, parts)

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(sending, "newsletter_for", broken_for_budi)
        with pytest.raises(CommandError, match="1"):
            send()
    assert "budi@warga" not in caplog.text
    send()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "ani@warga.example", "budi@warga.example", "citra@warga.example",
    ]  # fmt: skip


def test_letter_that_the_mail_server_does_not_take_is_due_again(monkeypatch):
    subscriber = subscribe("ani@warga.example")

    def lose(letter):
        letter.when_lost()

    with monkeypatch.context() as broken:
        broken.setattr("news.mail.Letter.send", lose)
        with pytest.raises(CommandError):
            send()
    subscriber.refresh_from_db()
    assert subscriber.sent_on is None
    send()
    assert len(mail.outbox) == 1


def test_address_that_no_key_opens_stops_nobody_else(settings, caplog):
    subscribe("ani@warga.example")
    settings.IDENTITY_KEYS = ["another-key" * 6]
    subscribe("budi@warga.example")
    with caplog.at_level(logging.CRITICAL), pytest.raises(CommandError):
        send()
    assert [letter.to for letter in mail.outbox] == [["budi@warga.example"]]


def test_paper_that_sends_none_sends_none():
    subscribe("ani@warga.example")
    paper = PaperSettings.load()
    paper.sends_newsletter = False
    paper.save()
    assert "tidak mengirim buletin" in send()
    assert mail.outbox == []
