"""Who answered for the paper on which day."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from news.editorial.audit.masthead import keep_masthead, masthead_at
from news.editorial.models import Masthead
from news.models import PaperSettings
from tests.builders import a_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def put_in_charge(name: str) -> None:
    paper = PaperSettings.load()
    paper.person_in_charge = name
    paper.save()


def write_page(html: str) -> None:
    page = Page.objects.get(slug="redaksi").specific
    page.body = html
    page.save_revision().publish()


def test_masthead_of_a_day_stays_when_it_changes():
    put_in_charge("Yohana Tandi")
    write_page("<h2>Redaksi</h2><ul><li>Redaktur: Rahma Idris</li><li>Reporter: Dimas Arya</li></ul>")
    then = timezone.now()
    put_in_charge("Bimo Satrio")
    write_page("<p>Redaktur: Orang Baru</p>")
    assert masthead_at(then)["person_in_charge"] == "Yohana Tandi"
    assert masthead_at(then)["page"] == "Redaksi\nRedaktur: Rahma Idris\nReporter: Dimas Arya"
    now = masthead_at(timezone.now())
    assert (now["person_in_charge"], now["page"]) == ("Bimo Satrio", "Redaktur: Orang Baru")


def test_save_that_changes_nothing_of_it_writes_nothing():
    put_in_charge("Yohana Tandi")
    kept = Masthead.objects.count()
    keep_masthead()
    put_in_charge("Yohana Tandi")
    assert Masthead.objects.count() == kept


def test_day_before_the_first_that_was_kept_has_that_one():
    put_in_charge("Yohana Tandi")
    Masthead.objects.exclude(pk=Masthead.objects.order_by("-pk").first().pk).delete()
    assert masthead_at(timezone.now() - timedelta(days=900))["person_in_charge"] == "Yohana Tandi"


def test_paper_without_any_kept_answers_with_today():
    Masthead.objects.all().delete()
    assert masthead_at(timezone.now())["paper"] == PaperSettings.load().name


def test_kept_masthead_is_never_changed():
    put_in_charge("Yohana Tandi")
    kept = Masthead.objects.order_by("-pk").first()
    with pytest.raises(TypeError):
        kept.save()
