"""The emulation movements of a year's plan, each with the body that stands for it (cơ quan thường trực)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from ceremony.core.found import Found, numbers
from ceremony.core.marks import DASH, TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.owners import bodies, is_body

_OWNS = r"thuong truc|chu tri|phu trach|tham muu|theo doi|thuc hien|co quan|don vi"
_PART = re.compile(r"[IVX]{1,4}[.)]?|[A-HĐ][.)]?")
_NAMED = re.compile(r"[“\"«]([^“”\"«»]{8,200})[”\"»]")
_BY = re.compile(
    r"\s*(?:[,;:(–-]|\bdo\b|\bgiao\b)\s*"
    r"(?:do |giao |cơ quan thường trực\s*(?:là)?\s*:?\s*|đơn vị chủ trì\s*:?\s*)*"
    r"(?P<who>[^()]+?)"
    r"(?:\s+(?:chủ trì|làm (?:cơ quan )?thường trực|là (?:cơ quan|đơn vị) (?:thường trực|chủ trì)|phụ trách|"
    r"làm đầu mối|phát động|thường trực)\b[^()]*+)?\)?\s*[.;]?$",
    re.IGNORECASE,
)
_LONGEST = 400
# A row whose cells a PDF ran together: the body begins at its capital letter, at the end of the row.
_RUN_ON = re.compile(
    r"^(.*?[^\W\d_”\"])\s+((?:UBND|UBMTTQ|HĐND|Hội|Đoàn|Công an|Ban|BCH|Phòng|Sở|Trung tâm|Trường|Trạm|"
    r"Công chức|Cán bộ|Văn phòng|Đảng ủy|TT|Liên đoàn|Cơ quan|Các)\b[^,;.“”\"]{0,60})$"
)


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement by its number in the plan, as written."""

    no: int | None
    name: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovementsRead:
    """The movements, the lines about nothing else, and the rows whose body could not be told."""

    movements: tuple[Found[Movement], ...] = ()
    frame: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()


def movements(text: Outline) -> MovementsRead:
    """Return what the table of movements says; without one, what a list of movements says."""
    if heads := _broken_headings(text):
        read = _table(text, heads[-1], titled=1, owned=2)
        frame = (*numbers(heads), *_caption(text, heads[0]))
        return MovementsRead(read.movements, frame, read.unsure)
    for line in text.lines:
        if len(line.cells) > 1 and "phong trao" in line.plain and re.search(r"\bs?tt\b", line.plain):
            return _table(text, line)
    for line in text.lines:
        if re.fullmatch(r"s?tt .*phong trao.*", line.plain):
            return _run_on(text, line)
    return listed_movements(text)


def _broken_headings(text: Outline) -> list[Line]:
    """Return headings that stand one under the other: a cell of theirs has two lines."""
    for place, line in enumerate(text.lines):
        if line.plain in ("stt", "tt") and len(line.cells) < 2:
            below = text.lines[place + 1 : place + 6]
            if any("phong trao" in one.plain and len(one.text) < 60 for one in below):
                heads = takewhile(lambda one: len(one.cells) < 2 and not one.text.isdigit(), below)
                return [line, *heads]
    return []


def _table(text: Outline, head: Line, titled: int = 1, owned: int | None = None) -> MovementsRead:
    """Read rows by the columns that the headings name."""
    if head.cells:
        titled = next((at for at, cell in enumerate(head.cells) if "phong trao" in fold(cell)), 1)
        owns = (at for at, cell in enumerate(head.cells) if at != titled and re.search(_OWNS, fold(cell)))
        owned = next(owns, None)
    found: list[Found[Movement]] = []
    unsure: list[int] = []
    parts: list[int] = []
    for row in _rows(text, head):
        cells = row[0].cells if len(row[0].cells) > 1 else _put_together(row)
        if len(cells) <= titled or not cells[titled]:
            continue
        if _PART.fullmatch(cells[0]):
            parts += row[0].numbers
            continue
        who = cells[owned] if owned is not None and owned < len(cells) else ""
        number = re.match(r"\d{1,3}", cells[0])
        one = Movement(int(number[0]) if number else None, _bare(cells[titled]), tuple(bodies(who)))
        found.append(Found(one, tuple(at for line in row for at in line.numbers)))
        unsure += [row[0].number] if owned is not None and not who else []
    return MovementsRead(tuple(found), (*head.numbers, *parts, *_caption(text, head)), tuple(unsure))


