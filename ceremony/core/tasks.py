"""Who has to do what by when, as a written plan says."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise, takewhile

from ceremony.core.asides import put_aside
from ceremony.core.figures import a_date, day
from ceremony.core.found import Found
from ceremony.core.labels import closes, says_whose_money
from ceremony.core.marks import DASH, TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.owners import bare_owner, is_body, owner_and_task, subject_apart
from ceremony.core.paragraphs import all_capitals

TASKS = (
    r"^(cong tac )?to chuc (thuc hien|trien khai)|phan cong (thuc hien|nhiem vu|trach nhiem)"
    r"|trach nhiem (thuc hien|cua cac)|^phan cong\W*$|^trach nhiem\b"
    r"|^tien do (thuc hien|trien khai|cong viec)|^lo trinh thuc hien|^cac buoc (tien hanh|thuc hien)"
)
_HOUR = r"(?:luc )?(?:\d{1,2}\s*(?:gio|h|:)\s*\d{0,2}\s*(?:phut|')?,?\s*)?"
_BEFORE = (
    r"(?:truoc|cham nhat|den het|han cuoi|muon nhat|han chot|khong muon hon|khong qua(?= ngay)|thoi han|"
    r"han (?:gui|nop)|(?:hoan thanh|xong)(?= )|tu nay)(?: (?:la|den|het|vao|trong)){0,4}"
    rf"\s*:?\s*\(?{_HOUR}"
)
_DAY = r"(?:ngay\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(\d{4})"
_BY_DAY = (
    re.compile(_BEFORE + _DAY),
    re.compile(
        r"\btu (?:ngay )?\d{1,2}\b[\d/. -]{0,40}"
        rf"(?:thang \d{{1,4}} )?(?:nam \d{{1,4}} )?(?:den|-|–) (?:het )?{_DAY}"
    ),
    re.compile(rf"^(?:sang |chieu )?(?=ngay){_DAY}[^:]{{0,20}}:"),
)
_BY_MONTH = re.compile(
    r"(?:hoan thanh|xong|cham nhat|muon nhat|han (?:gui|nop|cuoi|chot))(?: (?:la|den|het|vao|trong)){0,3} "
    r"thang (\d{1,2})(?:\s*/\s*|\s+nam\s+)(\d{4})"
)
_NO_YEAR = re.compile(
    _BEFORE + r"(?:ngay\s+)?(\d{1,2})(?:\s*/\s*|\s+thang\s+)(\d{1,2})(?!\s*[/.-]\s*\d|\d|\s+nam\b|\s*%)"
)
_WANTED = re.compile(r"truoc|cham nhat|han (cuoi|chot|gui|nop)|muon (nhat|hon)|den het")
_EVENT = r"(?:to chuc|khai mac|dien ra|bat dau|chinh thuc|hoi nghi|dai hoi|buoi le|le)"
_COUNT = r"(\d{1,3})\s*(?:\([a-z ]+\) )?(ngay|tuan)\b"
_DAYS_BEFORE = (
    re.compile(
        rf"truoc (?:ngay |khi |thoi diem |luc )?(?:{_EVENT} ){{1,6}}"
        rf"(?:(?:it nhat|toi thieu|la) ){{0,4}}{_COUNT}"
    ),
    re.compile(rf"truoc\s+(?:(?:it nhat|toi thieu)\s+)?{_COUNT}"),
    re.compile(r"\b(\d{1,3})\s*(ngay|tuan)\s+(?:lam viec\s+)?truoc\b"),
)
_WORK = r"noi dung|cong viec|nhiem vu"
_SENTENCE = re.compile(r"(?<![^\W\d_]\.\.)(?<=[^\W\d_A-ZĐ]|[)”\"0-9])\.\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Due:
    """By when: a day, or so many days before the event."""

    date: date | None = None
    days_before: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; the owner is as written, or None when the plan does not name one."""

    line: int
    owner: str | None
    text: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose the tasks of a list are, and the line that says so."""

    name: str | None = None
    lines: tuple[int, ...] = ()


def tasks(text: Outline, end: int, asked: Sequence[Line], taken: frozenset[int]) -> list[Found[Task]]:
    """Return the tasks of "Tổ chức thực hiện" and whatever else the plan wants by a day.

    `end` is the line of Nơi nhận; `asked` is the line that asks for papers, then those that name who
    writes them; the lines in `taken` were read as something else.
    """
    found: list[Found[Task]] = []
    for head in _sections(text):
        inside = [line for line in _under(text, head) if line.number < end and _may_be_one(line)]
        rows = list(_rows(inside, _WORK))
        tabled = _lines(rows)
        told = [line for line in inside if line.number not in tabled and not _headings(line, _WORK)]
        found += [*rows, *_section(told, _Owner(), asked)]
    left = set(taken | _lines(found))
    tabled_elsewhere = list(
        _rows([line for line in text.lines if line.number not in left], r"cong viec|nhiem vu")
    )
    found += tabled_elsewhere
    left |= _lines(tabled_elsewhere)
    for head in text.headed(r"nhiem vu|cong viec|phan cong|phu luc"):
        rows = list(_rows([line for line in text.under(head) if line.number not in left], _WORK))
        found += rows
        left |= _lines(rows)
    seen = taken | _lines(found)
    for line in text.lines:
        if not _may_be_one(line):
            continue
        by_some_day = _WANTED.search(line.plain) and due(line.text) and "tham luan" not in line.plain
        if line.number not in seen and line.number < end and (by_some_day or _after_the_event(line, text)):
            found += _sentences(line, _Owner(), apart=True)
    return sorted(found, key=lambda one: one.value.line)


def _lines(found: Sequence[Found[Task]]) -> set[int]:
    return {number for one in found for number in one.lines}


def _rows(lines: Sequence[Line], titled: str) -> Iterator[Found[Task]]:
    """Give the tasks of a table: what, who, by when, as its headings say."""
    columns: tuple[int, int, int | None] | None = None
    for line in lines:
        if len(line.cells) < 3:
            columns = None
        elif head := _headings(line, titled):
            columns = head
        elif columns is not None and len(line.cells) > max(columns[:2]) and line.cells[columns[0]]:
            what, who, when = columns
            by = line.cells[when] if when is not None and when < len(line.cells) else ""
            dated = None if re.match(r"tu (?!.*(\bden\b|-|–))", fold(by)) else day(by)
            until = due(by) or (Due(date=dated) if dated else None) or due(line.cells[what])
            task = Task(line.number, line.cells[who] or None, line.cells[what].strip(" .;"), until)
            yield Found(task, line.numbers)


def _headings(line: Line, titled: str) -> tuple[int, int, int | None] | None:
    """Return in which columns a table says what, who and by when, if a line is its row of headings."""
    heads = [fold(cell) for cell in line.cells]
    what = next((at for at, head in enumerate(heads) if re.search(titled, head)), None)
    owns = (
        r"chu tri|phu trach|thuc hien|^(ten )?(co quan|don vi|nguoi|bo phan|tieu ban|to giup viec|thanh vien)"
    )
    who = next(
        (
            at
            for at, head in enumerate(heads)
            if at != what and re.search(owns, head) and "phoi hop" not in head and "thoi gian" not in head
        ),
        None,
    )
    when = next(
        (at for at, head in enumerate(heads) if re.search(r"thoi (gian|han)|hoan thanh|^han\b", head)), None
    )
    return (what, who, when) if what is not None and who is not None and len(line.text) < 200 else None


def due(text: str) -> Due | None:
    """Return a deadline: "trước ngày 10/4/2025", "trước ngày tổ chức Hội nghị 05 ngày", "05 ngày trước".

    >>> due("từ ngày 01/8/2025 đến ngày 15/8/2025"), due("trước khi khai mạc 03 ngày")
    (Due(date=datetime.date(2025, 8, 15), days_before=None), Due(date=None, days_before=3))
    """
    return next((one for _, one in _deadlines(fold(text))), None)


def _deadlines(plain: str) -> list[tuple[int, Due]]:
    """Return the deadlines a text says, days of the calendar first, each with the place where it ends."""
    days = [
        (found.end(), Due(date=by))
        for pattern in _BY_DAY
        for found in pattern.finditer(plain)
        if (by := a_date(int(found[3]), int(found[2]), int(found[1])))
    ]
    before = [
        (found.end(), Due(days_before=int(found[1]) * (7 if found[2] == "tuan" else 1)))
        for pattern in _DAYS_BEFORE
        for found in pattern.finditer(plain)
    ]
    return days + _months(plain) + before


def _months(plain: str) -> list[tuple[int, Due]]:
    """ "Hoàn thành trong tháng 8/2025" has until that month's last day."""
    said = [(found.end(), int(found[2]), int(found[1])) for found in _BY_MONTH.finditer(plain)]
    return [
        (end, Due(date=date(year, month, monthrange(year, month)[1])))
        for end, year, month in said
        if 1 <= month <= 12 and year > 0
    ]


