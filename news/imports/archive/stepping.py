"""Long work on many stories, step by step: a row says which stories wait, and each has a turn of its own.

What a crash leaves is still waiting: the next step, or ``finish_archive_work``, goes on there. A turn may come twice.
"""

import time
from collections.abc import Callable
from itertools import batched

from django.db import transaction

from news.announcing import told_at_once
from news.imports.models import PersonMerge, Refiling

BATCH = 25
SECONDS_A_STEP = 2.0


def work_off[Work: (PersonMerge, Refiling)](
    work: Work, turn: Callable[[Work, int], None], *, seconds: float
) -> int:
    """Give waiting stories their turn for about so long, at least one; how many still wait.

    Finished pages are made anew once. Not inside a transaction: each turn is one.
    """
    ends_at = time.monotonic() + seconds
    with told_at_once():
        for numbers in batched(list(work.waiting), BATCH):
            done = set()
            for number in numbers:
                turn(work, number)
                done.add(number)
                if time.monotonic() >= ends_at:
                    break
            _strike_out(work, done=done)
            if time.monotonic() >= ends_at:
                break
    return len(work.waiting)


@transaction.atomic
def _strike_out(work: PersonMerge | Refiling, *, done: set[int]) -> None:
    """Two who work at once do some twice, and lose none."""
    rows = type(work).objects
    now = rows.select_for_update().only("waiting").get(pk=work.pk)
    work.waiting = [number for number in now.waiting if number not in done]
    rows.filter(pk=work.pk).update(waiting=work.waiting)
