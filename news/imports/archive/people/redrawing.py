"""The stories of merged people are drawn anew: a few in the request that merged them, the rest step by step.

What a crash leaves is still waiting: the next step, or ``finish_archive_work``, goes on there.
"""

import time
from itertools import batched

from django.db import transaction

from news.announcing import told_at_once
from news.imports.models import PersonMerge
from news.projection import reproject

BATCH = 25
SECONDS_A_STEP = 2.0


def redraw(made: PersonMerge, *, seconds: float = SECONDS_A_STEP) -> int:
    """Draw waiting stories for about so long, at least one batch; how many still wait. Not inside a transaction."""
    ends_at = time.monotonic() + seconds
    with told_at_once():
        for numbers in batched(list(made.waiting), BATCH):
            for number in numbers:
                reproject(number)
            _strike_out(made, done=frozenset(numbers))
            if time.monotonic() >= ends_at:
                break
    return len(made.waiting)


@transaction.atomic
def _strike_out(made: PersonMerge, *, done: frozenset[int]) -> None:
    """Two who draw at once do some twice, and lose none."""
    now = PersonMerge.objects.select_for_update().only("waiting").get(pk=made.pk)
    made.waiting = [number for number in now.waiting if number not in done]
    PersonMerge.objects.filter(pk=made.pk).update(waiting=made.waiting)