def with_year(task: Task, made: date | None, held: date | None) -> Task:
    """Give a task its deadline where the plan leaves out the year: "trước 16h00 ngày 25/8".

    It is the first such day after the plan was made; of a plan without a date, the last before the event.
    """
    found = _NO_YEAR.search(fold(task.text)) if task.due is None else None
    near = made or held
    if found is None or near is None:
        return task
    days = [a_date(near.year + years, int(found[2]), int(found[1])) for years in (-1, 0, 1)]
    known = [one for one in days if one]
    fits = [one for one in known if one >= made] if made else [one for one in known[::-1] if one <= near]
    return replace(task, due=Due(date=fits[0])) if fits else task


def _sections(text: Outline) -> Iterator[Line]:
    """Give the headings over tasks, none of them under another."""
    inside: set[int] = set()
    for head in text.headed(TASKS):
        if head.number not in inside:
            inside |= {line.number for line in _under(text, head)}
            yield head


def _under(text: Outline, head: Line) -> list[Line]:
    """Return what stands under a heading, or behind it where a word processor counts through.

    "4. TỔ CHỨC THỰC HIỆN", then "7. Văn phòng …": one list of numbers for headings and what they head.
    """
    below = text.under(head)
    if below or not all_capitals(head.text):
        return below
    after = takewhile(lambda line: line.depth >= head.depth and not _next_part(line, head), text.after(head))
    return list(after)


