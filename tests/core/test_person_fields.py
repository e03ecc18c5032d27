"""Birth dates and telephone numbers as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from ceremony.core.ethnic_groups import GROUPS
from ceremony.core.person_fields import birth, day, phone


@pytest.mark.parametrize(
    ("typed", "year", "born"),
    [
        ("", None, None),
        ("1975", 1975, None),
        ("5/3/1975", 1975, date(1975, 3, 5)),
        ("05-03-1975", 1975, date(1975, 3, 5)),
        ("5.3.1975", 1975, date(1975, 3, 5)),
        ("1975-03-05", 1975, date(1975, 3, 5)),
    ],
)
def test_a_birthday_or_its_year(typed: str, year: int | None, born: date | None) -> None:
    assert birth(typed) == (year, born)


@pytest.mark.parametrize("typed", ["31/2/1975", "75", "1875", "2175", "mười", "5/3", "13/13/1990"])
def test_what_is_no_birthday(typed: str) -> None:
    with pytest.raises(ValueError):
        birth(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("(0251) 382-2345", "02513822345"),
    ],
)
def test_a_telephone_number(typed: str, kept: str) -> None:
    assert phone(typed) == kept


@pytest.mark.parametrize("typed", ["12", "0912", "09123456789012", "không có"])
def test_what_is_no_telephone_number(typed: str) -> None:
    with pytest.raises(ValueError):
        phone(typed)


def test_a_day_as_offices_and_as_browsers_write_it() -> None:
    assert day("5/3/2021") == day("2021-03-05") == date(2021, 3, 5)
    assert day("") is None


def test_there_are_54_groups() -> None:
    assert (len(set(GROUPS)), GROUPS[0]) == (54, "Kinh")
