"""What a person said about how to read a file: of each sheet, and of every sheet with such a header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FONTS = ("tcvn3", "tcvn3h", "vni")
"""The old fonts: TCVN3 (.VnTime), its capitals' font (.VnTimeH), VNI."""
AS_IT_IS, BY_ITSELF = "none", "auto"


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """How one sheet is to be read. Nothing said is left to the reader."""

    columns: Mapping[str, str] | None = None
    """Field by column's letters; `""` for a column that is not read."""
    header: int | None = None
    skip: bool = False
    font: str = ""
    """Of FONTS, or `none` (nothing is converted), `auto` (what each text must be in), blank: nobody chose."""
    keep_capitals: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file is to be read."""

    sheets: Mapping[str, SheetChoice] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By a header's signature, its columns as somebody named them before."""
    fonts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By a header's signature and what its sheet looked like, the old font somebody chose for such a sheet.

    Two offices may fill in one form, each in a font of its own.
    """
    font: str = ""

    def of(self, sheet: str) -> SheetChoice:
        return self.sheets.get(sheet) or SheetChoice(font=self.font)


def choices_from(plain: Mapping[str, Any]) -> Choices:
    """Return choices as they came from a page: plain values, of which nothing is trusted to be there."""
    remembered = plain.get("remembered", {})
    return Choices(
        {name: _of_sheet(said) for name, said in plain.get("sheets", {}).items()},
        {header: said["columns"] for header, said in remembered.items()},
        {(header, said["legacy"]): said["font"] for header, said in remembered.items() if said.get("font")},
        plain.get("font", ""),
    )


def _of_sheet(said: Mapping[str, Any]) -> SheetChoice:
    return SheetChoice(
        said.get("columns"),
        said.get("header"),
        said.get("skip", False),
        said.get("font", ""),
        said.get("keep_capitals", False),
    )
