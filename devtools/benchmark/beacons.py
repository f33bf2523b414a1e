"""What readers' beacons cost: taken in by a worker of the real server, then written. Leaves nothing behind."""

import time
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from devtools.benchmark.calls import environ_for
from devtools.benchmark.desk import undone
from devtools.benchmark.served import compare_served
from news.models import PublishedArticle
from news.readership.beacon import beacon_path, take
from news.readership.buffer import ReadBuffer
from news.readership.tokens import salt_of

BEACONS = 10_000
STORIES = 200
BROWSER = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36"


def beacon_rate() -> tuple[float, float]:
    """Beacons that one CPU second takes in through gunicorn and writes; SQL statements for a hundred of them."""
    with undone():
        seconds_to_count, seconds_to_write, statements = _count_and_write()
    served = compare_served(beacon_path(1), {"beacons": _answer_only}, method="POST")["beacons"]
    each = 1 / served + (seconds_to_count + seconds_to_write) / BEACONS
    return 1 / each, statements * 100 / BEACONS


def _count_and_write() -> tuple[float, float, int]:
    """Different readers of different stories: nothing is seen twice, so everything is written."""
    stories = list(PublishedArticle.objects.values_list("pk", flat=True)[:STORIES])
    environs = [_environ(number, stories) for number in range(BEACONS)]
    buffer = ReadBuffer()
    salt_of(timezone.localdate())
    started = time.process_time()
    for environ in environs:
        take(environ, buffer=buffer)
    counted = time.process_time()
    with CaptureQueriesContext(connection) as captured:
        buffer.flush()
    return counted - started, time.process_time() - counted, len(captured)


def _environ(number: int, stories: list[int]) -> dict:
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    environ = environ_for(beacon_path(stories[number % len(stories)]))
    return environ | {"REQUEST_METHOD": "POST", "HTTP_USER_AGENT": BROWSER, "REMOTE_ADDR": address}


def _answer_only(environ: dict, start_response: Callable) -> tuple:
    """What the server itself costs for such an answer."""
    start_response("204 No Content", [("Cache-Control", "no-store")])
    return ()
