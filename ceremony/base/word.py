"""The lines of a Word file as its reader sees them: lists with their numbers, tables row by row.

Offices let Word number their headings ("I.", "1.", "a)") and their dashes, so the marks are not in the text.
Source: ECMA-376 part 1, 17.9 (numbering) and 17.4 (tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import Any

from ceremony.core.names import fold
from ceremony.core.owners import is_body

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ORDINAL = re.compile(r"\d{1,3}[.)]?|\d{1,2}\s*(?:h|g|giờ|:).{0,24}")
_FRAME = re.compile(r"cong hoa xa hoi chu nghia|doc lap\W+tu do|^noi nhan")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def lines(data: bytes, most: int) -> list[str]:
    """Return paragraphs and rows of tables in their order, so many at most; tabs part a row's cells."""
    from docx import Document

    document = Document(BytesIO(data))
    return list(islice(_Words(document).lines(document.element.body), most))


class _Words:
    """The text of one document, and how far each of its lists has counted."""

    def __init__(self, document: Any) -> None:
        self._lists = _Lists(document)

    def lines(self, block: Any) -> Iterator[str]:
        content = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
        for child in _at(block, content):
            if child.tag.endswith("}tbl"):
                yield from self._table(child)
            else:
                yield from self._paragraph(child)

    def _paragraph(self, paragraph: Any, in_cell: bool = False) -> list[str]:
        """Return a paragraph's lines behind its number. A number alone says something in a cell (STT)."""
        runs = ".//w:r[not(ancestor::w:del) and not(ancestor::w:txbxContent)]"
        text = "".join(run.text for run in _at(paragraph, runs))
        label = self._lists.label(paragraph)
        if text.strip() or (label and in_cell):
            text = f"{label} {text.strip()}".strip() if label else text
        return [_untabbed(line) for line in text.split("\n")]

    def _table(self, table: Any) -> Iterator[str]:
        """Give a row as one line; of a frame around paragraphs (letterhead, signature), its paragraphs."""
        rows: list[list[list[str]]] = []
        for row in _at(table, "./w:tr"):
            cells = [None if cell is None else self._cell(cell) for cell in _cells(row)]
            rows.append(_whole_row(cells, rows[-1] if rows else []))
        framed = _is_frame(rows)
        for row in rows:
            if framed and any(len(cell) > 1 for cell in row):
                yield from (line for cell in row for line in cell)
            else:
                yield "\t".join(_in_one_line(cell) for cell in row)

    def _cell(self, cell: Any) -> list[str]:
        if _at(cell, "./w:tbl"):
            return list(self.lines(cell))
        return [line for one in _at(cell, ".//w:p") for line in self._paragraph(one, in_cell=True)]


def _cells(row: Any) -> list[Any]:
    """Return the cells of a row, each merged one once; None is a cell that goes on from the row above."""
    goes_on = "./w:tcPr/w:vMerge[not(@w:val) or @w:val='continue']"
    cells = _at(row, "./w:tc | ./w:sdt/w:sdtContent/w:tc")
    return [None if _at(cell, goes_on) else cell for cell in cells]


def _whole_row(cells: list[list[str] | None], above: list[list[str]]) -> list[list[str]]:
    """Fill what goes on from the row above: who does it stands beside each row, a time only once."""
    row: list[list[str]] = []
    for place, cell in enumerate(cells):
        told = any(re.search(r"[^\W\d_]", line) for one in row for line in one)
        row.append(cell if cell is not None else above[place] if told and place < len(above) else [""])
    return row


def _is_frame(rows: list[list[list[str]]]) -> bool:
    """Say whether a table only holds paragraphs apart: it has no numbered rows and no row of headings."""
    cells = [fold(" ".join(cell)) for row in rows for cell in row]
    if any(_FRAME.search(cell) for cell in cells) or max(map(len, rows), default=0) < 2:
        return True
    firsts = [" ".join(row[0]).strip() for row in rows if row]
    numbered = sum(bool(_ORDINAL.fullmatch(first)) for first in firsts)
    headed = bool(firsts) and re.fullmatch(r"s?\.?tt|so tt|thoi gian|gio", fold(firsts[0]))
    return not headed and numbered < 2 and len(rows) < 3


def _in_one_line(cell: list[str]) -> str:
    """Return a cell's words in one piece; bodies under each other stay apart."""
    told = ""
    for line in filter(None, (line.strip() for line in cell)):
        body = line[0] in "-–+" or (line[0].isupper() and is_body(line))
        told += f"{'; ' if body and told[-1:] not in '.,;:' else ' '}{line}"
    return told.strip(" ;")


def _untabbed(line: str) -> str:
    """Return a line whose tabs set it in columns no longer; rows typed with tabs keep theirs."""
    row = re.match(r"\s*(?:s?tt|\d{1,3})\.?\t[^\t]+\t", line, re.IGNORECASE)
    return line if row else re.sub(r"\t+", "    ", line).rstrip()


