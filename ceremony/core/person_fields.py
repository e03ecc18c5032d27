"""What somebody types about a person, as it is stored: a birth date, a telephone number.

A value that cannot be read is refused with `ValueError`; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date

FIRST_YEAR, NEVER = 1900, 2100
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


def birth(text: str, latest: int = NEVER) -> tuple[int | None, date | None]:
    """Return year and day of birth; the day is None where only the year is known.

    >>> birth("1975"), birth("5/3/1975")
    ((1975, None), (1975, datetime.date(1975, 3, 5)))

    Raises:
        ValueError: this is no day, month and year, and no year.
    """
    if not text:
        return None, None
    if day := _DAY.fullmatch(text):
        born = date(int(day[3]), int(day[2]), int(day[1]))
        return _year(born.year, latest), born
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        born = date.fromisoformat(text)
        return _year(born.year, latest), born
    if re.fullmatch(r"\d{4}", text):
        return _year(int(text), latest), None
    raise ValueError(text)


def _year(year: int, latest: int) -> int:
    if not FIRST_YEAR <= year <= latest:
        raise ValueError(year)
    return year


def day(text: str) -> date | None:
    """Return a day as offices write it (5/3/2021) or as a browser sends it (2021-03-05).

    Raises:
        ValueError: it is neither.
    """
    if not text:
        return None
    if found := _DAY.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(text)


def phone(text: str) -> str:
    """Return a Vietnamese telephone number as digits: +84 is a leading 0, and a lost 0 is put back.

    >>> phone("+84 912 345 678"), phone("912345678")
    ('0912345678', '0912345678')

    Raises:
        ValueError: no number has this form.
    """
    if not text:
        return ""
    digits = re.sub(r"[\s.()-]", "", text)
    if re.fullmatch(r"\+?84\d{9,10}", digits):
        digits = "0" + digits.removeprefix("+").removeprefix("84")
    if re.fullmatch(r"[1-9]\d{8}", digits):
        digits = "0" + digits
    if not re.fullmatch(r"0\d{9,10}", digits):
        raise ValueError(text)
    return digits
