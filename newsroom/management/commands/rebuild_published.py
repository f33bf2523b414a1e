from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from news.editorial.board.drawing import rebuild_cards
from news.models import ArticlePage
from news.rebuild import rebuild
from search.index import index_at_hand

PROGRESS_EVERY = 500


class Command(BaseCommand):
    help = "Makes all that readers are served, and the desk's cards, again from the pages; reports what differed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Report only; exit status 1 if anything differs."
        )

    def handle(self, *args, check: bool, **options) -> None:
        count = 0
        for difference in rebuild(only_check=check):
            count += 1
            self.stdout.write(f"Story {difference.article_id}: {', '.join(difference.what)}")
            if count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count} differences so far")
        for article_id in rebuild_cards(only_check=check):
            count += 1
            self.stdout.write(f"Story {article_id}: desk card")
        if count and not check:
            index_at_hand().tidy()
        total = ArticlePage.objects.live().count()
        verb = "differ" if check else "made again"
        self.stdout.write(self.style.SUCCESS(f"{total} live stories looked at, {count} {verb}."))
        if check and count:
            raise SystemExit(1)
