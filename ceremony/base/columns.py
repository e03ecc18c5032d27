"""Finding one's way on an office's sheet: where the header is, which column is which, what a cell says.

A header may stand in any of the first rows, under merged titles, over two rows, in any order of
columns and under the names offices use. Cells keep their address, for telling.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from itertools import zip_longest

from ceremony.base.tables import Cell, Row, Table, column_letter
from ceremony.base.words import gettext as _
from ceremony.core.names import fold, tidy, with_marks
from ceremony.core.people import Problem

HEADER_WITHIN = 20
TOLD = 10
"""So many cells are named where the same is true of more."""
_NUMBERING = re.compile(r"\(?[0-9a-h]{1,2}\)?")
_NO_LETTER = re.compile(r"[^\w]+")
_ORDINAL = re.compile(r"\d+([.)])?")


@dataclass(frozen=True, slots=True)
class Header:
    """Which field stands in which column, and the rows the header takes."""

    columns: Mapping[str, int]
    first_row: int
    last_row: int
    unknown: tuple[tuple[int, str], ...] = ()

    @property
    def fields(self) -> dict[int, str]:
        """Which column holds which field."""
        return {place: field for field, place in self.columns.items()}

    def text(self, row: Row, field: str) -> str:
        """Return what a row says under a field, tidy; nothing where there is no such column."""
        return as_text(self.cell(row, field))

    def cell(self, row: Row, field: str) -> Cell:
        place = self.columns.get(field)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def address(self, row: Row, field: str) -> str:
        """Return the cell's name on the sheet, `C7`; of the row alone when the field has no column."""
        place = self.columns.get(field)
        return f"{column_letter(place)}{row.number}" if place is not None else str(row.number)


def find_header(table: Table, known: Mapping[str, str], needs: Sequence[frozenset[str]]) -> Header | None:
    """Return the header among the first rows, or None. `known` maps a field to a pattern over folded text
    (or over its marks, where it has any); one of the sets in `needs` must be there. A list further below may
    have its own, of more columns even."""
    best: Header | None = None
    rows = [row for row in table.rows if row.number <= HEADER_WITHIN]
    for place, row in enumerate(rows):
        under = rows[place + 1] if place + 1 < len(rows) else None
        header = _most(row, under, known, needs)
        if header is None or (best is not None and len(header.columns) <= len(best.columns)):
            continue
        if best is not None and _lists_above(rows, best, header, needs):
            return best
        best = header
    return best


def later_headers(
    table: Table, header: Header, known: Mapping[str, str], needs: Sequence[frozenset[str]]
) -> tuple[Header, ...]:
    """Return the headers further below: offices put one over each group or page, perhaps of other columns."""
    found: list[Header] = []
    for row, under in zip_longest(table.rows, table.rows[1:]):
        last, places = (found[-1] if found else header).last_row, filled(row)
        if row.number <= last or not places or _field(as_text(row.cells[places[0]]), known) is None:
            continue
        again = _most(row, under, known, needs)
        if again is not None and len(again.columns) * 2 > len(places):
            found.append(again)
    return tuple(found)


def header_at(table: Table, number: int, known: Mapping[str, str]) -> Header | None:
    """Return the header that stands in this row and perhaps the next, as a person said."""
    rows = [row for row in table.rows if row.number >= number][:2]
    if not rows or rows[0].number != number:
        return None
    return _header(rows[0], rows[1] if len(rows) > 1 else None, known)


def chosen_columns(header: Header, columns: Mapping[str, str]) -> Header:
    """Return the header with its columns as a person named them: by letter, `""` for one that is not read."""
    places = {column_place(letter): field for letter, field in columns.items()}
    by_field = {field: place for place, field in sorted(places.items(), reverse=True) if field}
    return replace(header, columns=by_field, unknown=())


def labels(table: Table, header: Header) -> dict[int, str]:
    """Return what stands over each column, of a header of two rows both: `Năm sinh / Nam`."""
    found: dict[int, list[str]] = {}
    for row in table.rows:
        if header.first_row <= row.number <= header.last_row:
            for place in filled(row):
                found.setdefault(place, []).append(as_text(row.cells[place]))
    return {place: " / ".join(found[place]) for place in sorted(found)}


def signature(labels: Mapping[int, str]) -> str:
    """Return what tells a header from others, however its letters are marked or cased."""
    said = "|".join(f"{place}:{fold(label)}" for place, label in sorted(labels.items()))
    return sha256(said.encode()).hexdigest()[:24]


def column_place(letters: str) -> int:
    """Return the place under a column's letters: A is 0, AA is 26."""
    place = 0
    for sign in letters:
        place = place * 26 + ord(sign) - 64
    return place - 1


def people_rows(table: Table, header: Header) -> list[Row]:
    """Return the rows below the header, without the row that only numbers the columns."""
    [(_only, rows)] = under_headers(table, header)
    return rows


