from collections.abc import Callable

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.imports.archive.merging import redraw
from news.imports.archive.refiling import go_on
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
        told = ngettext("%(count)d story is done.", "%(count)d stories are done.", count)
        self.stdout.write(self.style.SUCCESS(told % {"count": count}))

    def _finish(self, made: PersonMerge | Refiling, step: Callable[..., int]) -> int:
        count = len(made.waiting) + len(made.failed)
        while left := step(made, seconds=REPORT_EVERY_SECONDS):
            told = _("%(work)s: %(left)d of %(total)d stories left")
            self.stderr.write(told % {"work": made, "left": left, "total": made.story_count})
        if made.failed:
            told = _("%(work)s: these stories failed: %(numbers)s")
            numbers = ", ".join(map(str, made.failed))
            self.stderr.write(self.style.ERROR(told % {"work": made, "numbers": numbers}))
        return count - len(made.failed)
