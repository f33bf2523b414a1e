"""The row of an import while it runs: that it lives, how far it is, how it ended, whether somebody wants it to stop."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from django.utils.translation import gettext as _

from news.imports.models import ArchiveImport
from news.imports.wordpress.report.account import Account
from news.imports.wordpress.report.tally import Tally
from news.models import ArticlePage
from news.signals import archive_changed

HEARD_EVERY_SECONDS = 15


class Pulse:
    """Of one go. ``stop`` may be called at any moment, also by a signal handler."""

    def __init__(self, archive: ArchiveImport) -> None:
        self._archive, self.is_stopping = archive, False
        self._began = self._heard = time.monotonic()

    def stop(self) -> None:
        """Somebody here wants it, as somebody in the admin may."""
        self.is_stopping = True

    @contextmanager
    def at_work(self, tally: Tally, account: Account) -> Iterator[None]:
        """The row says that the import runs, and in the end how it ended and what ``account`` holds."""
        archive, state = self._archive, ArchiveImport.State
        archive.started_at = archive.started_at or timezone.now()
        archive.state, archive.problem = state.RUNNING, ""
        archive.total_count, archive.done_count = tally.items, 0
        archive.working_seconds, self._began = 0, time.monotonic()
        self._note("state", "problem", "started_at", "total_count", "done_count", "working_seconds")
        # Whoever goes on with it, or fetches its pictures, asks for the same.
        self._note("mapping", "options")
        self.hear()
        try:
            yield
            archive.state = state.STOPPED if self.is_stopping else state.DONE
        except KeyboardInterrupt:
            archive.state = state.STOPPED
            raise
        except Exception as error:
            words = _("It broke off unexpectedly; the log says where. What came in so far is whole.")
            archive.state, archive.problem = state.FAILED, f"{words} ({type(error).__name__}: {error})"[:1000]
            raise
        finally:
            archive.finished_at = timezone.now()
            account.conclude(tally.kinds)
            archive.counts = account.by_kind()
            self._note("finished_at", "counts", "done_count", "trouble_count")
            # What somebody asked for meanwhile stands.
            still = ArchiveImport.objects.filter(pk=archive.pk, state=state.RUNNING)
            still.update(state=archive.state, problem=archive.problem)
            archive_changed.send_robust(sender=ArticlePage)

    def hear_now_and_then(self) -> None:
        """Between two items, and between two pictures."""
        if time.monotonic() - self._heard >= HEARD_EVERY_SECONDS:
            self.hear()

    def hear(self) -> None:
        """Say that the run lives, and hear whether it is to stop."""
        archive, self._heard = self._archive, time.monotonic()
        archive.heard_at, archive.working_seconds = timezone.now(), self._heard - self._began
        self._note("done_count", "trouble_count", "heard_at", "working_seconds")
        wanted = ArchiveImport.objects.filter(pk=archive.pk).values_list("stop_wanted", flat=True).first()
        # None: somebody deleted the row; there is nothing left to go on with.
        self.is_stopping = self.is_stopping or wanted is not False

    def _note(self, *names: str) -> None:
        """Only what the run knows better than its row: people ask for things meanwhile."""
        values = {name: getattr(self._archive, name) for name in names}
        ArchiveImport.objects.filter(pk=self._archive.pk).update(**values)