def _next_part(line: Line, head: Line) -> bool:
    return line.depth == head.depth and all_capitals(line.text)


def _may_be_one(line: Line) -> bool:
    return not closes(line) and not (says_whose_money(line) and due(line.text) is None)


def _section(lines: Sequence[Line], owner: _Owner, asked: Sequence[Line]) -> Iterator[Found[Task]]:
    """Give the tasks of lines that stand under one heading, each with the list under it."""
    place = 0
    while place < len(lines):
        line, stop = lines[place], place + 1
        while stop < len(lines) and _belongs(lines[stop], line):
            stop += 1
        yield from _block(line, lines[place + 1 : stop], owner, asked)
        place = stop


def _belongs(line: Line, head: Line) -> bool:
    """Say whether a line is part of the list under another: dashes follow a paragraph that names whose."""
    if head.depth < TEXT:
        return line.depth > head.depth
    return DASH <= line.depth < TEXT


def _block(line: Line, below: Sequence[Line], owner: _Owner, asked: Sequence[Line]) -> Iterator[Found[Task]]:
    if asked and line.number == asked[0].number:
        yield _papers_task(line, below, asked)
        return
    if not owner.name:
        yield from _named(line, below, asked)
        return
    heads = bool(below) and line.text[-1:] in ":."
    named = bare_owner(line.text)
    if below and is_body(named) and owner_and_task(line.text) == (None, ""):
        yield from _section(below, _Owner(named, line.numbers), asked)
        return
    if not heads or line.text[-1:] == ".":
        yield from _sentences(line, owner)
    yield from _section(below, owner, asked)


