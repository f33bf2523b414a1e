from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from devtools.benchmark import archives, growth
from devtools.benchmark.figures import Figure, all_figures, approval_figures
from news.models import PublishedArticle, Region

MARKS = {True: "reached", False: "NOT reached", None: ""}


class Command(BaseCommand):
    help = "Measures what the paper promises, beside the plain Wagtail way; exit status 1 if a figure is not reached."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pages", action="store_true", help="Only what each kind of page costs, cold and warm."
        )
        parser.add_argument(
            "--approval", action="store_true", help="Only what an approval costs that puts a story live."
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

        parser.add_argument(
            "--import",
            dest="posts",
            type=int,
            metavar="N",
            help="Only how fast an invented WordPress export of N posts comes in. The stories stay.",
        )
        parser.add_argument(
            "--processes", type=int, default=1, metavar="N", help="With --import: how many read the texts."
        )

    def handle(
        self, *args, pages: bool, save: Path | None, than: Path | None, posts: int | None, **options
    ) -> None:
        if posts:
            self._import(posts, processes=options["processes"])
            return
        if not PublishedArticle.objects.exists():
            raise CommandError("Nothing to measure yet: run load_demo or load_archive first.")
        if pages:
            self._pages(save=save, than=than)
        else:
            self._print(approval_figures() if options["approval"] else all_figures())

    def _import(self, posts: int, *, processes: int) -> None:
        if not archives.may_write():
            raise CommandError("There are stories of a paper here: measure on a database made for it.")
        if not Region.objects.exists():
            raise CommandError("No regions yet: run load_regions first.")
        self._print(archives.archive_figures(posts, vendor=connection.vendor, processes=processes))

    def _print(self, figures: Iterable[Figure]) -> None:
        missed = 0
        for figure in figures:
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
