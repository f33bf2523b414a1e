"""What tests that begin alike share is what each would have made by itself."""

import re

import pytest
from django.db import connection, transaction
from django.utils import timezone

from news.models import Author, Topic
from news.signals import article_projected
from tests import clock
from tests.beginnings import beginning
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_reporter,
    a_retraction,
    a_topic,
    an_article,
    an_article_in_review,
    an_author,
)

pytestmark = pytest.mark.django_db

MOMENT = re.compile(r"datetime\.datetime\([^)]*\)")


@pytest.fixture(autouse=True)
def _shared_from_now_on():
    """As if no test had run before, and however long a test takes here."""
    notes, seconds, was_allowed = beginning.notes, beginning.fresh_seconds, beginning.is_allowed
    beginning.notes, beginning.fresh_seconds = {}, 3600
    if not was_allowed:
        beginning.allow()
    yield
    if not was_allowed:
        beginning.forbid()
    beginning.notes, beginning.fresh_seconds = notes, seconds


def stored() -> dict[str, list[str]]:
    """Every row of every table, each as one text. A few moments are the database's own, not the builder's."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            # In what order SQLite's text search keeps its words is its own affair, too.
            if not table.startswith("search_index_"):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
                found[table] = sorted(MOMENT.sub("a moment", repr(row)) for row in cursor.fetchall())
    return found


def begun_twice(make) -> tuple[dict, dict]:
    """What stands in the database after the same beginning, the first time and the second."""
    found = []
    for _time in range(2):
        with transaction.atomic():
            number = beginning.next_number
            make()
            found.append(stored())
            transaction.set_rollback(True)
        beginning.next_number = number
    return tuple(found)


def noted(make) -> int:
    """How many calls were made for the first time."""
    before = len(beginning.notes)
    make()
    return len(beginning.notes) - before


BEGINNINGS = {
    "draft": an_article,
    "in review": lambda: an_article_in_review(owner=a_reporter("dimas")),
    "public": lambda: a_published_article(
        topics=(a_topic(),), authors=(an_author("Laras"), an_author("Bayu"))
    ),
    "two public": lambda: [a_published_article(body=[a_quote("Satu.")]), a_published_article(slug="lain")],
    "corrected": lambda: a_correction(a_published_article()),
    "retracted": lambda: a_retraction(a_published_article(owner=a_reporter())),
}
"""How tests begin. Each takes part in every table that a feature writes when a story is made."""


@pytest.mark.parametrize("make", BEGINNINGS.values(), ids=BEGINNINGS)
def test_second_beginning_is_the_first_to_the_last_row(make):
    first, second = begun_twice(make)
    assert {table: (first[table], second[table]) for table in first if first[table] != second[table]} == {}


def test_second_beginning_makes_nothing():
    with transaction.atomic():
        assert noted(a_published_article)
        transaction.set_rollback(True)
    beginning.next_number = 1
    assert noted(a_published_article) == 0


def test_row_of_the_second_beginning_is_read_from_the_database():
    rows = []
    for _time in range(2):
        with transaction.atomic():
            rows.append(a_person("Yulius Lenjau"))
            transaction.set_rollback(True)
    assert rows[0] == rows[1]
    assert rows[0] is not rows[1]


def test_other_words_are_another_story():
    a_published_article(title="Satu")
    assert a_published_article(title="Dua").title == "Dua"


def write(_client):
    Topic.objects.create(name="Lain")


def ask(client):
    client.get("/healthz")


def change_the_row_at_hand(_client):
    Author.objects.update(job_title="Redaktur")


@pytest.mark.parametrize("act", [write, ask, change_the_row_at_hand])
def test_beginning_ends_with_whatever_else_is_done(client, act):
    an_author()
    assert beginning.lasts()
    act(client)
    assert not beginning.lasts()


def test_nothing_is_shared_while_the_clock_the_settings_or_the_code_are_others(settings, monkeypatch):
    assert beginning.lasts()
    with clock.at(timezone.now()):
        assert not beginning.lasts()
    settings.DEBUG = True
    assert not beginning.lasts()


def test_nothing_is_shared_while_somebody_listens():
    def hear(**_news):
        """Nothing."""

    article_projected.connect(hear)
    try:
        assert not beginning.lasts()
    finally:
        article_projected.disconnect(hear)


def test_nothing_is_shared_while_code_is_replaced(monkeypatch):
    monkeypatch.setattr("tests.builders.PASSWORD", "another")
    assert not beginning.lasts()


def test_photo_is_made_anew_because_its_file_is():
    an_author(portrait=a_photo())
    assert not beginning.lasts()


def test_beginning_goes_on_where_a_rollback_leads_back_to_it():
    an_author()
    with transaction.atomic():
        write(None)
        assert not beginning.lasts()
        transaction.set_rollback(True)
    assert beginning.lasts()


def test_rows_made_after_a_second_beginning_get_numbers_of_their_own():
    for _time in range(2):
        with transaction.atomic():
            author = an_author()
            other = Author.objects.create(name="Sesudahnya")
            transaction.set_rollback(True)
    assert other.pk == author.pk + 1
