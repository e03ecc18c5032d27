"""What a written plan says: kind, dates, caps, programme, tasks. Unknown stays unknown, never guessed.

Plans follow the administrative style (NĐ 30/2020): a letterhead, a title, bases, numbered parts, recipients
of copies. What no rule understood is told by line, so that a person can look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from ceremony.core.names import fold
from ceremony.core.outline import DASH, TEXT, Line, Outline, outline
from ceremony.core.programme import Item, Paper, minutes, papers, programme
from ceremony.core.tasks import Due, Task, copies, due, tasks

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LEVELS = (
    ("commune", r"\b(xa|phuong|thi tran|dac khu)\b"),
    ("district", r"\b(huyen|quan|thi xa|thanh pho)\b"),
    ("province", r"\btinh\b"),
    ("agency", r"\b(so|ban|nganh|cong ty|truong)\b"),
)
_PEOPLE = r"(\d[\d.]*)\s*(?:dai bieu|nguoi)"
_NARRATIVE = r"muc (dich|tieu)|yeu cau|noi dung tap trung"


@dataclass(frozen=True, slots=True)
class Document:
    """The plan as a document: null where the letterhead leaves a gap."""

    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan says of an event, in the shape of `ceremony plan --json`."""

    document: Document
    title: str | None
    kind: str | None
    name: str | None
    name_lines: tuple[str, ...]
    preset: str | None
    form: str | None
    period: tuple[int, int] | None
    ordinal: int | None
    place: str | None
    starts_on: date | None
    starts_at: time | None
    quarter: str | None
    session: str | None
    venue: str | None
    max_delegates: int | None
    expected_delegates: int | None
    exemplar_share: int | None
    programme: tuple[Item, ...]
    papers: tuple[Paper, ...]
    paper_minutes: tuple[int | None, int | None] | None
    paper_due: Due | None
    tasks: tuple[Task, ...]
    copies_to: tuple[str, ...]
    legal_bases: tuple[str, ...]
    attendance: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]


def read_plan(lines: Iterable[str]) -> Draft:
    """Return the draft that the lines of a plan's file amount to."""
    text = outline(lines)
    title = _title(text)
    document = _document(text)
    when = _said(text, r"thoi gian")
    called = _name_lines(text)
    items, asked = programme(text), papers(text)
    wanted, copied, bases = tasks(text), copies(text), _bases(text)
    attendance = _attendance(text)
    kind = _kind(title)
    form = _form(text, title) if kind in ("event_plan", "levels_plan") else None
    own_words = " ".join((title or "", *called))
    rules = " ".join(line.text for line in text.lines if "tham luan" in line.plain)
    used = {one.line for one in asked} | {item.line for item in items if item.type}
    used |= {task.line for task in wanted if task.owner}
    used |= {number for number, _ in (*copied, *bases, *attendance)} | _known_lines(text, title, called)
    return Draft(
        document=document,
        title=title,
        kind=kind,
        name=_name(text, title),
        name_lines=called,
        preset=_preset(title, document),
        form=form,
        period=_period(own_words),
        ordinal=_ordinal(own_words) if kind == "event_plan" else None,
        place=document.place,
        starts_on=_day(when),
        starts_at=_hour(when),
        quarter=_quarter(when),
        session=_session(when),
        venue=_said(text, r"dia diem").split(" (")[0].strip(" .;") or None,
        max_delegates=_number(text, r"(?:khong qua|toi da)\s+" + _PEOPLE),
        expected_delegates=_number(text, r"(?:du kien|khoang)\s+(?:khoang\s+)?" + _PEOPLE),
        exemplar_share=_number(text, r"dien hinh tien tien chiem\s+(\d+)\s*%"),
        programme=tuple(items),
        papers=tuple(asked),
        paper_minutes=minutes(rules),
        paper_due=due(rules),
        tasks=tuple(wanted),
        copies_to=tuple(who for _, who in copied),
        legal_bases=tuple(base for _, base in bases),
        attendance=tuple(words for _, words in attendance),
        notes=tuple(_notes(text, used)),
    )


