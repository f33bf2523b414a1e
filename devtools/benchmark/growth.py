"""What a page costs where there are many stories, beside what it costs where there are few.

Measured three times: first, when nothing is kept anywhere; cold, the first time in an edition, when what is kept for
longer is there; and warm. Finished pages are never answered from: what is measured is their making.
"""

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from devtools.benchmark.calls import MILLISECONDS, Application, call
from devtools.benchmark.figures import listing_addresses
from news.models import PublishedArticle
from newsroom import edition

MOST_GROWTH = 1.2
"""The front page with a hundred times the stories, to what it costs without them."""
HELD = "front page"
_ROUNDS = 9
# Not the installation's own: what is cold must be made so.
_CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "growth"}}
_WHOLE_ADDRESSES = {
    "latest": "/berita/",
    "regions": "/wilayah/",
    "ledger": "/kutipan/",
    "ledger, a word": "/kutipan/?q=air",
    "promises": "/janji/",
    "corrections": "/koreksi/",
    "feed": "/feed/",
    "sitemap": "/sitemap.xml",
    "sitemap, other pages": "/sitemap-halaman.xml",
    "news sitemap": "/news-sitemap.xml",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one page: SQL statements, milliseconds of CPU, and of the clock, where a database server works as well."""

    sql: int
    first: float
    cold: float
    cold_clock: float
    warm: float


def measured() -> dict[str, Cost]:
    """The cost of each kind of page on this database."""
    application = WSGIHandler()
    with override_settings(CACHES=_CACHE):
        return {
            name: _cost(application, url) for name, url in (listing_addresses() | _WHOLE_ADDRESSES).items()
        }


def _cost(application: Application, url: str) -> Cost:
    call(application, url)
    first, cold, clock, warm = [], [], [], []
    for _round in range(_ROUNDS):
        cache.clear()
        edition.forget_all()
        first.append(_timed(application, url)[0])
        edition.forget_all()
        spent, waited = _timed(application, url)
        cold.append(spent)
        clock.append(waited)
        warm.append(_timed(application, url)[0])
    edition.forget_all()
    with CaptureQueriesContext(connection) as captured:
        call(application, url)
    return Cost(len(captured), *map(statistics.median, (first, cold, clock, warm)))


def _timed(application: Application, url: str) -> tuple[float, float]:
    """Milliseconds of CPU and of the clock."""
    began, began_clock = time.process_time(), time.perf_counter()
    call(application, url)
    return (time.process_time() - began) * MILLISECONDS, (time.perf_counter() - began_clock) * MILLISECONDS


def save(costs: dict[str, Cost], path: Path) -> None:
    """For a later ``--than``."""
    content = {
        "stories": PublishedArticle.objects.count(),
        "pages": {name: asdict(cost) for name, cost in costs.items()},
    }
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def read(path: Path) -> dict[str, Cost]:
    """What ``save`` wrote."""
    pages = json.loads(path.read_text(encoding="utf-8"))["pages"]
    return {name: Cost(**cost) for name, cost in pages.items()}


def table(costs: dict[str, Cost], *, than: dict[str, Cost]) -> Iterator[str]:
    """A line a page; the ratio is that of the cold CPU to the other measurement's."""
    yield f"{'page':<22}{'SQL':>5}{'first CPU':>12}{'cold CPU':>12}{'clock':>12}{'warm CPU':>12}{'grew':>8}"
    for name, cost in costs.items():
        times = "".join(f"{spent:>9.1f} ms" for spent in (cost.first, cost.cold, cost.cold_clock, cost.warm))
        grew = f"{growth(cost, than[name]):.2f} ×" if name in than else ""
        yield f"{name:<22}{cost.sql:>5}{times}{grew:>8}"


def growth(cost: Cost, than: Cost) -> float:
    """How much more a page costs, cold."""
    return cost.cold / max(than.cold, 0.01)
