import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from newsroom.templatetags.formatting import (
    changed_time,
    full_time,
    json_ld,
    linked_names,
    long_time,
    story_time,
    with_dateline,
)

ZONE = ZoneInfo("Asia/Makassar")
TODAY = datetime(2026, 11, 26, 15, 30, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def in_indonesian():
    with translation.override("id"):
        yield


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 26, 0, 5, tzinfo=ZONE), "00.05 WITA"),
        (datetime(2026, 11, 24, 9, 0, tzinfo=ZONE), "24 November"),
        (datetime(2025, 5, 2, 9, 0, tzinfo=ZONE), "2 Mei 2025"),
        (None, ""),
    ],
)
def test_a_story_shows_when_it_appeared_as_shortly_as_today_allows(moment, expected):
    assert story_time(moment, TODAY) == expected


def test_without_today_a_story_shows_its_whole_day():
    assert story_time(datetime(2026, 11, 26, 9, 0, tzinfo=ZONE)) == "26 November 2026"


def test_times_stored_in_utc_are_shown_in_the_papers_zone():
    html = Template("{% load formatting %}{{ moment|full_time }}").render(
        Context({"moment": datetime(2026, 11, 25, 17, 5, tzinfo=UTC)})
    )
    assert html == "26 November 2026, 01.05 WITA"


def test_the_long_form_names_the_day_of_the_week():
    assert long_time(datetime(2026, 11, 26, 13, 5, tzinfo=ZONE)) == "Kamis, 26 November 2026, 13.05 WITA"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 26, 13, 5, 30, tzinfo=ZONE), ""),
        (datetime(2026, 11, 26, 15, 20, tzinfo=ZONE), "15.20 WITA"),
        (datetime(2026, 11, 27, 8, 0, tzinfo=ZONE), "27 November 2026, 08.00 WITA"),
        (None, ""),
    ],
)
def test_a_change_shows_its_time_and_the_day_only_where_it_differs(moment, expected):
    assert changed_time(moment, datetime(2026, 11, 26, 13, 5, tzinfo=ZONE)) == expected


def test_empty_moments_print_nothing():
    assert full_time(None) == long_time(None) == ""


def test_names_are_links_and_cannot_carry_markup():
    names = [{"name": "<b>Laras</b>", "url": '/penulis/"x/'}]
    assert linked_names(names) == '<a href="/penulis/&quot;x/">&lt;b&gt;Laras&lt;/b&gt;</a>'
    assert linked_names([]) == ""


def test_the_last_of_several_names_is_joined_by_a_word():
    html = linked_names([{"name": name, "url": "/p/"} for name in "ABC"])
    assert html.count("<a ") == 3
    assert ", <a" in html
    assert isinstance(html, SafeString)


def test_the_dateline_stands_before_the_first_word():
    opening = '<div class="paragraph" id="b-1"><p data-block-key="x">'
    body = SafeString(f"{opening}Air naik.</p></div>")
    expected = f'{opening}<b class="dateline">ANGGANA</b> — Air naik.</p></div>'
    assert with_dateline(body, "Anggana") == expected


def test_a_story_that_opens_without_a_paragraph_has_its_dateline_alone():
    assert (
        with_dateline(mark_safe("<h2>Satu</h2>"), "A<b>")
        == '<p><b class="dateline">A&lt;B&gt;</b></p><h2>Satu</h2>'
    )


def test_without_a_place_the_body_stays_as_it_is():
    assert with_dateline(mark_safe("<p>Air.</p>"), "") == "<p>Air.</p>"


def test_structured_data_cannot_end_its_script():
    data = {"headline": "</script><script>alert(1)</script> & “kata”"}
    text = json_ld(data)
    assert "<" not in text
    assert json.loads(text) == data
