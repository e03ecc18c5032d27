"""Who has to do what by when, and who gets a copy, as a written plan says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ceremony.core.names import fold
from ceremony.core.outline import DASH, TEXT, Line, Outline

_GIVEN = re.compile(r"^(?:giao(?: cho)?|đề nghị|yêu cầu|phân công|ủy quyền cho)\s+", re.IGNORECASE)
_AFTER_EVENT = re.compile(r"^sau khi kết thúc (?:hội nghị|đại hội),?\s+|^đồng thời,?\s+", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:^|\s)(?<!ban )(?:chủ trì|chủ động|tổ chức|phối hợp|tham mưu|bố trí|chuẩn bị|lập dự|thẩm định|họp|"
    r"bảo đảm|đảm bảo|vận động|phổ biến|mở (?:các )?chuyên|xây dựng|có trách nhiệm|hướng dẫn|thực hiện|"
    r"tuyên truyền|ban hành|thông báo|báo cáo|chọn|theo dõi|tổng hợp|phát hành|triển khai|căn cứ|cử|trình|"
    r"chịu trách nhiệm|đăng ký|phê duyệt|giúp|là cơ quan|tiếp nhận|lựa chọn|quan tâm|quán triệt)(?=\s|$)",
    re.IGNORECASE,
)
_BY_DAY = re.compile(r"(?:truoc|cham nhat|den het|han cuoi)\s+(?:la\s+)?ngay\s+(\d{1,2})/(\d{1,2})/(\d{4})")
_DAYS_BEFORE = (
    re.compile(r"truoc (?:ngay )?(?:to chuc |khai mac |dien ra )*(?:hoi nghi|dai hoi)\s+(\d+)\s*ngay"),
    re.compile(r"truoc\s+(\d+)\s*ngay\b"),
    re.compile(r"\b(\d+)\s*ngay\s+truoc\b"),
)


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


def tasks(text: Outline) -> list[Task]:
    """Return the tasks of "Tổ chức thực hiện" and whatever else the plan wants by a day."""
    end = next((line.number for line in text.lines if line.plain.startswith("noi nhan")), 10**9)
    found: list[Task] = []
    for head in text.headed(r"to chuc thuc hien|phan cong (thuc hien|nhiem vu)|trach nhiem thuc hien"):
        for line in text.children(head):
            found += _tasks_of(line, text)
    taken = {task.line for task in found}
    for line in text.lines:
        by_some_day = due(line.text) is not None and "tham luan" not in line.plain
        if line.number not in taken and (by_some_day or _after_the_event(line, text)):
            found += _sentences(line)
    return sorted((task for task in found if task.line < end), key=lambda task: task.line)


def due(text: str) -> Due | None:
    """Return a deadline: "trước ngày 10/4/2025", "trước ngày tổ chức Hội nghị 05 ngày", "05 ngày trước"."""
    plain = fold(text)
    if (day := _BY_DAY.search(plain)) and (by := _date(int(day[3]), int(day[2]), int(day[1]))):
        return Due(date=by)
    before = next((found for pattern in _DAYS_BEFORE if (found := pattern.search(plain))), None)
    return Due(days_before=int(before[1])) if before else None


def copies(text: Outline) -> list[tuple[int, str]]:
    """Return who gets a copy (Nơi nhận), "Lưu" included, as written and by line."""
    start = next((place for place, line in enumerate(text.lines) if line.plain.startswith("noi nhan")), None)
    if start is None:
        return []
    found = []
    for line in text.lines[start + 1 :]:
        if line.depth != DASH:
            break
        found.append((line.number, line.text.strip(" ;,.")))
    return found


def _tasks_of(line: Line, text: Outline) -> list[Task]:
    """Return one task of a line, or those of the list under it when the line only names its owner."""
    owner, words = _split(line.text)
    below = text.under(line)
    if words:
        return [Task(line.number, owner, words.rstrip(" :"), due(line.text))]
    if not below:
        return [Task(line.number, None, line.text.strip(" .:"), due(line.text))]
    named = _GIVEN.sub("", line.text).strip(" .:;")
    return [Task(one.number, named, one.text.strip(" .;"), due(one.text)) for one in below]


def _split(text: str) -> tuple[str | None, str]:
    """Return owner and task: "Giao cho A chủ trì B" is A and "chủ trì B"; a bare name has no task."""
    body = _GIVEN.sub("", _AFTER_EVENT.sub("", text)).strip()
    colon = re.match(r"([^:.]{3,120}):\s*(\S.*)", body)
    outside = re.sub(r"\([^)]*\)", lambda found: "·" * len(found[0]), colon[1] if colon else body)
    acts = _ACTS.search(outside)
    if colon and acts is None:
        return colon[1].strip(), colon[2].strip(" .;")
    if acts is None:
        return None, ""
    if acts.start() == 0:
        return None, body.strip(" .;")
    return body[: acts.start()].strip(" ,;"), body[acts.start() :].strip(" .;")


def _after_the_event(line: Line, text: Outline) -> bool:
    head = text.heading_of(line)
    after = head is not None and re.search(r"\bsau (hoi nghi|dai hoi)", head.plain)
    return line.depth == TEXT and bool(after)


def _sentences(line: Line) -> list[Task]:
    """Return a task for each sentence of a paragraph; one that names nobody belongs to the one before it."""
    found: list[Task] = []
    owner: str | None = None
    for sentence in re.split(r"(?<![A-ZĐ])\.\s+(?=[A-ZĐÂĂÊÔƠƯ])", line.text):
        named, words = _split(sentence)
        owner = named or owner
        if words:
            found.append(Task(line.number, owner, words, due(sentence)))
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
