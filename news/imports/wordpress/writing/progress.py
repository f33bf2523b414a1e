"""What a run says of itself: that it lives and how far it is, and in the end what became of each item."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import batched

from django.utils import timezone
from django.utils.translation import gettext as _

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.models.item import FILE_KEY, ImportedItemQuerySet
from news.imports.wordpress.report import ItemLine
from news.imports.wordpress.report.account import Account
from news.imports.wordpress.report.survey import Tally
from news.imports.wordpress.wording import fate_word, why_word
from news.models import ArticlePage
from news.signals import archive_changed

BEAT_EVERY_SECONDS = 15
_MINUTE = 60
_AT_ONCE = 500


class Heartbeat:
    """Of one go. ``stop`` may be called at any moment, also by a signal handler."""

    def __init__(self, archive: ArchiveImport) -> None:
        self._archive, self.is_stopping = archive, False
        self._began = self._beat_at = time.monotonic()

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
        self.beat()
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

    def beat_if_due(self) -> None:
        """Between two items, and between two pictures."""
        if time.monotonic() - self._beat_at >= BEAT_EVERY_SECONDS:
            self.beat()

    def beat(self) -> None:
        """Say that the run lives, and hear whether it is to stop."""
        archive, self._beat_at = self._archive, time.monotonic()
        archive.heard_at, archive.working_seconds = timezone.now(), self._beat_at - self._began
        self._note("done_count", "trouble_count", "heard_at", "working_seconds")
        wanted = ArchiveImport.objects.filter(pk=archive.pk).values_list("stop_wanted", flat=True).first()
        # None: somebody deleted the row; there is nothing left to go on with.
        self.is_stopping = self.is_stopping or wanted is not False

    def _note(self, *names: str) -> None:
        """Only what the run knows better than its row: people ask for things meanwhile."""
        values = {name: getattr(self._archive, name) for name in names}
        ArchiveImport.objects.filter(pk=self._archive.pk).update(**values)


def progress_line(archive: ArchiveImport) -> str:
    """How far it is, how fast, how long it takes yet, and how many items have troubles."""
    told = _("%(done)d of %(total)d, %(rate).0f a second, %(left)s to go, %(troubles)d with troubles")
    return told % {
        "done": archive.done_count,
        "total": archive.total_count,
        "rate": archive.items_a_second or 0,
        "left": _duration(archive.seconds_left),
        "troubles": archive.trouble_count,
    }


def item_lines(archive: ArchiveImport | None, *, met: Sequence[int] = ()) -> Iterator[ItemLine]:
    """What became of each item, in the file's order; nothing for a file that was only looked at.

    ``met`` are the rows that its run passed over: after the import's own, those that other imports of the site brought.
    """
    if archive is None:
        return
    for item in _to_tell(archive.items).iterator(chunk_size=_AT_ONCE):
        yield _fate(item)
    before = _("came with an earlier import")
    for some in batched(met, _AT_ONCE):
        for item in _to_tell(ImportedItem.objects.filter(pk__in=some).exclude(archive=archive)):
            yield _fate(item, before=before)


def _to_tell(items: ImportedItemQuerySet) -> ImportedItemQuerySet:
    return items.in_file_order().select_related("article__published").only(
        "key", "post_id", "kind", "status", "title", "fate", "why", "old_address", "redirects", "troubles", "dropped",
        "article__id", "article__published__url",
    )  # fmt: skip


def _fate(item: ImportedItem, *, before: str = "") -> ItemLine:
    published = getattr(item.article, "published", None) if item.article else None
    return ItemLine(
        post_id=item.post_id,
        kind=item.kind,
        status=item.status,
        title=item.title,
        fate=fate_word(item.fate),
        why=" · ".join(filter(None, (why_word(item.why), before))),
        old_address=item.old_address,
        address=published.url if published else "",
        redirects=tuple(item.redirects),
        troubles=tuple(trouble["code"] for trouble in item.troubles),
        dropped=tuple(item.dropped),
        is_file=item.key.startswith(FILE_KEY),
    )


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}:{rest:02d}"
