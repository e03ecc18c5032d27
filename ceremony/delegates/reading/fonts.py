"""Texts typed in a font of before Unicode: found, shown before and after, converted as a person chose."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ceremony.base.tables import Cell, Row, Table
from ceremony.core.legacy import Legacy, by_font, decode, decode_name, detect, detect_all
from ceremony.delegates.reading.choices import AS_IT_IS, FONTS

SHOWN = 20
_UNICODE = re.compile("[\u1ea0-\u1ef9]")
"""Letters that no old font's texts ever hold."""
NO_NAMES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OldFont:
    """What of a sheet must be in an old font: the texts, each with its coding, and the coding of most."""

    table: Table
    texts: dict[str, Legacy]
    coding: Legacy | None

    def __bool__(self) -> bool:
        return bool(self.texts or self.table.fonts)

    @property
    def likeliest(self) -> str:
        """The choice to offer first."""
        fonts = [by_font(font) for font in self.table.fonts.values()]
        if sum(bool(font and font[1]) for font in fonts) * 2 > max(1, len(fonts)):
            return "tcvn3h"
        return self.coding.value if self.coding else ""

    def holds(self, row: Row, place: int) -> bool:
        """Say whether this cell must be in an old font."""
        cell = row.cells[place] if place < len(row.cells) else None
        if not isinstance(cell, str):
            return False
        return cell in self.texts or ((row.number, place) in self.table.fonts and not cell.isascii())

    def converted(self, choice: str, names: Container[int] = NO_NAMES) -> Table:
        """Return the sheet in Unicode. Columns in `names` hold names, which get back their capitals."""
        if not self or choice in ("", AS_IT_IS):
            return self.table
        rows = (self._row(row, choice, names) for row in self.table.rows)
        return replace(self.table, rows=tuple(rows))

    def shown(self, names: Container[int] = NO_NAMES) -> dict[str, list[list[str]]]:
        """Return for each old font what the first texts would become, for a person to choose by."""
        texts = list(islice(self._telling(), SHOWN))
        return {
            choice: [[text, self._text(text, font, choice, place in names)] for text, font, place in texts]
            for choice in FONTS
        }

    def _telling(self) -> Iterator[tuple[str, str, int]]:
        """The texts in the sheet's order, each once, with its cell's font and column."""
        seen = set()
        for row in self.table.rows:
            for place, cell in enumerate(row.cells):
                if isinstance(cell, str) and cell not in seen and self.holds(row, place):
                    seen.add(cell)
                    yield cell, self.table.fonts.get((row.number, place), ""), place

    def _row(self, row: Row, choice: str, names: Container[int]) -> Row:
        cells: tuple[Cell, ...] = tuple(
            self._text(cell, self.table.fonts.get((row.number, place), ""), choice, place in names)
            if isinstance(cell, str)
            else cell
            for place, cell in enumerate(row.cells)
        )
        return Row(row.number, cells) if cells != row.cells else row

    def _text(self, text: str, font: str, choice: str, is_name: bool) -> str:
        """A cell's own font says best what it is in; of other cells only those are converted that must be.

        The fonts had no capitals with marks: `Êp 1` is Ấp 1, for what stands in a list begins with a capital.
        """
        found = by_font(font)
        if found is None and text in self.texts:
            found = _coding(choice) or (self.texts[text], False)
        if found is None:
            return text
        plain = (decode_name if is_name else decode)(text, *found)
        return plain if text[:1].isascii() else plain[:1].upper() + plain[1:]


def old_font(table: Table) -> OldFont:
    """Look for texts in an old font. One cell may be anything (`Lª`); the sheet's others decide about it."""
    texts = {cell for row in table.rows for cell in row.cells if isinstance(cell, str) and not cell.isascii()}
    coding = detect_all(texts)
    found = {text: sure for text in texts if (sure := detect(text))}
    if coding is not None and not any(_UNICODE.search(text) for text in texts):
        found |= {text: coding for text in texts - found.keys() if decode(text, coding) != text}
    if coding is None and found:
        codings = list(found.values())
        coding = max(Legacy, key=codings.count)
    return OldFont(table, found, coding)


def _coding(choice: str) -> tuple[Legacy, bool] | None:
    return {
        "tcvn3": (Legacy.TCVN3, False),
        "tcvn3h": (Legacy.TCVN3, True),
        "vni": (Legacy.VNI, False),
    }.get(choice)
