from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SILENT_AFTER = timedelta(minutes=2)
"""A run says every few seconds that it lives; one that has been silent for so long was killed, or is busy."""
TASK, IMPORT, UNDO = "task", "import", "undo"
"""In ``options``: what was asked for last, and goes on after a pause."""
BY = "by"
"""There too: whose wish that was, as a number."""
SINCE = "since"
"""And from which day on, as 2020-01-31; nothing for all."""
GONE = "gone"
"""There too: how many stories were taken away, in all goes of an undoing."""


NO_ADDRESS = "sha256:"


def site_key(address: str, *, file_sha256: str) -> str:
    """What an import's items are known under: their site. Two exports that name none are of two sites."""
    return address[:255] or f"{NO_ADDRESS}{file_sha256}"


class ArchiveImportQuerySet(models.QuerySet):
    def wanted(self) -> "ArchiveImportQuerySet":
        """Somebody asked for them in the admin, and nothing has begun them yet; oldest first."""
        return self.filter(state=ArchiveImport.State.WANTED).order_by("pk")

    def broken_off(self) -> "ArchiveImportQuerySet":
        """Asked for in the admin, begun, and not ended by anybody: while no import is at work, these were killed."""
        running = self.filter(state=ArchiveImport.State.RUNNING, stop_wanted=False)
        return running.filter(options__has_key=TASK).order_by("pk")

    def unfinished(self) -> "ArchiveImportQuerySet":
        """Begun and not ended: running now, stopped, or killed. Run again, they go on where they were."""
        return self.filter(state__in=[ArchiveImport.State.RUNNING, ArchiveImport.State.STOPPED])

    def of_file(self, sha256: str) -> "ArchiveImportQuerySet":
        """Of the same export, whatever its name."""
        return self.filter(file_sha256=sha256)

    def for_lines(self) -> "ArchiveImportQuerySet":
        """As a list and a figure show them: of what a file holds only whether anybody has looked."""
        looked_at = models.Case(
            models.When(survey={}, then=False), default=True, output_field=models.BooleanField()
        )
        return self.defer("survey", "mapping").annotate(was_looked_at=looked_at)

    def newest_first(self) -> "ArchiveImportQuerySet":
        return self.order_by("-pk")


class ArchiveImport(models.Model):
    """One export of another system on its way in: whose it is, how far it came, and what it made.

    Who runs the same file again goes on with the same row, so that one import can be undone as a whole.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("looked at")
        WANTED = "wanted", _("waiting to begin")
        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("undone")

    file_name = models.CharField(_("file"), max_length=255)
    file_sha256 = models.CharField(max_length=64, db_index=True)
    site_url = models.CharField(_("old site"), max_length=255, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    mapping = models.JSONField(
        _("mapping"), default=dict, blank=True, help_text=_("What becomes of categories, tags and authors.")
    )
    options = models.JSONField(
        default=dict, blank=True, help_text=_("What was asked for: since which day, media from where.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    total_count = models.PositiveIntegerField(
        _("things in the file"), default=0, help_text=_("0 as long as nobody has counted them.")
    )
    done_count = models.PositiveIntegerField(_("done"), default=0)
    trouble_count = models.PositiveIntegerField(_("with troubles"), default=0)
    counts = models.JSONField(
        _("counted"), default=dict, blank=True, help_text=_("How many of each kind had each fate.")
    )
    survey = models.JSONField(
        default=dict, blank=True, help_text=_("What the file holds, as the dry run told it.")
    )
    stop_wanted = models.BooleanField(default=False, help_text=_("Ends the run after its batch."))
    problem = models.TextField(_("why it ended"), blank=True)
    made_at = models.DateTimeField(_("begun in the admin"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    heard_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    working_seconds = models.FloatField(default=0, help_text=_("Of all runs together, without the pauses."))

    objects = ArchiveImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of an archive")
        verbose_name_plural = _("imports of archives")
        permissions = [("run_import", _("Can import an archive, and undo it"))]

    def __str__(self) -> str:
        return self.file_name

    @property
    def old_address(self) -> str:
        """Where the old site is; empty where its export does not say."""
        return "" if self.site_url.startswith(NO_ADDRESS) else self.site_url

    @property
    def is_silent(self) -> bool:
        """Nobody has heard for minutes of a run that should be at work. Whether it was killed, the lock knows."""
        return self.state == self.State.RUNNING and not self._was_heard_since(timezone.now() - SILENT_AFTER)

    @property
    def share_done(self) -> float | None:
        """From 0 to 1; None as long as nobody knows how much there is."""
        return min(1.0, self.done_count / self.total_count) if self.total_count else None

    @property
    def items_a_second(self) -> float | None:
        """Over all runs; None before the first batch."""
        return self.done_count / self.working_seconds if self.working_seconds else None

    @property
    def seconds_left(self) -> float | None:
        """How much longer it takes at this rate; None where nobody can say."""
        rate = self.items_a_second
        if not rate or not self.total_count:
            return None
        return max(0, self.total_count - self.done_count) / rate

    def as_progress(self) -> dict[str, Any]:
        """What a page that follows a run asks for every few seconds."""
        return {
            "state": self.state,
            "is_silent": self.is_silent,
            "total": self.total_count,
            "done": self.done_count,
            "troubles": self.trouble_count,
            "rate": self.items_a_second,
            "seconds_left": self.seconds_left,
            "counts": self.counts,
            "problem": self.problem,
        }

    def _was_heard_since(self, moment: datetime) -> bool:
        return self.heard_at is not None and self.heard_at > moment
