"""Whom the MC introduces, in order of protocol, in the MC's own words: khách trước, chủ sau.

Once the doors are open those who are here come first, numbered as they are read; the others stand below with
an empty box, for they are introduced only if they come (domain guide 4.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper import lists
from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.lists import Column, Layout
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import Lists, Stage
from ceremony.calling.faces.reading import read_down, words_and_people
from ceremony.calling.moment import as_said
from ceremony.calling.papers import rows
from ceremony.calling.papers.on_paper import NOT_HERE, OnPaper, in_the_halls_words
from ceremony.core.aloud import capital, person, spoken
from ceremony.core.cursor import Position, StepKind
from ceremony.core.pages import Line, Page, Says
from ceremony.core.tied_words import tied
from ceremony.delegates.queries import DelegateLine

Cell = Sequence[tuple[str, ParagraphStyle]]
HERE = "Có mặt: giới thiệu theo thứ tự này"
TOGETHER = "Có mặt: giới thiệu chung, không đọc từng tên"
EXPECTED = "Dự kiến: đánh dấu người có mặt, chỉ giới thiệu những người ấy"


def _words(says: Says) -> Cell:
    tail = tied(says["tail"].removeprefix(",").strip())
    return [(f"{says['lead']}{says['name']}", Stage.guest), (tail, Stage.office), (says["note"], Stage.note)]


LAYOUT = Layout(
    (
        Column("Số", 10, lambda says: [(says["no"], Stage.no)], Lists.head_over_middle),
        Column("Lời giới thiệu", 118, _words),
        Column("Có mặt", 16, lambda says: [(says["here"], Lists.seat)], Lists.head_over_middle, pen=True),
        Column("Ghi thêm", 36, pen=True),
    ),
    least=13 * mm,
    about=lambda says: _about(says),
    empty="Chưa có đại biểu nào để giới thiệu.",
)


class Introductions(Paper):
    """Guests, then hosts."""

    def pages(self, event_id: int) -> list[Page]:
        with in_the_halls_words(event_id) as moment:
            before, after = _around(moment)
            title = rows.title(moment, "Giới thiệu đại biểu") | {"before": before}
            lines = list(_lines(moment))
        groups = [line.group for line in lines]
        counts = {group: f"{groups.count(group)} người" for group in groups}
        return lists.pages(LAYOUT, title, lines, counts, after)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        lists.draw(LAYOUT, ink, page, box)


def _about(says: Says) -> str:
    return "\n".join(part for part in (rows.about(says), says["before"]) if part)


def _around(moment: OnPaper) -> tuple[str, str]:
    """What the MC says before the names and after them, where the programme introduces anybody."""
    for item in moment.day.items:
        for no, step in enumerate(moment.steps(item.id)):
            if step.kind is StepKind.INTRODUCE:
                said = words_and_people(moment.at_position(Position(item.id, no)))
                return _quoted("Trước danh sách", said["say"]), _quoted("Sau danh sách", said["after"])
    return "", ""


def _quoted(label: str, said: Sequence[str]) -> str:
    return f"{label}: “{' '.join(said)}”" if said else ""


def _lines(moment: OnPaper) -> Iterator[Line]:
    read = [one for one in moment.introductions() if one.id in moment.here or not moment.doors_open]
    known = {one.id for one in read}
    for no, one in enumerate(read, start=1):
        yield _line(one, str(no), HERE if moment.doors_open else EXPECTED)
    others = [one for one in moment.awaited() if one.id not in known]
    for one in sorted(others, key=lambda one: one.id not in moment.here):
        yield _line(one, "", _group(moment, one))


def _group(moment: OnPaper, one: DelegateLine) -> str:
    if one.id in moment.here:
        return TOGETHER
    return NOT_HERE if moment.doors_open else EXPECTED


def _line(one: DelegateLine, no: str, group: str) -> Line:
    line = spoken(capital(person(as_said(one))))
    says: dict[str, Any] = {
        **read_down(0, one.name, line),
        "no": no,
        "here": "có" if group in (HERE, TOGETHER) else "",
        "note": f"đọc: {one.reading_note}" if one.reading_note else "",
    }
    return Line(str(one.id), rows.label_of(one.name, one.unit), says, group)
