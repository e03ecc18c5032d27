"""Write the three sample files: `python -m ceremony.samples.make [DIRECTORY]`.

They look as a commune sends them, mess included; times inside them are fixed, so that the same cast always
gives the same bytes.
"""

from __future__ import annotations

import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from ceremony.samples import cast, plan_text

WRITTEN = datetime(2025, 3, 14, 8, 0, 0)
_SERIAL_ZERO = date(1899, 12, 30)
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT = "Times New Roman"
_PEOPLE_HEADER = (
    "TT",
    "Danh xưng",
    "Học hàm, học vị",
    "Họ và tên",
    "Năm sinh",
    "",
    "Dân tộc",
    "Tôn giáo",
    "Đảng viên",
    "Chức vụ",
    "Đơn vị",
    "Đối tượng",
    "ĐT",
    "Ghế",
    "Cách đọc",
    "Ghi chú",
)
_AWARD_HEADER = (
    "TT",
    "Danh xưng",
    "Tên tập thể, hộ gia đình, cá nhân",
    "Chức vụ – Đơn vị",
    "Đối tượng",
    "Thành tích",
    "Người nhận",
    "Chức danh người nhận",
    "Cách đọc",
    "Ghi chú",
)


def main(directory: Path) -> None:
    """Write the three files into a directory."""
    for name, data in (
        ("ke-hoach.docx", plan()),
        ("dai-bieu.xlsx", delegates()),
        ("quyet-dinh.xlsx", decisions()),
    ):
        (directory / name).write_bytes(data)


def delegates() -> bytes:
    """Return the list of delegates: exemplars on one sheet, guests on the other."""
    exemplars, guests = cast.everybody()
    book = _workbook()
    for title, heading, people, start in (
        ("Điển hình tiên tiến", "DANH SÁCH ĐẠI BIỂU ĐIỂN HÌNH TIÊN TIẾN", exemplars, 0),
        ("Khách mời", "DANH SÁCH LÃNH ĐẠO, KHÁCH MỜI", guests, len(exemplars)),
    ):
        sheet = book.create_sheet(title)
        _titles(
            sheet,
            len(_PEOPLE_HEADER),
            (
                "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
                heading,
                "Dự Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025",
                "(Kèm theo Kế hoạch số 21/KH-UBND ngày 17/02/2025 của UBND xã Tân Hòa)",
            ),
        )
        _people_header(sheet)
        for number, person in enumerate(people, start=1):
            _row(sheet, _as_typed(person, number, start + number))
        _widths(sheet, (5, 10, 10, 28, 11, 11, 10, 10, 8, 30, 30, 26, 13, 7, 18, 16))
    return _saved(book)


def decisions() -> bytes:
    """Return the annexes of three decisions, one sheet for each."""
    book = _workbook()
    for award in cast.AWARDS:
        sheet = book.create_sheet(award.sheet)
        _titles(sheet, len(_AWARD_HEADER), _award_titles(award))
        _row(sheet, _AWARD_HEADER, bold=True)
        for heading, kind, group in (
            ("I. TẬP THỂ", "Tập thể", award.collectives),
            ("II. HỘ GIA ĐÌNH", "Hộ gia đình", award.households),
            ("III. CÁ NHÂN", "Cá nhân", award.individuals),
        ):
            if group:
                _heading(sheet, heading, len(_AWARD_HEADER))
            for number, one in enumerate(group, start=1):
                _row(sheet, _honoured_cells(number, kind, one))
        total = len(award.collectives) + len(award.households) + len(award.individuals)
        _heading(sheet, f"Danh sách này có {total:02d} tập thể, hộ gia đình, cá nhân./.", len(_AWARD_HEADER))
        _widths(sheet, (5, 10, 34, 40, 14, 46, 20, 24, 20, 12))
    return _saved(book)


def plan() -> bytes:
    """Return the signed plan as a Word file."""
    from docx import Document

    document = Document()
    for name, value in (
        ("author", "UBND xã Tân Hòa"),
        ("created", WRITTEN),
        ("modified", WRITTEN),
        ("last_modified_by", "UBND xã Tân Hòa"),
        ("title", "Kế hoạch 21/KH-UBND"),
        ("comments", ""),
    ):
        setattr(document.core_properties, name, value)
    document.styles["Normal"].font.name = _FONT
    _grid(document, plan_text.HEAD)
    for line in plan_text.BODY.strip().split("\n"):
        paragraph = document.add_paragraph(line)
        if line.isupper():
            for run in paragraph.runs:
                run.bold = True
    _grid(document, plan_text.FOOT)
    packed = BytesIO()
    document.save(packed)
    return _steady(packed.getvalue())


def _grid(document: Any, cells: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(cells), cols=2)
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _workbook() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "UBND xã Tân Hòa"
    book.properties.created = WRITTEN
    return book


