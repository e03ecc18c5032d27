"""Which seats can be given to somebody who has none, and which seats look mistyped.

No plan of the hall is asked: rows and numbers are read from the seats that the list knows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ceremony.core.names import tidy, with_marks
from ceremony.core.seats import seat_of

OFFERED = 12
FAR = 10
"""A number so far beyond its row's largest is asked about: a row may be a few chairs longer than is known."""
_PLACE = re.compile(r"(.*?)(\d{1,6})", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = frozenset({"hàng", "số", "ghế"})


class Doubt(StrEnum):
    """Why a seat is asked about before it is given."""

    NO_ROW = "no_row"
    FAR = "far"
    NEW_PLACE = "new_place"


@dataclass(frozen=True, slots=True)
class Chair:
    """A row as it is told from others, how its seats are written before the number, and the number."""

    row: str
    head: str
    number: int


def chair(seat: str) -> Chair | None:
    """Return the row and number of a seat; None where it has none, or many may sit.

    >>> chair("C7"), chair("Hàng C số 07") == Chair("c", "Hàng C số ", 7), chair("Dãy 2"), chair("C7b")
    (Chair(row='c', head='C', number=7), True, None, None)
    """
    text = tidy(seat)
    found = _PLACE.fullmatch(text)
    if found is None or not seat_of(text):
        return None
    words = (word for word in _WORD.findall(with_marks(found[1])) if word not in _SAYS_NOTHING)
    return Chair("".join(words), found[1], int(found[2]))


def doubt(seat: str, known: Collection[str]) -> Doubt | None:
    """Return why this seat looks mistyped among those that are known; None if it does not, or none is known.

    >>> known = ("A1", "A 12", "Hàng B số 3", "Khách mời")
    >>> [doubt(seat, known) for seat in ("a 22", "B3", "khách mời")]
    [None, None, None]
    >>> [str(doubt(seat, known)) for seat in ("zz999", "A23", "lầu trên")]
    ['no_row', 'far', 'new_place']
    """
    wanted, same = chair(seat), _same(seat)
    if not known or same in map(_same, known):
        return None
    if wanted is None:
        return Doubt.NEW_PLACE
    of_row = [one.number for one in map(chair, known) if one is not None and one.row == wanted.row]
    if not of_row:
        return Doubt.NO_ROW
    return Doubt.FAR if wanted.number > max(of_row) + FAR else None


def free(taken: Iterable[str], let_go: Iterable[str], most: int = OFFERED) -> list[str]:
    """Return seats that nobody needs: those that were let go, the gaps in rows, the last row's end.

    The last row goes on as far as the one before it: a list fills a hall from the front.

    >>> free(["A1", "A2", "A5", "B 1", "B 3", "B 5"], ["B 3", "C7", "c 7"])
    ['C7', 'A3', 'A4']
    >>> free(["A1", "A2", "A3", "B1"], [])
    ['B2', 'B3']
    """
    kept = [*taken]
    sat_in = {_key(seat) for seat in kept}
    offered = {_key(seat): seat for seat in reversed([*let_go]) if chair(seat) and _key(seat) not in sat_in}
    let_free = sorted(offered.values(), key=_in_order)
    gaps = [seat for seat in _gaps([*kept, *let_free]) if _key(seat) not in sat_in]
    return [*let_free, *gaps][:most]


def _gaps(seats: Iterable[str]) -> list[str]:
    """Between the first and the last known of each row; where all are odd, or all even, only such."""
    rows: dict[str, list[Chair]] = defaultdict(list)
    for one in map(chair, seats):
        if one is not None:
            rows[one.row].append(one)
    in_order = sorted(rows, key=lambda row: (len(row), row))
    last_of = {row: max(one.number for one in rows[row]) for row in in_order}
    upto = dict(last_of)
    for before, last in zip(in_order[-2:-1], in_order[-1:], strict=False):
        upto[last] = min(max(last_of[before], last_of[last]), last_of[last] + FAR)
    return [seat for row in in_order for seat in _gaps_of(rows[row], upto[row])]


def _gaps_of(row: list[Chair], last: int) -> list[str]:
    numbers = {one.number for one in row}
    first = min(numbers)
    apart = 2 if len(numbers) > 2 and len({number % 2 for number in numbers}) == 1 else 1
    if last - first > FAR * len(numbers):
        return []
    [(head, _times)] = Counter(one.head for one in row).most_common(1)
    return [f"{head}{number}" for number in range(first, last + 1, apart) if number not in numbers]


def _key(seat: str) -> str:
    one = chair(seat)
    return f"{one.row} {one.number}" if one is not None else _same(seat)


def _in_order(seat: str) -> tuple[str, int]:
    one = chair(seat)
    return (one.row, one.number) if one is not None else (seat, 0)


def _same(seat: str) -> str:
    return with_marks(seat).replace(" ", "")
