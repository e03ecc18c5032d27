"""Decisions typed in a font of before Unicode: shown before and after, written once a person chose how.

Texts are found and converted as those of lists of people are (`delegates/reading/fonts.py`). While nobody has
chosen, each such cell stops the import; what stands beside them is read by the likeliest conversion, so that
number, day and names can be looked over already.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ceremony.awards.reading.old_capitals import LISTED, as_written, listed, shouted
from ceremony.base.columns import Header, filled, find_header
from ceremony.base.tables import Cell, Row, Table, column_letter
from ceremony.base.words import gettext as _
from ceremony.core.people import Problem
from ceremony.delegates.reading.choices import BY_ITSELF, FONTS, Choices, choices_from
from ceremony.delegates.reading.fonts import OldFont, old_font

NAMES = ("name", "receiver", "unit")
EVERY_COLUMN = range(10_000)
SHOWN, SHOWN_LINES = 200, 20
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
        read = _in_unicode(old, choice or old.likeliest, _names(header))
        self._describe(old, choice, _shown(old, header))
        self._tell(_cells(old, header, choice), table.name)
        return read, header, {row.number: row for row in table.rows} if choice else {}

    def of_lines(
        self, name: str, lines: Sequence[str], known: Mapping[str, str], needs: Sequence[frozenset[str]]
    ) -> list[str]:
        """Return the lines of a document in Unicode; a table's row is one line, its cells parted by tabs."""
        rows = tuple(Row(no, tuple(line.split("\t"))) for no, line in enumerate(lines, start=1))
        old, choice = old_font(Table(name, rows)), self._chosen(name)
        if not old:
            return list(lines)
        read = _lines_in_unicode(old, choice or old.likeliest, known, needs)
        held = [row.number - 1 for row in rows if _held(old, row)]
        people = [no for no in held if "\t" in lines[no] or LISTED.match(read[no])]
        converted = {font: _lines_in_unicode(old, font, known, needs) for font in old.choices}
        shown = (people or held)[:SHOWN_LINES]
        fonts = {font: [[lines[no], plain[no]] for no in shown] for font, plain in converted.items()}
        self._describe(old, choice, fonts)
        self._tell(_lines(old, choice), name)
        return read

    def _chosen(self, name: str) -> str:
        return self.choices.of(name).font

    def _describe(self, old: OldFont, choice: str, fonts: Mapping[str, list[list[str]]]) -> None:
        """Keep what a page shows to choose by: texts before and after in each font."""
        self.described.append(
            {"name": old.table.name, "legacy": old.likeliest, "font": choice, "fonts": fonts}
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
    tried = dict.fromkeys((old.likeliest, choice, BY_ITSELF, *FONTS)) if old else {"": None}
    found = (find_header(old.converted(font), known, needs) for font in tried)
    return next((header for header in found if header is not None), None)


def _names(header: Header) -> frozenset[int]:
    """The columns whose words begin with capitals, which their font could not write."""
    return frozenset(header.columns[one] for one in NAMES if one in header.columns)


def _cells(old: OldFont, header: Header, choice: str) -> list[tuple[str, str]]:
    """The cells that wait for a choice: the title's, and below the header those of its columns."""
    columns = frozenset(header.columns.values())
    return [
        (f"{column_letter(place)}{row.number}", str(row.cells[place]))
        for row in old.table.rows
        if not header.first_row <= row.number <= header.last_row
        for place in filled(row)
        if (row.number < header.first_row or place in columns) and old.waits(row, place, choice)
    ]


def _held(old: OldFont, row: Row) -> bool:
    return any(old.holds(row, place) for place in range(len(row.cells)))


def _lines(old: OldFont, choice: str) -> list[tuple[str, str]]:
    rows = (
        row for row in old.table.rows if any(old.waits(row, place, choice) for place in range(len(row.cells)))
    )
    return [(_("dòng %(line)s", line=row.number), "\t".join(map(str, row.cells))) for row in rows]


def _shown(old: OldFont, header: Header) -> dict[str, list[list[str]]]:
    """Texts before and after: the names of people, where any of them is in an old font."""
    of_people = replace(old, table=_people(old.table, header))
    shown = of_people if any(of_people.shown().values()) else old
    named = shown.shown(_names(header))
    return {
        font: [
            [typed, as_written(text, one[1])] for (typed, text), one in zip(texts, named[font], strict=True)
        ]
        for font, texts in shown.shown().items()
    }


def _people(table: Table, header: Header) -> Table:
    """Nothing but the names below a header."""
    names = [header.columns[one] for one in ("name", "receiver") if one in header.columns]
    below = (row for row in table.rows if row.number > header.last_row)
    rows = (
        Row(row.number, tuple(cell if place in names else None for place, cell in enumerate(row.cells)))
        for row in below
    )
    return replace(table, rows=tuple(rows))


def _in_unicode(old: OldFont, choice: str, names: Container[int]) -> Table:
    plain, named = old.converted(choice), old.converted(choice, EVERY_COLUMN)
    rows = (
        Row(row.number, _cells_as_written(row, as_name, names))
        for row, as_name in zip(plain.rows, named.rows, strict=True)
    )
    return replace(plain, rows=tuple(rows))


def _cells_as_written(row: Row, as_name: Row, names: Container[int]) -> tuple[Cell, ...]:
    return tuple(
        (as_written if place in names else shouted)(plain, raised)
        if isinstance(plain, str) and isinstance(raised, str)
        else plain
        for place, (plain, raised) in enumerate(zip(row.cells, as_name.cells, strict=True))
    )


def _lines_in_unicode(
    old: OldFont, choice: str, known: Mapping[str, str], needs: Sequence[frozenset[str]]
) -> list[str]:
    """The lines converted; where one lists somebody, the name gets back its capitals."""
    plain = old.converted(choice).rows
    named = old.converted(choice, EVERY_COLUMN).rows
    lines, below = [], frozenset[int]()
    for place, (row, as_name) in enumerate(zip(plain, named, strict=True)):
        if len(row.cells) == 1:
            below = frozenset()
            lines.append(listed(str(row.cells[0]), str(as_name.cells[0])))
            continue
        header = find_header(Table("", plain[place : place + 2]), known, needs)
        below = _names(header) if header is not None and header.first_row == row.number else below
        lines.append("\t".join(map(str, _cells_as_written(row, as_name, below))))
    return lines