def _bare(name: str) -> str:
    """Return a movement's name without the word and the quotes around the whole of it."""
    quoted = re.fullmatch(r"(?:Phong trào\s+|Thi đua\s+)+[“\"«]([^“”\"«»]+)[”\"»]\W*", name, re.IGNORECASE)
    return quoted[1].strip() if quoted else name


def _rows(text: Outline, head: Line) -> list[list[Line]]:
    """Return the rows of a table; one with a cell of two lines stands in several, from its number on."""
    rows: list[list[Line]] = []
    for line in text.after(head):
        if len(line.cells) > 1 or line.text == str(len(rows) + 1):
            rows.append([line])
        elif rows and len(rows[-1][0].cells) < 2 and len(rows[-1]) < 6 and line.depth == TEXT:
            rows[-1].append(line)
        elif rows and line.depth == TEXT and not line.is_caption:
            break
    return [row for row in rows if len(row[0].cells) > 1 or len(row) > 1]


def _put_together(row: list[Line]) -> tuple[str, ...]:
    """Return number, name and bodies of a row that stands in several lines."""
    number, name, *rest = (line.text for line in row)
    while rest and not is_body(rest[0]):
        name = f"{name} {rest.pop(0)}"
    return number, name, "; ".join(rest)


def _run_on(text: Outline, head: Line) -> MovementsRead:
    """Read rows whose columns were lost: "5 Toàn dân bảo vệ an ninh Tổ quốc Công an xã"."""
    found: list[Found[Movement]] = []
    unsure: list[int] = []
    for line in text.after(head):
        number = re.match(r"(\d{1,3})[.)]?\s+(.*)", f"{line.mark} {line.text}".strip())
        if not number or int(number[1]) != len(found) + 1:
            break
        parts = _RUN_ON.match(number[2])
        name, who = (parts[1], bodies(parts[2])) if parts else (number[2], [])
        found.append(Found(Movement(int(number[1]), name, tuple(who)), line.numbers))
        if not parts:
            unsure.append(line.number)
    return MovementsRead(tuple(found), (*head.numbers, *_caption(text, head)), tuple(unsure))


def listed_movements(text: Outline) -> MovementsRead:
    """Read the list under a heading about movements: "Phong trào “…” (Công an xã chủ trì)"."""
    for head in text.lines:
        headed = re.search(r"(danh muc|danh sach|cac|nhung|noi dung) phong trao", head.plain)
        if not headed or (head.depth >= DASH and not head.is_caption) or len(head.text) > 200:
            continue
        listed = text.children(head) if head.depth < TEXT else text.list_after(head)
        if found := list(_listed(listed)):
            frame = (*head.numbers,) if head.is_caption else ()
            return MovementsRead(tuple(found), frame)
    return MovementsRead()


def _listed(lines: list[Line]) -> Iterator[Found[Movement]]:
    """Give a movement for each line, if every one of them names one."""
    if not lines or not all(_NAMED.search(one.text) or one.plain.startswith("phong trao") for one in lines):
        return
    for no, line in enumerate(lines, start=1):
        quoted = _NAMED.search(line.text)
        bare = re.sub(
            r"^(?:Phong trào|Thực hiện|thi đua)\s+(?:thi đua\s+)?", "", line.text, flags=re.IGNORECASE
        )
        rest = line.text[quoted.end() :] if quoted else bare
        by = _BY.search(rest) if len(rest) < _LONGEST else None
        who = by["who"] if by and is_body(by["who"]) else ""
        name = quoted[1] if quoted else (bare[: by.start()] if by and who else bare)
        number = int(line.mark) if re.fullmatch(r"\d{1,3}", line.mark) else no
        name = name.strip(" .;,:")
        yield Found(Movement(number, name[:1].upper() + name[1:], tuple(bodies(who))), line.numbers)


def _caption(text: Outline, head: Line) -> tuple[int, ...]:
    """Return the lines right over a table that say what it is."""
    found: list[int] = []
    for line in reversed(text.lines[: text.places[head.number]]):
        if not (line.is_caption or line.plain.lstrip("( ").startswith("kem theo")):
            break
        if line.plain.startswith(("noi nhan", "chu tich", "tm.", "kt.")):
            break
        found += line.numbers
    return tuple(found)
