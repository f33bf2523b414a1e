"""The figures that the paper promises, each with its limit and what was measured."""

import gzip
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import brotli
from django.core.handlers.wsgi import WSGIHandler

from devtools.benchmark.beacons import beacon_rate
from devtools.benchmark.calls import call, compare_cpu, compare_throughput, count_sql
from devtools.benchmark.desk import OPEN_STORIES, approval_cost, board_cost, plain_publication_cost
from devtools.benchmark.plain import plain_application
from devtools.benchmark.served import compare_served
from news.low_data import low_data_url
from news.models import Author, ListingRow, Person, PublishedArticle, Region, Section
from newsroom.page_cache import keep_pages
from newsroom.storage import join_stylesheet

ARTICLE_SQL, LISTING_SQL = 4, 8
ARTICLE_CPU_MILLISECONDS, PLAIN_RATIO = 2.5, 3.0
CACHED_SHARE = 0.5
ARTICLE_BYTES, LOW_DATA_BYTES = 15_000, 10_000
SEARCH_P95_MILLISECONDS = 100.0
APPROVAL_SQL, WRITER_SQL, APPROVAL_CPU_MILLISECONDS = 110, 25, 100.0
BEACONS_A_CORE, BEACON_SQL = 1000, 1.0
BOARD_SQL, BOARD_CPU_MILLISECONDS = 12, 300.0
SEARCHES = (
    "jembatan", "air bersih", "warga menolak", "sekolah berau", "pembangunan pelabuhan", "kutai timur", "puskesmas",
    "nelayan hilir menunggu", "listrik", "anggaran", "penajam paser utara", "dermaga", "pengukuran ulang", "guru",
    "menyeberang", "samarinda pasar", "tokoh", "bontang", "jalan rusak", "balikpapan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. ``is_reached`` is None where nothing was promised."""

    what: str
    measured: str
    limit: str = ""
    is_reached: bool | None = None


def all_figures() -> Iterator[Figure]:
    """Measure one after the other; needs a database with stories (``load_demo``, ``load_archive``)."""
    ours, plain = WSGIHandler(), plain_application()
    address = _typical_article().url
    yield Figure("published stories", str(PublishedArticle.objects.count()))
    yield from _sql(ours, plain, address)
    yield from _cpu(ours, plain, address)
    yield from _cached(ours, address)
    yield _bytes(ours, address)
    yield _low_data_bytes(ours)
    yield _search(ours)
    yield from approval_figures()
    yield from _desk()
    yield from _beacons()


def _typical_article() -> PublishedArticle:
    """A story of middle length, with quotes."""
    ordered = PublishedArticle.objects.order_by("word_count")
    return ordered[ordered.count() // 2]


def _sql(ours, plain, address: str) -> Iterator[Figure]:
    count = count_sql(ours, address)
    yield Figure(
        "SQL, article",
        f"{count} (plain Wagtail: {count_sql(plain, address)})",
        f"≤ {ARTICLE_SQL}",
        count <= ARTICLE_SQL,
    )
    for name, url in listing_addresses().items():
        count = count_sql(ours, url)
        yield Figure(f"SQL, {name}", str(count), f"≤ {LISTING_SQL}", count <= LISTING_SQL)


def listing_addresses() -> dict[str, str]:
    """A busy page of each kind."""
    found = {"front page": "/", "search": "/cari/?q=jembatan"}
    for kind, model in (("section", Section), ("region", Region), ("author", Author), ("person", Person)):
        row = ListingRow.objects.filter(kind=kind).order_by("-published_at").first()
        if row:
            found[kind] = model.objects.get(pk=row.key).get_absolute_url()
    return found


def _cpu(ours, plain, address: str) -> Iterator[Figure]:
    spent = compare_cpu(address, {"ours": ours, "plain": plain})
    limit = f"≤ {ARTICLE_CPU_MILLISECONDS} ms where plain Wagtail takes 6–9"
    yield Figure(
        "CPU, uncached article", f"{spent['ours']:.2f} ms", limit, spent["ours"] <= ARTICLE_CPU_MILLISECONDS
    )
    ratio = spent["plain"] / spent["ours"]
    yield Figure(
        "CPU, plain Wagtail",
        f"{spent['plain']:.2f} ms = {ratio:.1f} × ours",
        f"≥ {PLAIN_RATIO} ×",
        ratio >= PLAIN_RATIO,
    )


def _cached(ours, address: str) -> Iterator[Figure]:
    kept = keep_pages(ours)
    body = call(kept, address)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]

    def bare(environ, start_response):
        start_response("200 OK", headers)
        return (body,)

    rates = compare_served(address, {"kept": kept, "bare": bare})
    share = rates["kept"] / rates["bare"]
    measured = f"{rates['kept']:,.0f} a CPU second = {share:.0%} of a bare function"
    yield Figure("cached article through gunicorn", measured, f"≥ {CACHED_SHARE:.0%}", share >= CACHED_SHARE)
    alone = compare_throughput(address, {"kept": kept, "bare": bare})
    yield Figure(
        "the same without the server", f"{alone['kept']:,.0f} a CPU second, bare {alone['bare']:,.0f}"
    )


def _bytes(ours, address: str) -> Figure:
    return _weight("article HTML + CSS", call(ours, address), kind="article", limit=ARTICLE_BYTES)


def _low_data_bytes(ours) -> Figure:
    longest = PublishedArticle.objects.only("url", "word_count").order_by("-word_count")[0]
    what = f"low-data page of the longest story ({longest.word_count:,} words), HTML + CSS"
    return _weight(what, call(ours, low_data_url(longest.url)), kind="low_data", limit=LOW_DATA_BYTES)


def _weight(what: str, html: bytes, *, kind: str, limit: int) -> Figure:
    css = join_stylesheet(kind).encode()
    zipped = len(gzip.compress(html, 6)) + len(gzip.compress(css, 9))
    pressed = len(brotli.compress(html)) + len(brotli.compress(css))
    return Figure(what, f"{zipped:,} bytes gzip, {pressed:,} Brotli", f"≤ {limit:,}", zipped <= limit)


def _search(ours) -> Figure:
    spent = []
    for _round in range(3):
        for query in SEARCHES:
            started = time.perf_counter()
            call(ours, f"/cari/?q={query.replace(' ', '+')}")
            spent.append((time.perf_counter() - started) * 1000)
    p95 = statistics.quantiles(spent, n=20)[-1]
    measured = f"{p95:.0f} ms p95, {statistics.median(spent):.0f} ms median, {len(spent)} requests"
    return Figure(
        "search", measured, f"≤ {SEARCH_P95_MILLISECONDS:.0f} ms p95", p95 <= SEARCH_P95_MILLISECONDS
    )


def approval_figures() -> Iterator[Figure]:
    """What it costs to answer for a story and put it live, beside what Wagtail takes to publish a page."""
    cost, plain, what = approval_cost(), plain_publication_cost(), "approval that publishes"
    count, cpu = cost.statements, cost.milliseconds
    yield Figure(f"SQL, {what}", str(count), f"≤ {APPROVAL_SQL}", count <= APPROVAL_SQL)
    yield Figure(
        "SQL, what readers get of it", str(cost.by_writer), f"≤ {WRITER_SQL}", cost.by_writer <= WRITER_SQL
    )
    yield Figure(
        f"CPU, {what}",
        f"{cpu:.0f} ms",
        f"≤ {APPROVAL_CPU_MILLISECONDS:.0f} ms",
        cpu <= APPROVAL_CPU_MILLISECONDS,
    )
    yield Figure(
        "plain Wagtail, save_revision().publish()", f"{plain.statements} SQL, {plain.milliseconds:.0f} ms CPU"
    )


def _desk() -> Iterator[Figure]:
    count, cpu = board_cost()
    what = f"board with {OPEN_STORIES} open stories"
    yield Figure(f"SQL, {what}", str(count), f"≤ {BOARD_SQL}", count <= BOARD_SQL)
    yield Figure(
        f"CPU, {what}",
        f"{cpu:.0f} ms",
        f"≤ {BOARD_CPU_MILLISECONDS:.0f} ms",
        cpu <= BOARD_CPU_MILLISECONDS,
    )


def _beacons() -> Iterator[Figure]:
    rate, statements = beacon_rate()
    yield Figure(
        "readers' beacons, counted and written",
        f"{rate:,.0f} a CPU second",
        f"≥ {BEACONS_A_CORE:,} a core: {2 * BEACONS_A_CORE:,}/s on two",
        rate >= BEACONS_A_CORE,
    )
    yield Figure(
        "SQL for a hundred beacons", f"{statements:.2f}", f"≤ {BEACON_SQL:.0f}", statements <= BEACON_SQL
    )
