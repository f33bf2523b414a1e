"""What time does to complaints. Every step asks again under its lock, so two runs at once do each thing once.

One case that cannot be kept (a file is gone, no key opens it) is counted and stops no other.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from news.editorial.complaints import forgetting, keys, mail, sending
from news.editorial.models import Complaint
from news.throttle import forget_past_counts

logger = logging.getLogger(__name__)

LINK_LATE_AFTER = timedelta(minutes=10)


@dataclass(slots=True)
class Round:
    """What one round did, in numbers; ``failed`` are cases that somebody has to see to."""

    links_sent: int = 0
    told: int = 0
    forgotten: int = 0
    identities_removed: int = 0
    sealed_anew: int = 0
    files_removed: int = 0
    failed: int = field(default=0)

    def each(self, step: Callable[[int], bool], cases: Iterable[int]) -> int:
        """How many of the cases the step changed; one that raises is logged by its id and counted."""
        done = 0
        for pk in cases:
            try:
                done += step(pk)
            # Whatever is wrong with one case, the clocks of the others run.
            except Exception:
                logger.exception("The clock cannot keep a complaint", extra={"complaint": pk})
                self.failed += 1
        return done


def keep_clock() -> Round:
    """Send links that are due, tell of half time and of the limit, forget what has to go, exchange keys."""
    done, now = Round(), timezone.now()
    late = sending.without_link().filter(sent_at__lte=now - LINK_LATE_AFTER)
    done.links_sent = done.each(sending.send_link_again, _ids(late))
    done.told = done.each(_tell_half_time, _at_half_time()) + done.each(_tell_limit, _ids(_past_limit()))
    done.forgotten = done.each(forgetting.forget_unverified, _ids(forgetting.never_verified()))
    done.identities_removed = done.each(forgetting.remove_identity, _ids(forgetting.expired()))
    done.sealed_anew = done.each(keys.seal_case_anew, _ids(keys.sealed_with_another_key()))
    done.files_removed = forgetting.remove_orphans()
    forget_past_counts()
    return done


def _ids(cases: Any) -> list[int]:
    return list(cases.order_by("pk").values_list("pk", flat=True))


def _at_half_time() -> list[int]:
    """Open, and half of the time is gone; nobody was told yet. One that waits for a second person is open too."""
    now = timezone.now()
    waiting = Complaint.objects.open().filter(half_time_told_at=None, due_at__gt=now).by_time_left()
    times = waiting.only("verified_at", "due_at")
    return [case.pk for case in times if case.half_time_at <= now]


def _past_limit() -> Any:
    return Complaint.objects.open().filter(limit_told_at=None, due_at__lte=timezone.now())


def _tell_half_time(pk: int) -> bool:
    return _tell(pk, "half_time_told_at", mail.tell_half_time)


def _tell_limit(pk: int) -> bool:
    return _tell(pk, "limit_told_at", mail.tell_limit)


@transaction.atomic
def _tell(pk: int, told: str, send: Callable[[Complaint], int]) -> bool:
    """Raises ``NobodyToTell``; a mail server that does not take it makes it due again (``mail.Message``)."""
    case = Complaint.objects.select_for_update(of=("self",)).filter(pk=pk, **{told: None}).first()
    if case is None or not case.is_open:
        return False
    setattr(case, told, timezone.now())
    case.save(update_fields=[told])
    if not send(case):
        raise NobodyToTell
    return True


class NobodyToTell(Exception):
    """No editor-in-chief and no administrator has an e-mail address: the case stays untold."""
