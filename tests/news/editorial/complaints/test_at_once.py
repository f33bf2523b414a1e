"""The same case, the same number, the same button, in the same second: needs real commits and connections."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.test import Client
from django.utils import timezone

from news.editorial.complaints.clock import keep_clock
from news.editorial.complaints.deciding import refuse
from news.editorial.complaints.intake import verify
from news.editorial.models import AuditEntry, Complaint
from tests.builders import a_chief, a_site, an_editor
from tests.news.editorial.complaints.cases import FORM, a_case, a_story, token, typed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def together(*works: Callable[[], object]) -> list[object]:
    """What each returned, or the refusal it raised, of works that began in the same moment."""
    start = threading.Barrier(len(works))

    def begin(work: Callable[[], object]) -> object:
        start.wait(timeout=20)
        try:
            return work()
        except PermissionDenied as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(begin, work) for work in works]]


def test_complaints_verified_at_once_get_different_numbers_without_a_gap(client):
    story, tokens = a_story(), []
    for number in range(8):
        client.post(FORM, typed(story, claim=f"Keliru {number}.", email=f"warga{number}@warga.example"))
        tokens.append(token())
    cases = together(*(partial(verify, one) for one in tokens))
    assert sorted(case.sequence for case in cases) == list(range(1, 9))


def test_link_pressed_twice_at_once_gives_one_number(client):
    client.post(FORM, typed(a_story()))
    address = f"/hak-jawab/verifikasi/{token()}/"
    answers = together(*(partial(Client().post, address) for _press in range(4)))
    assert [response.status_code for response in answers] == [303] * 4
    assert Complaint.objects.get().sequence == 1
    assert AuditEntry.objects.filter(action="complaint_verified").count() == 1
    assert len(mail.outbox) == 2


def test_form_sent_twice_at_once_is_one_complaint():
    story = a_story()
    answers = together(*(partial(Client().post, FORM, typed(story)) for _press in range(4)))
    assert [response.status_code for response in answers] == [303] * 4
    assert Complaint.objects.count() == 1
    assert len(mail.outbox) == 1


def test_case_refused_by_two_at_once_is_refused_once():
    case = a_case()
    editors = [an_editor(), an_editor()]
    answers = together(
        *(partial(refuse, case, by=editor, ground="unrelated", answer="Tidak.") for editor in editors)
    )
    assert sum(isinstance(answer, PermissionDenied) for answer in answers) == 1
    assert AuditEntry.objects.filter(action="complaint_decided").count() == 1
    assert len(mail.outbox) == 3


def test_two_rounds_of_the_clock_at_once_do_each_thing_once():
    a_chief()
    case = a_case()
    gone = a_case(claim="Lain.", email="lain@warga.example")
    now = timezone.now()
    Complaint.objects.filter(pk=case.pk).update(
        verified_at=now - timedelta(hours=47), due_at=now + timedelta(hours=1)
    )
    Complaint.objects.filter(pk=gone.pk).update(outcome="corrected", decided_at=now, identity_expires_at=now)
    mail.outbox.clear()
    rounds = together(keep_clock, keep_clock)
    assert sum(done.told for done in rounds) == 1
    assert sum(done.identities_removed for done in rounds) == 1
    assert len(mail.outbox) == 1
