import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import takewhile

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from news.editorial.synthetic import Archive
from newsroom import edition
from newsroom.copies import CopyPress
from search.index import index_at_hand

REPORT_EVERY_SECONDS = 5


class Command(BaseCommand):
    help = "Makes synthetic published stories for measuring; run again, it adds what is missing and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--articles", type=int, required=True, metavar="N", help="How many there shall be in all."
        )
        parser.add_argument(
            "--originals",
            type=int,
            metavar="N",
            help="How many of them are written one by one; the others are copies of these. Without it, all are.",
        )

    def handle(self, *args, articles: int, originals: int | None = None, **options) -> None:
        if articles < 1:
            raise CommandError("--articles accepts a whole number from 1.")
        if originals is not None and originals < 1:
            raise CommandError("--originals accepts a whole number from 1.")
        try:
            archive = Archive(newest_at=timezone.now().replace(hour=0, minute=0, second=0, microsecond=0))
        except LookupError as error:
            raise CommandError(str(error)) from error
        made, started, reported = 0, time.monotonic(), time.monotonic()
        for count in _made(archive, articles=articles, originals=originals or articles):
            made += count
            if time.monotonic() - reported > REPORT_EVERY_SECONDS:
                reported = time.monotonic()
                self.stderr.write(f"{made} stories, {made / (reported - started):.0f} a second")
        if made:
            _tidy()
        self.stdout.write(self.style.SUCCESS(f"{made} stories made, {articles} there now."))


def _made(archive: Archive, *, articles: int, originals: int) -> Iterator[int]:
    """Make what is missing; yields how many stories were added."""
    missing = list(archive.missing(articles))
    for number in takewhile(lambda number: number <= originals, missing):
        archive.make(number)
        yield 1
    copies = (number for number in missing if number > originals)
    yield from CopyPress(originals=originals).write_all(copies)


def _tidy() -> None:
    """The database counts its rows anew, and finished pages are made anew: copies announce nothing."""
    index_at_hand().tidy()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    edition.bump()
