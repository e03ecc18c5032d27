"""Who has to do what by when, as a written plan says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ceremony.core.figures import a_date
from ceremony.core.found import Found
from ceremony.core.marks import DASH, TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.owners import bare_owner, is_body, owner_and_task

TASKS = r"^to chuc thuc hien|phan cong (thuc hien|nhiem vu|trach nhiem)|trach nhiem (thuc hien|cua cac)"
_BEFORE = (
    r"(?:truoc|cham nhat|den het|han cuoi|muon nhat)(?: la)?\s*:?\s*(?:vao )?"
    r"(?:\d{1,2}\s*(?:gio|h)\s*\d{0,2},?\s*)?"
)
_BY_DAY = re.compile(
    _BEFORE + r"(?:ngay\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(\d{4})"
)
_DAYS_BEFORE = (
    re.compile(
        r"truoc (?:ngay |khi )?(?:to chuc |khai mac |dien ra )*(?:hoi nghi|dai hoi)\s+(\d{1,3})\s*ngay"
    ),
    re.compile(r"truoc\s+(?:it nhat\s+)?(\d{1,3})\s*ngay\b"),
    re.compile(r"\b(\d{1,3})\s*ngay\s+(?:lam viec\s+)?truoc\b"),
)
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
        inside = [line for line in text.under(head) if line.number < end and not closes(line)]
        found += _section(inside, _Owner(), asked)
    seen = taken | {number for one in found for number in one.lines}
    for line in text.lines:
        by_some_day = due(line.text) is not None and "tham luan" not in line.plain
        if line.number not in seen and line.number < end and (by_some_day or _after_the_event(line, text)):
            found += _sentences(line, _Owner(), apart=True)
    return sorted(found, key=lambda one: one.value.line)


def closes(line: Line) -> bool:
    """Say whether a line is the plan's last sentence: "Trên đây là Kế hoạch … ./."."""
    if re.match(r"tren (day )?la (noi dung )?ke hoach", line.plain):
        return True
    return line.depth == TEXT and bool(re.search(r"[./]\s*/\s*\W*\w{0,3}\W*$", line.text))


def due(text: str) -> Due | None:
    """Return a deadline: "trước ngày 10/4/2025", "trước ngày tổ chức Hội nghị 05 ngày", "05 ngày trước"."""
    plain = fold(text)
    if (day := _BY_DAY.search(plain)) and (by := a_date(int(day[3]), int(day[2]), int(day[1]))):
        return Due(date=by)
    before = next((found for pattern in _DAYS_BEFORE if (found := pattern.search(plain))), None)
    return Due(days_before=int(before[1])) if before else None


def _sections(text: Outline) -> Iterator[Line]:
    """Give the headings over tasks, none of them under another."""
    inside: set[int] = set()
    for head in text.headed(TASKS):
        if head.number not in inside:
            inside |= {line.number for line in text.under(head)}
            yield head


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
    who = "; ".join(one.text.strip(" .;,") for one in units)
    dated = next((one for one in (line, *below) if due(one.text)), None)
    lines = (*line.numbers, *(number for one in units for number in one.numbers))
    when = (dated and due(dated.text)) or None
    said = (*lines, *(dated.numbers if dated and dated is not line else ()))
    return Found(Task(line.number, who or None, words.rstrip(" :"), when), said)


def _after_the_event(line: Line, text: Outline) -> bool:
    head = text.heading_of(line)
    after = head is not None and re.search(r"\bsau (hoi nghi|dai hoi)", head.plain)
    return line.depth >= DASH and bool(after)


def _sentences(line: Line, owner: _Owner, apart: bool = False) -> Iterator[Found[Task]]:
    """Give a task for each sentence that names somebody else or has a deadline of its own.

    Other sentences go on with the task before them, unless they are to be kept `apart`.
    """
    held: Task | None = None
    for sentence in _SENTENCE.split(line.text):
        named, words = (None, sentence.strip(" .;/:")) if owner.name else owner_and_task(sentence)
        if held is not None and named and not is_body(named):
            named, words = None, sentence.strip(" .;/")
        when = due(sentence)
        if apart and not words and when is None:
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
