"""Opening what an office sends, and refusing what cannot be opened with one code."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ceremony.base.office import decode
from ceremony.base.tables import ROWS, Row, Table, column_letter, read_tables
from ceremony.base.texts import read_lines
from ceremony.core.refusals import Invalid


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, packed = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(packed)
    return packed.getvalue()


def repacked(
    data: bytes, change: Callable[[str, bytes], bytes], add: tuple[str, bytes] | None = None
) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        if add:
            new.writestr(*add)
    return out.getvalue()


def same(_name: str, data: bytes) -> bytes:
    return data


def pdf(*lines: str, password: str = "") -> bytes:
    packed = BytesIO()
    canvas = Canvas(packed)
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - number * 20, line)
    canvas.save()
    if not password:
        return packed.getvalue()
    writer, locked = PdfWriter(PdfReader(packed)), BytesIO()
    writer.encrypt(password)
    writer.write(locked)
    return locked.getvalue()


def refused(path: Path, data: bytes, read: Callable[[Path], object]) -> str:
    path.write_bytes(data)
    with pytest.raises(Invalid) as refusal:
        read(path)
    assert refusal.value.details["file"] == path.name
    return refusal.value.code


WHOLE = workbook(("Họ và tên", "Đơn vị"), ("Lê An", "Ấp 1"))
LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(("data", "code"), [
    (LOCKED, "file_encrypted"), (OLD, "file_not_this_kind"), (b"", "file_empty"),
    (b"just words", "file_not_this_kind"), (workbook((1,))[:-40], "file_truncated"),
    (workbook((1,))[:100], "file_truncated"), (pdf("words"), "file_not_this_kind"),
    (repacked(workbook((1,)), same, ("xl/vbaProject.bin", b"x")), "file_macros"),
    (repacked(workbook((1,)), same, ("xl/bomb.xml", b"0" * 30_000_000)), "file_too_large"),
    (repacked(workbook((1,)), lambda name, data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
              if name.endswith("sheet1.xml") else data), "file_not_this_kind"),
    (repacked(workbook((1,)), lambda name, data: data[: len(data) // 2]
              if name.endswith("sheet1.xml") else data), "file_truncated"),
])  # fmt: skip
def test_a_workbook_that_is_none_is_refused_with_one_code(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path / "list.xlsx", data, read_tables) == code


def test_a_word_file_is_no_workbook_and_a_workbook_is_no_word_file(tmp_path: Path) -> None:
    packed = BytesIO()
    Document().save(packed)
    assert refused(tmp_path / "a.xlsx", packed.getvalue(), read_tables) == "file_not_this_kind"
    assert refused(tmp_path / "a.docx", workbook((1,)), read_lines) == "file_not_this_kind"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", b"a,b\n" * 6_000_000, read_tables) == "file_too_large"
    assert refused(tmp_path / "a.txt", b"chu " * 600_000, read_lines) == "file_too_large"
    assert refused(tmp_path / "b.csv", b"a,b\n" * (ROWS + 1), read_tables) == "file_too_large"


def test_a_file_that_is_not_there_is_refused_like_any_other(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        read_tables(tmp_path / "none.xlsx")
    assert refusal.value.code == "file_unreadable"


def test_rows_keep_their_numbers_and_formulas_their_words(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook((), ("a", None, 1), (), (None, "=SUM(A1:A9)", None)))
    assert read_tables(path) == [Table("Sheet", (Row(2, ("a", None, 1)), Row(4, (None, "=SUM(A1:A9)"))))]


def test_a_hidden_sheet_comes_without_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["seen"])
    book.create_sheet("hidden").append(["unseen"])
    book.worksheets[1].sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")
    told = [(table.name, table.hidden, len(table.rows)) for table in read_tables(tmp_path / "list.xlsx")]
    assert told == [("Sheet", False, 1), ("hidden", True, 0)]


def test_a_word_file_gives_paragraphs_and_rows_of_tables_in_their_order(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Trước")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("1", "Khai mạc", "MC"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Nơi nhận:\n- Lưu: VT."
    table.cell(1, 2).text = "CHỦ TỊCH"
    document.add_paragraph("Sau")
    document.save(str(tmp_path / "plan.docx"))
    assert read_lines(tmp_path / "plan.docx") == [
        "Trước",
        "1\tKhai mạc\tMC",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Sau",
    ]


def test_a_pdf_gives_its_text_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(pdf("KE HOACH", "I. Mot"))
    assert read_lines(tmp_path / "plan.docx") == ["KE HOACH", "I. Mot"]


@pytest.mark.parametrize(("data", "code"), [
    (pdf("words", password="secret"), "file_encrypted"), (pdf(), "file_no_text"),
    (b"%PDF-1.4 and then nothing", "file_truncated"), (b"\n \n", "file_not_this_kind"),
])  # fmt: skip
def test_a_pdf_without_words_to_read_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path / "plan.pdf", data, read_lines) == code


def test_plain_text_is_utf_8_or_what_windows_wrote() -> None:
    assert decode("\ufeffĐặng".encode(), "a") == "Đặng"
    assert decode("Đặng".encode("utf-16"), "a") == "Đặng"
    assert decode(b"\xd0\xe3\xf2ng", "a") == "Đă\u0323ng"


@pytest.mark.parametrize(("data", "code"), [
    ("Đặng Đức\n".encode() * 3 + b"\xd0\xe3ng", "file_mixed_encodings"), (b"a\x00b", "file_not_this_kind"),
])  # fmt: skip
def test_text_of_two_encodings_or_none_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path / "list.csv", data, read_tables) == code


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.binary(max_size=400), some.sampled_from(["xlsx", "csv", "docx", "pdf", "txt"]), some.booleans())
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, kind: str, dressed: bool) -> None:
    path = tmp_path / f"any.{kind}"
    path.write_bytes((b"%PDF-1.7\n" if kind == "pdf" else b"PK\x03\x04") + data if dressed else data)
    try:
        read_tables(path) if kind in ("xlsx", "csv") else read_lines(path)
    except Invalid as refusal:
        assert refusal.details["file"] == path.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(some.integers(0, 9_999), some.integers(1, 255)), max_size=20))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, damage: list[tuple[int, int]]) -> None:
    whole = bytearray(WHOLE)
    for place, change in damage:
        whole[place % len(whole)] ^= change
    path = tmp_path / "list.xlsx"
    path.write_bytes(whole)
    try:
        read_tables(path)
    except Invalid as refusal:
        assert refusal.details["file"] == "list.xlsx"


def test_columns_have_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
