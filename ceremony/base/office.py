"""Opening what an office sends: .xlsx, .csv, .docx, .pdf, .txt, .md. Nothing is run, nothing is fetched.

A file that cannot be read is refused with one code (`file_encrypted`, `file_truncated`, …) before any of
it is used; a macro is a reason to refuse it. `tables.py` reads what its sheets hold, `texts.py` its text.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from ceremony.base.words import gettext as _
from ceremony.core.refusals import Invalid

FILE_BYTES = 20 * 1024 * 1024
UNPACKED_BYTES = 120 * 1024 * 1024
PART_BYTES = 80 * 1024 * 1024
HELD_BYTES = 16 * 1024 * 1024
"""Sheets are streamed; any other part is held in memory whole, many times its size."""
WORD_BYTES = 6 * 1024 * 1024
"""Of the text of a Word file with its marks, which is held as a tree."""
MOST_TIMES_SMALLER = 250

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
"""Signs that no text holds: a picture or a program was given a text's name."""
_VIETNAMESE = re.compile("[ăâđêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9]", re.IGNORECASE)
_ENTITIES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        Invalid: it cannot be opened, is empty or too large.
    """
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


def is_office(data: bytes) -> bool:
    """Whether a file is packed as Office packs its own, whatever it is called."""
    return data.startswith((b"PK", _OLE))


def must_be_zip(data: bytes, name: str, holding: str) -> None:
    """Go on only with a whole, modest, macro-free Office file that holds the named part.

    Raises:
        Invalid: it is anything else.
    """
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