def _named(line: Line, below: Sequence[Line], asked: Sequence[Line]) -> Iterator[Found[Task]]:
    """Give the tasks of a line that may itself say whose they are."""
    who, words = owner_and_task(line.text)
    if words:
        if not (below and line.text[-1:] == ":"):
            yield from _sentences(line, _Owner())
        yield from _section(below, _Owner(who, line.numbers if who else ()), asked)
    elif not below:
        yield Found(Task(line.number, None, line.text.strip(" .:;/"), due(line.text)), line.numbers)
    else:
        named = bare_owner(line.text)
        yield from _section(below, _Owner(named, line.numbers) if is_body(named) else _Owner(), asked)


def _papers_task(line: Line, below: Sequence[Line], asked: Sequence[Line]) -> Found[Task]:
    """Return one task for all who are asked to speak; its deadline stands somewhere below."""
    _, words = owner_and_task(line.text)
    units = asked[1:]
    who = "; ".join(subject_apart(one.text.strip(" .;,"))[0] for one in units)
    dated = next((one for one in (line, *below) if due(one.text)), None)
    lines = (*line.numbers, *(number for one in units for number in one.numbers))
    when = (dated and due(dated.text)) or None
    said = (*lines, *(dated.numbers if dated and dated is not line else ()))
    return Found(Task(line.number, who or None, words.rstrip(" :"), when), said)


def _after_the_event(line: Line, text: Outline) -> bool:
    head = text.heading_of(line)
    if head is None or line.depth < DASH or len(head.text) > 90 or head.text[-1:] in ".;":
        return False
    return bool(re.search(r"\bsau (hoi nghi|dai hoi)", head.plain))


_ONLY_WHEN = re.compile(r"(?:can )?(?:hoan thanh|thoi gian|thoi han|han|xong)(?! bao cao| ho so)[^,;]{0,60}$")


def _pieces(text: str) -> Iterator[str]:
    """Give the sentences of a line; one with two deadlines is two, parted behind the first.

    What stands in brackets ("bản mềm gửi trước ngày …") parts nothing.
    """
    for sentence in _SENTENCE.split(text):
        shown = put_aside(sentence, lambda words: " " * len(words))
        plain = _same_length(shown)
        plain = plain if _deadlines(plain) else _same_length(sentence)
        ends = sorted(dict.fromkeys(end for end, _ in _deadlines(plain)))
        start = 0
        for end, following in pairwise(ends):
            stop = re.compile(r"[^,;]{0,40}?(?:[,;]\s*(?:và |đồng thời )?|\s(?:và|đồng thời)\s)").match(
                sentence, end
            )
            if stop and stop.end() < following - 10:
                yield sentence[start : stop.end()].strip(" ,;").removesuffix(" và").removesuffix(" đồng thời")
                start = stop.end()
        yield sentence[start:]


def _same_length(text: str) -> str:
    return "".join(map(_bare, text))


@lru_cache(maxsize=1024)
def _bare(sign: str) -> str:
    return (fold(sign) or " ")[0]


def _sentences(line: Line, owner: _Owner, apart: bool = False) -> Iterator[Found[Task]]:
    """Give a task for each sentence that names somebody else or has a deadline of its own.

    Other sentences go on with the task before them, unless they are to be kept `apart`.
    """
    held: Task | None = None
    for sentence in _pieces(line.text):
        named, words = (None, sentence.strip(" .;/:")) if owner.name else owner_and_task(sentence)
        if held is not None and named and not is_body(named):
            named, words = None, sentence.strip(" .;/")
        when = due(sentence)
        if apart and not words and when is None:
            continue
        if held is not None and held.due is None and when and _ONLY_WHEN.match(fold(sentence)):
            held = Task(held.line, held.owner, f"{held.text}. {words}", when)
            continue
        other = named is not None and held is not None and named != held.owner
        if held is not None and not other and when == held.due and not apart:
            more = f"{held.text}. {words}" if words else held.text
            held = Task(held.line, held.owner, more, held.due)
            continue
        if held is not None:
            yield Found(held, (*owner.lines, *line.numbers))
        who = owner.name or named or (held.owner if held else None)
        held = Task(line.number, who, words.rstrip(" :") or sentence.strip(" .:;/"), when)
    if held is not None:
        yield Found(held, (*owner.lines, *line.numbers))
