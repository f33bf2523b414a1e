"""Readers' pages are made anew once for many stories that are written again together."""

from contextlib import suppress

import pytest

from news.announcing import told_at_once
from news.projection import reproject
from newsroom import edition
from tests.builders import a_published_article, a_site

pytestmark = pytest.mark.django_db(transaction=True)


def editions_of(work):
    before = edition.current()
    work()
    return edition.current() - before


def test_many_stories_begin_one_edition():
    a_site()
    stories = [a_published_article(title=f"Berita {number}") for number in range(2)]

    def together():
        with told_at_once():
            one_by_one()

    def one_by_one():
        for story in stories:
            reproject(story.pk)

    assert editions_of(one_by_one) == 2
    assert editions_of(together) == 1


def test_a_fault_on_the_way_does_not_hide_what_was_written():
    a_site()
    story = a_published_article()

    def reproject_and_fail():
        reproject(story.pk)
        raise ValueError

    def broken():
        with suppress(ValueError), told_at_once():
            reproject_and_fail()

    assert editions_of(broken) == 1
