"""How a seat is written, and which are given twice: nobody can sit in one with another, and the door sends
both there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from ceremony.core.names import tidy, with_marks

Who = TypeVar("Who")
_FOR_MANY = re.compile(r"\D*|(?:bàn|dãy|hàng|khu|khối|lô|tầng)(?:số)?\d+")
"""A table, a row, a part of the hall: many sit there."""
_BARE = re.compile(r"(?!khu|day|ban|ghe|lo\b)[a-zđ]{0,3}[ .-]?\d{1,4}|\d{1,4}[ .-]?[a-zđ]{1,2}")
"""C7, A-12, Đ 5, 12B. What a part of the hall is called, with marks or without, is no letter of a seat."""


def is_bare(seat: str) -> bool:
    """Say whether a seat is only letters and a number, as they stand on a chair.

    >>> is_bare("C7"), is_bare("đ-12"), is_bare("khu 1"), is_bare("hàng 3, ghế 12")
    (True, True, False, False)
    """
    return _BARE.fullmatch(tidy(seat).lower()) is not None


def written(seat: str) -> str:
    """Return a seat as lists and papers have it: a bare code in capitals, words as somebody typed them.

    >>> written("c7"), written("hàng 3, ghế 12")
    ('C7', 'hàng 3, ghế 12')
    """
    said = tidy(seat)
    return said.upper() if is_bare(said) else said


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
