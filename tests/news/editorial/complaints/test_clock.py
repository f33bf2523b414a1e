"""What time does: half time, forgetting, removing, and the exchange of keys."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.editorial.complaints.clock import keep_clock
from news.editorial.complaints.complainant import unseal
from news.editorial.complaints.deciding import correct, refuse
from news.editorial.complaints.intake import UNVERIFIED_DAYS
from news.editorial.models import AuditEntry, Complaint, ComplaintEvidence
from news.sealing import unseal_bytes
from tests.builders import a_chief, a_site, a_user, an_editor
from tests.news.editorial.complaints.cases import (
    CLAIM,
    EMAIL,
    FORM,
    IDENTIFYING,
    PARTY,
    a_case,
    a_file,
    a_pdf,
    a_story,
    receipt_path,
    token,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def move(case, **changes):
    Complaint.objects.filter(pk=case.pk).update(**changes)


def stored_files() -> list[Path]:
    directory = settings.DATA_DIR / "private" / "complaints"
    return sorted(directory.iterdir()) if directory.exists() else []


def test_chief_is_told_once_at_half_time_and_not_who_complained():
    a_chief("yohana")
    an_editor("rahma")
    case = a_case(kind="reply", party=PARTY)
    mail.outbox.clear()
    now = timezone.now()
    move(case, verified_at=now - timedelta(hours=23), due_at=now + timedelta(hours=25))
    assert keep_clock().told == 0
    move(case, verified_at=now - timedelta(hours=25), due_at=now + timedelta(hours=23))
    assert [keep_clock().told for _round in range(2)] == [1, 0]
    (message,) = mail.outbox
    assert message.to == ["yohana@example.org"]
    assert case.number in message.subject
    assert f"/admin/editorial/hak-jawab/{case.pk}/" in message.body
    assert not [word for word in (*IDENTIFYING, PARTY) if word in message.subject + message.body]


def test_chief_is_told_again_when_the_time_is_over():
    a_chief("yohana")
    case = a_case()
    now = timezone.now()
    move(case, verified_at=now - timedelta(hours=25), due_at=now + timedelta(hours=23))
    assert keep_clock().told == 1
    move(case, verified_at=now - timedelta(hours=49), due_at=now - timedelta(hours=1))
    mail.outbox.clear()
    assert [keep_clock().told for _round in range(2)] == [1, 0]
    assert f"{case.number}: batas waktu lewat" in mail.outbox[-1].subject


def test_answer_that_waits_for_a_second_person_is_told_too():
    a_chief("yohana")
    case, editor, now = a_case(), an_editor("rahma"), timezone.now()
    correct(case, by=editor, text="Yang benar 1.140.")
    move(case, verified_at=now - timedelta(hours=25), due_at=now + timedelta(hours=23))
    assert keep_clock().told == 1
    assert "menunggu orang kedua" in mail.outbox[-1].body
    move(case, verified_at=now - timedelta(hours=60), due_at=now - timedelta(hours=12))
    assert keep_clock().told == 1
    assert "masih menunggu orang kedua" in mail.outbox[-1].body


def test_decided_case_worries_nobody():
    a_chief()
    case = a_case()
    long_ago = timezone.now() - timedelta(days=3)
    move(case, verified_at=long_ago, due_at=long_ago, outcome="corrected", decided_at=long_ago)
    assert keep_clock().told == 0


def at_half_time(case) -> None:
    now = timezone.now()
    move(case, verified_at=now - timedelta(hours=25), due_at=now + timedelta(hours=23))


def test_where_no_chief_has_an_address_the_administrators_are_told():
    a_chief("yohana", is_active=False)
    a_user("admin", is_superuser=True)
    at_half_time(a_case())
    assert keep_clock().told == 1
    assert mail.outbox[-1].to == ["admin@example.org"]


def test_where_nobody_can_be_told_the_case_stays_untold_and_the_round_says_so():
    case = a_case()
    at_half_time(case)
    done = keep_clock()
    assert (done.told, done.failed) == (0, 1)
    assert Complaint.objects.get(pk=case.pk).half_time_told_at is None
    a_chief("yohana")
    assert keep_clock().told == 1


class DownBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionRefusedError


@pytest.fixture
def mail_server(settings):
    """Switches the mail server off and on, as production sends: after the commit."""

    def switch(*, on: bool) -> None:
        delivery = "django.core.mail.backends.locmem.EmailBackend" if on else f"{__name__}.DownBackend"
        settings.MAILERS = {
            "default": {"BACKEND": "news.mail.AfterCommitBackend", "OPTIONS": {"through": "delivery"}},
            "delivery": {"BACKEND": delivery},
        }

    return switch


def test_reminder_that_the_mail_server_did_not_take_is_sent_again(
    mail_server, django_capture_on_commit_callbacks
):
    a_chief("yohana")
    case = a_case()
    at_half_time(case)
    mail_server(on=False)
    with django_capture_on_commit_callbacks(execute=True):
        keep_clock()
    mail_server(on=True)
    mail.outbox.clear()
    for _round in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            keep_clock()
    assert [message.to for message in mail.outbox] == [["yohana@example.org"]]


def test_link_that_the_mail_server_did_not_take_is_sent_again(
    client, mail_server, django_capture_on_commit_callbacks
):
    mail_server(on=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(FORM, typed(a_story())).status_code == 303
    complaint = Complaint.objects.get()
    assert complaint.link_sent_at is None
    mail_server(on=True)
    assert keep_clock().links_sent == 0, "not at once: the request may still be running"
    move(complaint, sent_at=timezone.now() - timedelta(minutes=11))
    with django_capture_on_commit_callbacks(execute=True):
        assert keep_clock().links_sent == 1
    assert client.post(f"/hak-jawab/verifikasi/{token()}/").status_code == 303
    assert Complaint.objects.get().number == "HK-0001"


def test_one_broken_case_stops_no_other(settings, capsys, django_capture_on_commit_callbacks):
    broken = a_case(evidence=[a_file(a_pdf())])
    whole = a_case(claim="Lain.", email="lain@warga.example")
    Path(broken.evidence.get().file.path).unlink()
    old = settings.IDENTITY_KEYS
    settings.IDENTITY_KEYS = ["a-second-key" * 6, *old]
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(CommandError, match="1 kasus"):
        call_command("keep_complaint_clock")
    assert "disegel ulang: 1" in capsys.readouterr().out
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    assert unseal(Complaint.objects.get(pk=whole.pk).identity).email == "lain@warga.example"


def test_unverified_complaint_is_forgotten_after_seven_days_with_its_files(
    client, django_capture_on_commit_callbacks
):
    before = stored_files()
    client.post(FORM, typed(a_story(), evidence=[a_file(a_pdf())]))
    complaint = Complaint.objects.get()
    move(complaint, sent_at=timezone.now() - timedelta(days=UNVERIFIED_DAYS) + timedelta(minutes=1))
    assert keep_clock().forgotten == 0
    move(complaint, sent_at=timezone.now() - timedelta(days=UNVERIFIED_DAYS, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert keep_clock().forgotten == 1
    assert not Complaint.objects.exists()
    assert not ComplaintEvidence.objects.exists()
    assert stored_files() == before


def test_identity_and_files_go_when_their_time_has_come_and_the_case_stays(
    client, django_capture_on_commit_callbacks
):
    before = stored_files()
    case = a_case(evidence=[a_file(a_pdf())])
    receipt = receipt_path()
    now = timezone.now()
    move(case, outcome="corrected", decided_at=now, identity_expires_at=now + timedelta(minutes=1))
    assert keep_clock().identities_removed == 0
    move(case, identity_expires_at=now - timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert [keep_clock().identities_removed for _round in range(2)] == [1, 0]
    case.refresh_from_db()
    assert (case.identity, case.email_hash, case.claim, case.answer) == ("", "", "", "")
    assert stored_files() == before
    assert AuditEntry.objects.get(action="identity_removed").about == case.number
    page = client.get(receipt)
    assert page.status_code == 200, "whoever kept the link still sees the outcome"
    assert "Masa simpannya habis" in page.content.decode()
    assert CLAIM not in page.content.decode()


@pytest.mark.parametrize(
    ("passage", "kept"), [("Air pasang merendam sembilan desa", True), ("Saya Siti, Jalan Mawar 3", False)]
)
def test_passage_stays_only_if_it_is_the_papers(passage, kept):
    case = a_case(passage=passage)
    now = timezone.now()
    move(case, outcome="corrected", decided_at=now, identity_expires_at=now)
    assert [keep_clock().identities_removed for _round in range(2)] == [1, 0]
    assert Complaint.objects.get(pk=case.pk).passage == (passage if kept else "")


def test_words_of_a_complainant_are_stored_sealed(settings):
    case = a_case(passage="Saya Siti, Jalan Mawar 3")
    Complaint.objects.get(pk=case.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM news_editorial_complaint")
        stored = str(cursor.fetchall())
    assert not [words for words in (CLAIM, "Jalan Mawar", *IDENTIFYING) if words in stored]
    assert Complaint.objects.get(pk=case.pk).claim == CLAIM


def test_text_that_no_key_opens_survives_a_save(settings):
    case, keys = a_case(), settings.IDENTITY_KEYS
    settings.IDENTITY_KEYS = ["another-key" * 6]
    unreadable = Complaint.objects.get(pk=case.pk)
    assert unreadable.claim == ""
    unreadable.save()
    assert keep_clock().failed == 1, "somebody has to see to it"
    settings.IDENTITY_KEYS = keys
    assert Complaint.objects.get(pk=case.pk).claim == CLAIM


def test_case_that_stays_open_past_its_outer_limit_is_forgotten_too_and_the_chief_told(client):
    a_chief("yohana")
    case = a_case(berita="", story_hint="Berita tentang Siti")
    receipt = receipt_path()
    now = timezone.now()
    move(case, limit_told_at=now, half_time_told_at=now, due_at=now, identity_expires_at=now)
    mail.outbox.clear()
    assert keep_clock().identities_removed == 1
    assert [message.to for message in mail.outbox] == [["yohana@example.org"]]
    assert "Masa simpannya habis" in client.get(receipt).content.decode()
    case.refresh_from_db()
    assert (case.is_open, case.story_hint) == (True, "")


def test_answer_to_a_case_that_was_forgotten_goes_in_its_time_as_well():
    a_chief("yohana")
    case, editor, now = a_case(), an_editor(), timezone.now()
    move(case, identity_expires_at=now)
    keep_clock()
    refuse(case, by=editor, ground="unrelated", answer="Yth. Siti Rahmawati")
    assert Complaint.objects.get(pk=case.pk).answer == "Yth. Siti Rahmawati"
    move(case, identity_expires_at=now)
    keep_clock()
    assert Complaint.objects.get(pk=case.pk).answer == ""


def test_round_at_rest_costs_the_same_with_one_case_and_with_many(django_assert_num_queries):
    story = a_story()
    a_case(story)
    with CaptureQueriesContext(connection) as one:
        keep_clock()
    count = len(one)
    for number in range(4):
        a_case(story, email=f"warga{number}@warga.example")
    with django_assert_num_queries(count):
        keep_clock()


def test_open_case_keeps_its_identity():
    case = a_case()
    keep_clock()
    assert unseal(Complaint.objects.get(pk=case.pk).identity).email == EMAIL


def test_new_key_takes_over_identities_and_files(settings, django_capture_on_commit_callbacks):
    case = a_case(evidence=[a_file(a_pdf())])
    old = settings.IDENTITY_KEYS
    settings.IDENTITY_KEYS = ["a-second-key" * 6, *old]
    with django_capture_on_commit_callbacks(execute=True):
        assert [keep_clock().sealed_anew for _round in range(2)] == [1, 0]
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    case = Complaint.objects.get(pk=case.pk)
    assert unseal(case.identity).email == EMAIL
    assert case.claim == CLAIM
    proof = case.evidence.get()
    with proof.file.open("rb") as file:
        assert unseal_bytes(file.read()) == a_pdf()


def test_files_of_which_no_row_knows_are_swept_after_a_day():
    case = a_case(evidence=[a_file(a_pdf())])
    directory = settings.DATA_DIR / "private" / "complaints"
    new, old = directory / "new-orphan", directory / "old-orphan"
    for orphan in (new, old):
        orphan.write_bytes(b"x")
    two_days_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for path in (old, Path(case.evidence.get().file.path)):
        os.utime(path, (two_days_ago, two_days_ago))
    keep_clock()
    assert new.exists()
    assert not old.exists()
    assert Path(case.evidence.get().file.path).exists()
    new.unlink()


def test_command_says_what_it_did_and_names_nobody(capsys):
    a_chief()
    at_half_time(a_case())
    call_command("keep_complaint_clock")
    said = capsys.readouterr().out
    assert "pengingat waktu dikirim: 1" in said
    assert not [word for word in IDENTIFYING if word in said]
