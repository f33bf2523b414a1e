"""One run: bounded in time, and over for a service that is unwell; needs a service, no story."""

import pytest
from django.utils import timezone

from news.channels import outbox, outside
from news.channels.models import HubPing
from news.channels.outbox import send_outbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pings(service):
    now = timezone.now()
    HubPing.objects.bulk_create(HubPing(feed_path=f"/{number}/feed/", due_at=now) for number in range(3))


def test_run_ends_for_a_service_that_cannot_be_reached(service, monkeypatch):
    asked = []

    def refuse(host, port):
        asked.append(host)
        raise TimeoutError

    monkeypatch.setattr(outside, "_connected", refuse)
    assert (send_outbox().failed, len(asked)) == (1, 1)
    assert HubPing.objects.due().count() == 2


@pytest.mark.parametrize("status", [429, 503])
def test_run_ends_for_a_service_that_is_unwell(service, status):
    service.answers = [(status, {})]
    send_outbox()
    assert len(service.calls) == 1


def test_run_goes_on_after_a_refusal(service):
    service.answers = [(404, {})]
    assert send_outbox().failed == len(service.calls) == 3


def test_run_ends_in_time(service, monkeypatch):
    monkeypatch.setattr(outbox, "SECONDS_FOR_EACH", -1)
    send_outbox()
    assert service.calls == []


def test_trouble_with_one_errand_is_not_anothers_and_does_not_last_for_ever(service, monkeypatch):
    monkeypatch.setattr(outside, "post", lambda *args, **kwargs: 1 / 0)
    assert send_outbox().failed == 3
    assert set(HubPing.objects.values_list("problem", flat=True)) == {"ZeroDivisionError"}
    assert not HubPing.objects.due().exists()
