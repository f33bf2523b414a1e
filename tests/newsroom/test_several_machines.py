"""With CACHE_URL=redis://, machines share finished pages and agree on the edition."""

import socket
import time

import pytest

from newsroom.edition import RedisCounter
from newsroom.page_entry import make_entry
from newsroom.page_store import SharedPageStore, open_store
from tests import redis_server

PUBLIC = [("Content-Type", "text/html"), ("Cache-Control", "public, s-maxage=60")]
KEY = ("/berita/", "", "kabar.example", "https")


@pytest.fixture
def redis():
    with redis_server.running() as server:
        yield server


def a_page(number: int, *, body=b"words " * 200):
    return make_entry("200 OK", PUBLIC, body, number=number, seconds=60)


def a_closed_port() -> str:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return f"redis://127.0.0.1:{listening.getsockname()[1]}/0"


def test_machines_agree_on_the_edition(redis):
    one, other = RedisCounter(redis.url), RedisCounter(redis.url)
    before = one.current()
    assert other.current() == before
    other.bump()
    assert one.current() == other.current() == before + 1


def test_edition_that_redis_lost_is_never_an_old_one(redis):
    counter = RedisCounter(redis.url)
    before = counter.current()
    counter.bump()
    redis.values.clear()
    assert counter.current() > before + 1


def test_edition_raised_after_a_loss_is_a_new_one(redis):
    counter = RedisCounter(redis.url)
    before = counter.current()
    redis.values.clear()
    counter.bump()
    assert counter.current() > before


def test_page_made_on_one_machine_is_served_by_another(redis):
    one, other = (SharedPageStore(redis.url, limit_bytes=100_000) for _ in range(2))
    page = a_page(7)
    one.put(KEY, page)
    assert other.get(KEY, 7) == page
    assert other.peek(KEY) == page


def test_page_of_an_earlier_edition_is_served_by_none(redis):
    one, other = (SharedPageStore(redis.url, limit_bytes=100_000) for _ in range(2))
    one.put(KEY, a_page(7))
    other.get(KEY, 7)
    assert one.get(KEY, 8) is None
    assert other.get(KEY, 8) is None


def test_nothing_is_served_from_memory_while_the_edition_is_unknown(redis):
    store = SharedPageStore(redis.url, limit_bytes=100_000)
    store.put(KEY, a_page(7))
    assert store.get(KEY, None) is None


def test_foreign_bytes_under_a_pages_name_are_no_page(redis):
    store = SharedPageStore(redis.url, limit_bytes=100_000)
    store.put(KEY, a_page(7))
    redis.values = {name: (b"foreign", until) for name, (_value, until) in redis.values.items()}
    assert SharedPageStore(redis.url, limit_bytes=100_000).get(KEY, 7) is None


def test_silent_redis_costs_one_wait_and_not_one_a_request():
    counter = RedisCounter(a_closed_port())
    assert counter.current() is None
    begun = time.monotonic()
    assert [counter.current() for _ in range(100)] == [None] * 100
    assert time.monotonic() - begun < 0.1


def test_silent_redis_stops_neither_publishing_nor_serving(caplog):
    url = a_closed_port()
    RedisCounter(url).bump()
    store = SharedPageStore(url, limit_bytes=100_000)
    store.put(KEY, a_page(7))
    assert "could not be raised" in caplog.text
    assert "could not be shared" in caplog.text


def test_page_cache_that_is_turned_off_keeps_nothing_in_redis_either(redis, settings):
    settings.EDITION_REDIS_URL, settings.PAGE_CACHE_BYTES = redis.url, 0
    store = open_store()
    store.put(KEY, a_page(7))
    assert store.get(KEY, 7) is None
    assert not redis.values
