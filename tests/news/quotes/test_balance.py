"""Who gets quoted, counted for the desk."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Person, Position
from news.quotes.balance import load_balance
from tests.builders import PASSWORD, a_person, a_region, an_editor
from tests.news.quotes.quotations import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def rows(tables, number: int) -> dict[str, tuple[int, int]]:
    return {row.name: (row.quotes, row.people) for row in tables[number].rows}


def today() -> date:
    return timezone.localdate()


def test_quotes_are_counted_by_role_region_institution_and_stated_sex(django_assert_num_queries):
    head = a_person("Arman Setiadji", sex=Person.Sex.MAN)
    Position.objects.create(person=head, title="Kepala", institution="Dinas PU", starts_on=date(2024, 1, 15))
    for _time in range(2):
        said("Uangnya ada.", speaker=head, role="Kepala Dinas PU", region=a_region("Paser", code="64.01"))
    said("Air naik.", speaker=a_person("Nurhayati Basri", sex=Person.Sex.WOMAN))
    said("Entahlah.", speaker=a_person("Sabran Efendi"), role="Pedagang")
    with django_assert_num_queries(6):
        tables = load_balance(today() - timedelta(days=1), today())
    assert rows(tables, 0) == {"Pejabat pemerintah": (2, 1), "Warga": (2, 2)}
    assert rows(tables, 1) == {"Kabupaten Berau": (2, 2), "Kabupaten Paser": (2, 1)}
    assert rows(tables, 2)["Dinas PU"] == (2, 1)
    assert rows(tables, 3) == {"Laki-laki": (2, 1), "Perempuan": (1, 1), "tidak tercatat": (1, 1)}
    assert [(row.quotes, row.share) for row in tables[4].rows] == [(4, 33)]


def test_regions_of_one_name_are_counted_apart():
    for code, kind, slug in (("35.07", "regency", "kabupaten-malang"), ("35.73", "city", "kota-malang")):
        said("Air naik.", region=a_region("Malang", code=code, kind=kind, slug=slug))
    tables = load_balance(today() - timedelta(days=1), today())
    assert rows(tables, 1) == {"Kabupaten Malang": (1, 1), "Kota Malang": (1, 1)}


def test_institution_is_the_one_of_that_day():
    speaker = a_person()
    Position.objects.create(
        person=speaker, title="Kepala", institution="Dinas PU", starts_on=date(2024, 1, 15)
    )
    Position.objects.create(
        person=speaker,
        title="Camat",
        institution="Anggana",
        starts_on=date(2019, 3, 4),
        ends_on=date(2023, 12, 29),
    )
    said("Sebagai camat.", speaker=speaker, published_at=datetime(2023, 5, 1, tzinfo=UTC))
    tables = load_balance(date(2023, 1, 1), date(2023, 12, 31))
    assert rows(tables, 2) == {"Anggana": (1, 1)}


def test_report_can_be_taken_away_and_refuses_an_end_before_its_beginning(client):
    an_editor("rahma")
    client.login(username="rahma", password=PASSWORD)
    said("Air naik.")
    url = reverse("news_quotes:balance")
    lines = client.get(f"{url}?bentuk=csv").content.decode("utf-8-sig").splitlines()
    assert any(line.startswith("Peran,Warga,1,1,100") for line in lines)
    assert client.get(f"{url}?dari=2026-05-02&sampai=2026-05-01").status_code == 422
    assert client.get(f"{url}?dari=kemarin").status_code == 422
