"""What the list of delegates tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact
from ceremony.events.facts import ListPutBack


@dataclass(frozen=True, slots=True)
class DelegatesImported(Fact):
    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class DelegateReplaced(Fact):
    """A substitute (người đi thay) holds the place of a delegate."""

    delegate_id: int
    substitute_id: int
    on_whose_say: str


@dataclass(frozen=True, slots=True)
class PlaceGivenBack(Fact):
    """A substitute was one by mistake: the delegate has the place again."""

    delegate_id: int
    substitute_id: int


@dataclass(frozen=True, slots=True)
class PortraitsChanged(Fact):
    count: int


@dataclass(frozen=True, slots=True)
class PersonAdded(Fact):
    """Somebody was written into the list by hand."""

    delegate_id: int


@dataclass(frozen=True, slots=True)
class PersonEdited(Fact):
    delegate_id: int


@dataclass(frozen=True, slots=True)
class PeopleEdited(Fact):
    """The same was written to several people at once."""

    count: int


@dataclass(frozen=True, slots=True)
class PersonRemoved(Fact):
    """Somebody who should never have stood in the list is gone from it."""

    delegate_id: int


@dataclass(frozen=True, slots=True)
class OrderChanged(Fact):
    """Guests are introduced in another order, or their office is another."""

    count: int


LISTED: tuple[type[Fact], ...] = (
    DelegatesImported,
    DelegateReplaced,
    OrderChanged,
    PeopleEdited,
    PersonAdded,
    PersonEdited,
    PersonRemoved,
    PlaceGivenBack,
    ListPutBack,
)
"""After each of these the list of delegates reads otherwise than before."""