def _title(text: Outline) -> str | None:
    """Return the lines between KẾ HOẠCH and the first paragraph of the body."""
    start = next((place for place, line in enumerate(text.lines) if line.plain == "ke hoach"), None)
    if start is None:
        return None
    said: list[str] = []
    for line in text.lines[start + 1 :]:
        if said and (line.text[-1:] in ";.,:" or line.depth != TEXT or _opens_body(line)):
            break
        said.append(line.text)
        if len(said) == 3:
            break
    return " ".join(said) or None


def _opens_body(line: Line) -> bool:
    return bool(re.match(r"(can cu|thuc hien|huong ung|uy ban|ubnd|hoi dong|nham|de )\b", line.plain)) and (
        len(line.text) > 60
    )


def _document(text: Outline) -> Document:
    head = text.lines[:12]
    words = "\n".join(line.text for line in head)
    number = re.search(r"Số\s*:\s*(\d+\s*/\s*[\wĐ.&-]+)", words)
    dated = next(
        (
            found
            for line in head
            for part in (line.cells or (line.text,))
            if (found := re.match(r"([^,\d]{2,40}),\s*ngày(.*)", part))
        ),
        None,
    )
    place = dated[1].strip() if dated else None
    return Document(
        number and re.sub(r"\s", "", number[1]),
        _day(dated[0]) if dated else None,
        _issuer(text, place),
        place,
    )


def _issuer(text: Outline, place: str | None) -> str | None:
    """Return the body that issues: the closing line names it in full, else the sentence before the parts."""
    body = r"((?:UBND|Ủy ban nhân dân|HĐTĐKT|Hội đồng Thi đua|Hội đồng|Sở|Ban)\s[^./,;:()]{2,60}?)"
    for line in reversed(text.lines):
        if found := re.match(rf"Trên (?:đây )?là.*của {body}\s*(?:\.|$|/)", line.text):
            return found[1].strip()
    opening = [line for line in text.lines if line.depth == TEXT]
    for line in opening:
        if found := re.match(rf"{body}(?: \(UBND\))?(?: tỉnh| huyện| xã)? (?:xây dựng|ban hành)", line.text):
            said = found[1].strip()
            return f"{said} {place}" if place and len(said.split()) <= 2 else said
    return None


def _kind(title: str | None) -> str | None:
    plain = fold(title or "")
    for kind, words in (
        ("publicity_plan", r"tuyen truyen"),
        ("levels_plan", r"cac cap"),
        ("year_plan", r"thuc hien phong trao|cong tac thi dua.* nam \d{4}"),
        ("event_plan", r"(to chuc )?(hoi nghi|dai hoi)"),
    ):
        if re.search(words, plain):
            return kind
    return None


def _preset(title: str | None, document: Document) -> str | None:
    if _kind(title) != "event_plan":
        return None
    if re.search(r"hoi nghi tong ket.* nam \d{4}", fold(title or "")):
        return "annual_review"
    issuer = fold(document.issuer or "")
    return next((preset for preset, words in _LEVELS if re.search(words, issuer)), None)


def _form(text: Outline, title: str | None) -> str | None:
    said = fold(_said(text, r"hinh thuc") or re.sub(r"tien toi.*", "", fold(title or "")))
    return "dai_hoi" if "dai hoi" in said else "hoi_nghi" if "hoi nghi" in said else None


def _name(text: Outline, title: str | None) -> str | None:
    """Return the event's name: the one in quotes under Hình thức, else the title without verb and period."""
    if quoted := re.search(r"[“\"]([^”\"]{5,120})[”\"]", _said(text, r"hinh thuc")):
        return quoted[1]
    if _kind(title) != "event_plan":
        return None
    bare = re.sub(r"^Tổ chức\s+|\s+giai đoạn \d{4}.*$", "", title or "", flags=re.IGNORECASE)
    return bare or None


def _name_lines(text: Outline) -> tuple[str, ...]:
    """Return the lines after "Tên Hội nghị … thống nhất như sau:", as they stand on the banner."""
    heads = text.headed(r"^ten (cua )?(hoi nghi|dai hoi).*thong nhat nhu sau")
    if not heads:
        return ()
    return tuple(line.text for line in text.under(heads[0]) if line.depth == TEXT)[:4]


