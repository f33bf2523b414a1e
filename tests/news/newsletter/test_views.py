import re

import pytest
from django.core import mail
from django.test import TestCase
from django.urls import reverse

from news import sealing, throttle
from news.models import PaperSettings, SendingCount
from news.newsletter import subscribing
from news.newsletter.models import Subscriber
from news.sealing import seal_bytes, seal_people_anew
from tests.builders import a_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]

FORM = "/buletin/"
ANI = "ani@warga.example"


@pytest.fixture(scope="module")
def paper(site) -> PaperSettings:
    """A paper that sends a newsletter."""
    region = a_region()
    paper = PaperSettings.load()
    paper.sends_newsletter, paper.home_province = True, region.parent
    paper.save()
    return paper


def ask(client, **changes):
    typed = {"wilayah": "berau", "email": ANI} | changes
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(
            FORM,
            {name: value for name, value in typed.items() if name.islower()},
            **{name: value for name, value in changes.items() if name.isupper()},
        )


def link_in_mail() -> str:
    return re.search(r"http://[^/\s]+(/buletin/\S+)", mail.outbox[-1].body)[1]


def test_reader_confirms_and_ends_it(client):
    assert ask(client).status_code == 303
    assert not Subscriber.objects.exists()
    assert mail.outbox[-1].to == [ANI]
    link = link_in_mail()
    assert client.get(link).status_code == 200
    assert not Subscriber.objects.exists()
    assert "Mulai sekarang" in client.post(link).content.decode()
    subscriber = Subscriber.objects.get()
    assert [region.slug for region in subscriber.regions.all()] == ["berau"]
    end = reverse("newsletter_end", args=[subscriber.secret])
    assert "sudah berhenti" not in client.get(end).content.decode()
    assert Subscriber.objects.exists()
    # What a mail program posts by itself (RFC 8058).
    for _again in range(2):
        response = client.post(end, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert "sudah berhenti" in response.content.decode()
    assert not Subscriber.objects.exists()


def test_second_region_joins_the_first(client):
    a_region("Bontang", code="64.74", kind="city")
    for slug in ("berau", "bontang", "berau"):
        ask(client, wilayah=slug)
        client.post(link_in_mail())
    assert sorted(region.slug for region in Subscriber.objects.get().regions.all()) == ["berau", "bontang"]


def test_neither_database_nor_link_shows_the_address(client):
    ask(client)
    link = link_in_mail()
    client.post(link)
    stored = str(list(Subscriber.objects.values("email_hash", "secret_hash", "sealed_with")))
    assert ANI not in stored + link
    assert Subscriber.objects.get().email == ANI


def test_pages_set_no_cookie_and_are_kept_by_nobody(client):
    for path in (FORM, "/buletin/terkirim/", "/buletin/konfirmasi/x/", "/buletin/berhenti/x/"):
        response = client.get(path)
        assert not response.cookies
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == ("same-origin" if path == FORM else "no-referrer")
        assert "Cookie" not in response.get("Vary", "")


def test_link_that_is_too_old_does_not_work(client, monkeypatch):
    ask(client)
    link = link_in_mail()
    monkeypatch.setattr(subscribing, "LINK_DAYS", -1)
    assert client.post(link).status_code == 404
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("token", ["x", "%00", "é", "x" * 5000, "gAAAAA=="])
def test_link_that_is_none_of_ours_does_not_work(client, token):
    assert client.get(f"/buletin/konfirmasi/{token}/").status_code == 404


def test_what_was_sealed_for_something_else_confirms_nothing(client):
    token = seal_bytes(b'{"email": "ani@warga.example"}').decode()
    assert client.post(f"/buletin/konfirmasi/{token}/").status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {"email": ""},
        {"email": "ani"},
        {"email": "a\0@warga.example"},
        {"email": f"{'a' * 300}@warga.example"},
        {"wilayah": ""},
        {"wilayah": "tidak-ada"},
        {"wilayah": "\0'\""},
    ],
)
def test_wrong_form_says_what_is_missing_and_keeps_what_was_typed(client, typed):
    response = ask(client, **typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert mail.outbox == []


def test_form_of_another_site_is_refused(client):
    assert ask(client, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert mail.outbox == []


def test_form_of_a_browser_that_only_names_its_origin_is_taken(client):
    # Under "no-referrer" it would name "null".
    assert client.get(FORM)["Referrer-Policy"] == ask(client, email="")["Referrer-Policy"] == "same-origin"
    assert ask(client, HTTP_HOST="testserver", HTTP_ORIGIN="http://testserver").status_code == 303
    assert ask(client, HTTP_HOST="testserver", HTTP_ORIGIN="https://lain.example").status_code == 403


def test_machine_that_fills_in_the_hidden_field_is_told_the_same_and_gets_nothing(client):
    assert ask(client, website="https://spam.example").status_code == 303
    assert mail.outbox == []


def test_one_network_asks_only_so_often(client):
    for number in range(throttle.SUBSCRIPTIONS.most):
        assert ask(client, email=f"warga{number}@warga.example").status_code == 303
    assert ask(client, email="lain@warga.example").status_code == 429
    assert len(mail.outbox) == throttle.SUBSCRIPTIONS.most
    assert ANI not in str(list(SendingCount.objects.values()))


def test_nobody_fills_a_mailbox_with_links_and_nobody_learns_of_it(client):
    for number in range(throttle.LINKS.most + 2):
        assert ask(client, REMOTE_ADDR=f"203.0.113.{number}").status_code == 303
    assert len(mail.outbox) == throttle.LINKS.most


def test_region_of_the_link_is_chosen(client):
    html = client.get(f"{FORM}?wilayah=berau").content.decode()
    assert re.search(r'value="berau" checked', html)
    for odd in ("%00", "'", "x" * 9000):
        assert client.get(f"{FORM}?wilayah={odd}").status_code == 200


def test_paper_that_sends_none_has_no_form_but_still_lets_readers_go(client):
    ask(client)
    client.post(link_in_mail())
    paper = PaperSettings.load()
    paper.sends_newsletter = False
    with TestCase.captureOnCommitCallbacks(execute=True):
        paper.save()
    assert client.get(FORM).status_code == 404
    assert client.post(FORM, {"wilayah": "berau", "email": ANI}).status_code == 404
    assert "/buletin/" not in client.get("/").content.decode()
    client.post(reverse("newsletter_end", args=[Subscriber.objects.get().secret]))
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(FORM).status_code == 405


def test_exchange_of_keys_goes_on_when_somebody_ends_it_meanwhile(settings, monkeypatch):
    for name in ("ani", "budi"):
        subscribing._make(f"{name}@warga.example")
    settings.IDENTITY_KEYS = ["a-new-key" * 7, *settings.IDENTITY_KEYS]
    hash_of_email = sealing.hash_of_email

    def end_meanwhile(email, **names):
        Subscriber.objects.exclude(sealed_with=sealing.current_key()).order_by("pk")[:1].get().delete()
        monkeypatch.setattr(sealing, "hash_of_email", hash_of_email)
        return hash_of_email(email, **names)

    monkeypatch.setattr(sealing, "hash_of_email", end_meanwhile)
    assert seal_people_anew(Subscriber.objects.all(), purpose=subscribing.PURPOSE) == 0
    [left] = Subscriber.objects.all()
    assert (left.email, left.sealed_with) == ("budi@warga.example", sealing.current_key())


def test_exchange_of_keys_keeps_subscribers(client, settings):
    ask(client)
    client.post(link_in_mail())
    settings.IDENTITY_KEYS = ["a-new-key" * 7, *settings.IDENTITY_KEYS]
    ask(client)
    client.post(link_in_mail())
    assert Subscriber.objects.count() == 1
    assert seal_people_anew(Subscriber.objects.all(), purpose=subscribing.PURPOSE) == 0
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    assert Subscriber.objects.get().email == ANI
    ask(client)
    client.post(link_in_mail())
    assert Subscriber.objects.count() == 1
