"""The dateline is printed from its fields, and a weekday belongs to its date."""

import pytest

from news.editorial.rules.dateline import dateline_typed, weekday_beside_date
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "start",
    [
        "SAMARINDA, Kabar Muara – Air naik.",
        "Samarinda (ANTARA) - Air naik.",
        "ANGGANA — Air naik.",
        "Balikpapan/Kabar Muara -- Air naik.",
    ],
)
def test_dateline_typed_in_the_first_paragraph_is_named(start):
    (finding,) = dateline_typed(a_draft(body=paragraphs(start, "SAMARINDA – Air naik.")))
    assert (finding.block_id, finding.is_blocking) == ("b0", False)


@pytest.mark.parametrize(
    "start",
    [
        "Air naik di Samarinda – lagi.",
        "KPK – lembaga itu – datang.",
        "Samarinda kebanjiran.",
        "Bupati – dan camat – datang.",
    ],
)
def test_other_dashes_pass(start):
    assert list(dateline_typed(a_draft(body=paragraphs(start)))) == []


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Rapat pada Senin (13/11/2024).", "Rabu"),
        ("Rapat pada Jumat, 3 Februari 2025.", "Senin"),
        ("Rapat pada Minggu (13/11/24).", "Rabu"),
    ],
)
def test_weekday_of_another_date_is_named(text, weekday):
    (finding,) = weekday_beside_date(a_draft(body=paragraphs(text)))
    assert weekday in finding.message
    assert not finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Rapat pada Rabu (13/11/2024).",
        "Rapat pada Jum'at, 31 Januari 2025.",
        "Rapat pada Ahad (9/2/2025).",
        "Rapat pada Senin (3/2).",
        "Rapat pada Senin (33/2/2025).",
    ],
)
def test_weekday_of_its_date_and_what_is_no_date_pass(text):
    assert list(weekday_beside_date(a_draft(body=paragraphs(text)))) == []
