"""Reading a list of delegates as a commune office sends it: values and problems, nothing written.

Names are stored as one spelling (NFC, single spaces); what was typed is kept beside them when it differs.
Nothing is guessed: a blank stays blank, an unknown label is a problem with its cell. What a person chose
(which column is which, an old font's coding) is done first, then everything is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from ceremony.base import clock
from ceremony.base.columns import hidden_sheets, pinned_notes
from ceremony.base.tables import Table, Tell, read_tables
from ceremony.base.words import gettext as _
from ceremony.core.people import (
    MOST_PEOPLE,
    People,
    Person,
    Problem,
    people_from_json,
    people_to_json,
    with_keys,
)
from ceremony.core.refusals import Invalid
from ceremony.delegates.reading import namesakes, seats
from ceremony.delegates.reading.choices import choices_from
from ceremony.delegates.reading.person import person
from ceremony.delegates.reading.sheet import Sheet, described, opened, tell_about
from ceremony.delegates.reading.words import NAMES, field_labels

__all__ = [
    "People",
    "Person",
    "Problem",
    "duplicates",
    "field_labels",
    "given_twice",
    "people_from_json",
    "people_to_json",
    "read_people",
]

duplicates = namesakes.in_event
given_twice = seats.given_twice
TOLD_EVERY = 250
OPENED = 0.6
"""Of the time a list takes, so much goes into opening it; the rest into understanding it."""


def read_people(
    path: Path,
    choices: Mapping[str, Any] | None = None,
    tell: Tell = lambda done, of: None,
    *,
    asks: bool = False,
    this_year: int | None = None,
) -> People:
    """Return the people of an .xlsx or .csv file; none of them was born in `this_year` or later.

    `choices` are plain values as a page keeps them (`choices.py`). Whoever `asks` a person afterwards gets a
    file without any header too, with its columns to be named; `tell` hears of rows as they are read.

    Raises:
        Invalid: the file cannot be opened, names too many people, or no sheet has a header with names
            (`no_header`).
    """
    chosen = choices_from(choices or {})
    tables = read_tables(path, lambda done, of: tell(int(done * OPENED), of))
    born_before = this_year or clock.now().year
    sheets = [opened(table, chosen, born_before) for table in tables if table.rows]
    headed = [sheet for sheet in sheets if sheet.header is not None and not sheet.choice.skip]
    read = [sheet for sheet in headed if _has_names(sheet)]
    if not any(sheet.header for sheet in sheets) and not asks:
        raise Invalid("no_header", file=path.name, expected=_("Họ và tên"))
    listed = list(islice(_people(read, tell), MOST_PEOPLE + 1))
    if len(listed) > MOST_PEOPLE:
        raise Invalid("file_too_large", file=path.name, limit=_("%(count)s người", count=MOST_PEOPLE))
    places = {sheet.name: _name_place(sheet) for sheet in read}
    people, copies = namesakes.without_copies(listed, places)
    keyed = with_keys([replace(one, order=order) for order, one in enumerate(people, start=1)])
    problems = [*hidden_sheets(tables), *pinned_notes(tables)]
    problems += [problem for sheet in sheets for problem in _problems(sheet)]
    problems += [*copies, *namesakes.in_file(keyed, places)]
    return People(tuple(keyed), tuple(problems), tuple(described(sheet) for sheet in sheets))


def _people(sheets: list[Sheet], tell: Tell) -> Iterator[Person]:
    of = sum(len(sheet.rows) for sheet in sheets)
    done = 0
    for sheet in sheets:
        tell_about(sheet)
        for header, rows in sheet.stretches:
            sheet.go_under(header)
            for row in rows:
                if (one := person(row, sheet)) is not None:
                    yield one
                done += 1
                if done % TOLD_EVERY == 0:
                    tell(int(of * OPENED + done * (1 - OPENED)), of)
        sheet.go_under(None)
    tell(of, of)


def _problems(sheet: Sheet) -> list[Problem]:
    if sheet.header is None and not sheet.choice.skip:
        return [_without_header(sheet.table)]
    return sheet.problems


def _without_header(table: Table) -> Problem:
    text = _(
        "Trang “%(sheet)s” không có hàng tiêu đề với cột “Họ và tên” nên không được đọc.", sheet=table.name
    )
    return Problem(table.name, f"A{table.rows[0].number}", "", "no_header", text)


def _has_names(sheet: Sheet) -> bool:
    """A person may have named the columns so that none holds names: one problem, not one in each row."""
    if sheet.has("name") or sheet.has("given"):
        return True
    text = _("Chưa cột nào của trang “%(sheet)s” được chọn là họ và tên.", sheet=sheet.name)
    sheet.add(f"A{sheet.found.first_row}", "", "no_name_column", text, stop=True)
    return False


def _name_place(sheet: Sheet) -> int:
    columns = sheet.found.columns
    return min(columns[one] for one in NAMES if one in columns)
