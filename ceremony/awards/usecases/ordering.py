"""The verbs of the order inside a decision: a line moves up or down, or all of them are put in order."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.awards.models import Recipient
from ceremony.awards.usecases.edits import made, must_stay_who_was_called
from ceremony.base.change import Change
from ceremony.core.actor import Actor
from ceremony.core.refusals import Conflict


def move_line(actor: Actor, event_id: int, recipient_id: int, by: int, line: int) -> None:
    """Move one line up (-1) or down (1) among those of its kind. `line` is where it was when it was pressed.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Conflict: `row_changed`, it stands elsewhere by now; `called_already`, one that would move was called.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_order", "") as this:
        row = queries.recipient(event_id, recipient_id)
        if row.line != line:
            raise Conflict("row_changed")
        mine = [one for one in queries.lines_of(event_id, row.decision_id) if one.kind == row.kind]
        here = mine.index(row)
        there = min(max(here + by, 0), len(mine) - 1)
        mine.insert(there, mine.pop(here))
        _renumber(this, mine)


def order_lines(actor: Actor, event_id: int, decision_id: int, kind: str, ids: Sequence[int]) -> None:
    """Put the lines of one kind of a decision into this order.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such decision.
        Conflict: `row_changed`, these are not its lines any more; `called_already`, as for moving one.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_order", "") as this:
        decision = queries.decision(event_id, decision_id)
        mine = {one.id: one for one in queries.lines_of(event_id, decision.id) if one.kind == kind}
        if sorted(mine) != sorted(ids):
            raise Conflict("row_changed")
        _renumber(this, [mine[id] for id in ids])


def _renumber(this: Change, rows: Sequence[Recipient]) -> None:
    """These rows share their lines among them in this order; where two had one line, all are counted anew."""
    lines = sorted({one.line for one in rows})
    if len(lines) < len(rows):
        first = lines[0]
        lines = list(range(first, first + len(rows)))
    if [one.line for one in rows] != lines:
        for one, line in zip(rows, lines, strict=True):
            must_stay_who_was_called(one, {"line": line})
            one.line = line
        this.record(AwardsEdited(0, len(rows)))
