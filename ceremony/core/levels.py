"""What a plan for all levels fixes for each of them: the form, the cap, the share of exemplars, the quarter.

Such a plan is of many events. What it says of one level is that level's alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any

from ceremony.core.figures import at_most, day, exemplar_share, expected, ordinals, quarter, session
from ceremony.core.found import Found, first
from ceremony.core.marks import TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.paragraphs import all_capitals
from ceremony.core.tasks import TASKS, Due, due

_COMMUNE = r"(?<!thi )(?<!tac )\bxa\b(?! hoi)|\bphuong\b|\bthi tran\b|\bdac khu\b"
_DISTRICT = r"\bhuyen\b|\bquan\b(?! ly| doi| su| khu)|\bthi xa\b"
_PLACES = (
    ("commune", _COMMUNE),
    ("district", _DISTRICT),
    ("province", r"\btinh\b"),
    ("city", r"\bthanh pho\b"),
)
# "Phường An Bình" is a ward; "phương án", "phương hướng" and "địa phương" only lose their marks.
_NO_WARD = re.compile(r"\bphương\b", re.IGNORECASE)
_AGENCY = (
    r"\b(cac so|so(?=,| va| -)|cac ban|nganh|doanh nghiep|cong ty|khoi thi dua|phong, ban|co quan, don vi|"
    r"don vi su nghiep)\b"
)
_CENTRAL = r"thanh pho (ha noi|hai phong|hue|da nang|can tho|ho chi minh)"
_HEADS = (
    r"(doi voi|o|tai|cap|cac|xa|phuong|huyen|so(?=,| va)|tinh|thanh pho|thi xa|quan|don vi|co quan|"
    r"doanh nghiep|(hoi nghi|dai hoi)\b.{0,60}\b(cap|cac|xa|huyen|so|tinh|thanh pho))\b"
)
_APART = re.compile(r"(?:\s+và|,)\s+(?=cấp |các sở|sở, ban)", re.IGNORECASE)
_MOST_LINES = 300
_TITLED = r"[“\"«]([^”\"»]{5,120})[”\"»]"


@dataclass(frozen=True, slots=True)
class Level:
    """What the plan says of the events of one level; `title` is the level as written."""

    line: int
    title: str
    preset: str | None = None
    name: str | None = None
    form: str | None = None
    ordinal: int | None = None
    max_delegates: int | None = None
    expected_delegates: int | None = None
    exemplar_share: int | None = None
    quarter: str | None = None
    starts_on: date | None = None
    session: str | None = None
    due: Due | None = None
    attendance: str | None = None

    @property
    def holds_its_own(self) -> bool:
        """Whether the plan says what or when the event of this level is, not only how many of it come."""
        when = (self.quarter, self.starts_on, self.session, self.due)
        return self.preset is not None and any(one is not None for one in (self.name, self.form, *when))


@dataclass(frozen=True, slots=True)
class LevelRead:
    """A level, the lines each of its values stands on, and all the lines that are about it alone."""

    level: Level
    sources: dict[str, tuple[int, ...]]
    scope: tuple[int, ...]


def levels(text: Outline) -> list[LevelRead]:
    """Return the levels in the order the plan has them.

    A plan may go level by level, or by what it fixes ("Số lượng: cấp xã …, cấp tỉnh …"): then a level is
    put together from several places.
    """
    told: dict[str, list[LevelRead]] = {}
    given = {line.number for head in text.headed(TASKS) for line in text.under(head)}
    about_one = {line.number for line in text.lines if _heads(line)}
    heads = [line for line in text.lines if line.number in about_one and line.number not in given]
    rows = [(head, row) for head, row in _rows(text) if _titled(row)]
    titles = [*map(_head, heads), *(_titled(row) for _head_row, row in rows)]
    provincial = any(level_of(title) in ("district", "agency") for title in titles)

    @cache
    def fixes(number: int) -> bool:
        line = text.at(number)
        return number in about_one and not _FIXED.isdisjoint(_said(line, _below(text, line)))

    for line in heads:
        below = _below(text, line)
        if any(fixes(other.number) for other in below):
            continue
        above = text.heading_of(line)
        said = _said(line, below, above.text if above is not None and "so luong" in above.plain else "")
        for title in _APART.split(_head(line)):
            _put(told, _level(line, below, said, _preset(title, provincial), title))
    for head, row in rows:
        _put(told, _row(head, row, provincial))
    return [_joined(parts) for parts in told.values()]


def _below(text: Outline, line: Line) -> list[Line]:
    """Return the lines about a level: no plan has more for one, and a heading may stand under others."""
    return text.under(line)[:_MOST_LINES]


def _preset(title: str, provincial: bool) -> str | None:
    """Return the level of a title; a city is a province in a plan that speaks of the levels below one."""
    preset = level_of(title)
    return ("province" if provincial else "district") if preset == "city" else preset


def _put(told: dict[str, list[LevelRead]], one: LevelRead) -> None:
    if one.sources:
        key = one.level.preset or fold(one.level.title)
        told.setdefault(key, []).append(one)


def level_of(words: str) -> str | None:
    """Return the level that words are about. "city" is a province or a district, as the plan has it."""
    plain = fold(_NO_WARD.sub(" ", words))
    if re.search(_CENTRAL, plain):
        return "province"
    if re.search(_AGENCY, plain) or re.match(r"(ban|truong|uy ban mat tran|cac doan the)\b", plain):
        return "agency"
    if named := re.search(r"\bcap (xa|phuong|huyen|quan|tinh|thanh pho)\b", plain):
        plain = named[1]
    found = [(hit.start(), level) for level, words in _PLACES if (hit := re.search(words, plain))]
    place = min(found, default=(0, None))[1]
    return "district" if place == "city" and any(level == "district" for _, level in found) else place


def _head(line: Line) -> str:
    return re.split(r"\s*[:;]\s*", line.text, maxsplit=1)[0]


def _heads(line: Line) -> bool:
    """Say whether a line is about one level: a heading, or a dash with a colon."""
    head = _head(line)
    return (
        line.depth < TEXT
        and len(line.cells) < 2
        and len(head) < 230
        and bool(re.match(_HEADS, plain := fold(head)))
        and (level_of(head) is not None or "cap co so" in plain)
        and not re.search(r"to chuc thuc hien|trach nhiem|^cac cap\b", plain)
    )


def _said(line: Line, below: Sequence[Line], counts: str = "") -> dict[str, Found[Any]]:
    """Return what a line and those below it say, of every level that they are about."""
    rest = line.text.partition(":")[2].strip()
    above = [replace(line, text=f"{counts}: {rest}" if counts else rest)] if rest else []
    lines = [*above, *below]
    called = first(lines, _called)
    found: dict[str, Found[Any]] = {
        "name": called,
        "form": Found(called.value and form_of(called.value), called.lines),
        "ordinal": first(lines, lambda said: next(iter(ordinals(said)), None)),
        "attendance": first(lines, _who),
    }
    readers: dict[str, Callable[[str], object]] = {
        "max_delegates": at_most,
        "expected_delegates": expected,
        "exemplar_share": exemplar_share,
        "quarter": quarter,
        "starts_on": lambda said: day(said) if due(said) is None else None,
        "session": session,
    }
    found |= {name: first(lines, read) for name, read in readers.items()}
    found["due"] = first(lines, due)
    return {name: one for name, one in found.items() if one.value is not None}


_FIXED = frozenset(("name", "max_delegates", "expected_delegates", "quarter", "starts_on", "session", "due"))
"""Of these a plan says one at least, or it says nothing of a level."""


def _level(
    line: Line, below: Sequence[Line], said: Mapping[str, Found[Any]], preset: str | None, title: str
) -> LevelRead:
    level = replace(
        Level(line.number, title.strip(" .;"), preset), **{name: one.value for name, one in said.items()}
    )
    sources: dict[str, tuple[int, ...]] = {}
    if not _FIXED.isdisjoint(said):
        sources = {"": line.numbers, **{name: one.lines for name, one in said.items()}}
    if sources and level.name is None and (form := form_of(title)):
        level = replace(level, name=_called_in_heading(title), form=level.form or form)
        sources = {"name": line.numbers, "form": line.numbers, **sources}
    scope = tuple(number for one in (line, *below) for number in one.numbers)
    return LevelRead(level, sources, scope)


def _called(said: str) -> str | None:
    """Return how the event of a level is called: in quotes, or after "Tổ chức", "tên gọi là"."""
    if (quoted := re.search(_TITLED, said)) and form_of(quoted[1]):
        return quoted[1].strip()
    if not re.match(r"hinh thuc|ten goi|ten\b|to chuc|hoi nghi|dai hoi", fold(said)):
        return None
    named = re.search(r"\b((?:hội nghị|đại hội)(?: [^\W\d_]+){2,14})", said, re.IGNORECASE)
    return named[1].strip() if named else None


def _called_in_heading(title: str) -> str | None:
    """Return the event of a heading without its level: "Hội nghị điển hình tiên tiến cấp xã"."""
    named = re.match(
        r"(?:tổ chức )?((?:hội nghị|đại hội) (?!cấp |của |ở |tại |đối |các ).+?)"
        r"(?:,? (?:cấp|của|ở|tại|đối với|các)\b.*)?$",
        title,
        re.IGNORECASE,
    )
    if not named or all_capitals(named[1]):
        return None
    return named[1][:1].upper() + named[1][1:].strip(" .;,")


def form_of(words: str) -> str | None:
    plain = fold(words)
    return "dai_hoi" if "dai hoi" in plain else "hoi_nghi" if "hoi nghi" in plain else None


def _who(said: str) -> str | None:
    label, colon, who = said.partition(":")
    return who.strip(" .;") if colon and re.search(r"\bthanh phan\b", fold(label[:60])) else None


def _rows(text: Outline) -> Iterator[tuple[Line, Line]]:
    """Give the rows of a table of levels, each with the row of headings."""
    head: Line | None = None
    of_work = False
    for line in text.lines:
        if len(line.cells) < 3:
            head, of_work = None, False
        elif of_work or (head is None and re.search(r"cong viec|nhiem vu", line.plain)):
            of_work = True
        elif (
            (head is None or not re.search(r"\d", line.text))
            and re.search(r"\b(cap|don vi|doi tuong)\b", line.plain)
            and re.search(r"so luong|so dai bieu|thoi gian|hinh thuc|quy", line.plain)
        ):
            head = line
        elif head is not None:
            yield head, line


def _titled(row: Line) -> str:
    """Return the cell of a row that names its level; nothing where none does."""
    return next((cell for cell in row.cells if level_of(cell) and not form_of(cell)), "")


def _row(head: Line, row: Line, provincial: bool) -> LevelRead:
    """Read one row: each cell is what its column's heading and its own words say together."""
    titled = _titled(row)
    lines = [
        replace(row, text=_told(column, cell))
        for column, cell in zip(head.cells, row.cells, strict=False)
        if cell and cell != titled
    ]
    own = replace(row, text=titled)
    read = _level(own, lines, _said(own, lines), _preset(titled, provincial), titled)
    return LevelRead(read.level, {name: row.numbers for name in read.sources}, row.numbers)


def _told(column: str, cell: str) -> str:
    plain, most = fold(column), "tối đa " if "toi da" in fold(column) or cell[:1] in "≤<" else ""
    if re.search(r"so luong|so dai bieu", plain) and (only := re.fullmatch(r"[≤<]?\s*(\d[\d.]*)", cell)):
        return f"Số lượng: {most}{only[1]} đại biểu"
    if "quy" in plain and not fold(cell).startswith("quy"):
        return f"quý {cell}"
    if "hinh" in plain and "%" in cell:
        return f"điển hình tiên tiến chiếm {cell}"
    return cell if form_of(cell) else f"{column}: {cell}"


def _joined(parts: Sequence[LevelRead]) -> LevelRead:
    """Put together what is said of a level in several places; what was said first stays."""
    level, sources = parts[0].level, parts[0].sources
    for other in parts[1:]:
        new = {
            field.name: getattr(other.level, field.name)
            for field in fields(Level)
            if getattr(level, field.name) is None and getattr(other.level, field.name) is not None
        }
        if new:
            level = replace(level, **new)
            sources = {**{name: other.sources[name] for name in new if name in other.sources}, **sources}
    return LevelRead(level, sources, tuple(dict.fromkeys(number for one in parts for number in one.scope)))
