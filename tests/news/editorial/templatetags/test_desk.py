"""Times as the desk prints them: the paper's clock, the other Indonesian zones on hover."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

MOMENT = datetime(2026, 11, 26, 6, 5, 12, 345, tzinfo=UTC)


def printed(form: str, moment: datetime | None = MOMENT) -> str:
    return Template("{% load desk %}{{ moment|desk_time:form }}").render(
        Context({"moment": moment, "form": form})
    )


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("clock", "14.05 WITA"),
        ("full", "26 November 2026, 14.05 WITA"),
        ("long", "Kamis, 26 November 2026, 14.05 WITA"),
    ],
)
def test_time_has_zone_machine_form_and_the_other_zones(form, words):
    assert printed(form) == (
        f'<time datetime="2026-11-26T14:05:12+08:00" title="13.05 WIB · 15.05 WIT">{words}</time>'
    )


def test_today_is_the_clock_alone_and_another_day_is_named():
    assert "WITA</time>" in printed("near", timezone.now())
    assert "2026" not in printed("near", timezone.now()).split(">")[1]
    assert "2020" in printed("near", datetime(2020, 1, 2, tzinfo=UTC)).split(">")[1]


def test_account_in_another_zone_sees_the_papers_clock():
    with timezone.override("America/New_York"):
        assert "14.05 WITA" in printed("clock")


def test_no_time_is_nothing():
    assert printed("full", None) == ""


def test_time_inside_a_translated_sentence_stays_markup():
    text = "{% load desk i18n %}{% blocktranslate with when=moment|desk_time %}since {{ when }}{% endblocktranslate %}"
    assert "<time " in Template(text).render(Context({"moment": MOMENT}))
