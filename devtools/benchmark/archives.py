"""How fast an archive comes in, beside the usual way of publishing; and copies of synthetic stories.

It writes what it measures and leaves it there: for a database made for measuring.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.utils import timezone

from devtools.benchmark.desk import undone
from devtools.benchmark.figures import Figure
from devtools.synthetic_export import HOST, synthetic_wxr
from news.editorial.actions import publish_imported
from news.editorial.synthetic import SLUG_PREFIX, Archive
from news.filing import month_page_for
from news.imports.models import ArchiveImport
from news.imports.wordpress.report import survey
from news.imports.wordpress.writing.beginning import archive_of, mapping_for
from news.imports.wordpress.writing.run import Run, Wishes
from news.models import ArticlePage
from newsroom.copies import CopyPress

PLAIN, COPIES, ORIGINALS = 20, 10_000, 200
"""So many copies that reading the originals, which is done once, does not count."""
STORIES_A_SECOND = {"postgresql": 250, "sqlite": 300}
PLAIN_STORIES_A_SECOND, COPIES_A_SECOND = 25, 5_000
MOST_SLOWER = 1.2
"""The last quarter of an import to its first: it is to be flat."""


def may_write() -> bool:
    """Whether all stories there are were made for measuring."""
    ours = ArticlePage.objects.exclude(slug__startswith=SLUG_PREFIX)
    return not ours.exclude(imported_items__site_url__contains=".ukur.test").exists()


def archive_figures(posts: int, *, vendor: str, processes: int) -> Iterator[Figure]:
    """The usual loop, the import of an invented export, and copies."""
    plain_rate, plain_cpu = _plain()
    yield Figure(
        "one by one, save_revision().publish()", f"{plain_rate:.0f} stories/s, {plain_cpu:.1f} ms CPU each"
    )
    yield from _import(posts, vendor=vendor, processes=processes, plain_cpu=plain_cpu)
    yield _copies()


def _plain() -> tuple[float, float]:
    """The loop that Wagtail's documents show, with the decision that our gate asks for."""
    moment = datetime(2013, 5, 1, tzinfo=UTC)
    with undone():
        month_page_for(moment.date())
        began, cpu = time.perf_counter(), time.process_time()
        for number in range(PLAIN):
            body = [
                {
                    "type": "paragraph",
                    "value": f"<p>Kalimat nomor {part} dari naskah {number}. {'Kata ' * 40}</p>",
                }
                for part in range(8)
            ]
            article = ArticlePage(title=f"Cara biasa {number}", slug=f"cara-biasa-{number}", body=body)
            month_page_for(moment.date()).add_child(instance=article)
            publish_imported(article, published_at=moment)
        return PLAIN / (time.perf_counter() - began), (time.process_time() - cpu) * 1000 / PLAIN


def _import(posts: int, *, vendor: str, processes: int, plain_cpu: float) -> Iterator[Figure]:
    told: list[tuple[float, int]] = []
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "benchmark.xml"
        host = f"https://{int(time.time())}.ukur.test"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(piece.replace(HOST, host) for piece in synthetic_wxr(posts))
        began, cpu = time.perf_counter(), _cpu()
        found = survey(path)
        archive = archive_of(path, found)
        wishes = Wishes(mapping_for(archive, found), processes=processes)
        Run(
            archive,
            found,
            wishes,
            tell=lambda archive: told.append((time.perf_counter(), archive.done_count)),
        ).go()
        seconds, spent = time.perf_counter() - began, (_cpu() - cpu) * 1000 / posts
    rate, limit = posts / seconds, STORIES_A_SECOND[vendor]
    failed = ArchiveImport.objects.get(pk=archive.pk).items.filter(fate="failed").count()
    yield Figure(
        f"import_wordpress, {posts:,} posts, {processes + 1} processes",
        f"{rate:.0f} stories/s with reading, {failed} failed",
        f"≥ {limit}/s on two cores",
        rate >= limit,
    )
    yield Figure(
        "CPU of an imported story, all processes but the database's",
        f"{spent:.2f} ms = 1/{plain_cpu / spent:.0f} of one by one",
    )
    if (slower := _slower(told)) is not None:
        yield Figure(
            "its last quarter to its first",
            f"{slower:.2f} × as long",
            f"≤ {MOST_SLOWER} ×",
            slower <= MOST_SLOWER,
        )


def _slower(told: list[tuple[float, int]]) -> float | None:
    """How much longer an item took in the end; None where there were too few batches."""
    quarter = len(told) // 4
    if quarter < 2:
        return None
    first, last = told[:quarter], told[-quarter:]
    paces = [(part[-1][0] - part[0][0]) / max(1, part[-1][1] - part[0][1]) for part in (first, last)]
    return paces[1] / paces[0]


def _copies() -> Figure:
    """``load_archive --originals``: what is copied is made first, and not measured."""
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    archive = Archive(newest_at=today)
    missing = archive.missing(10**9)
    for number in archive.missing(ORIGINALS):
        archive.make(number)
    numbers = islice((number for number in missing if number > ORIGINALS), COPIES)
    began = time.perf_counter()
    made = sum(CopyPress(originals=ORIGINALS).write_all(numbers))
    rate = made / (time.perf_counter() - began)
    return Figure(
        "load_archive, copies",
        f"{rate:,.0f} stories/s",
        f"≥ {COPIES_A_SECOND:,}/s on PostgreSQL",
        rate >= COPIES_A_SECOND,
    )


def _cpu() -> float:
    """Seconds of this process and of those that ended below it."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
