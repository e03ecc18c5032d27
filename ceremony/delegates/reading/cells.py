"""What single cells say: days, years, telephones, a yes or a no. Nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from ceremony.base.columns import as_text
from ceremony.base.tables import Cell
from ceremony.core import names
from ceremony.core.people import CATEGORIES
from ceremony.delegates.reading.words import CATEGORY_WORDS, NO, YES

_SERIAL_ZERO = date(1899, 12, 30)
_DAY = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d|[3-9]\d)")
"""A year of two digits is one of the last century, down to 30, as in the offices' own sheets; it is told."""
_GENDERS = {"nam": "male", "nu": "female", "m": "male", "f": "female"}


def when(cell: Cell) -> tuple[int | None, date | None]:
    """Read a year, a day/month/year, or the serial number Excel keeps for a date."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return (cell.year, cell) if 1900 < cell.year < 2100 else (None, None)
    text = as_text(cell)
    if re.fullmatch(r"\d{4}", text) and 1900 <= int(text) <= 2100:
        return int(text), None
    if re.fullmatch(r"\d{5}", text) and 3_000 <= int(text) <= 73_000:
        born = _SERIAL_ZERO + timedelta(days=int(text))
        return born.year, born
    parts = _DAY.fullmatch(text)
    if parts is None:
        return None, None
    try:
        born = date(int(parts[3]) + (1900 if len(parts[3]) == 2 else 0), int(parts[2]), int(parts[1] or 1))
    except ValueError:
        return None, None
    return (born.year, born) if parts[1] else (born.year, None)


def has_short_year(cell: Cell) -> bool:
    parts = _DAY.fullmatch(as_text(cell)) if isinstance(cell, str) else None
    return parts is not None and len(parts[3]) == 2


def gender(text: str) -> str:
    return _GENDERS.get(names.fold(text), "")


def yes_or_no(cell: Cell) -> bool | None:
    """Return what a mark or a word says; a day (of joining the Party) is a yes, anything else unknown."""
    text = names.fold(as_text(cell))
    if text in NO:
        return False
    return True if text in YES or when(cell)[0] else None


@dataclass(frozen=True, slots=True)
class Phone:
    """What a cell says about a telephone."""

    number: str
    """In digits; what was typed, where it is no number."""
    sound: bool = True
    lost: bool = False
    """Whether it got back the 0 it had lost."""
    others: tuple[str, ...] = ()
    """What else the cell holds: only one number is kept of a person."""


def phone(text: str) -> Phone:
    """Read the number in a cell, or the first of several.

    >>> phone("905 123 456"), phone("0905 123 456 / 0906 111 222").others
    (Phone(number='0905123456', sound=True, lost=True, others=()), ('0906111222',))
    """
    if one := _number(text):
        return one
    parts = [part.strip() for part in _PHONES_APART.split(text) if re.search(r"\d", part)]
    if len(parts) < 2:
        parts = [found[0] for found in _PHONE.finditer(text)]
        parts = parts if not re.search(r"\d", _PHONE.sub("", text)) else []
    numbers = {part: _number(part) for part in parts}
    first = next((one for one in numbers.values() if one), None)
    if first is None:
        return Phone(text, sound=False)
    others = dict.fromkeys(one.number if one else part for part, one in numbers.items())
    return replace(first, others=tuple(one for one in others if one != first.number))


def _number(text: str) -> Phone | None:
    digits = re.sub(r"\D", "", _AS_A_NUMBER.sub("", text))
    if digits.startswith("84") and 11 <= len(digits) <= 12:
        digits = "0" + digits[2:].removeprefix("0")
    lost = bool(re.fullmatch(r"[1-9]\d{8}|2\d{9}", digits))
    digits = "0" + digits if lost else digits
    return Phone(digits, lost=lost) if re.fullmatch(r"0\d{9}|0[12]\d{9}", digits) else None


_AS_A_NUMBER = re.compile(r"\.0$")
"""What a spreadsheet leaves of a telephone it took for a number: 0905123456.0."""
_PHONES_APART = re.compile(r"[/;,|&+](?!84)|\s[-–—]\s|\b(?:hoặc|và|hay)\b")
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)[\s.()-]*(?:[35789](?:[\s.()-]*\d){8}|2(?:[\s.()-]*\d){9})(?!\d)")


@lru_cache(maxsize=1024)
def category(text: str) -> str | None:
    """Return the category a label means, None for one nobody knows."""
    plain = names.fold(text)
    if plain in CATEGORIES:
        return plain
    return next((known for known, words in CATEGORY_WORDS.items() if re.search(words, plain)), None)


def split_position(text: str) -> tuple[str, str]:
    """Return position and unit of `Trưởng ấp – Ấp Suối Đá` or `Giáo viên, Trường Tiểu học`."""
    head, mark, tail = next(
        (text.partition(mark) for mark in (" – ", " - ", "; ", ", ") if mark in text), (text, "", "")
    )
    return (head.strip(), tail.strip()) if mark else ("", text)
