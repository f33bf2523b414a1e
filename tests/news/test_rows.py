"""Rows written in bulk get numbers that no row had before them."""

import pytest

from news import rows
from news.models import Topic

pytestmark = pytest.mark.django_db


def test_number_of_a_deleted_row_is_not_given_again():
    last = Topic.objects.create(name="Pasar", slug="pasar")
    gone = last.pk
    last.delete()
    [pk] = rows.reserve(Topic, 1)
    assert pk > gone


def test_number_of_a_deleted_row_that_was_written_in_bulk_is_not_given_again():
    [pk] = rows.reserve(Topic, 1)
    rows.insert([Topic(pk=pk, name="Pasar", slug="pasar")])
    Topic.objects.all().delete()
    assert rows.reserve(Topic, 1)[0] > pk


def test_new_rows_get_their_numbers_as_they_are_written():
    topics = [Topic(name=name, slug=name) for name in ("pasar", "sungai")]
    rows.insert(topics)
    assert [topic.pk for topic in topics] == list(Topic.objects.order_by("slug").values_list("pk", flat=True))
