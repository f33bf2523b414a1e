"""Long work on many stories, step by step: a row says which stories wait, and each has a turn of its own.

What a crash leaves is still waiting: the next step, or ``finish_archive_work``, goes on there. A turn may come twice.
"""

import logging
import time
from collections.abc import Callable
from itertools import batched

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from news.announcing import told_at_once
from news.imports.models import PersonMerge, Refiling
from news.models import ArticlePage


class WorkRefused(Exception):
    """Nothing was changed."""


class NotUndoable(WorkRefused):
    """A refiling is undone, or still at work."""

    def __str__(self) -> str:
        return _("This refiling is undone already, or still at work. Let it finish first.")


class NobodyToMerge(WorkRefused):
    """One record is no two."""

    def __str__(self) -> str:
        return _("Choose at least two people, and one of them who stays.")


class MergedAlready(WorkRefused):
    """Somebody was quicker, or the chosen record is merged already."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def __str__(self) -> str:
        return _("%(name)s is merged into %(into)s already. Choose %(into)s instead.") % {
            "name": self.name,
            "into": self.into,
        }


class PersonGone(WorkRefused):
    """Somebody deleted the record meanwhile."""

    def __str__(self) -> str:
        return _("One of these people was deleted meanwhile. Choose again.")


class UndoneAlready(WorkRefused):
    """Somebody was quicker."""

    def __str__(self) -> str:
        return _("This merge is undone already.")


class MergedOnwards(WorkRefused):
    """The person who stayed was merged later: what belongs to whom is known again when that is undone."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def __str__(self) -> str:
        return _("%(name)s was merged into %(into)s later. Undo that first.") % {
            "name": self.name,
            "into": self.into,
        }


logger = logging.getLogger(__name__)

BATCH = 25
SECONDS_A_STEP = 2.0
MOST_SHOWN = 20


def work_off[Work: (PersonMerge, Refiling)](
    work: Work, turn: Callable[[Work, int], None], *, seconds: float
) -> int:
    """Give waiting stories their turn for about so long, at least one; how many still wait.

    Finished pages are made anew once. Not inside a transaction: each turn is one. A story whose turn fails waits no
    longer: it is named among those that failed, and the others go on.
    """
    ends_at = time.monotonic() + seconds
    with told_at_once():
        for numbers in batched(list(work.waiting), BATCH):
            done, failed = set(), set()
            for number in numbers:
                (done if _had_turn(work, turn, number) else failed).add(number)
                if time.monotonic() >= ends_at:
                    break
            _strike_out(work, done=done, failed=failed)
            if time.monotonic() >= ends_at:
                break
    return len(work.waiting)


@transaction.atomic
def wait_too(work: PersonMerge | Refiling, stories: set[int]) -> None:
    """Stories that came to light later wait as well; those that failed do not come again by themselves."""
    if not stories:
        return
    now = _locked(work)
    _write(work, waiting=sorted({*now.waiting, *(stories - {*now.failed})}), failed=now.failed)


def failures(work: PersonMerge | Refiling) -> QuerySet:
    """The first of the stories that failed."""
    return ArticlePage.objects.filter(pk__in=work.failed[:MOST_SHOWN]).only("title").order_by("pk")


@transaction.atomic
def try_again(work: PersonMerge | Refiling) -> None:
    """Stories that failed wait for another turn."""
    now = _locked(work)
    _write(work, waiting=sorted({*now.waiting, *now.failed}), failed=[])


def _had_turn[Work: (PersonMerge, Refiling)](
    work: Work, turn: Callable[[Work, int], None], number: int
) -> bool:
    try:
        turn(work, number)
    except Exception:
        logger.exception("A story's turn failed.", extra={"work": str(work._meta), "article_id": number})
        return False
    return True


@transaction.atomic
def _strike_out(work: PersonMerge | Refiling, *, done: set[int], failed: set[int]) -> None:
    """Two who work at once do some twice, and lose none."""
    now = _locked(work)
    waiting = [number for number in now.waiting if number not in done | failed]
    _write(work, waiting=waiting, failed=sorted({*now.failed, *failed} - done))


def _locked(work: PersonMerge | Refiling) -> PersonMerge | Refiling:
    return type(work).objects.select_for_update().only("waiting", "failed").get(pk=work.pk)


def _write(work: PersonMerge | Refiling, *, waiting: list[int], failed: list[int]) -> None:
    work.waiting, work.failed = waiting, failed
    type(work).objects.filter(pk=work.pk).update(waiting=waiting, failed=failed)
