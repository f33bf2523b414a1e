import logging
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.readership import buffer as room
from news.readership.buffer import ReadBuffer
from news.readership.models import DailyReads, DailySalt, HourlyReads, SeenRead
from news.sealing import seal_bytes
from tests.builders import a_published_article, a_retraction, an_article
from tests.clock import at
from tests.news.readership.beacons import reads_of, report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

EVENING = timezone.make_aware(datetime(2026, 11, 26, 23, 59, 55))
MORNING = EVENING + timedelta(hours=8)


@pytest.fixture(scope="module")
def story(site):
    return a_published_article(title="Air pasang merendam sembilan desa")


def test_reader_counts_once_a_story_and_day(story):
    buffer = ReadBuffer()
    for _again in range(3):
        report(buffer, story)
        buffer.flush()
    assert reads_of(story) == 1
    report(buffer, story, address="203.0.113.8")
    buffer.flush()
    assert reads_of(story) == 2


def test_workers_share_what_was_seen(story):
    one, other = ReadBuffer(), ReadBuffer()
    report(one, story)
    report(other, story)
    one.flush()
    other.flush()
    assert reads_of(story) == 1


def test_reader_counts_again_the_next_day(story):
    buffer = ReadBuffer()
    for moment in (EVENING, MORNING):
        with at(moment):
            report(buffer, story)
            buffer.flush()
    assert list(DailyReads.objects.filter(article=story).order_by("day").values_list("day", "count")) == [
        (timezone.localdate(EVENING), 1),
        (timezone.localdate(MORNING), 1),
    ]


def test_read_is_counted_for_its_hour(story):
    buffer = ReadBuffer()
    with at(MORNING):
        report(buffer, story)
        report(buffer, story, address="203.0.113.8")
        buffer.flush()
    [hour] = HourlyReads.objects.filter(article=story)
    assert (timezone.localtime(hour.hour_at).hour, hour.count) == (7, 2)


def test_read_of_the_last_seconds_of_a_day_is_counted_for_that_day(story):
    buffer = ReadBuffer()
    with at(EVENING):
        report(buffer, story)
    with at(EVENING + timedelta(seconds=10)):
        buffer.flush()
    assert DailyReads.objects.get(article=story).day == timezone.localdate(EVENING)


def test_salt_and_tokens_are_forgotten_soon_after_midnight(story, monkeypatch):
    buffer = ReadBuffer()
    with at(EVENING):
        report(buffer, story)
        buffer.flush()
    assert SeenRead.objects.count() == DailySalt.objects.count() == 1
    passed = room.time.monotonic() + 120
    with at(EVENING + timedelta(minutes=2)):
        buffer.flush()
        assert buffer._salt == b""
        monkeypatch.setattr(room.time, "monotonic", lambda: passed)
        buffer.flush()
    assert not SeenRead.objects.exists()
    assert not DailySalt.objects.exists()
    assert reads_of(story) == 1


def test_neither_address_nor_browser_is_stored(story):
    buffer = ReadBuffer()
    report(buffer, story, address="203.0.113.77", agent="Mozilla/5.0 Peramban-Ani")
    kept = repr(vars(buffer))
    buffer.flush()
    kept += repr([list(model.objects.values()) for model in (SeenRead, DailySalt, DailyReads, HourlyReads)])
    assert "203.0.113" not in kept
    assert "Peramban-Ani" not in kept


def test_salt_lies_sealed_in_the_database(story):
    report(ReadBuffer(), story)
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt FROM news_readership_dailysalt")
        stored = cursor.fetchone()[0]
    assert stored.startswith("gAAAA")
    assert DailySalt.objects.get().salt not in stored


def test_what_readers_cannot_see_is_not_counted(story):
    draft, withdrawn = an_article(), a_published_article()
    a_retraction(withdrawn)
    buffer = ReadBuffer()
    for article in (draft, withdrawn, story):
        report(buffer, article)
    buffer.flush()
    assert [reads_of(article) for article in (draft, withdrawn, story)] == [0, 0, 1]


def test_thousand_reads_cost_ten_statements(story):
    others = [a_published_article() for _number in range(3)]
    buffer = ReadBuffer()
    for number in range(1000):
        report(buffer, [story, *others][number % 4], address=f"10.0.{number // 250}.{number % 250}")
    with CaptureQueriesContext(connection) as captured:
        buffer.flush()
    assert len(captured) <= 10
    assert sum(map(reads_of, [story, *others])) == 1000


def test_flood_does_not_fill_the_memory(story, monkeypatch):
    monkeypatch.setattr(room, "MOST_WAITING", 50)
    monkeypatch.setattr(room, "MOST_SEEN", 40)
    buffer = ReadBuffer()
    for number in range(200):
        report(buffer, story, address=f"10.0.0.{number}")
    assert len(buffer._waiting) == 50
    assert len(buffer._seen) <= 40
    assert buffer.is_half_full.is_set()
    buffer.flush()
    assert reads_of(story) == 50


def test_reads_that_the_database_does_not_take_wait(story, monkeypatch, caplog):
    buffer = ReadBuffer()
    report(buffer, story)

    def locked(batch):
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(room, "write", locked)
        buffer.flush()
    assert reads_of(story) == 0
    buffer.flush()
    assert reads_of(story) == 1


def test_without_the_key_of_todays_salt_nothing_is_counted_and_nothing_fails(story, settings, caplog):
    DailySalt.objects.create(day=timezone.localdate(), salt="00" * 32)
    settings.IDENTITY_KEYS = ["another-key" * 6]
    buffer = ReadBuffer()
    with caplog.at_level(logging.ERROR):
        report(buffer, story)
    buffer.flush()
    assert reads_of(story) == 0
    assert seal_bytes(b"x")


def test_nobody_waits_while_another_asks_for_the_salt(story, monkeypatch):
    buffer, ask = ReadBuffer(), room.salt_of

    def ask_slowly(day):
        assert not buffer._lock.locked()
        # Meanwhile another was faster, and counted the same reader.
        monkeypatch.setattr(room, "salt_of", ask)
        report(buffer, story)
        return ask(day)

    monkeypatch.setattr(room, "salt_of", ask_slowly)
    report(buffer, story)
    buffer.flush()
    assert reads_of(story) == 1


def test_quiet_buffer_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        ReadBuffer().flush()
