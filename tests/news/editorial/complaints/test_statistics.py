"""The yearly account: numbers that add up, nobody's name, and few queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from news.editorial.models import Complaint
from tests.builders import a_site
from tests.news.editorial.complaints.cases import IDENTIFYING, PARTY, a_case, a_reply, a_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def path(year=None) -> str:
    return f"/koreksi/hak-jawab/{year or timezone.localdate().year}/"


def decide(case, *, hours, outcome="corrected", **changes):
    Complaint.objects.filter(pk=case.pk).update(
        outcome=outcome, decided_at=case.verified_at + timedelta(hours=hours), **changes
    )


def rows(page) -> dict[str, list]:
    return {row["title"]: row["values"] for group in page.context["groups"] for row in group["rows"]}


def test_account_counts_kinds_outcomes_grounds_and_hours(client):
    story = a_story()
    sent = {"claim": None}
    cases = [a_case(story, **(sent | {"claim": f"Keliru {number}."})) for number in range(4)]
    for case, hours in zip(cases, (2, 10, 60), strict=False):
        decide(case, hours=hours)
    decide(a_reply(story, email="lain@warga.example"), hours=5, outcome="refused", refusal_ground="unlawful")
    table = rows(client.get(path()))
    assert table["Diterima"] == [1, 4]
    assert table["Dijawab dalam batas waktu"] == [1, 2]
    assert table["Lewat batas waktu"] == [0, 1]
    assert table["Masih berjalan"] == [0, 1]
    assert table["Separuhnya dijawab dalam (jam)"] == [5, 10]
    assert table["Diralat"] == [0, 3]
    assert table["Ditolak"] == [1, 0]
    assert table["Pemuatannya melanggar hukum"] == [1, 0]


def test_open_case_past_its_limit_is_late_already(client):
    case = a_case()
    Complaint.objects.filter(pk=case.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    table = rows(client.get(path()))
    assert (table["Lewat batas waktu"], table["Masih berjalan"]) == ([0, 1], [0, 1])


def test_year_is_the_papers_and_not_that_of_utc(client):
    case = a_case()
    # The evening of 31 December in Greenwich is New Year's morning in Samarinda.
    Complaint.objects.filter(pk=case.pk).update(verified_at=datetime(2025, 12, 31, 20, tzinfo=UTC))
    assert rows(client.get(path(2026)))["Diterima"] == [0, 1]
    assert client.get(path(2025)).status_code == 404


@pytest.mark.parametrize("year", ["1999", "9999", "0000", "2100"])
def test_years_without_a_desk_are_not_there(client, year):
    assert client.get(path(year)).status_code == 404


def test_account_of_a_year_without_complaints_is_all_noughts(client):
    table = rows(client.get(path()))
    assert table["Diterima"] == [0, 0]
    assert table["Separuhnya dijawab dalam (jam)"] == [None, None]


def test_account_names_nobody_is_cacheable_and_linked(client, django_assert_max_num_queries):
    a_reply()
    with django_assert_max_num_queries(8):
        page = client.get(path())
    assert "public" in page.headers["Cache-Control"]
    assert not page.cookies
    assert not [word for word in (*IDENTIFYING, PARTY) if word in page.content.decode()]
    assert f'href="{path()}"' in client.get("/koreksi/").content.decode()
