"""The lines of a PDF as its reader sees them: columns parted again, rows of tables put together.

Words are taken with the places they stand at. A letterhead and a signature are two columns: first the left
one is given, then the right. A table whose rows begin with a number or an hour is given row by row, its
cells parted by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Any

from ceremony.core.marks import DASH, marked
from ceremony.core.names import fold
from ceremony.core.owners import is_body
from ceremony.core.paragraphs import all_capitals

_PIECE = re.compile(r"\S+(?: \S+)*")
_COLUMN = re.compile(r"\S+(?: {1,2}\S+)*")
_ORDINAL = re.compile(r"(\d{1,3})[.)]?")
_TIMED = re.compile(r"(?:từ |lúc )?\d{1,2}\s?(?:h|g|giờ|:)(?![^\W\d_]).{0,20}", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:[-–]|đến)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:^|\s)(?:và|của|với|&)$", re.IGNORECASE)
_HEADS = re.compile(r"s?\.?tt|so tt")
_HEADS_HOURS = re.compile(r"thoi gian|gio|thoi luong")
_HEADS_ITEMS = re.compile(r"(?:noi dung|chuong trinh|hoat dong|dien giai)")
_BROKEN_HEAD = re.compile(r"(\s*)(ST|S|Số)\s{3}", re.IGNORECASE)
_REST_OF_HEAD = re.compile(r"(\s*)(TT|T)(?=\s{2}|\s*$)", re.IGNORECASE)
_TITLE = re.compile(r"ke hoach\b|quyet dinh\W*$")
_ANNEX = re.compile(r"phu luc|danh (sach|muc)|bieu (so|mau)|chuong trinh|kich ban|so do")
_HEADED = re.compile(r"\s*S?TT\s{2,}", re.IGNORECASE)
_MOST_LINES = 1_000
_HOURS_GO_ON = -1
"""Instead of the next row's number: the rows of this table begin with an hour."""


def lines(pages: Sequence[Any]) -> list[str]:
    """Return the lines of all pages, without their numbers."""
    typed = [_whole_heads(_without_number(_typed(page), no)) for no, page in enumerate(pages, start=1)]
    head = next((at for at, line in enumerate(typed[0]) if _TITLE.match(fold(line))), 0) if typed else 0
    told = _beside([typed[0][:head]]) if head else []
    row, place = 0, head
    while typed:
        page = typed[0][place:]
        if not page:
            typed, place = typed[1:], 0
            continue
        if fold(page[0]).startswith("noi nhan"):
            parts = _foot([page, *typed[1:]])
            told += _beside(parts)
            place = len(parts[-1]) + (place if len(parts) == 1 else 0)
            typed = typed[len(parts) - 1 :]
            continue
        stop = _end_of_table(typed[0], place, row)
        rows, row = _table(typed[0][place:stop], row) if stop > place else ([_joined(page[0])], 0)
        told += rows
        place = max(stop, place + 1)
    return told


def _foot(pages: Sequence[list[str]]) -> list[list[str]]:
    """Return copies and signature, a part for each page: to "Lưu" and the page's end, or to an annex."""
    parts: list[list[str]] = []
    for page in pages:
        stop = next(
            (at for at, line in enumerate(page) if _ANNEX.match(fold(line)) or _HEADED.match(line)), None
        )
        parts.append(page[:stop])
        if stop is not None or any(re.search(r"\bluu\b", fold(line)) for line in page):
            break
    return parts


def _typed(page: Any) -> list[str]:
    """Return a page's lines as laid out; where words would run together or fall apart, as written."""
    written = str(page.extract_text())
    try:
        laid = str(page.extract_text(extraction_mode="layout"))
    except Exception:  # a page the library cannot lay out is still read
        return written.splitlines()
    words, kept = len(written.split()), len(laid.split())
    return (laid if words * 0.97 <= kept <= words * 1.03 else written).splitlines()


def _without_number(typed: list[str], number: int) -> list[str]:
    """Return the lines that say something, without the page's number and a letter cut off at its edge."""
    said = [line.rstrip() for line in typed if line.strip()]
    numbered = re.compile(
        rf"\W*(?:trang )?{number}(?:\s*/\s*\d+)?\W*|[^\W\d_](?:\s+[^\W\d_])*", re.IGNORECASE
    )
    for place in (0, -1, -1):
        if len(said) > 1 and numbered.fullmatch(said[place].strip()):
            del said[place]
    return said


