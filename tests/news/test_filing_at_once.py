"""Two people begin the first story of a month in the same second: needs real commits, threads and connections."""

import threading
from datetime import date

import pytest
from django.db import transaction

from news.filing import month_page_for
from news.models import MonthPage, YearPage
from tests.at_once import together
from tests.builders import a_site, an_article

AT_ONCE = 4


@pytest.mark.django_db(transaction=True)
def test_month_wanted_by_several_at_once_is_made_once():
    a_site()
    made = together(*[lambda: month_page_for(date(2031, 3, 9)).pk] * AT_ONCE)
    assert len(set(made)) == 1
    assert YearPage.objects.filter(slug="2031").count() == 1
    assert MonthPage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_stories_begun_at_once_stand_side_by_side():
    a_site()
    an_article()

    def begin():
        # A request that changes something is one transaction.
        with transaction.atomic():
            return an_article(slug=f"berita-{threading.get_ident()}").path

    paths = together(*[begin] * AT_ONCE)
    assert len(set(paths)) == AT_ONCE
    assert MonthPage.objects.get().get_children().count() == AT_ONCE + 1
    assert MonthPage.objects.get().numchild == AT_ONCE + 1
