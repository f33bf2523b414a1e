"""The week of assignments: days with something on them, the others drawn together."""

from datetime import date, timedelta

from news.editorial.assignments.calendar import Day, with_gaps
from news.editorial.models import Assignment

MONDAY = date(2026, 11, 23)


def a_week(*planned: int, today: int, monday: date = MONDAY) -> list[str]:
    days = [Day(monday + timedelta(days=offset), today=monday + timedelta(days=today)) for offset in range(7)]
    for offset in planned:
        days[offset].assignments.append(Assignment(title="Sidang"))
    return [shown.title for shown in with_gaps(days)]


def test_days_without_plans_are_one_line_between_those_with():
    assert a_week(1, 4, today=4) == [
        "Senin, 23 November",
        "Selasa, 24 November",
        "Rabu–Kamis, 25–26 November",
        "Jumat, 27 November",
        "Sabtu–Minggu, 28–29 November",
    ]


def test_today_stands_alone_without_a_plan_too():
    assert a_week(today=3) == [
        "Senin–Rabu, 23–25 November",
        "Kamis, 26 November",
        "Jumat–Minggu, 27–29 November",
    ]


def test_line_over_the_end_of_a_month_names_both():
    assert a_week(today=20, monday=date(2026, 11, 30)) == ["Senin–Minggu, 30 November – 6 Desember"]
