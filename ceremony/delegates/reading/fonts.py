"""Texts typed in a font of before Unicode: found, shown before and after, converted as a person chose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from ceremony.base.tables import Cell, Row, Table
from ceremony.core.legacy import Legacy, by_font, decode, decode_name, detect, detect_all, may_be
from ceremony.delegates.reading.choices import AS_IT_IS, BY_ITSELF, FONTS

SHOWN = 20
_UNICODE = re.compile("[\u1ea0-\u1ef9]")
"""Letters that no old font's texts ever hold."""
NO_NAMES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OldFont:
    """What of a sheet must be in an old font: the texts, each with its coding, and the coding of most.

    `texts` alone tell what they are in; `supposed` may be anything, and follow the sheet. Two offices may
    have filled in one sheet, each in a font of its own.
    """

    table: Table
    texts: Mapping[str, Legacy]
    supposed: frozenset[str] = frozenset()
    coding: Legacy | None = None
    mixed: bool = False
    """Whether cells that no font explains are of both codings: then no one font reads the sheet."""
    name: tuple[int, ...] = ()
    """The columns of a name in two parts: what one part is in, the other is in."""
    rows: Mapping[int, Legacy] = field(default_factory=dict)
    """By a row's number the one coding its texts are in."""

    def __bool__(self) -> bool:
        return bool(self.texts or self.supposed or self.table.fonts)

    @property
    def choices(self) -> tuple[str, ...]:
        """The ways to convert it, the likeliest of a mixed sheet first."""
        return (BY_ITSELF, *FONTS) if self.mixed else FONTS

    @property
    def likeliest(self) -> str:
        """The choice to offer first."""
        fonts = [by_font(font) for font in self.table.fonts.values()]
        if sum(bool(font and font[1]) for font in fonts) * 2 > max(1, len(fonts)):
            return "tcvn3h"
        if self.mixed:
            return BY_ITSELF
        return self.coding.value if self.coding else ""

    def holds(self, row: Row, place: int) -> bool:
        """Say whether this cell must be in an old font."""
        cell = row.cells[place] if place < len(row.cells) else None
        if not isinstance(cell, str):
            return False
        in_old_font = (row.number, place) in self.table.fonts and not cell.isascii()
        return in_old_font or self._coding(row, place) is not None

    def waits(self, row: Row, place: int, choice: str) -> bool:
        """Say whether a cell still needs a person: nobody chose, or a font that this cell is not in."""
        return bool(self.is_in_another(row, place, choice)) if choice else self.holds(row, place)

    def is_in_another(self, row: Row, place: int, choice: str) -> str:
        """Return the coding a cell must be in, where another one was chosen for the sheet; else nothing."""
        cell, chosen = (row.cells[place] if place < len(row.cells) else None), _coding(choice)
        if chosen is None or not isinstance(cell, str) or (row.number, place) in self.table.fonts:
            return ""
        coding = self._coding(row, place)
        unlike = coding not in (None, chosen[0]) and cell not in self.supposed
        return coding.value if coding is not None and unlike else ""

    def of_header(self, name: tuple[int, ...]) -> OldFont:
        """Return it with the columns known that hold the two parts of a name."""
        return replace(self, name=name) if self and len(name) > 1 else self

    def converted(self, choice: str, names: Container[int] = NO_NAMES) -> Table:
        """Return the sheet in Unicode. Columns in `names` hold names, which get back their capitals."""
        if not self or choice in ("", AS_IT_IS):
            return self.table
        rows = (self._row(row, choice, names) for row in self.table.rows)
        return replace(self.table, rows=tuple(rows))

    def shown(self, names: Container[int] = NO_NAMES) -> dict[str, list[list[str]]]:
        """Return for each old font what the first texts would become, for a person to choose by."""
        cells = list(islice(self._telling(), SHOWN))
        return {
            choice: [
                [text, self._text(row, place, choice, place in names)]
                for row, place in cells
                if isinstance(text := row.cells[place], str)
            ]
            for choice in self.choices
        }

    def _telling(self) -> Iterator[tuple[Row, int]]:
        """The cells in the sheet's order, each text once; of a mixed sheet as many of each coding."""
        seen, most = Counter[Legacy | None](), SHOWN // 2 if self.mixed else SHOWN
        texts = set()
        for row in self.table.rows:
            for place, cell in enumerate(row.cells):
                if isinstance(cell, str) and cell not in texts and self.holds(row, place):
                    coding = self._coding(row, place)
                    texts.add(cell)
                    seen[coding] += 1
                    if seen[coding] <= most:
                        yield row, place

    def _row(self, row: Row, choice: str, names: Container[int]) -> Row:
        cells: tuple[Cell, ...] = tuple(
            self._text(row, place, choice, place in names) if isinstance(cell, str) else cell
            for place, cell in enumerate(row.cells)
        )
        return Row(row.number, cells) if cells != row.cells else row

    def _text(self, row: Row, place: int, choice: str, is_name: bool) -> str:
        """A cell's own font says best what it is in; of other cells only those are converted that must be.

        The fonts had no capitals with marks: `Êp 1` is Ấp 1, for what stands in a list begins with a capital.
        """
        text = row.cells[place]
        assert isinstance(text, str)
        found = by_font(self.table.fonts.get((row.number, place), ""))
        if found is None and (coding := self._coding(row, place)):
            found = _coding(choice) or (coding, False)
        if found is None or self.is_in_another(row, place, choice):
            return text
        plain = (decode_name if is_name else decode)(text, *found)
        return plain if text[:1].isascii() else plain[:1].upper() + plain[1:]

    def _coding(self, row: Row, place: int) -> Legacy | None:
        """What a text must be in: by itself, its name's other part, its row, the rest of the sheet."""
        text = row.cells[place]
        if not isinstance(text, str) or text.isascii():
            return None
        if (sure := self.texts.get(text)) is not None:
            return sure
        if place in self.name and (sure := self._of_name(row)) is not None:
            return sure
        beside = self.rows.get(row.number)
        if beside is not None and may_be(text, beside):
            return beside
        return self.coding if text in self.supposed else None

    def _of_name(self, row: Row) -> Legacy | None:
        """What a name in two columns is in: `Thò` alone may be anything, behind `Nguyeãn Vaên` it may not."""
        said = [row.cells[place] for place in self.name if place < len(row.cells)]
        codings = {self.texts[one] for one in said if isinstance(one, str) and one in self.texts}
        modern = any(isinstance(one, str) and _UNICODE.search(one) for one in said)
        return codings.pop() if len(codings) == 1 and not modern else None