def _titles(sheet: Worksheet, columns: int, lines: Iterable[str]) -> None:
    """Write merged rows above the list, and an empty one after them."""
    for number, line in enumerate(lines, start=1):
        sheet.append([line])
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)
        sheet.cell(number, 1).font = Font(name=_FONT, bold=line.isupper(), size=13)
        sheet.cell(number, 1).alignment = Alignment(horizontal="center", wrap_text=True)
    sheet.append([None])


def _people_header(sheet: Worksheet) -> None:
    """Write a header of two rows, years of men and women apart, and the row that numbers the columns."""
    _row(sheet, _PEOPLE_HEADER, bold=True)
    _row(sheet, ("", "", "", "", "Nam", "Nữ", *[""] * 10), bold=True)
    top = sheet.max_row - 1
    sheet.merge_cells(start_row=top, start_column=5, end_row=top, end_column=6)
    for column in (*range(1, 5), *range(7, 17)):
        sheet.merge_cells(start_row=top, start_column=column, end_row=top + 1, end_column=column)
    _row(sheet, [f"({number})" for number in range(1, 17)])


def _as_typed(person: cast.Delegate, number: int, turn: int) -> list[object]:
    """Return a row with the faults of many hands: which fault depends on the person's turn in the file."""
    born = _born_as_typed(person.born, turn)
    return [
        number,
        person.honorific,
        person.title,
        _name_as_typed(person.name, turn),
        None if person.female else born,
        born if person.female else None,
        person.ethnicity,
        person.religion,
        "x" if person.party else None,
        person.position,
        person.unit,
        person.category,
        _phone_as_typed(turn),
        person.seat,
        person.reading_note,
        person.note,
    ]


def _name_as_typed(name: str, turn: int) -> str:
    """Type one name in nine as people do: decomposed, with NBSP, doubled spaces, a dot, all in capitals."""
    faults = {
        4: unicodedata.normalize("NFD", name),
        13: name.replace(" ", "\u00a0"),
        22: name.replace(" ", "  "),
        31: f" {name}.",
        40: name.upper(),
    }
    return faults.get(turn % 45, name)


def _born_as_typed(born: int | date, turn: int) -> object:
    """Type a birth as a year, as text, as a date, or as the number Excel makes of one."""
    if isinstance(born, date):
        return (born - _SERIAL_ZERO).days
    day = date(born, 1 + turn % 12, 1 + turn % 28)
    choices = {1: str(born), 3: day, 5: day.strftime("%d/%m/%Y"), 7: (day - _SERIAL_ZERO).days}
    return choices.get(turn % 10, born)


def _phone_as_typed(turn: int) -> object:
    """Type a number nobody has, in four ways; Excel drops the 0 of the second."""
    number = f"0900000{turn:03d}"
    if turn % 17 == 0:
        return None
    return (number, int(number), f"{number[:4]}.{number[4:7]}.{number[7:]}", f"+84 {number[1:]}")[turn % 4]


def _award_titles(award: cast.Award) -> list[str]:
    issuer = award.issuer.replace("Chủ tịch ", "")
    office = issuer.replace("UBND", "Ủy ban nhân dân").upper()
    lines = [
        office,
        award.heading,
        f"(Kèm theo Quyết định số {award.number} ngày {award.day} của {award.issuer})",
        f"Về việc {award.summary}",
        f"Người trao: {award.presenter}",
        f"Người công bố: {award.reader}",
    ]
    return [*lines, f"Phong trào: “{award.movement}”"] if award.movement else lines


def _honoured_cells(number: int, kind: str, one: cast.Honoured) -> list[object]:
    place = f"{one.position} – {one.unit}" if one.position else one.unit
    return [
        number,
        one.honorific,
        one.name,
        place,
        kind,
        one.reason,
        one.by,
        one.by_role,
        one.reading_note,
        "Truy tặng" if one.posthumous else None,
    ]


def _heading(sheet: Worksheet, text: str, columns: int) -> None:
    sheet.append([text])
    row = sheet.max_row
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    sheet.cell(row, 1).font = Font(name=_FONT, bold=True, size=12)


def _row(sheet: Worksheet, cells: Sequence[object], bold: bool = False) -> None:
    sheet.append([cell if cell != "" else None for cell in cells])
    for cell in sheet[sheet.max_row]:
        cell.border, cell.font = _BOX, Font(name=_FONT, bold=bold, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if isinstance(cell.value, date):
            cell.number_format = "DD/MM/YYYY"


def _widths(sheet: Worksheet, widths: Iterable[int]) -> None:
    for letter, width in zip("ABCDEFGHIJKLMNOP", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def _saved(book: Workbook) -> bytes:
    packed = BytesIO()
    book.save(packed)
    return _steady(packed.getvalue())


def _steady(packed: bytes) -> bytes:
    """Return an Office file in which every time is one: it never differs by when it was made."""
    stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            part = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, data)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
