"""Workers that write at the same moment."""

import threading

import pytest
from django.db import connections

from news.readership.buffer import ReadBuffer
from tests.builders import a_published_article, a_site
from tests.news.readership.beacons import reads_of, report

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, READERS = 4, 60


def test_workers_that_write_at_once_count_each_reader_once():
    a_site()
    story = a_published_article()
    buffers = [ReadBuffer() for _worker in range(WORKERS)]
    for place, buffer in enumerate(buffers):
        for number in range(READERS):
            report(buffer, story, address=f"10.0.{number % (place + 2)}.{number}")
    expected = len({(number % (place + 2), number) for place in range(WORKERS) for number in range(READERS)})
    start = threading.Barrier(WORKERS)

    def write(buffer: ReadBuffer) -> None:
        start.wait()
        try:
            buffer.flush()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(buffer,)) for buffer in buffers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reads_of(story) == expected
