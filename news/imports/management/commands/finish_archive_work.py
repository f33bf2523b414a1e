from collections.abc import Callable

from django.core.management.base import BaseCommand

from news.imports.archive.people.redrawing import redraw
from news.imports.archive.refiling.working import go_on
from news.imports.models import PersonMerge, Refiling

REPORT_EVERY_SECONDS = 5


class Command(BaseCommand):
    """May run at any time, and twice; run again after an interruption, it goes on."""

    help = (
        "Finishes what the archive's screens began: stories of merged people drawn anew, stories filed anew."
    )

    def handle(self, *args, **options) -> None:
        count = 0
        for made in PersonMerge.objects.unfinished():
            count += self._finish(made, redraw)
        for made in Refiling.objects.unfinished():
            count += self._finish(made, go_on)
        self.stdout.write(self.style.SUCCESS(f"{count} stories done."))

    def _finish(self, made: PersonMerge | Refiling, step: Callable[..., int]) -> int:
        count = len(made.waiting) + len(made.failed)
        while left := step(made, seconds=REPORT_EVERY_SECONDS):
            self.stderr.write(f"{made}: {left} of {made.story_count} stories left")
        if made.failed:
            self.stderr.write(self.style.ERROR(f"{made}: {len(made.failed)} stories failed: {made.failed}"))
        return count - len(made.failed)
