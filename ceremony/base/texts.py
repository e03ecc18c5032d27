"""The text of a plan or a decision: a Word file's, a PDF's or a plain one's, line by line.

Libraries are imported inside functions: a server that never reads a text never pays for them.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from ceremony.base.office import bytes_of, decode, must_be_zip
from ceremony.base.words import gettext as _
from ceremony.core.refusals import Invalid

TEXT_CHARACTERS, BYTES_A_SIGN = 500_000, 3
"""A plan of a hundred and fifty pages; each is held many times while its sense is looked for."""
LINES = 8_000
PAGES = 150


def read_lines(path: Path) -> list[str]:
    """Return the paragraphs of a .docx, .pdf, .txt or .md file; a table's row is one line, with tabs.

    Raises:
        Invalid: the file is no such thing, is locked, cut short, too large, or holds no text.
    """
    data = bytes_of(path)
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
        must_be_zip(data, path.name, holding="word/document.xml")
        lines = _docx_lines(data, path.name)
    if len(lines) > LINES:
        raise Invalid("file_too_large", file=path.name, limit=_("%(count)s dòng", count=LINES))
    if sum(map(len, lines)) > TEXT_CHARACTERS:
        raise Invalid("file_too_large", file=path.name, limit=_("%(count)s ký tự", count=TEXT_CHARACTERS))
    if not any(line.strip() for line in lines):
        raise Invalid("file_no_text", file=path.name)
    return lines


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