class _Lists:
    """What stands before each paragraph of a document's lists, counted in the order they are asked for."""

    def __init__(self, document: Any) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        try:
            numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except KeyError:
            numbering = None
        styles = document.styles.element
        self._styles = {one.get(_w("styleId")): one for one in _at(styles, "./w:style")}
        self._numbers = {one.get(_w("numId")): one for one in _at(numbering, "./w:num")}
        self._abstracts = {one.get(_w("abstractNumId")): one for one in _at(numbering, "./w:abstractNum")}
        self._counted: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """Return the number of a paragraph, or the dash of a bullet; nothing outside of lists."""
        number, level = self._numbered(paragraph)
        abstract, override = self._definition(number)
        own, shared = _level(override, level), _level(abstract, level)
        told = own if own is not None else shared
        if told is None or abstract is None:
            return ""
        self._count(str(number), abstract, override, level)
        return self._label(abstract, told, level)

    def _numbered(self, paragraph: Any) -> tuple[str | None, int]:
        """Return which list a paragraph is of and how deep: its own, else its style's."""
        number, level = _of_list(paragraph)
        style = _value(paragraph, "./w:pPr/w:pStyle")
        for _ in range(20):
            if number is not None or style not in self._styles:
                break
            number, above = _of_list(self._styles[style])
            level = above if level is None else level
            if number is not None and level is None:
                level = self._level_of_style(number, style)
            style = _value(self._styles[style], "./w:basedOn")
        return number, level or 0

    def _level_of_style(self, number: str, style: str) -> int | None:
        found = _at(self._definition(number)[0], "./w:lvl[w:pStyle]")
        return next(
            (_whole(one.get(_w("ilvl"))) for one in found if _value(one, "./w:pStyle") == style), None
        )

    def _definition(self, number: str | None) -> tuple[Any, Any]:
        """Return the abstract list of a number, and the number's own element with what it overrides."""
        for _ in range(5):
            own = self._numbers.get(number)
            abstract = self._abstracts.get(_value(own, "./w:abstractNumId"))
            linked = _value(abstract, "./w:numStyleLink")
            if linked not in self._styles:
                return abstract, own
            number = _of_list(self._styles[linked])[0]
        return None, None

    def _count(self, number: str, abstract: Any, own: Any, level: int) -> None:
        """Count one more; levels below begin again, and a list that says so begins again once."""
        counted = self._counted.setdefault(abstract.get(_w("abstractNumId")), {})
        over = (
            _at(own, f"./w:lvlOverride[@w:ilvl='{level}']") if (number, level) not in self._restarted else []
        )
        again = _value(over[0], "./w:startOverride") if over else None
        self._restarted.add((number, level))
        if again is not None:
            counted[level] = _whole(again)
        else:
            counted[level] = counted[level] + 1 if level in counted else _start(abstract, level)
        for below in [one for one in counted if one > level]:
            if _value(_level(abstract, below), "./w:lvlRestart") != "0":
                del counted[below]

    def _label(self, abstract: Any, told: Any, level: int) -> str:
        shape, text = _value(told, "./w:numFmt") or "decimal", _value(told, "./w:lvlText") or ""
        if shape == "bullet":
            return text if text in ("-", "–", "+", "*") else "-+"[min(level, 1)]
        if shape == "none":
            return text.strip()
        counted = self._counted[abstract.get(_w("abstractNumId"))]

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            of = told if at == level else _level(abstract, at)
            legal = at != level and _at(told, "./w:isLgl")
            kind = "decimal" if legal else _value(of, "./w:numFmt") or "decimal"
            return _in_figures(counted.get(at, _start(abstract, at)), kind)

        label = re.sub(r"%([1-9])", shown, text).strip()
        return f"{label}." if label[-1:].isalnum() else label


def _in_figures(count: int, kind: str) -> str:
    """Return a number as a list shows it.

    >>> _in_figures(4, "upperRoman"), _in_figures(2, "lowerLetter"), _in_figures(3, "decimalZero")
    ('IV', 'b', '03')
    """
    if kind.endswith("Roman") and 0 < count < 40:
        left, told = count, ""
        for worth, sign in _ROMAN:
            told, left = told + sign * (left // worth), left % worth
        return told.upper() if kind == "upperRoman" else told
    if kind.endswith("Letter") and 0 < count < 27:
        letter = chr(96 + count)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _of_list(element: Any) -> tuple[str | None, int | None]:
    level = _value(element, "./w:pPr/w:numPr/w:ilvl")
    return _value(element, "./w:pPr/w:numPr/w:numId"), None if level is None else _whole(level)


def _level(holder: Any, level: int) -> Any:
    """Return what a list says of one level, or what one number says instead of its list."""
    for one in () if holder is None else holder:
        if one.get(_w("ilvl")) == str(level):
            return one if one.tag == _w("lvl") else one.find(_w("lvl"))
    return None


def _start(abstract: Any, level: int) -> int:
    return _whole(_value(_level(abstract, level), "./w:start"), 1)


def _value(element: Any, path: str) -> Any:
    """Return the value of the first element on a path; None where there is no such element."""
    found = None if element is None else element.find(_qualified(path))
    return None if found is None else found.get(_w("val"))


@lru_cache(maxsize=64)
def _qualified(path: str) -> str:
    return path.replace("w:", f"{{{_W}}}")


def _at(element: Any, path: str) -> list[Any]:
    """Return the elements on a path; of nothing, none. The library knows some elements and not others."""
    from docx.oxml.ns import nsmap
    from docx.oxml.xmlchemy import BaseOxmlElement

    if element is None:
        return []
    known = isinstance(element, BaseOxmlElement)
    return list(element.xpath(path) if known else element.xpath(path, namespaces=nsmap))


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise


@lru_cache(maxsize=64)
def _w(name: str) -> str:
    return f"{{{_W}}}{name}"
