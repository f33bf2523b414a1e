"""One run of the outbox. Runs may overlap and be cut off: each errand is taken by one of them."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from news.channels.models import ChannelPost, Ending, Errand, HubPing
from news.channels.telegram import send_post
from news.channels.websub import send_ping

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 100
SECONDS_FOR_EACH = 25
"""No errand to a service begins later: however slow they answer, a run is over within ``models.TAKEN_FOR``."""


@dataclass
class Outcome:
    """What one run did."""

    sent: int = 0
    failed: int = 0


def send_outbox() -> Outcome:
    """Posts first: people wait for those."""
    outcome = Outcome()
    _send_due(ChannelPost, send_post, outcome)
    _send_due(HubPing, send_ping, outcome)
    return outcome


def _send_due[One: Errand](model: type[One], send: Callable[[One], Ending], outcome: Outcome) -> None:
    """What remains waits for the next run, in a minute; so does everything once the service is unwell."""
    ends_at = time.monotonic() + SECONDS_FOR_EACH
    for errand in list(model._default_manager.due()[:MOST_AT_ONCE]):
        if time.monotonic() > ends_at:
            return
        ending = _sent(errand, send)
        outcome.sent += ending is Ending.TOLD
        outcome.failed += ending in (Ending.FAILED, Ending.UNWELL)
        if ending is Ending.UNWELL:
            return


def _sent[One: Errand](errand: One, send: Callable[[One], Ending]) -> Ending:
    try:
        return send(errand)
    except Exception as error:  # a boundary: one errand's trouble is not another's
        facts = {"errand": f"{type(errand).__name__} {errand.pk}"}
        logger.exception("An errand of the outbox failed", extra=facts)
        errand.put_off(problem=type(error).__name__)
        return Ending.FAILED
