"""Decisions typed in a font of before Unicode: shown before and after, written once a person chose how.

Texts are found and converted as those of lists of people are (`delegates/reading/fonts.py`). While nobody has
chosen, each such cell stops the import; what stands beside them is read by the likeliest conversion, so that
number, day and names can be looked over already.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import gettext as _

from ceremony.base.columns import Header, filled, find_header
from ceremony.base.tables import Cell, Row, Table, column_letter
from ceremony.core.people import Problem
from ceremony.delegates.reading.choices import BY_ITSELF, FONTS, Choices, choices_from
from ceremony.delegates.reading.fonts import NO_NAMES, OldFont, old_font

NAMES = ("name", "receiver", "unit")
SHOWN = 200
_LISTED = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*\s*[.)/\-]|[-–—+*•]|[a-zđ]\s*[.)])\s*(?=\S)")
_TITLE = re.compile(
    r"(?:đồng chí|hòa thượng|thượng tọa|đại đức|ni sư|linh mục|mục sư) |(?:hộ )?(?:gia đình )?(?:ông |bà )?",
    re.IGNORECASE,
)
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
        read = _in_unicode(old, choice or old.likeliest, _names(header))
        self._describe(old, choice, _names(header))
        self._tell(_cells(old, header, choice), table.name)
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
        self._tell(_lines(old, choice), name)
        return _lines_in_unicode(old, choice or old.likeliest, known, needs)

    def _chosen(self, name: str) -> str:
        return self.choices.of(name).font

    def _describe(self, old: OldFont, choice: str, names: Container[int]) -> None:
        named = old.shown(names)
        fonts = {
            font: [
                [typed, _as_written(text, one[1])]
                for (typed, text), one in zip(texts, named[font], strict=True)
            ]
            for font, texts in old.shown().items()
        }
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
    listed = frozenset(header.columns.values())
    return [
        (f"{column_letter(place)}{row.number}", str(row.cells[place]))
        for row in old.table.rows
        if not header.first_row <= row.number <= header.last_row
        for place in filled(row)
        if (row.number < header.first_row or place in listed) and old.waits(row, place, choice)
    ]


def _lines(old: OldFont, choice: str) -> list[tuple[str, str]]:
    rows = (
        row for row in old.table.rows if any(old.waits(row, place, choice) for place in range(len(row.cells)))
    )
    return [(_("dòng %(line)s", line=row.number), "\t".join(map(str, row.cells))) for row in rows]


def _in_unicode(old: OldFont, choice: str, names: Container[int]) -> Table:
    plain, named = old.converted(choice), old.converted(choice, names)
    rows = (
        Row(row.number, tuple(map(_cell_as_written, row.cells, as_name.cells)))
        for row, as_name in zip(plain.rows, named.rows, strict=True)
    )
    return replace(plain, rows=tuple(rows))


def _cell_as_written(plain: Cell, as_name: Cell) -> Cell:
    return _as_written(plain, as_name) if isinstance(plain, str) and isinstance(as_name, str) else plain


def _as_written(plain: str, as_name: str) -> str:
    """A name with the capitals its font could not write; what is no person's name has small letters too.

    >>> _as_written("Hộ ông Lê ánh", "Hộ Ông Lê Ánh"), _as_written("Cán bộ ấp 3", "Cán bộ Ấp 3")
    ('Hộ ông Lê Ánh', 'Cán bộ ấp 3')
    """
    begins = found.end() if (found := _TITLE.match(plain)) else 0
    ends = found.start() if (found := _NAME_ENDS.search(as_name, begins)) else len(as_name)
    if len(plain) != len(as_name) or any(word[0].islower() for word in as_name[begins:ends].split()):
        return plain
    return plain[:begins] + as_name[begins:ends] + plain[ends:]


def _lines_in_unicode(
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
        cells = enumerate(zip(row.cells, as_name.cells, strict=True))
        said = (_cell_as_written(*both) if no in below else both[0] for no, both in cells)
        lines.append("\t".join(map(str, said)))
    return lines


def _listed(plain: str, as_name: str) -> str:
    """A line such as "1. Ông Lê Ánh, nông dân, ấp 3"."""
    begins = found.end() if (found := _LISTED.match(plain)) else len(plain)
    return plain[:begins] + _as_written(plain[begins:], as_name[begins:])
