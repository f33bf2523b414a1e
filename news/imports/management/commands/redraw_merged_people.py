from django.core.management.base import BaseCommand

from news.imports.archive.people.redrawing import redraw
from news.imports.models import PersonMerge

REPORT_EVERY_SECONDS = 5


class Command(BaseCommand):
    """May run at any time, and twice; run again after an interruption, it goes on."""

    help = "Draws the stories anew that still show the name of somebody who was merged, or merged no longer."

    def handle(self, *args, **options) -> None:
        count = 0
        for made in PersonMerge.objects.unfinished():
            count += len(made.waiting)
            while left := redraw(made, seconds=REPORT_EVERY_SECONDS):
                self.stderr.write(f"{made.kept}: {left} of {made.story_count} stories left")
        self.stdout.write(self.style.SUCCESS(f"{count} stories drawn anew."))
