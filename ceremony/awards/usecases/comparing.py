"""What a file of decisions would change, beside what the event has."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from ceremony.awards import queries
from ceremony.awards.models import Decision, Recipient
from ceremony.base.db import unhurried
from ceremony.core import decisions as values
from ceremony.core.award_changes import OF_THE_CALL, Changes, of_decision, of_recipient, same_people
from ceremony.core.names import fold


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a decision beside what the event has: its row, None for somebody new, and what changes."""

    read: values.Recipient
    row: Recipient | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Compared:
    """One decision of a file beside what the event has. `gone`: here, but no longer in the decision."""

    read: values.Decision
    row: Decision | None
    changes: Changes
    lines: tuple[Line, ...]
    gone: tuple[Recipient, ...]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.row is None]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.row is not None and line.changes]

    @property
    def unchanged(self) -> int:
        return len(self.lines) - len(self.new) - len(self.changed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change, counted in recipients."""

    decisions: tuple[Compared, ...] = ()

    @property
    def new(self) -> int:
        return sum(len(one.new) for one in self.decisions)

    @property
    def changed(self) -> int:
        return sum(len(one.changed) for one in self.decisions)

    @property
    def unchanged(self) -> int:
        return sum(one.unchanged for one in self.decisions)

    @property
    def gone(self) -> int:
        return sum(len(one.gone) for one in self.decisions)

    @property
    def gone_names(self) -> tuple[str, ...]:
        return tuple(row.name for one in self.decisions for row in one.gone)

    @property
    def changes_nothing(self) -> bool:
        return not any(one.row is None or one.changes or one.new or one.changed for one in self.decisions)

    @property
    def digest(self) -> str:
        """What tells whether this still is what somebody has looked at."""
        plain = [
            (one.read.key, one.changes, [(line.row and line.row.id, line.changes) for line in one.lines],
             [row.id for row in one.gone])
            for one in self.decisions
        ]  # fmt: skip
        return sha256(json.dumps(plain, default=str).encode()).hexdigest()[:24]


def compare(event_id: int, read: values.Decisions) -> Comparison:
    """Say what applying these decisions would do. Changes nothing."""
    known = {_key(one): one for one in queries.decisions(event_id)}
    people = queries.recipients(event_id)
    is_another = _Delegates(event_id).tell_apart
    return Comparison(
        tuple(_compared(one, known.get(one.key), people, is_another) for one in unhurried(read.decisions))
    )


class _Delegates:
    """The delegates as a witness of who is who: asked only where a name was put right."""

    def __init__(self, event_id: int) -> None:
        self.event_id = event_id

    @cached_property
    def known(self) -> values.Namesakes:
        return queries.candidates(self.event_id)

    def tell_apart(self, row: Recipient, read: values.Recipient) -> bool:
        return values.is_another(row.comes_up, row.delegate_id, read.comes_up, self.known)


def _compared(
    read: values.Decision,
    row: Decision | None,
    people: Sequence[Recipient],
    is_another: Callable[[Recipient, values.Recipient], bool],
) -> Compared:
    mine = [one for one in people if row is not None and one.decision_id == row.id]
    known_as = same_people(read.recipients, mine, is_another)
    lines = [
        Line(one, here, _changes(here, one) if here is not None else {})
        for one in unhurried(read.recipients)
        for here in [known_as.get(one.line)]
    ]
    still = {one.id for one in known_as.values()}
    gone = tuple(one for one in mine if one.id not in still)
    return Compared(read, row, of_decision(row, read) if row is not None else {}, tuple(lines), gone)


def _changes(row: Recipient, read: values.Recipient) -> Changes:
    """What the file changes; whoever was called keeps kind and line."""
    found = of_recipient(row, read)
    return {name: told for name, told in found.items() if not (row.has_happened and name in OF_THE_CALL)}


def _key(row: Decision) -> str:
    return f"{fold(row.number)}|{row.date.isoformat() if row.date else ''}"
