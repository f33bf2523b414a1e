"""A journey ends when the server has answered, and says which request hangs."""

from threading import Thread

import pytest
from django.core.signals import request_finished, request_started

from tests.journeys import in_flight
from tests.journeys.in_flight import InFlight


@pytest.fixture
def flight(monkeypatch):
    monkeypatch.setattr(in_flight, "LONGEST_WAIT_SECONDS", 0.01)
    flight = InFlight()
    yield flight
    request_started.disconnect(flight._begin)
    request_finished.disconnect(flight._end)


def begin(flight, address="/admin/"):
    """In a thread of its own, as the server answers."""
    thread = Thread(target=flight._begin, args=({"PATH_INFO": address},))
    thread.start()
    thread.join()


def test_nothing_is_waited_for_when_all_is_answered(flight):
    flight._begin({"PATH_INFO": "/"})
    flight._end()
    flight.wait_until_answered()


def test_a_request_that_hangs_is_named_and_not_waited_for_again(flight):
    begin(flight, "/admin/pages/5/edit/")
    with pytest.raises(TimeoutError, match="/admin/pages/5/edit/"):
        flight.wait_until_answered()
    flight.wait_until_answered()


def test_the_late_end_of_one_request_hides_no_other(flight):
    begin(flight)
    with pytest.raises(TimeoutError):
        flight.wait_until_answered()
    begin(flight)
    flight._end()
    with pytest.raises(TimeoutError):
        flight.wait_until_answered()