def _bases(text: Outline) -> list[tuple[int, str]]:
    """Return the documents a plan rests on, from the lines before its first part."""
    first = next((place for place, line in enumerate(text.lines) if line.depth < DASH), len(text.lines))
    found = []
    for line in text.lines[:first]:
        if named := re.match(r"(?:Căn cứ|Thực hiện|Theo)\s+(.*)", line.text):
            found.append((line.number, named[1].strip(" ;,.")))
    return found


def _attendance(text: Outline) -> list[tuple[int, str]]:
    for head in text.headed(r"^thanh phan"):
        if listed := [line for line in text.under(head) if line.depth >= DASH]:
            return [(line.number, line.text.strip(" .;")) for line in listed]
    return []


def _said(text: Outline, label: str) -> str:
    """Return what stands after a labelled line's colon: "2. Thời gian tổ chức: 1/2 ngày …"."""
    for line in text.lines:
        before, colon, after = line.text.partition(":")
        if colon and len(before) < 40 and re.match(label, fold(before)) and after.strip():
            return after.strip()
    return ""


def _period(text: str) -> tuple[int, int] | None:
    found = re.search(r"giai doan (\d{4})\s*(?:-|–|den)\s*(\d{4})", fold(text))
    return (int(found[1]), int(found[2])) if found else None


def _ordinal(text: str) -> int | None:
    found = re.search(r"lần thứ\s+([IVXL]+|\d+)\b", re.sub(r"tiến tới.*", "", text))
    if not found:
        return None
    return int(found[1]) if found[1].isdigit() else _roman(found[1])


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _day(text: str) -> date | None:
    for pattern in (
        r"ngày\s+(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})",
        r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            try:
                return date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                return None
    return None


def _hour(text: str) -> time | None:
    found = re.search(r"(\d{1,2})\s*(?:giờ|g|h|:)\s*(\d{2})?", text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def _quarter(text: str) -> str | None:
    found = re.search(r"quy\s+(i{1,3}|iv|[1-4])\s*(?:/|nam)\s*(\d{4})", fold(text))
    return f"{found[2]}-Q{_QUARTERS[found[1]]}" if found else None


def _session(text: str) -> str | None:
    plain = fold(text)
    if re.search(r"1/2 ngay|nua ngay|\b0?1 buoi|mot buoi", plain):
        return "half_day"
    return "full_day" if re.search(r"\b0?1 ngay\b|mot ngay\b|ca ngay", plain) else None


def _number(text: Outline, pattern: str) -> int | None:
    for line in text.lines:
        if found := re.search(pattern, line.plain):
            return int(found[1].replace(".", ""))
    return None


def _known_lines(text: Outline, title: str | None, called: Sequence[str]) -> set[int]:
    """Return the lines whose words went into the draft whole, and those that only tell why, or frame."""
    labelled = (
        r"^(hinh thuc|thoi gian|dia diem|so luong|thanh phan|ten (cua )?(hoi nghi|dai hoi))|^so\s*:|"
        r"ngay .*thang .*nam|^noi nhan|^tren (day )?la|^ke hoach$|xay dung ke hoach|tham luan"
    )
    first = next((line.number for line in text.lines if line.depth < DASH), 0)
    last = next((line.number for line in text.lines if line.plain.startswith("noi nhan")), 10**9)
    known = {
        line.number
        for line in text.lines
        if line.number < first
        or line.number >= last
        or re.search(labelled, line.plain)
        or line.text in called
        or line.text in (title or "")
    }
    for head in text.headed(_NARRATIVE):
        known |= {line.number for line in text.under(head)}
    return known


def _notes(text: Outline, used: set[int]) -> Iterable[tuple[int, str]]:
    """Tell the lines nothing was read from; a heading with lines of its own is told by them."""
    for line in text.lines:
        if line.number not in used and not (line.depth < DASH and text.under(line)):
            yield line.number, line.text
