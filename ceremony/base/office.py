"""Opening what an office sends: .xlsx, .csv, .docx, .pdf, .txt, .md. Nothing is run, nothing is fetched.

A file that cannot be read is refused with one code (`file_encrypted`, `file_truncated`, …) before any of
it is used. Text is text: a formula comes as it was written, a macro is a reason to refuse the file.
Libraries are imported inside functions: a server that never imports a file never pays for them.
"""

from __future__ import annotations

import csv
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from ceremony.core.legacy import by_font
from ceremony.core.refusals import Invalid

FILE_BYTES = 20 * 1024 * 1024
UNPACKED_BYTES = 120 * 1024 * 1024
PART_BYTES = 80 * 1024 * 1024
HELD_BYTES = 16 * 1024 * 1024
"""Sheets are streamed; any other part is held in memory whole, many times its size."""
MOST_TIMES_SMALLER = 250
ROWS = 60_000
COLUMNS = 100
CELLS = 500_000
"""Of all sheets: twenty thousand rows of a wide list. Each is held in memory until the list is understood."""
CELL_CHARACTERS = 4_000
SHEETS_CHARACTERS = 8_000_000
"""Of all sheets: twenty thousand people with four hundred signs each."""
TEXT_CHARACTERS, BYTES_A_SIGN = 500_000, 3
"""A plan of a hundred and fifty pages; each is held many times while its sense is looked for."""
TOLD_EVERY = 250
LINES = 8_000
PAGES = 150
WORD_BYTES = 6 * 1024 * 1024
"""Of the text of a Word file with its marks, which is held as a tree."""