def _whole_heads(typed: list[str]) -> list[str]:
    """Put together "STT" where a narrow column broke it over two lines: "ST" / "T", "Số" / "TT"."""
    for at, (line, below) in enumerate(pairwise(typed)):
        head, rest = _BROKEN_HEAD.match(line), _REST_OF_HEAD.match(below)
        if head and rest and fold(head[2] + rest[2]) in ("stt", "sott"):
            typed[at] = f"{head[1]}STT{line[len(head[1]) + 3 :]}"
            typed[at + 1] = " " * rest.end() + below[rest.end() :]
    return [line for line in typed if line.strip()]


def _joined(line: str) -> str:
    return " ".join(line.split())


def _beside(parts: Sequence[Sequence[str]]) -> list[str]:
    """Return the left column of lines, then the right one; a part is what stands on one page."""
    columns = [_columns(part) for part in parts if part]
    return [line for side in (0, 1) for column in columns for line in column[side] if line]


def _columns(typed: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part lines where a wide gap parts them; lines in one column are all left."""
    rights = [found[-1].start() for line in typed if len(found := list(_COLUMN.finditer(line))) > 0]
    cut = min((start for start in rights if start >= 25), default=0)
    if not cut or any(line[cut - 1 : cut].strip() for line in typed):
        return [_joined(line) for line in typed], []
    return [_joined(line[:cut]) for line in typed], [_joined(line[cut:]) for line in typed]


def _end_of_table(typed: Sequence[str], place: int, row: int) -> int:
    """Return where a table that begins at a place ends; the place itself where none begins."""
    stop, edge = _opening(typed, place, row)
    timed = bool(edge) and (row == _HOURS_GO_ON or _heads_hours(typed[stop - 1]))
    while edge and stop < len(typed) and stop - place < _MOST_LINES and _in_table(typed[stop], edge, timed):
        stop += 1
    return stop


def _opening(typed: Sequence[str], place: int, row: int) -> tuple[int, int]:
    """Return the line behind a table's row of headings and where its second column begins; 0 for no table.

    What stands over "STT" in the headings' other columns is of them; a row may go on from the page before.
    """
    for at in range(place, min(place + 5, len(typed))):
        pieces = list(_PIECE.finditer(typed[at]))
        if len(pieces) < 2:
            continue
        edge = pieces[1].start()
        heads = _HEADS.fullmatch(fold(pieces[0][0])) or _heads_hours(typed[at])
        if heads and all(_in_table(line, edge) for line in typed[place:at]):
            return at + 1, edge
        if place == at == 0 and row == _HOURS_GO_ON and _TIMED.fullmatch(pieces[0][0]):
            return at, edge
        if place == 0 < row == _ordinal(pieces[0][0]) and all(_in_table(line, edge) for line in typed[:at]):
            return at, edge
    return place, 0


def _heads_hours(line: str) -> bool:
    """Say whether a line heads a table whose rows begin with an hour: "Thời gian", "Nội dung"."""
    cells = [fold(piece[0]) for piece in _PIECE.finditer(line)]
    return len(cells) > 1 and bool(_HEADS_HOURS.fullmatch(cells[0]) and _HEADS_ITEMS.match(cells[1]))


def _in_table(line: str, edge: int, timed: bool = False) -> bool:
    """Say whether a line has cells side by side, or goes on in one right of the numbers or hours."""
    pieces = list(_PIECE.finditer(line))
    begins = (_TIMED if timed else _ORDINAL).fullmatch(pieces[0][0])
    if len(pieces) > 1:
        return pieces[0].start() >= edge - 2 or bool(begins)
    if begins:
        return True
    return pieces[0].start() >= edge - 2 and marked(pieces[0][0])[0] >= DASH and len(pieces[0][0]) < 50


def _ordinal(text: str) -> int:
    found = _ORDINAL.fullmatch(text)
    return int(found[1]) if found else 0


def _table(typed: Sequence[str], row: int) -> tuple[list[str], int]:
    """Return the rows of a table, each as one line, and the number of the row that would come next."""
    edges = _edges(typed)
    stops = [*edges[1:], max(map(len, typed)) + 1]
    spans = list(zip(edges, stops, strict=True))
    cells = [[line[start:stop].strip() for start, stop in spans] for line in typed]
    timed = row == _HOURS_GO_ON or any(map(_heads_hours, typed[:5]))
    row = row or 1
    marks: list[int] = []
    for at, line in enumerate(cells):
        if _begins_with_hour(cells, at) if timed else _ordinal(line[0]) == row + len(marks):
            marks.append(at)
    title = max(range(len(edges)), key=lambda at: sum(len(line[at]) for line in cells))
    parts = _parted(cells, marks, title)
    told = [
        "\t".join(
            _cell(column, stop - start)
            for column, (start, stop) in zip(zip(*part, strict=True), spans, strict=True)
        )
        for part in parts
        if part
    ]
    return told, _HOURS_GO_ON if timed else row + len(marks)


def _begins_with_hour(cells: Sequence[Sequence[str]], at: int) -> bool:
    """Say whether a line begins a row: "10h00" under "9h55 -" is the end of one."""
    goes_on = at > 0 and _UNFINISHED.search(cells[at - 1][0])
    return bool(_TIMED.fullmatch(cells[at][0])) and not goes_on


def _parted(cells: list[list[str]], marks: Sequence[int], title: int) -> list[list[list[str]]]:
    """Part the lines of a table into rows. A number stands beside the first line of its row, the middle one
    or the last."""
    if not marks:
        return [[line] for line in cells]
    opens = [_opens(above, line) for above, line in pairwise([[""] * len(cells[0]), *cells])]
    heads = (at for at, line in enumerate(cells[: marks[0]]) if _heads(line))
    head = next(heads, -1)
    shouted = head >= 0 and all_capitals(" ".join(cells[head][1:]))
    above = [
        at
        for at in range(head + 1, marks[0])
        if opens[at] and not (shouted and all_capitals("".join(cells[at])))
    ]
    on_top = not above and all(opens[at] and cells[at][title] for at in marks)
    below = all(opens[at + 1] for at in marks if at + 1 < len(cells))
    starts = [(above or [marks[0]])[0]]
    for mark, following in pairwise(marks):
        over = 0 if below else mark - starts[-1]
        fits = [at for at in range(mark + 1, following + 1) if opens[at]]
        best = min(fits or [following], key=lambda at: abs(at - mark - 1 - over))
        starts.append(following if on_top else best)
    return [cells[start:stop] for start, stop in pairwise([0, *starts, len(cells)])]


def _heads(cells: Sequence[str]) -> bool:
    first = fold(cells[0])
    return bool(_HEADS.fullmatch(first) or _HEADS_HOURS.fullmatch(first))


def _opens(above: Sequence[str], line: Sequence[str]) -> bool:
    """Say whether a line begins every cell it writes into, and goes on in none: a year goes on."""
    written = [(before, cell) for before, cell in zip(above[1:], line[1:], strict=True) if cell]
    goes_on = (
        cell[0].islower() or re.match(r"\d{4}\b", cell) or before[-1:] in ("-", "–", ",")
        for before, cell in written
    )
    return bool(written) and not any(goes_on)


def _cell(column: Sequence[str], width: int) -> str:
    """Return a cell's words in one piece. A body under another that had room beside it stays apart."""
    told, last = "", ""
    for piece in filter(None, column):
        room = len(last) + len(piece.split(" ")[0]) + 2 < width
        apart = last and last[-1] not in ".,;:-–" and room and is_body(piece) and piece[0].isupper()
        apart = apart and not _GOES_ON.search(last)
        tied = re.search(r"\w[-–]$", last)
        told, last = f"{told}{'; ' if apart else '' if tied else ' '}{piece}", piece
    return told.strip()


def _edges(typed: Sequence[str]) -> list[int]:
    """Return where columns begin: behind each gap of two signs that no line of the table writes into."""
    length = max(map(len, typed))
    written = [any(line[at : at + 1].strip() for line in typed) for at in range(length)]
    edges, at = [0], 0
    for full, run in groupby(written):
        wide = len(list(run))
        if not full and wide > 1 and at:
            edges.append(at + wide)
        at += wide
    return [edge for edge in edges if edge < length]
