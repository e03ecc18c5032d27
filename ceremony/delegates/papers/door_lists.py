"""The lists a door holds when the screens are dark: by name and by unit, each with room to sign.

Whoever declined or withdrew is left out: a door looks for those who come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import count

from reportlab.lib.units import mm

from ceremony.base.paper import lists
from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.lists import Column, Layout
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import Lists
from ceremony.core import official
from ceremony.core.abbreviations import capital
from ceremony.core.aloud import placed
from ceremony.core.filed import initial, seat_tied
from ceremony.core.pages import Line, Page, Says
from ceremony.core.tied_words import tied
from ceremony.delegates import queries
from ceremony.delegates.papers import people
from ceremony.delegates.queries import PrintedPerson
from ceremony.events import queries as events

NAMELESS, NO_UNIT = "Chưa rõ tên, mời theo chức vụ", "Chưa ghi đơn vị"
ADDED, ADDED_LINES = "Đại biểu bổ sung", 6
LEAST = 9.5 * mm

_NO = Column("STT", 9, lambda says: [(str(says["no"]), Lists.figure)], Lists.head_over_figures)
_NAME = Column("Họ và tên", 50, lambda says: [(people.name(says), Lists.strong)])
_SEAT = Column("Ghế", 17, lambda says: [(seat_tied(says["seat"]), Lists.seat)], Lists.head_over_middle)
_SIGNED = Column("Ký tên", 36, head=Lists.head_over_middle, pen=True)


def _office(title: str) -> Column:
    return Column(title, 68, lambda says: [(tied(says["office"]), Lists.cell)])


def _layout(office: str) -> Layout:
    columns = (_NO, _NAME, _office(office), _SEAT, _SIGNED)
    return Layout(
        columns,
        least=LEAST,
        about=_about,
        empty="Chưa có đại biểu nào.",
        added=ADDED,
        added_lines=ADDED_LINES,
    )


def _about(says: Says) -> str:
    return " · ".join(filter(None, (says["event"], says["dated"])))


BY_NAME, BY_UNIT = _layout("Chức vụ, đơn vị"), _layout("Chức vụ")


class DoorListByName(Paper):
    """Everybody who is expected by given name, as the event files names, under their initials."""

    def pages(self, event_id: int) -> list[Page]:
        event = events.of(event_id)
        return by_name(queries.printed_people(event_id, "name"), event.name, event.day)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        lists.draw(BY_NAME, ink, page, box)


class DoorListByUnit(Paper):
    """Everybody who is expected by unit, numbered within it, so that a unit's pages are its own."""

    def pages(self, event_id: int) -> list[Page]:
        event = events.of(event_id)
        return by_unit(queries.printed_people(event_id, "unit"), event.name, event.day)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        lists.draw(BY_UNIT, ink, page, box)


def by_name(everyone: Sequence[PrintedPerson], event: str, day: date | None) -> list[Page]:
    """The pages of a list by name, of people in that order."""
    lines = [
        _line(one, no, capital(placed(_position(one), one.unit, one.name)), _letter(one))
        for no, one in enumerate(everyone, start=1)
    ]
    return lists.pages(BY_NAME, _says(event, day, "Danh sách đại biểu theo tên"), lines, end=_total(everyone))


def by_unit(everyone: Sequence[PrintedPerson], event: str, day: date | None) -> list[Page]:
    """The pages of a list by unit, of people in that order."""
    numbers: dict[str, count[int]] = {}
    lines = [
        _line(one, next(numbers.setdefault(_unit(one), count(1))), capital(_position(one)), _unit(one))
        for one in everyone
    ]
    each = Counter(_unit(one) for one in everyone)
    counts = {unit: f"{many} đại biểu" for unit, many in each.items()}
    return lists.pages(
        BY_UNIT, _says(event, day, "Danh sách đại biểu theo đơn vị"), lines, counts, _total(everyone)
    )


def _says(event: str, day: date | None, title: str) -> Says:
    return {"title": title, "event": event, "dated": capital(official.long_day(day)) if day else ""}


def _total(everyone: Sequence[PrintedPerson]) -> str:
    return f"Cộng: {len(everyone)} đại biểu."


def _line(one: PrintedPerson, no: int, office: str, group: str) -> Line:
    said = {"no": no, "name": one.name, "nameless": one.nameless, "office": office, "seat": one.seat}
    return Line(str(one.id), one.label, said, group)


def _position(one: PrintedPerson) -> str:
    """Of somebody without a name yet the name is the office."""
    return "" if one.nameless else one.position


def _letter(one: PrintedPerson) -> str:
    return NAMELESS if one.nameless else initial(one.name, one.sort_given)


def _unit(one: PrintedPerson) -> str:
    return capital(one.unit) or NO_UNIT
