"""The link in the e-mail, the number, the clock and the receipt, over HTTP."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from news import throttle
from news.editorial.complaints.intake import UNVERIFIED_DAYS
from news.editorial.models import AuditEntry, Complaint, DeskSettings
from tests.builders import a_site
from tests.news.editorial.complaints.cases import (
    FORM,
    IDENTIFYING,
    PARTY,
    a_case,
    a_story,
    receipt_path,
    token,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def sent(client):
    client.post(FORM, typed(a_story()))
    return Complaint.objects.get()


def link() -> str:
    return f"/hak-jawab/verifikasi/{token()}/"


def test_opening_the_link_changes_nothing(client, sent):
    page = client.get(link())
    assert page.status_code == 200
    assert 'method="post"' in page.content.decode()
    sent.refresh_from_db()
    assert sent.verified_at is None
    assert len(mail.outbox) == 1


def test_pressing_the_button_gives_number_and_clock(sent):
    address = link()
    response = Client(enforce_csrf_checks=True).post(address)
    sent.refresh_from_db()
    assert response.status_code == 303
    assert response.url == receipt_path()
    assert sent.number == "HK-0001"
    assert sent.due_at == sent.verified_at + timedelta(hours=48)
    entry = AuditEntry.objects.get(action="complaint_verified")
    assert (entry.about, entry.article_id) == ("HK-0001", sent.article_id)


def test_each_kind_has_its_own_numbers_and_its_own_hours():
    rules = DeskSettings.load()
    rules.reply_hours = 24
    rules.save()
    story = a_story()
    first = a_case(story)
    reply = a_case(story, kind="reply", party=PARTY)
    second = a_case(story, claim="Nama camat salah.")
    assert [case.number for case in (first, reply, second)] == ["HK-0001", "HJ-0001", "HK-0002"]
    assert reply.due_at - reply.verified_at == timedelta(hours=24)


def test_link_used_twice_leads_to_the_same_receipt(client, sent):
    address = link()
    first = client.post(address)
    verified_at = Complaint.objects.get().verified_at
    assert client.post(address).url == client.get(address).url == first.url
    assert Complaint.objects.get().verified_at == verified_at
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("wrong", ["x", "a" * 5000, "%00", "%F0%9F%98%80"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_wrong_link_is_lost_in_words(client, sent, wrong, method):
    response = getattr(client, method)(f"/hak-jawab/verifikasi/{wrong}/")
    assert response.status_code == 404
    assert "Tautan ini tidak berlaku" in response.content.decode()


def test_link_works_for_seven_days_and_not_longer(client, sent):
    address = link()
    Complaint.objects.update(sent_at=timezone.now() - timedelta(days=UNVERIFIED_DAYS, minutes=1))
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert Complaint.objects.get().verified_at is None


def test_receipt_shows_number_state_and_due_time_with_the_zone(client):
    case = a_case()
    page = client.get(receipt_path())
    html = page.content.decode()
    assert "HK-0001" in html
    assert f"{timezone.localtime(case.due_at):%H.%M} WITA" in html
    assert "Menunggu redaktur" in html
    assert not page.cookies


def test_receipt_says_nothing_of_who_sent_it(client):
    a_case(kind="reply", party=PARTY)
    html = client.get(receipt_path()).content.decode()
    assert not [word for word in (*IDENTIFYING, PARTY) if word in html]


def test_receipt_of_an_unverified_complaint_is_not_there(client, sent):
    from news.editorial.complaints.complainant import receipt_secret

    assert client.get(f"/hak-jawab/tanda-terima/{receipt_secret(token())}/").status_code == 404


@pytest.mark.parametrize("wrong", ["x", "0" * 64, "a" * 5000, "%00"])
def test_wrong_receipt_is_lost_in_words(client, wrong):
    response = client.get(f"/hak-jawab/tanda-terima/{wrong}/")
    assert response.status_code == 404
    assert "Tautan ini tidak berlaku" in response.content.decode()


def test_no_secret_is_stored(sent):
    assert token() not in str(vars(sent))
    case = a_case()
    secret = receipt_path().strip("/").rpartition("/")[2]
    assert secret not in str(vars(case))


def test_log_and_e_mail_to_the_sender_name_nobody():
    a_case()
    assert not [word for word in IDENTIFYING if word in mail.outbox[-1].body]
    for entry in AuditEntry.objects.all():
        assert not [word for word in IDENTIFYING if word in f"{entry.about} {entry.data}"]


# Several with one address ---------------------------------------------------------------------------------------


@pytest.fixture
def flooded(client):
    """Somebody typed the address as often as it gets links; then its owner sends in earnest, and gets none."""
    story = a_story(title="Air masuk ke rumah warga")
    for number in range(throttle.LINKS.most):
        client.post(FORM, typed(story, claim=f"Palsu {number}."), REMOTE_ADDR=f"203.0.113.{number}")
    client.post(FORM, typed(story, claim="Yang benar 1.140."), REMOTE_ADDR="198.51.100.1")
    client.post(FORM, typed(story, claim="Palsu lagi."), REMOTE_ADDR="203.0.113.9")
    return {case.claim: case for case in Complaint.objects.filter(link_sent_at=None)}


def test_any_link_of_the_day_confirms_what_waits_beside_it_as_far_as_it_is_ticked(client, flooded):
    address, own = link(), flooded["Yang benar 1.140."]
    html = client.get(address).content.decode()
    assert f'name="also" value="{own.pk}"' in html
    assert "checked" not in html
    assert "Air masuk ke rumah warga" in html
    client.post(address, {"also": [own.pk, "x", "999999"]})
    assert Complaint.objects.get(pk=own.pk).number
    assert not Complaint.objects.get(pk=flooded["Palsu lagi."].pk).number
    assert "/tanda-terima/" in mail.outbox[-1].body


def test_receipt_of_one_confirmed_beside_another_works(client, flooded):
    client.post(link(), {"also": flooded["Yang benar 1.140."].pk})
    assert client.get(receipt_path()).status_code == 200
    assert "HK-0002" in client.get(receipt_path()).content.decode()


def test_link_confirms_nothing_that_was_sent_with_another_address(client, sent):
    address = link()
    client.post(FORM, typed(a_story(), email="lain@warga.example", claim="Lain."))
    Complaint.objects.filter(claim__isnull=False).exclude(pk=sent.pk).update(link_sent_at=None)
    other = Complaint.objects.exclude(pk=sent.pk).get()
    assert f'value="{other.pk}"' not in client.get(address).content.decode()
    client.post(address, {"also": other.pk})
    other.refresh_from_db()
    assert other.verified_at is None


def test_open_case_has_an_outer_limit_for_its_sender_from_the_start():
    rules = DeskSettings.load()
    rules.identity_days = 30
    rules.save()
    case = a_case()
    assert case.identity_expires_at == case.due_at + timedelta(days=60)
