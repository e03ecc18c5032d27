"""Seats that a list gives to somebody though another has them: on another row, or in the event already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceremony.base.columns import column_place
from ceremony.base.tables import column_letter
from ceremony.base.words import gettext as _
from ceremony.core.people import People, Problem

TOLD = 3
Holder = tuple[str, str, int]
"""Name of who has the seat too, with sheet and row; no row is of somebody who is not in the file."""


def given_twice(read: People, holders: Mapping[str, Sequence[Holder]]) -> list[Problem]:
    """Tell by cell whose seat somebody else has: by the key of who comes later, who has it."""
    places = {sheet["name"]: _seat_place(sheet) for sheet in read.sheets}
    says = _("Ghế này đã ghi cho người khác (%(people)s).")
    return [
        Problem(
            person.sheet,
            f"{column_letter(places.get(person.sheet, 0))}{person.row}",
            person.seat,
            "same_seat",
            says % {"people": "; ".join(_told(person.sheet, one) for one in holders[person.key][:TOLD])},
        )
        for person in read.people
        if person.key in holders
    ]


def _told(sheet: str, holder: Holder) -> str:
    name, on, row = holder
    if not row:
        return _("%(person)s, đã có trong danh sách", person=name)
    if on == sheet:
        return _("dòng %(row)s: %(person)s", row=row, person=name)
    return _("trang “%(sheet)s”, dòng %(row)s: %(person)s", sheet=on, row=row, person=name)


def _seat_place(sheet: Mapping[str, object]) -> int:
    columns = sheet["columns"]
    assert isinstance(columns, list)
    return next((column_place(one["letter"]) for one in columns if one["field"] == "seat"), 0)
