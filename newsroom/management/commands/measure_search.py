from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction
from wagtail.search.utils import parse_query_string

from news.models import ArticlePage
from search.relevance.corpus import SECTION, load_stories
from search.relevance.measure import HALVES, judged_queries, means, measured, our_search

GOOD = 0.999
MOST_READ = 100


def wagtail_search(query: str) -> list[int]:
    """What Wagtail finds by itself; its search of SQLite raises for some questions, which then have no answer."""
    _filters, words = parse_query_string(query)
    try:
        with transaction.atomic():
            found = ArticlePage.objects.search(words)[:MOST_READ]
            return [page.pk for page in found if page.url_path.startswith(f"/{SECTION}/")]
    except DatabaseError:
        return []


class Command(BaseCommand):
    help = "Measures how well readers find what they look for (nDCG@10), beside Wagtail's own search; leaves no trace."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queries", action="store_true", help="Name each query that is not answered best."
        )
        parser.add_argument("--half", choices=HALVES, help="Only this half of the queries.")

    def handle(self, *args, queries: bool, half: str | None, **options) -> None:
        with transaction.atomic():
            stories = load_stories()
            for name in [half] if half else HALVES:
                self._report(name, stories, queries=queries)
            transaction.set_rollback(True)

    def _report(self, half: str, stories: dict[str, int], *, queries: bool) -> None:
        asked = judged_queries(half)
        ours = measured(asked, our_search, stories=stories)
        plain = means(measured(asked, wagtail_search, stories=stories))
        self.stdout.write(
            f"{half}: {len(asked)} queries, {len(stories)} stories; nDCG@10 (Wagtail's own search)"
        )
        for kind, value in means(ours).items():
            self.stdout.write(f"  {kind:<14} {value:.3f} ({plain[kind]:.3f})")
        if queries:
            for judged, value in sorted(ours.items(), key=lambda pair: pair[1]):
                if value < GOOD:
                    self.stdout.write(f"  {value:.3f} {judged.query}")
