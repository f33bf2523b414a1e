"""Readers' pages are made anew once for many stories that are written again together."""

import pytest

from news.publication.writing import reproject, told_together
from newsroom import edition
from tests.builders import a_published_article, a_site

pytestmark = pytest.mark.django_db(transaction=True)


def test_many_stories_begin_one_edition():
    a_site()
    stories = [a_published_article(title=f"Berita {number}") for number in range(2)]

    def editions_of(work):
        before = edition.current()
        work()
        return edition.current() - before

    def one_by_one(**kwargs):
        for story in stories:
            reproject(story.pk, **kwargs)

    def together():
        with told_together() as told:
            one_by_one(told=told)

    assert editions_of(one_by_one) == 2
    assert editions_of(together) == 1
