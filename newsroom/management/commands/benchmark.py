from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from news.models import PublishedArticle
from newsroom.benchmark import growth
from newsroom.benchmark.figures import all_figures

MARKS = {True: "reached", False: "NOT reached", None: ""}


class Command(BaseCommand):
    help = "Measures what the paper promises, beside the plain Wagtail way; exit status 1 if a figure is not reached."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pages", action="store_true", help="Only what each kind of page costs, cold and warm."
        )
        parser.add_argument(
            "--save", type=Path, metavar="FILE", help="With --pages: keep it for a later --than."
        )
        parser.add_argument(
            "--than",
            type=Path,
            metavar="FILE",
            help="With --pages: beside a smaller database's; status 1 if the front page costs more than 1.2 times.",
        )

    def handle(self, *args, pages: bool, save: Path | None, than: Path | None, **options) -> None:
        if not PublishedArticle.objects.exists():
            raise CommandError("Nothing to measure yet: run load_demo or load_archive first.")
        if pages:
            self._pages(save=save, than=than)
        else:
            self._figures()

    def _figures(self) -> None:
        missed = 0
        for figure in all_figures():
            missed += figure.is_reached is False
            self.stdout.write(
                f"{figure.what:<38} {figure.measured:<52} {figure.limit:<40} {MARKS[figure.is_reached]}"
            )
        if missed:
            raise SystemExit(1)

    def _pages(self, *, save: Path | None, than: Path | None) -> None:
        smaller = growth.read(than) if than else {}
        costs = growth.measured()
        for line in growth.table(costs, than=smaller):
            self.stdout.write(line)
        if save:
            growth.save(costs, save)
        if smaller and growth.growth(costs[growth.HELD], smaller[growth.HELD]) > growth.MOST_GROWTH:
            raise SystemExit(1)
