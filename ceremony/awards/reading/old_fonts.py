"""Decisions typed in a font of before Unicode: shown before and after, written once a person chose how.

Texts are found and converted as those of lists of people are (`delegates/reading/fonts.py`). While nobody has
chosen, each such cell stops the import; what stands beside them is read by the likeliest conversion, so that
number, day and names can be looked over already.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from ceremony.base.columns import Header, filled, find_header
from ceremony.base.tables import Row, Table, column_letter
from ceremony.core.people import Problem
from ceremony.delegates.reading.choices import FONTS, Choices, choices_from
from ceremony.delegates.reading.fonts import NO_NAMES, OldFont, old_font

NAMES = ("name", "receiver", "unit")
SHOWN = 200
_LISTED = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*\s*[.)/\-]|[-–—+*•]|[a-zđ]\s*[.)])\s*\S")
_NAME_ENDS = re.compile(r"[,;:(]|\s[–-]\s")
Plain = dict[str, Any]


@dataclass(slots=True)
class Fonts:
    """What a person chose for one file, and what of the file they should see for it."""

    choices: Choices = field(default_factory=Choices)
    problems: list[Problem] = field(default_factory=list)
    described: list[Plain] = field(default_factory=list)
    """Each sheet with texts in an old font, as a page shows it."""

    def of_sheet(
        self, table: Table, known: Mapping[str, str], needs: Sequence[frozenset[str]]
    ) -> tuple[Table, Header | None, dict[int, Row]]:
        """Return a sheet in Unicode, its header, and its rows as typed where a person had them converted."""
        old, choice = old_font(table), self._chosen(table.name)
        header = _header(old, choice, known, needs)
        if header is None or not old:
            return table, header, {}
        read = old.converted(choice or old.likeliest, _names(header))
        self._describe(old, choice, _names(header))
        if not choice:
            self._tell(_cells(old, header), table.name)
        return read, header, {row.number: row for row in table.rows} if choice and read is not table else {}

    def of_lines(
        self, name: str, lines: Sequence[str], known: Mapping[str, str], needs: Sequence[frozenset[str]]
    ) -> list[str]:
        """Return the lines of a document in Unicode; a table's row is one line, its cells parted by tabs."""
        rows = tuple(Row(no, tuple(line.split("\t"))) for no, line in enumerate(lines, start=1))
        old, choice = old_font(Table(name, rows)), self._chosen(name)
        if not old:
            return list(lines)
        self._describe(old, choice, NO_NAMES)
        if not choice:
            self._tell(_lines(old), name)
        return _in_unicode(old, choice or old.likeliest, known, needs)

    def _chosen(self, name: str) -> str:
        return self.choices.of(name).font

    def _describe(self, old: OldFont, choice: str, names: Container[int]) -> None:
        self.described.append(
            {"name": old.table.name, "legacy": old.likeliest, "font": choice, "fonts": old.shown(names)}
        )

    def _tell(self, cells: Sequence[tuple[str, str]], name: str) -> None:
        text = _("Chữ gõ bằng phông cũ (TCVN3 hoặc VNI): chọn cách chuyển mã.")
        self.problems += [
            Problem(name, cell, value[:SHOWN], "legacy_font", text, "error") for cell, value in cells
        ]


def fonts_chosen(choices: Mapping[str, Any]) -> Fonts:
    """Return how a file is to be read, of plain values as a page keeps them."""
    return Fonts(choices_from(choices))


def _header(
    old: OldFont, choice: str, known: Mapping[str, str], needs: Sequence[frozenset[str]]
) -> Header | None:
    """The header as it reads in the likeliest font, else in another: a wrong guess must not hide the list."""
    tried = dict.fromkeys((old.likeliest, choice, *FONTS)) if old else {"": None}
    found = (find_header(old.converted(font), known, needs) for font in tried)
    return next((header for header in found if header is not None), None)


def _names(header: Header) -> frozenset[int]:
    """The columns whose words begin with capitals, which their font could not write."""
    return frozenset(header.columns[one] for one in NAMES if one in header.columns)


def _cells(old: OldFont, header: Header) -> list[tuple[str, str]]:
    """The cells in an old font that are read: the title's, and below the header those of its columns."""
    listed = frozenset(header.columns.values())
    return [
        (f"{column_letter(place)}{row.number}", str(row.cells[place]))
        for row in old.table.rows
        if not header.first_row <= row.number <= header.last_row
        for place in filled(row)
        if (row.number < header.first_row or place in listed) and old.holds(row, place)
    ]


def _lines(old: OldFont) -> list[tuple[str, str]]:
    rows = (row for row in old.table.rows if any(old.holds(row, place) for place in range(len(row.cells))))
    return [(_("dòng %(line)s", line=row.number), "\t".join(map(str, row.cells))) for row in rows]


def _in_unicode(
    old: OldFont, choice: str, known: Mapping[str, str], needs: Sequence[frozenset[str]]
) -> list[str]:
    """The lines converted; where one lists somebody, the name gets back its capitals."""
    plain = old.converted(choice).rows
    named = old.converted(choice, range(max(len(row.cells) for row in plain))).rows
    lines, below = [], frozenset[int]()
    for place, (row, as_name) in enumerate(zip(plain, named, strict=True)):
        if len(row.cells) == 1:
            below = frozenset()
            lines.append(_listed(str(row.cells[0]), str(as_name.cells[0])))
            continue
        header = find_header(Table("", plain[place : place + 2]), known, needs)
        below = _names(header) if header is not None and header.first_row == row.number else below
        lines.append(
            "\t".join(str((as_name if no in below else row).cells[no]) for no in range(len(row.cells)))
        )
    return lines


def _listed(plain: str, as_name: str) -> str:
    """A line such as "1. Ông Lê Ánh, nông dân, ấp 3": the name up to the first mark."""
    mark = _LISTED.match(plain)
    if mark is None or len(plain) != len(as_name):
        return plain
    ends = _NAME_ENDS.search(plain, mark.end())
    to = ends.start() if ends is not None else len(plain)
    return as_name[:to] + plain[to:]
