from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction
from wagtail.search.utils import parse_query_string

from news.models import ArticlePage
from newsroom.demo.relevance.corpus import DEMO
from search.relevance.corpus import SECTION
from search.relevance.measure import HALVES, MADE, Corpus, judged_queries, means, measured, our_search

CORPORA = {corpus.name: corpus for corpus in (MADE, DEMO)}

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

        parser.add_argument("--stories", choices=CORPORA, help="Only these stories and their queries.")

    def handle(self, *args, queries: bool, half: str | None, stories: str | None, **options) -> None:
        for corpus in [CORPORA[stories]] if stories else CORPORA.values():
            # One after the other: each is searched alone.
            with transaction.atomic():
                found = corpus.load()
                for name in [half] if half else HALVES:
                    self._report(corpus, name, found, queries=queries)
                transaction.set_rollback(True)

    def _report(self, corpus: Corpus, half: str, stories: dict[str, int], *, queries: bool) -> None:
        asked = judged_queries(half, corpus=corpus)
        ours = measured(asked, our_search, stories=stories)
        plain = means(measured(asked, wagtail_search, stories=stories))
        self.stdout.write(
            f"{corpus.name}, {half}: {len(asked)} queries, {len(stories)} stories; nDCG@10 (Wagtail's own search)"
        )
        for kind, value in means(ours).items():
            self.stdout.write(f"  {kind:<14} {value:.3f} ({plain[kind]:.3f})")
        if queries:
            for judged, value in sorted(ours.items(), key=lambda pair: pair[1]):
                if value < GOOD:
                    self.stdout.write(f"  {value:.3f} {judged.query}")
