"""Telling the hub that a feed changed (W3C Recommendation WebSub, 2018; how publishers tell it is the hub's affair).

The form is the one that hubs take: ``hub.mode=publish`` with ``hub.url``, as PubSubHubbub 0.4 has it.
"""

import logging
from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from news.channels import outside
from news.channels.models import Ending, HubPing

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


def send_ping(ping: HubPing) -> Ending:
    """Let the hub know that a feed changed."""
    if not HubPing.objects.take(ping):
        return Ending.NOT_MINE
    if not settings.WEBSUB_HUB:
        ping.give_up(problem="off")
        return Ending.TOLD
    form = urlencode({"hub.mode": "publish", "hub.url": settings.SITE_URL + ping.feed_path})
    try:
        answer = outside.post(settings.WEBSUB_HUB, body=form.encode(), content_type=FORM)
    except (outside.NotReached, outside.NotAnswered) as failure:
        return _put_off(ping, problem=str(failure), ending=Ending.UNWELL)
    if answer.is_good:
        ping.done()
        return Ending.TOLD
    ending = Ending.UNWELL if answer.is_busy or answer.is_unwell else Ending.FAILED
    return _put_off(ping, problem=f"HTTP {answer.status}", ending=ending)


def _put_off(ping: HubPing, *, problem: str, ending: Ending) -> Ending:
    facts = {"feed": ping.feed_path, "problem": problem}
    if ping.put_off(problem=problem):
        logger.warning("The hub was not told of a feed; a later run tries again.", extra=facts)
    else:
        logger.error("The hub was not told of a feed.", extra=facts)
    return ending
