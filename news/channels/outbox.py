"""One run of the outbox. Runs may overlap and be cut off: each errand is taken by one of them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from news.channels.models import ChannelPost, Errand, HubPing
from news.channels.telegram import send_post
from news.channels.websub import send_ping

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 100
"""What remains waits for the next run, in a minute."""


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


def _send_due[One: Errand](model: type[One], send: Callable[[One], bool | None], outcome: Outcome) -> None:
    for errand in list(model._default_manager.due()[:MOST_AT_ONCE]):
        try:
            is_sent = send(errand)
        except Exception:  # a boundary: one errand's trouble is not another's
            logger.exception(
                "An errand of the outbox failed", extra={"errand": f"{model.__name__} {errand.pk}"}
            )
            is_sent = False
        outcome.sent += is_sent is True
        outcome.failed += is_sent is False
