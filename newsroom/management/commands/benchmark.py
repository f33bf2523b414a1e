from django.core.management.base import BaseCommand, CommandError

from news.models import PublishedArticle
from newsroom.benchmark.figures import all_figures

MARKS = {True: "reached", False: "NOT reached", None: ""}


class Command(BaseCommand):
    help = "Measures what the paper promises, beside the plain Wagtail way; exit status 1 if a figure is not reached."

    def handle(self, *args, **options) -> None:
        if not PublishedArticle.objects.exists():
            raise CommandError("Nothing to measure yet: run load_demo or load_archive first.")
        missed = 0
        for figure in all_figures():
            missed += figure.is_reached is False
            self.stdout.write(
                f"{figure.what:<38} {figure.measured:<52} {figure.limit:<40} {MARKS[figure.is_reached]}"
            )
        if missed:
            raise SystemExit(1)