def old_font(table: Table) -> OldFont:
    """Look for texts in an old font. One cell may be anything (`Lª`); the sheet's others decide about it."""
    texts = {cell for row in table.rows for cell in row.cells if isinstance(cell, str) and not cell.isascii()}
    coding = detect_all(texts)
    found = {text: sure for text in texts if (sure := detect(text))}
    supposed: frozenset[str] = frozenset()
    if coding is not None and not any(_UNICODE.search(text) for text in texts):
        supposed = frozenset(text for text in texts - found.keys() if decode(text, coding) != text)
    if coding is None and found:
        codings = list(found.values())
        coding = max(Legacy, key=codings.count)
    rows = _by_row(table, found) if found else {}
    return OldFont(table, found, supposed, coding, bool(found) and _is_mixed(table, found), rows=rows)


def _is_mixed(table: Table, found: Mapping[str, Legacy]) -> bool:
    codings = {
        found[cell]
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if isinstance(cell, str) and cell in found and (row.number, place) not in table.fonts
    }
    return len(codings) > 1


def _by_row(table: Table, found: Mapping[str, Legacy]) -> dict[int, Legacy]:
    """The rows whose telling texts are in one coding: one person typed a row."""
    codings = {
        row.number: {found[cell] for cell in row.cells if isinstance(cell, str) and cell in found}
        for row in table.rows
    }
    return {number: said.pop() for number, said in codings.items() if len(said) == 1}


def _coding(choice: str) -> tuple[Legacy, bool] | None:
    return {
        "tcvn3": (Legacy.TCVN3, False),
        "tcvn3h": (Legacy.TCVN3, True),
        "vni": (Legacy.VNI, False),
    }.get(choice)
