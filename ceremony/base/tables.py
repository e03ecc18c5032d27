"""The sheets of a workbook and the rows of a .csv file. Text is text: a formula comes as it was written.

Libraries are imported inside functions: a server that never imports a file never pays for them.
"""

from __future__ import annotations

import csv
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from ceremony.base.office import HELD_BYTES, bytes_of, decode, is_office, must_be_zip
from ceremony.base.words import gettext as _
from ceremony.core.legacy import by_font
from ceremony.core.refusals import Invalid

ROWS = 60_000
COLUMNS = 100
CELLS = 500_000
"""Of all sheets: twenty thousand rows of a wide list. Each is held in memory until the list is understood."""
CELL_CHARACTERS = 4_000
RELATIONS_BYTES = 1024 * 1024
"""Of a sheet's relations: a handful of lines."""
SHEETS_CHARACTERS = 8_000_000
"""Of all sheets: twenty thousand people with four hundred signs each."""
TOLD_EVERY = 250

Cell = str | int | float | bool | datetime | date | None
_OLD_FONT = re.compile(rb'<name val="(?:\.vn|vni-)', re.IGNORECASE)
_HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_NOTES_PART = re.compile(rb'<Relationship\b(?=[^<>]*/relationships/comments")[^<>]*\bTarget="([^"]+)"')
_NOTE = re.compile(rb'<(?:\w+:)?comment\b[^<>]*\bref="([A-Z]{1,3}[0-9]{1,7})"')
_VALUE = re.compile(rb'\b(min|max|r)="(\d+)"')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: its number on the sheet, counted from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or a whole .csv file, with its empty rows left out.

    What an office hid is read like the rest, and is told: columns count from 0, rows from 1. `fonts` has the
    cells (row's number, column) that stand in a font of before Unicode, which alone says what they mean.
    """

    name: str
    rows: tuple[Row, ...]
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    """Cells to which somebody pinned a note (B9): it is not read, and is told."""
    hidden: bool = False
    """A hidden sheet is not read: it comes without rows, to be told."""
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)


Tell = Callable[[int, int], None]
"""Told how many rows were read, of how many; 0 while nobody knows."""


def read_tables(path: Path, tell: Tell = lambda done, of: None) -> list[Table]:
    """Return the sheets of an .xlsx workbook or a .csv file.

    Raises:
        Invalid: the file is no such thing, is locked, cut short, too large, or carries macros.
    """
    data, kind = bytes_of(path), path.suffix.lower()
    if kind in (".csv", ".tsv"):
        return [Table(path.stem, tuple(_csv_rows(data, _Count(path.name, 0, tell))))]
    if kind in (".xls", ".ods", ".numbers") or (kind != ".xlsx" and not is_office(data)):
        raise Invalid("file_kind_not_read", file=path.name, expected=".xlsx, .csv")
    must_be_zip(data, path.name, holding="xl/workbook.xml")
    return _sheets(data, path.name, tell)


def column_letter(index: int) -> str:
    """Return the letters over a column: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        letters, index = chr(65 + index % 26) + letters, index // 26 - 1
    return letters


def _sheets(data: bytes, name: str, tell: Tell) -> list[Table]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            sheets = book.worksheets
            hinted = sum(sheet.max_row or 0 for sheet in sheets)
            count = _Count(name, hinted if hinted <= ROWS else 0, tell)
            with zipfile.ZipFile(BytesIO(data)) as packed:
                old_fonts = bool(_OLD_FONT.search(_part(packed, "xl/styles.xml")))
                return [_sheet(sheet, packed, old_fonts, count) for sheet in sheets]
        finally:
            book.close()
    except Invalid:
        raise
    except Exception:  # a damaged workbook fails inside the library in a dozen ways; all mean the same
        raise Invalid("file_truncated", file=name) from None


@dataclass(slots=True)
class _Count:
    """How many rows were read of all sheets, told now and then."""

    file: str
    of: int
    tell: Tell
    done: int = 0
    cells: int = 0
    characters: int = 0

    def one_more(self, cells: Sequence[Any]) -> None:
        self.done += 1
        self.cells += len(cells)
        self.characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if self.characters > SHEETS_CHARACTERS:
            limit = _("%(count)s ký tự", count=SHEETS_CHARACTERS)
            raise Invalid("file_too_large", file=self.file, limit=limit)
        if self.done > ROWS:
            raise Invalid("file_too_large", file=self.file, limit=_("%(count)s dòng", count=ROWS))
        if self.cells > CELLS:
            raise Invalid("file_too_large", file=self.file, limit=_("%(count)s ô", count=CELLS))
        if self.done % TOLD_EVERY == 0:
            self.tell(self.done, max(self.done, self.of) if self.of else 0)


def _sheet(sheet: Any, packed: zipfile.ZipFile, old_fonts: bool, count: _Count) -> Table:
    if sheet.sheet_state != "visible":
        return Table(sheet.title, (), hidden=True)
    columns, rows = _hidden(packed, sheet._worksheet_path)
    fonts: dict[tuple[int, int], str] = {}
    read = _rows_in_fonts(sheet, fonts) if old_fonts else sheet.iter_rows(max_col=COLUMNS, values_only=True)
    notes = _notes(packed, sheet._worksheet_path)
    return Table(sheet.title, tuple(_sheet_rows(sheet, read, count)), columns, rows, notes, fonts=fonts)


def _sheet_rows(sheet: Any, read: Iterator[tuple[Any, ...]], count: _Count) -> Iterator[Row]:
    """Give the rows that say something. Offices colour whole columns: a million empty rows are no refusal."""
    sheet.reset_dimensions()
    for number, cells in enumerate(read, start=1):
        if any(cells):
            said = max(place for place, cell in enumerate(cells, start=1) if cell)
            count.one_more(cells[:said])
            yield Row(number, tuple(_cell(cell) for cell in cells[:said]))


def _rows_in_fonts(sheet: Any, fonts: dict[tuple[int, int], str]) -> Iterator[tuple[Any, ...]]:
    """Give the rows' values, and note which cells stand in an old font."""
    for number, cells in enumerate(sheet.iter_rows(max_col=COLUMNS), start=1):
        for place, cell in enumerate(cells):
            if isinstance(cell.value, str) and (by := cell.font.name) and by_font(by):
                fonts[number, place] = by
        yield tuple(cell.value for cell in cells)


def _part(packed: zipfile.ZipFile, part: str, most: int = HELD_BYTES) -> bytes:
    if part not in packed.namelist():
        return b""
    with packed.open(part) as stream:
        return stream.read(most)


def _notes(packed: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    """Return the cells of a sheet that bear notes, from the part its relations name."""
    folder, name = posixpath.split(part)
    found = _NOTES_PART.search(_part(packed, f"{folder}/_rels/{name}.rels", RELATIONS_BYTES))
    if found is None:
        return ()
    target = posixpath.normpath(posixpath.join("/", folder, found[1].decode("utf-8", "replace")))
    return tuple(cell.decode() for cell in _NOTE.findall(_part(packed, target.lstrip("/")))[:ROWS])


def _hidden(packed: zipfile.ZipFile, part: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the hidden columns and the first hidden rows of a sheet, from its tags alone."""
    columns: set[int] = set()
    rows: list[int] = []
    with packed.open(part) as stream:
        rest = b""
        while piece := stream.read(1 << 16):
            text = rest + piece
            for tag in _HIDDEN.findall(text):
                values = dict(_VALUE.findall(tag))
                if b"min" in values:
                    first, last = int(values[b"min"]), int(values.get(b"max", values[b"min"]))
                    columns |= set(range(first - 1, min(last, COLUMNS)))
                elif b"r" in values and len(rows) < ROWS:
                    rows.append(int(values[b"r"]))
            rest = text[text.rfind(b"<") :] if text.rfind(b"<") > text.rfind(b">") else b""
            rest = rest[:4096]
    return tuple(sorted(columns)), tuple(rows)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (bool, int, float, datetime, date)):
        return value
    return str(getattr(value, "text", value))[:CELL_CHARACTERS]


def _csv_rows(data: bytes, count: _Count) -> Iterator[Row]:
    text = decode(data, count.file)
    mark = max(",;\t", key=text[:20_000].count)
    csv.field_size_limit(1_000_000)
    try:
        lines = (found[0] for found in _LINE.finditer(text))
        for number, cells in enumerate(csv.reader(lines, delimiter=mark), start=1):
            if any(cell.strip() for cell in cells):
                count.one_more(cells)
                yield Row(number, tuple(cell[:CELL_CHARACTERS] for cell in cells[:COLUMNS]))
    except csv.Error:
        raise Invalid("file_truncated", file=count.file) from None
