"""What the print shop tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class PapersPrinted(Fact):
    """So many pieces of a paper were made ready to print."""

    paper: str
    pieces: int


@dataclass(frozen=True, slots=True)
class PrintTakenBack(Fact):
    """The last print of a paper came to nothing: what was printed before counts again."""

    paper: str
    pieces: int


@dataclass(frozen=True, slots=True)
class OldPagesThrownAway(Fact):
    """Pieces of whom or what is no longer in the paper are out of the hall."""

    paper: str
    pieces: int


@dataclass(frozen=True, slots=True)
class OldPagesBroughtBack(Fact):
    """Such pieces are in the hall after all, and must go still."""

    paper: str