Cell = str | int | float | bool | datetime | date | None
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_OLD_FONT = re.compile(rb'<name val="(?:\.vn|vni-)', re.IGNORECASE)
_HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_VALUE = re.compile(rb'\b(min|max|r)="(\d+)"')
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
"""Signs that no text holds: a picture or a program was given a text's name."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_VIETNAMESE = re.compile("[ăâđêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9]", re.IGNORECASE)
_ENTITIES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


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
    data, kind = _bytes(path), path.suffix.lower()
    if kind in (".csv", ".tsv"):
        return [Table(path.stem, tuple(_csv_rows(data, _Count(path.name, 0, tell))))]
    if kind in (".xls", ".ods", ".numbers"):
        raise Invalid("file_kind_not_read", file=path.name, expected=".xlsx, .csv")
    _must_be_zip(data, path.name, holding="xl/workbook.xml")
    return _sheets(data, path.name, tell)


def read_lines(path: Path) -> list[str]:
    """Return the paragraphs of a .docx, .pdf, .txt or .md file; a table's row is one line, with tabs.

    Raises:
        Invalid: the file is no such thing, is locked, cut short, too large, or holds no text.
    """
    data = _bytes(path)
    kind = path.suffix.lower()
    if data.startswith(b"%PDF-"):
        lines = _pdf_lines(data, path.name)
    elif kind == ".pdf" and not data.startswith(b"PK"):
        raise Invalid("file_not_this_kind", file=path.name, expected=".pdf")
    elif kind in (".txt", ".md", ".text", ".markdown"):
        if len(data) > TEXT_CHARACTERS * BYTES_A_SIGN:
            limit = _("%(count)s ký tự", count=TEXT_CHARACTERS)
            raise Invalid("file_too_large", file=path.name, limit=limit)
        lines = decode(data, path.name).splitlines()
    elif kind not in ("", ".docx", ".pdf"):
        raise Invalid("file_kind_not_read", file=path.name, expected=".docx, .pdf, .txt, .md")
    else:
        _must_be_zip(data, path.name, holding="word/document.xml")
        lines = _docx_lines(data, path.name)
    if len(lines) > LINES:
        raise Invalid("file_too_large", file=path.name, limit=_("%(count)s dòng", count=LINES))
    if sum(map(len, lines)) > TEXT_CHARACTERS:
        raise Invalid("file_too_large", file=path.name, limit=_("%(count)s ký tự", count=TEXT_CHARACTERS))
    if not any(line.strip() for line in lines):
        raise Invalid("file_no_text", file=path.name)
    return lines


def decode(data: bytes, name: str) -> str:
    """Return the text of a plain file: UTF-8, UTF-16 with its mark, or Windows-1258."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", name)
    if _NO_TEXT.search(data):
        raise Invalid("file_not_this_kind", file=name, expected=_("văn bản"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if (line := _other_encoding(data)) is not None:
            raise Invalid("file_mixed_encodings", file=name, line=line) from None
    return _decoded(data, "windows-1258", name)


def column_letter(index: int) -> str:
    """Return the letters over a column: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        letters, index = chr(65 + index % 26) + letters, index // 26 - 1
    return letters


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise Invalid("file_too_large", file=path.name, limit=f"{FILE_BYTES >> 20} MB")
        data = path.read_bytes()
    except OSError:
        raise Invalid("file_unreadable", file=path.name) from None
    if not data:
        raise Invalid("file_empty", file=path.name)
    return data


def _must_be_zip(data: bytes, name: str, holding: str) -> None:
    """Refuse anything but a whole, modest, macro-free Office file that holds the named part."""
    if data.startswith(_OLE):
        code = "file_encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "file_not_this_kind"
        raise Invalid(code, file=name, expected=_kind(holding))
    if not data.startswith(b"PK"):
        raise Invalid("file_not_this_kind", file=name, expected=_kind(holding))
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            _must_be_modest(parts, len(data), name)
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise Invalid("file_macros", file=name)
            if holding not in packed.namelist():
                raise Invalid("file_not_this_kind", file=name, expected=_kind(holding))
            _must_define_nothing(packed, parts, name)
    except _DAMAGED:
        raise Invalid("file_truncated", file=name) from None


def _must_be_modest(parts: list[zipfile.ZipInfo], packed_size: int, name: str) -> None:
    whole = sum(part.file_size for part in parts)
    swollen = any(part.file_size > _most(part.filename) for part in parts)
    bomb = whole > 1024 * 1024 and whole > packed_size * MOST_TIMES_SMALLER
    if bomb or swollen or whole > UNPACKED_BYTES or len(parts) > 5_000:
        limit = _("%(size)s MB khi bung ra", size=UNPACKED_BYTES >> 20)
        raise Invalid("file_too_large", file=name, limit=limit)
    if any(part.flag_bits & 1 for part in parts):
        raise Invalid("file_encrypted", file=name)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Invalid("file_truncated", file=name)


def _most(part: str) -> int:
    if part.startswith("word/") and part.endswith(".xml"):
        return WORD_BYTES
    return PART_BYTES if part.startswith("xl/worksheets/") or not part.endswith(".xml") else HELD_BYTES


def _must_define_nothing(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse a document type: no Office file has one, and its entities can be a bomb."""
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as stream:
                head = stream.read(2048)
            if any(mark in head for mark in _ENTITIES):
                raise Invalid("file_not_this_kind", file=name, expected="Office")


def _kind(holding: str) -> str:
    return ".xlsx" if holding.startswith("xl/") else ".docx"


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
    return Table(sheet.title, tuple(_sheet_rows(sheet, read, count)), columns, rows, fonts=fonts)


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


def _part(packed: zipfile.ZipFile, part: str) -> bytes:
    return packed.read(part) if part in packed.namelist() else b""


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


def _docx_lines(data: bytes, name: str) -> list[str]:
    from ceremony.base import word

    try:
        return word.lines(data, most=LINES + 1)
    except Exception:  # as for workbooks: whatever the library says, the file is damaged
        raise Invalid("file_truncated", file=name) from None


def _pdf_lines(data: bytes, name: str) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from ceremony.base import pdf

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Invalid("file_encrypted", file=name)
        if len(reader.pages) > PAGES:
            raise Invalid("file_too_large", file=name, limit=_("%(count)s trang", count=PAGES))
        return pdf.lines(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, RecursionError, NotImplementedError):
        raise Invalid("file_truncated", file=name) from None


def _other_encoding(data: bytes) -> int | None:
    """Return the line from which a file is in another encoding than before, None where it is in one.

    No line of Windows-1258 is by chance UTF-8 and Vietnamese besides.
    """
    first: bool | None = None
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            modern = bool(_VIETNAMESE.search(line.decode("utf-8")))
        except UnicodeDecodeError:
            modern = False
        if first is None:
            first = modern
        elif modern is not first:
            return number
    return None


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Invalid("file_not_this_kind", file=name, expected=_("văn bản")) from None
