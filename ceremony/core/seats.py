"""Which seats are given twice: nobody can sit in one with another, and the door sends both there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from ceremony.core.names import with_marks

Who = TypeVar("Who")
_FOR_MANY = re.compile(r"\D*|(?:bàn|dãy|hàng|khu|khối|lô|tầng)(?:số)?\d+")
"""A table, a row, a part of the hall: many sit there."""


def seat_of(seat: str) -> str:
    """Return what tells one seat from another, however it is typed; nothing where many may sit.

    >>> {seat_of(seat) for seat in ("A1", "a1", " A 1 ")}, seat_of("Đ1") == seat_of("D1")
    ({'a1'}, False)
    >>> seat_of("Dãy 2"), seat_of("Khách mời"), seat_of("Dãy 2 ghế 4")
    ('', '', 'dãy2ghế4')
    """
    place = with_marks(seat).replace(" ", "")
    return "" if _FOR_MANY.fullmatch(place) else place


def shared(seats: Iterable[tuple[Who, str]]) -> list[list[Who]]:
    """Return those who have one seat between them, a list for each such seat.

    >>> shared([("An", "A1"), ("Bình", "A2"), ("Chi", "a 1"), ("Dũng", ""), ("Em", "")])
    [['An', 'Chi']]
    """
    sitting: dict[str, list[Who]] = defaultdict(list)
    for who, seat in seats:
        if place := seat_of(seat):
            sitting[place].append(who)
    return [those for those in sitting.values() if len(those) > 1]
