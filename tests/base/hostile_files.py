"""Files as they should not come: each made on the spot, with the sentence that answers it."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import PatternFill

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Ghi chú")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def workbook(rows: object) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Đại biểu")
    for row in rows:  # type: ignore[attr-defined]
        sheet.append(row)
    return _packed(book)


def _packed(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def plain() -> bytes:
    return workbook([HEADER, (1, "Lê An", 1970, "Ấp 1", "")])


def locked() -> bytes:
    return OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)


def cut_short() -> bytes:
    return plain()[:-200]


def with_macros() -> bytes:
    return _with("xl/vbaProject.bin", b"Attribute VB_Name")


def bomb() -> bytes:
    """A hundred megabytes of nothing in a tenth of one."""
    return _with("xl/worksheets/sheet2.xml", b"<worksheet>" + b" " * 100_000_000)


def small_bomb() -> bytes:
    """Sixty megabytes of one sheet's rows: no more than a part may hold, a hundredth of it packed."""
    rows = b'<row><c t="inlineStr"><is><t>aaaaaaaa</t></is></c></row>' * 1_100_000
    whole = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return _instead("xl/worksheets/sheet1.xml", whole + rows + b"</sheetData></worksheet>")


def _with(part: str, data: bytes) -> bytes:
    out = BytesIO(plain())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(part, data)
    return out.getvalue()


def _instead(part: str, data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(plain())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


def word_file() -> bytes:
    out = BytesIO()
    Document().save(out)
    return out.getvalue()


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + size + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def program() -> bytes:
    return b"MZ\x90\x00" + random.Random(7).randbytes(20_000)


def old_excel() -> bytes:
    return OLE + bytes(4000)


@cache
def megabytes_of_words() -> bytes:
    """Ten megabytes of text in one sheet, each cell another."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefghiklmnopqrstuvxy", k=60)) for _word in range(170_000)]
    rows = ([no, f"Lê An {no}", 1970, *words[no * 34 : no * 34 + 34]] for no in range(5_000))
    return workbook([HEADER, *rows])


def megabytes_of_text() -> bytes:
    return ("Họ và tên,Đơn vị\n" + "Nguyễn Văn An,Ấp Suối Đá\n" * 330_000).encode()


@cache
def empty_rows() -> bytes:
    """Fifty thousand rows that somebody coloured and nobody wrote in, then one more person."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, (1, "Lê An", 1970, "Ấp 1", "")):
        sheet.append(row)
    fill = PatternFill("solid", fgColor="FFFF00")
    for number in range(3, 50_003):
        for place in range(1, 6):
            sheet.cell(number, place).fill = fill
    sheet.cell(50_003, 2, "Hồ Bình")
    sheet.cell(50_003, 4, "Ấp 2")
    return _packed(book)


@cache
def too_many() -> bytes:
    rows = ((no, f"Lê An {no}", 1970, f"Ấp {no % 90}", "") for no in range(60_500))
    return workbook([HEADER, *rows])


def too_wide() -> bytes:
    return "".join(f"{no},Lê An {no}{',x' * 97}\n" for no in range(6_000)).encode()


def two_encodings() -> bytes:
    modern = "Họ và tên,Đơn vị\nNguyễn Văn An,Ấp Suối Đá\n".encode()
    return modern + b"L\xea Th\xf2 Hoa,\xc2\xecp 2\n"


def another_two_encodings() -> bytes:
    """Mostly of Windows-1258, one line pasted from elsewhere."""
    old = b"Ho\xf2 va\xcc t\xean,\xd0\xfd\xf2n vi\xf2\n" * 40
    return old + "Nguyễn Văn An,Ấp 2\n".encode()


def holding_nothing_late() -> bytes:
    return "Họ và tên,Đơn vị\n".encode() + "Lê An,Ấp 1\n".encode() * 2_000 + b"H\x00 B,x\n"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "khoa.xlsx": (locked, "Tệp khoa.xlsx có mật khẩu. Bỏ mật khẩu rồi gửi lại."),
    "cut.xlsx": (cut_short, "Tệp cut.xlsx bị hỏng hoặc thiếu phần cuối. Chép lại từ bản gốc."),
    "macro.xlsx": (
        with_macros,
        "Tệp macro.xlsx có macro. Lưu lại dạng không macro (.xlsx, .docx) rồi gửi lại.",
    ),
    "bom.xlsx": (bomb, "Tệp bom.xlsx quá lớn, nhiều nhất là 120 MB khi bung ra."),
    "bom-nho.xlsx": (small_bomb, "Tệp bom-nho.xlsx quá lớn, nhiều nhất là 120 MB khi bung ra."),
    "word.xlsx": (word_file, "Tệp word.xlsx không phải là tệp .xlsx như tên gọi."),
    "anh.xlsx": (picture, "Tệp anh.xlsx không phải là tệp .xlsx như tên gọi."),
    "anh.csv": (picture, "Tệp anh.csv không phải là tệp văn bản như tên gọi."),
    "setup.csv": (program, "Tệp setup.csv không phải là tệp văn bản như tên gọi."),
    "anh.png": (picture, "Không đọc được tệp anh.png ở đây: cần một trong .xlsx, .csv."),
    "cu.xls": (old_excel, "Không đọc được tệp cu.xls ở đây: cần một trong .xlsx, .csv."),
    "chu.csv": (megabytes_of_text, "Tệp chu.csv quá lớn, nhiều nhất là 60000 dòng."),
    "dai.xlsx": (too_many, "Tệp dai.xlsx quá lớn, nhiều nhất là 60000 dòng."),
    "rong.csv": (too_wide, "Tệp rong.csv quá lớn, nhiều nhất là 500000 ô."),
    "lan.csv": (two_encodings, "Tệp lan.csv lẫn nhiều bảng mã, từ dòng 3. Lưu lại dạng UTF-8."),
    "lan-2.csv": (another_two_encodings, "Tệp lan-2.csv lẫn nhiều bảng mã, từ dòng 41. Lưu lại dạng UTF-8."),
    "nul.csv": (holding_nothing_late, "Tệp nul.csv không phải là tệp văn bản như tên gọi."),
}
READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "plain.xlsx": (plain, 1),
    "hang-trong.xlsx": (empty_rows, 2),
    "10-mb.xlsx": (megabytes_of_words, 5_000),
}
"""How many people they hold."""
