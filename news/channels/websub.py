"""Telling the hub that a feed changed (W3C Recommendation WebSub, 2018; how publishers tell it is the hub's affair).

The form is the one that hubs take: ``hub.mode=publish`` with ``hub.url``, as PubSubHubbub 0.4 has it.
"""

import logging
from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from news.channels import outside
from news.channels.models import HubPing

logger = logging.getLogger(__name__)

FORM = "application/x-www-form-urlencoded"


def ask_for_pings(feed_paths: Iterable[str]) -> None:
    """Within the transaction that changes the feeds; two changes before the next run are one ping."""
    now = timezone.now()
    HubPing.objects.bulk_create(
        [HubPing(feed_path=path, due_at=now) for path in sorted(set(feed_paths))],
        update_conflicts=True,
        unique_fields=["feed_path"],
        update_fields=["due_at", "tries"],
    )


def send_ping(ping: HubPing) -> bool | None:
    """Whether the hub took it; None when another run has it."""
    taken = HubPing.objects.take(ping)
    if taken is None:
        return None
    if not settings.WEBSUB_HUB:
        ping.give_up(taken, problem="off")
        return True
    form = urlencode({"hub.mode": "publish", "hub.url": settings.SITE_URL + ping.feed_path})
    try:
        answer = outside.post(settings.WEBSUB_HUB, body=form.encode(), content_type=FORM)
        problem = "" if answer.is_good else f"HTTP {answer.status}"
    except (outside.NotReached, outside.NotAnswered) as failure:
        problem = str(failure)
    if not problem:
        ping.done(taken)
        return True
    facts = {"feed": ping.feed_path, "problem": problem}
    if ping.put_off(taken, problem=problem):
        logger.warning("The hub was not told of a feed; the next run tries again.", extra=facts)
    else:
        logger.error("The hub was not told of a feed.", extra=facts)
    return False
