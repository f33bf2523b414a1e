from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from itertools import batched

from django.core.management.base import BaseCommand, CommandError

from news.collecting import collecting_seldom
from news.editorial.board.drawing import rebuild_cards
from news.publication.drawing import draw_what_can_be, to_draw
from news.publication.rebuild import look_at, to_look_at
from news.publication.writing import told_together
from newsroom.management.progress import Progress
from search.index import index_at_hand

TOLD_TOGETHER = 200
DRAWN_TOGETHER = 50
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Makes all that readers are served, and the desk's cards, again from the pages; reports what differed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Report only; exit status 1 if anything differs."
        )
        parser.add_argument(
            "--only", type=int, nargs="+", metavar="ID", help="Look at these stories and no others."
        )
        parser.add_argument(
            "--since",
            type=_day,
            metavar="DATE",
            help="Stories that readers got, or got anew, since this day.",
        )
        parser.add_argument(
            "--after",
            type=int,
            default=0,
            metavar="ID",
            help="Go on behind the story at which a run stopped.",
        )
        parser.add_argument(
            "--undrawn",
            action="store_true",
            help="Compare nothing; only store the HTML of stories that were imported, or drawn by another release.",
        )

    def handle(
        self,
        *args,
        check: bool,
        only: list[int] | None,
        since: date | None,
        after: int,
        undrawn: bool,
        **options,
    ) -> None:
        if undrawn:
            if check or only or since or after:
                raise CommandError("--undrawn goes with no other option: it finds what is left by itself.")
            self._draw()
            return
        ids = only or to_look_at(since=since, after=after)
        with collecting_seldom():
            count = self._stories(ids, only_check=check)
        if not (only or since):
            count += self._cards(only_check=check)
        if count and not check:
            index_at_hand().tidy()
        verb = "differ" if check else "made again"
        self.stdout.write(self.style.SUCCESS(f"{len(ids)} live stories looked at, {count} {verb}."))
        if check and count:
            raise SystemExit(1)

    def _draw(self) -> None:
        """What a run that was stopped left undone, the next one finds; status 1 if one could not be drawn."""
        ids, count, failed_count = to_draw(), 0, 0
        progress = Progress(len(ids), tell=self.stderr.write)
        try:
            with collecting_seldom():
                for batch in batched(ids, DRAWN_TOGETHER):
                    drawn_count, failed = draw_what_can_be(batch)
                    count += drawn_count
                    failed_count += len(failed)
                    for article_id in failed:
                        self.stderr.write(f"Story {article_id} could not be drawn; the log says why.")
                    progress.step(f"{count} drawn", by=len(batch))
        except KeyboardInterrupt:
            self.stderr.write(f"Stopped after {count} stories. The same command goes on there.")
            raise SystemExit(INTERRUPTED) from None
        self.stdout.write(self.style.SUCCESS(f"{count} stories drawn."))
        if failed_count:
            self.stderr.write(f"{failed_count} stories could not be drawn.")
            raise SystemExit(1)

    def _stories(self, ids: list[int], *, only_check: bool) -> int:
        """One after the other; finished pages are made anew once for some hundred stories."""
        progress, count, last = Progress(len(ids), tell=self.stderr.write), 0, 0
        try:
            for batch in batched(ids, TOLD_TOGETHER):
                with told_together() as told:
                    for article_id in batch:
                        difference = look_at(article_id, only_check=only_check, told=told)
                        if difference:
                            count += 1
                            self.stdout.write(f"Story {article_id}: {', '.join(difference.what)}")
                        last = article_id
                        progress.step(f"{count} differ; last was {article_id}")
        except KeyboardInterrupt:
            self.stderr.write(f"Stopped after {progress.done} stories. --after {last} goes on there.")
            raise SystemExit(INTERRUPTED) from None
        return count

    def _cards(self, *, only_check: bool) -> int:
        count = 0
        for article_id in rebuild_cards(only_check=only_check):
            count += 1
            self.stdout.write(f"Story {article_id}: desk card")
        return count


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a day is written YYYY-MM-DD") from error
