"""Reading decisions as offices write them: a workbook of lists, or the decision itself as a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ceremony.awards.reading.documents import read_document
from ceremony.awards.reading.old_fonts import Fonts, fonts_chosen
from ceremony.awards.reading.sheets import read_sheets
from ceremony.core.decisions import (
    Decision,
    Decisions,
    Recipient,
    decisions_from_json,
    decisions_to_json,
)
from ceremony.core.refusals import Invalid

__all__ = [
    "Decision",
    "Decisions",
    "Fonts",
    "Recipient",
    "decisions_from_json",
    "decisions_to_json",
    "fonts_chosen",
    "read_decisions",
]

DOCUMENTS = (".docx", ".pdf", ".txt", ".md")
SHEETS = (".xlsx", ".csv", ".tsv")
ACCEPTED = (*SHEETS, *DOCUMENTS)


def read_decisions(path: Path, fonts: Fonts | None = None) -> Decisions:
    """Return the decisions of a file: one for each sheet with a list, or the one a document is.

    `fonts` has how texts in a font of before Unicode are to be converted, and is told which there are.

    Raises:
        Invalid: the file cannot be opened, or holds no list of recipients.
    """
    fonts = fonts or Fonts()
    read = _read(path, fonts)
    return replace(read, problems=(*fonts.problems, *read.problems))


def _read(path: Path, fonts: Fonts) -> Decisions:
    kind = path.suffix.lower()
    if kind in DOCUMENTS:
        return read_document(path, fonts)
    if kind not in (*SHEETS, ".xlsm"):  # one that carries macros is told so, as a list of people is
        raise Invalid("file_kind_not_read", file=path.name, expected=", ".join(ACCEPTED))
    return read_sheets(path, fonts)
