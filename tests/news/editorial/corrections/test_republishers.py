"""Outlets that took a story over are told what became of it: names for the desk, a number and a day for readers."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.editorial.corrections.decisions import note_republisher
from news.editorial.models import AuditEntry
from news.editorial.refusals import ApproverRefused, DecidedAlready
from news.models import Correction, Republisher
from tests.builders import a_correction, a_published_article, a_reporter, a_retraction, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

OUTLET, DAY = "Kabar Hulu", date(2026, 11, 25)


@pytest.fixture
def story():
    return a_published_article()


def tell(client, screen: str, **changes):
    client.force_login(an_editor())
    data = {"answer": "tell", "outlet": OUTLET, "told_on": DAY.isoformat()} | changes
    return client.post(screen, data)


def screen_of(notice) -> str:
    name = "correction" if isinstance(notice, Correction) else "retraction"
    return reverse(f"news_editorial:{name}", args=[notice.pk])


@pytest.mark.parametrize("maker", [a_correction, a_retraction])
def test_outlet_that_was_told_stands_on_the_screen_and_on_record(client, story, maker):
    notice = maker(story)
    tell(client, screen_of(notice))
    (row,) = notice.republishers.all()
    assert (row.outlet, row.told_on) == (OUTLET, DAY)
    assert OUTLET in client.get(screen_of(notice)).text
    entry = AuditEntry.objects.get(action="tell_republishers")
    assert OUTLET in entry.data["note"]
    assert entry.made_by == row.noted_by


def test_readers_are_told_how_many_and_when_and_not_a_word_that_one_person_wrote(client, story):
    retraction = a_retraction(story)
    tell(client, screen_of(retraction), outlet="Bupati Anu terbukti mencuri")
    tell(client, screen_of(retraction), told_on="2026-11-26")
    page = client.get(story.get_url()).text
    assert "2 media" in page
    assert "26 November 2026" in page
    assert "Bupati Anu" not in page
    assert OUTLET not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"outlet": ""},
        {"outlet": "x" * 161},
        {"outlet": "a\x00b"},
        {"told_on": ""},
        {"told_on": "kemarin"},
        {"told_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
    ],
)
def test_what_is_no_outlet_or_no_day_that_was_is_not_noted(client, story, changes):
    correction = a_correction(story)
    tell(client, screen_of(correction), **changes)
    assert not Republisher.objects.exists()


def test_nobody_is_told_of_what_readers_were_not(story):
    waiting = Correction.objects.create(article=story, text="Yang benar dua.", made_by=an_editor())
    with pytest.raises(DecidedAlready):
        note_republisher(waiting, by=an_editor(), outlet=OUTLET, told_on=DAY)


def test_reporter_notes_nobody(story):
    with pytest.raises(ApproverRefused):
        note_republisher(a_correction(story), by=a_reporter(), outlet=OUTLET, told_on=DAY)
