import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from news.editorial.synthetic import Archive
from search.index import index_at_hand

REPORT_EVERY_SECONDS = 5


class Command(BaseCommand):
    help = "Makes synthetic published stories for measuring; run again, it adds what is missing and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--articles", type=int, required=True, metavar="N", help="How many there shall be in all."
        )

    def handle(self, *args, articles: int, **options) -> None:
        if articles < 1:
            raise CommandError("--articles accepts a whole number from 1.")
        try:
            archive = Archive(newest_at=timezone.now().replace(hour=0, minute=0, second=0, microsecond=0))
        except LookupError as error:
            raise CommandError(str(error)) from error
        made, started, reported = 0, time.monotonic(), time.monotonic()
        for number in archive.missing(articles):
            archive.make(number)
            made += 1
            if time.monotonic() - reported > REPORT_EVERY_SECONDS:
                reported = time.monotonic()
                self.stderr.write(f"{made} stories, {made / (reported - started):.0f} a second")
        if made:
            index_at_hand().tidy()
        self.stdout.write(self.style.SUCCESS(f"{made} stories made, {articles} there now."))