def under_headers(
    table: Table, header: Header, later: Iterable[Header] = ()
) -> Iterator[tuple[Header, list[Row]]]:
    """Give each header with the rows below it, without those that only number the columns."""
    waiting, rows = deque(later), list[Row]()
    for row in table.rows:
        if waiting and row.number >= waiting[0].first_row:
            yield header, _unnumbered(rows)
            header, rows = waiting.popleft(), []
        if row.number > header.last_row and any(map(as_text, row.cells)):
            rows.append(row)
    yield header, _unnumbered(rows)


def hidden_sheets(tables: Iterable[Table]) -> list[Problem]:
    """Tell of the sheets an office hid: they are not read, and nobody should look for their people."""
    text = _("Trang này đang bị ẩn trong tệp nên không được đọc.")
    return [Problem(one.name, "A1", "", "hidden_sheet", text) for one in tables if one.hidden]


def pinned_notes(tables: Iterable[Table]) -> list[Problem]:
    """Tell of the notes that an office pinned to cells: they are in no cell, and would be lost in silence."""
    found: list[Problem] = []
    for one in tables:
        if one.notes:
            cells = ", ".join(one.notes[:TOLD]) + (" …" if len(one.notes) > TOLD else "")
            text = _("Ghi chú đính vào ô không được đọc: %(cells)s.", cells=cells)
            found.append(Problem(one.name, one.notes[0], cells, "cell_notes", text))
    return found


def as_text(cell: Cell) -> str:
    """Return a cell as a person reads it: 912345678.0 is 912345678, a date is 15/3/1970."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (datetime, date)):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return tidy(str(cell))


def filled(row: Row) -> list[int]:
    """Return the places of the cells that say something."""
    return [place for place, cell in enumerate(row.cells) if as_text(cell)]


def is_ordinal(text: str) -> bool:
    """Say whether a cell holds a running number (`1`, `12.`)."""
    return bool(_ORDINAL.fullmatch(text))


def _header(row: Row, under: Row | None, known: Mapping[str, str]) -> Header:
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    for place in filled(row):
        label = as_text(row.cells[place])
        field = _field(label, known)
        if field is None or field in columns:
            unknown.append((place, label))
        else:
            columns[field] = place
    below = _below(row, under, known, columns) if under is not None else {}
    last = under.number if under is not None and below else row.number
    above = {field: place for field, place in columns.items() if place not in below.values()}
    without = tuple((place, label) for place, label in unknown if place not in below.values())
    return Header({**above, **below}, row.number, last, without)


def _most(
    row: Row, under: Row | None, known: Mapping[str, str], needs: Sequence[frozenset[str]]
) -> Header | None:
    """Return the header a row is, with the next one or alone, whichever has more columns."""
    both = (_header(row, under, known), _header(row, None, known))
    enough = [
        one for one in both if len(one.columns) > 1 and any(need <= one.columns.keys() for need in needs)
    ]
    return max(enough, key=lambda one: len(one.columns), default=None)


def _lists_above(rows: list[Row], header: Header, below: Header, needs: Sequence[frozenset[str]]) -> bool:
    """Say whether somebody is listed between two headers: then both are headers, of a list each."""
    return any(
        header.last_row < row.number < below.first_row
        and len(filled(row)) > 1
        and any(header.text(row, field) for need in needs for field in need)
        for row in rows
    )


def _unnumbered(rows: list[Row]) -> list[Row]:
    return rows[1:] if rows and _numbers_columns(rows[0]) else rows


def _below(row: Row, under: Row, known: Mapping[str, str], above: Mapping[str, int]) -> dict[str, int]:
    """Return the fields of a second header row: Nam and Nữ under one Năm sinh. Values are no header.

    A row that names no column besides ("Đơn vị: Trường Tiểu học") is a title above a header of one row.
    """
    found: dict[str, int] = {}
    for place in filled(under):
        field = _field(as_text(under.cells[place]), known)
        if field is None or field in found:
            return {}
        found[field] = place
    return found if above.keys() - found.keys() and set(above.values()) - set(found.values()) else {}


def _field(label: str, known: Mapping[str, str]) -> str | None:
    plain = _NO_LETTER.sub(" ", fold(label)).strip()
    if not plain or len(plain) > 80:
        return None
    marked = _NO_LETTER.sub(" ", with_marks(label)).strip()  # Năm is a year, Nam is men
    said = dict.fromkeys((plain, marked))
    return next(
        (field for field, pattern in known.items() if any(re.fullmatch(pattern, one) for one in said)), None
    )


def _numbers_columns(row: Row) -> bool:
    texts = [fold(as_text(row.cells[place])) for place in filled(row)]
    return len(texts) > 2 and all(_NUMBERING.fullmatch(text) for text in texts)
