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
EVERY_COLUMN = range(10_000)
SHOWN = 200
_LISTED = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*\s*[.)/\-]|[-–—+*•]|[a-zđ]\s*[.)])\s*(?=\S)")
_TITLE = re.compile(
    r"(?:đồng chí|hòa thượng|thượng tọa|đại đức|ni sư|linh mục|mục sư) |(?:hộ )?(?:gia đình )?(?:ông |bà )?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
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
        self._describe(old, choice, _names(header), _people(table, header))
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
        read = _lines_in_unicode(old, choice or old.likeliest, known, needs)
        listed = [
            row for row, line in zip(rows, read, strict=True) if len(row.cells) > 1 or _LISTED.match(line)
        ]
        self._describe(old, choice, NO_NAMES, Table(name, tuple(listed)))
        self._tell(_lines(old, choice), name)
        return read

    def _chosen(self, name: str) -> str:
        return self.choices.of(name).font

    def _describe(self, old: OldFont, choice: str, names: Container[int], people: Table) -> None:
        """Keep what a page shows to choose by: the names of people, where any of them is in an old font."""
        of_people = replace(old, table=people)
        shown = of_people if any(of_people.shown().values()) else old
        named = shown.shown(names)
        fonts = {
            font: [
                [typed, _as_written(text, one[1])]
                for (typed, text), one in zip(texts, named[font], strict=True)
            ]
            for font, texts in shown.shown().items()
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
        (_as_written if place in names else _shouted)(plain, raised)
        if isinstance(plain, str) and isinstance(raised, str)
        else plain
        for place, (plain, raised) in enumerate(zip(row.cells, as_name.cells, strict=True))
    )


def _shouted(plain: str, as_name: str) -> str:
    """A line in capitals with those its font could not write; another line as it stands.

    >>> _shouted("CHủ TịCH Xã TÂN LậP", "CHỦ TỊCH Xã TÂN LẬP"), _shouted("UBND xã, ấp 3", "UBND xã, Ấp 3")
    ('CHỦ TỊCH XÃ TÂN LẬP', 'UBND xã, ấp 3')
    """
    told = [word for word in _WORD.findall(as_name) if len([sign for sign in word if sign.isascii()]) > 1]
    shouted = plain != as_name and len(told) > 1 and all(map(str.isupper, told))
    return as_name.upper() if shouted else plain


def _as_written(plain: str, as_name: str) -> str:
    """A name with the capitals its font could not write; what is no person's name has small letters too.

    >>> _as_written("Hộ ông Lê ánh", "Hộ Ông Lê Ánh"), _as_written("Cán bộ ấp 3", "Cán bộ Ấp 3")
    ('Hộ ông Lê Ánh', 'Cán bộ ấp 3')
    """
    begins = found.end() if (found := _TITLE.match(plain)) else 0
    ends = found.start() if (found := _NAME_ENDS.search(as_name, begins)) else len(as_name)
    if len(plain) != len(as_name) or any(word[0].islower() for word in as_name[begins:ends].split()):
        return _shouted(plain, as_name)
    return plain[:begins] + as_name[begins:ends] + plain[ends:]


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
            lines.append(_listed(str(row.cells[0]), str(as_name.cells[0])))
            continue
        header = find_header(Table("", plain[place : place + 2]), known, needs)
        below = _names(header) if header is not None and header.first_row == row.number else below
        lines.append("\t".join(map(str, _cells_as_written(row, as_name, below))))
    return lines


def _listed(plain: str, as_name: str) -> str:
    """A line such as "1. Ông Lê Ánh, nông dân, ấp 3"."""
    found = _LISTED.match(plain)
    if found is None:
        return _shouted(plain, as_name)
    return plain[: found.end()] + _as_written(plain[found.end() :], as_name[found.end() :])
