from django.core.management.base import BaseCommand

from news.imports.archive.duplicates.finding import find


class Command(BaseCommand):
    """Run it after an import, or once a month. It may run at any time, and twice."""

    help = (
        "Finds public stories with nearly the same text, for the screen on which somebody decides about them."
    )

    def handle(self, *args, **options) -> None:
        self.stdout.write(self.style.SUCCESS(f"{find()} pairs to decide."))
