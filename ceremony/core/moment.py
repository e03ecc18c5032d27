"""What one step's words are made of: the item, the hall as it is now, the decision, the batch.

All of it is of one moment. Whoever is not to be shown (absent, deferred, held, withdrawn) is left out
before it comes here.
Source: domain guide 3 (values of introductions and votes) and 4.3 (the call script).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ceremony.core.aloud import Honouree, Person
from ceremony.core.steps import StepKind

FOR_A_PEN = "…" * 7
"""A dotted rule as wide as a hand writes a number."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision being read. `award` is said in its own wording: "Giấy khen của Chủ tịch UBND xã"."""

    award: str
    number: str = ""
    date: date | None = None
    issuer: str = ""
    summary: str = ""
    reader: Person | None = None
    counts: Mapping[str, int] | None = None
    one_by_one: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one batch who are called, in calling order; those not shown are not among them."""

    honourees: tuple[Honouree, ...]
    presenters: tuple[Person, ...] = ()
    award: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """The conference as it is now. `introductions` are the people to introduce who are here.

    `present` counts everybody, `added` those of them whom nobody had invited: the MC sets only the others
    against the `expected`.
    """

    noun: str = "Hội nghị"
    name: str = ""
    present: int = 0
    expected: int = 0
    added: int = 0
    introductions: tuple[Person, ...] = ()
    uncounted: bool = False
    """On paper that is printed before the doors open: what is counted on the day is left for a pen."""

    @property
    def invited(self) -> int:
        """How many of the invited are here."""
        return self.present - self.added

    @property
    def present_said(self) -> str:
        return FOR_A_PEN if self.uncounted else str(self.invited)

    @property
    def absent_said(self) -> str:
        return FOR_A_PEN if self.uncounted else str(self.absent)

    @property
    def absent(self) -> int:
        return max(0, self.expected - self.invited)


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything one step's words are made of.

    `text` is what the office wrote for the item itself; `step_no` counts the item's steps from 0, so that
    an award with several decisions says it before the first reader only.
    """

    type: str
    step: StepKind = StepKind.RUN
    title: str = ""
    performer: str = ""
    text: str = ""
    hall: Hall = Hall()
    decision: Decision | None = None
    batch: Group | None = None
    honouree: Honouree | None = None
    next_batch: Group | None = None
    step_no: int = 0
