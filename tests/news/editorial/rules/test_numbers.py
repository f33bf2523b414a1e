"""Numbers in figures and in words are one number."""

from decimal import Decimal

import pytest

from news.editorial.rules.numbers import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sembilan desa", "9"),
        ("9 desa", "9"),
        ("1.140 rumah", "1140"),
        ("seribu seratus empat puluh rumah", "1140"),
        ("tujuh belas orang", "17"),
        ("dua puluh lima orang", "25"),
        ("dua ratus lima puluh ribu rupiah", "250000"),
        ("Rp64 juta", "64000000"),
        ("Rp2,5 miliar", "2500000000"),
        ("dua juta tiga ratus ribu", "2300000"),
        ("39 persen", "39"),
        ("menit ke-93", "93"),
        ("sebelas persalinan", "11"),
        ("kedua pelaku", "2"),
        ("Rp2,5 M", "2500000000"),
        ("Rp 1,2 T", "1200000000000"),
        ("20 jt", "20000000"),
        ("500 rb", "500000"),
        ("dua setengah juta", "2500000"),
        ("10 M dari tepi", "10"),
    ],
)
def test_number_is_worth_the_same_however_it_is_written(text, value):
    assert [number.value for number in numbers(text)] == [Decimal(value)]


def test_numbers_beside_each_other_stay_apart():
    assert [int(number.value) for number in numbers("menang 2-1, dua gol dan 17 tendangan. Tiga hari")] == [
        2,
        1,
        2,
        17,
        3,
    ]


def test_dash_ends_a_number():
    assert [int(number.value) for number in numbers("sepuluh-sebelas orang")] == [10, 11]


@pytest.mark.parametrize(
    ("round_one", "exact", "stands"),
    [
        ("2,5 miliar", "2.487.500.000", True),
        ("2,5 miliar", "2.387.500.000", False),
        ("19 ribu", "18.600", True),
        ("19 ribu", "18.400", False),
        ("1.140", "1.141", False),
        ("dua juta tiga ratus ribu", "2.300.400", True),
        ("dua ribu lima", "2.006", False),
    ],
)
def test_round_number_stands_for_what_is_rounded_to_it(round_one, exact, stands):
    (ours,), (theirs,) = numbers(round_one), numbers(exact)
    assert ours.stands_for(theirs) is stands


def test_number_as_long_as_an_account_is_none():
    assert list(numbers("rekening 1234567890123456789")) == []


def test_number_knows_how_it_is_written():
    (number,) = numbers("Hampir delapan belas orang pindah")
    assert (number.written, number.before) == ("delapan belas", "hampir")
