"""Taking a live action back: which one, and what must not stand on it.

Every live action keeps what it changed as it was before, in *units*: fields that mean something only
together, such as the item and the step at which the ceremony stands. To take an action back is to put its
units back, and that is true only while nobody has changed one of them since: a later action *stands on* an
earlier one where both changed the same unit. A name marked absent at the desk is taken back without
touching what the MC has called meanwhile; a GO that welcomed ten people is not, once the tray has handed
one of them the certificate, nor one on which another GO followed.

The newest action always can be: nothing is later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Units = dict[str, dict[str, Any]]
"""Unit (`stage`, `stage.apart`, `stage.scenes`, `item:7`, `recipient:12`) → field → what it held."""


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the live log. `number` grows; `quiet` actions are those of the tray and the wing, and
    words to the MC: they never change what GO means next.
    """

    number: int
    before: Units
    quiet: bool = False
    undone: bool = False


def changed(before: Units, after: Units) -> Units:
    """Return the units in which anything differs, whole, as they were before.

    >>> changed({"stage": {"item_id": 4, "step": 0}, "item:4": {"extra_s": 0}},
    ...         {"stage": {"item_id": 5, "step": 0}, "item:4": {"extra_s": 0}})
    {'stage': {'item_id': 4, 'step': 0}}
    """
    return {unit: fields for unit, fields in before.items() if fields != after[unit]}


def newest(actions: Iterable[Action], *, loud: bool = False) -> Action | None:
    """Return the last action that still holds; `loud` passes over the quiet ones."""
    holding = (one for one in actions if not one.undone and not (loud and one.quiet))
    return max(holding, key=lambda one: one.number, default=None)


def stands_on(action: Action, others: Iterable[Action]) -> Action | None:
    """Return the first later action that holds and changed a unit of this one; None where it is free."""
    later = (one for one in others if one.number > action.number and not one.undone and _meet(one, action))
    return min(later, key=lambda one: one.number, default=None)


def free(actions: Sequence[Action]) -> frozenset[int]:
    """Return the numbers of those that may be taken back now, of a log's newest actions."""
    return frozenset(one.number for one in actions if not one.undone and stands_on(one, actions) is None)


def _meet(one: Action, other: Action) -> bool:
    return not one.before.keys().isdisjoint(other.before)
