from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from news.imports.archive.duplicates import find


class Command(BaseCommand):
    """Run it after an import, or once a month. It may run at any time, and twice."""

    help = (
        "Finds public stories with nearly the same text, for the screen on which somebody decides about them."
    )

    def handle(self, *args, **options) -> None:
        count = find()
        told = ngettext("%(number)s pair to decide", "%(number)s pairs to decide", count)
        self.stdout.write(self.style.SUCCESS(told % {"number": count}))
