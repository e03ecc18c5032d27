"""What was printed, written down: the last print of every piece, and the one before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from ceremony.base import putting_back
from ceremony.base.before import plain, remembered
from ceremony.base.change import change
from ceremony.base.db import AT_A_TIME, breathe, db
from ceremony.core.actor import Actor
from ceremony.core.refusals import Conflict, Unknown
from ceremony.printing import queries
from ceremony.printing.facts import OldPagesBroughtBack, OldPagesThrownAway, PapersPrinted, PrintTakenBack
from ceremony.printing.models import PrintedPiece

KEPT = ("digest", "lines", "revision", "at", "by", "before")
PRINTS = 5
"""So many prints of a piece are remembered, each to go back to."""


def record(
    actor: Actor, event_id: int, paper: str, revision: int, drawn: Sequence[Sequence[Any]]
) -> datetime:
    """Write down that these pieces (key, digest, lines) were made ready to print; return the instant.

    Raises:
        NotAllowed: the actor is not the organiser.
        Closed: the event is closed.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        known = queries.kept(event_id, paper)
        now = {"event_id": event_id, "paper": paper, "revision": revision, "at": this.at, "by": actor.name}
        for start in range(0, len(drawn), AT_A_TIME):
            part = [
                {**now, "key": key, "digest": digest, "lines": lines, **_before(known.get(key))}
                for key, digest, lines in drawn[start : start + AT_A_TIME]
            ]
            _write([one for one in part if "id" not in one], [one for one in part if "id" in one])
            breathe()
        this.record(PapersPrinted(paper, len(drawn)))
        return this.at


def take_back(actor: Actor, event_id: int, paper: str, at: datetime) -> int:
    """Say that the print of this instant came to nothing; what was printed before counts again. Return how
    many pieces that are.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: `printed_since`, it is not the last print of any piece (any more).
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        rows = [row for row in queries.pieces(event_id, paper).values() if row.at == at]
        if not rows:
            raise Conflict("printed_since")
        for row in rows:
            if row.before:
                _put_back(row)
            else:
                db.session.delete(row)
        this.record(PrintTakenBack(paper, len(rows)))
        return len(rows)


def throw_away(actor: Actor, event_id: int, paper: str, keys: Collection[str]) -> int:
    """Say that pieces which are no longer in the paper are out of the hall; return how many.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        rows = [row for key, row in queries.pieces(event_id, paper).items() if key in keys]
        if rows:
            with remembered(this, queries.THROWN_AWAY, paper):
                for row in rows:
                    db.session.delete(row)
                this.record(OldPagesThrownAway(paper, len(rows)))
        return len(rows)


def bring_back(actor: Actor, event_id: int, paper: str, change_id: int) -> None:
    """Say that pieces which were thrown away are in the hall after all: they must go still.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: nothing of this paper was thrown away then.
        Conflict: `undone_already`; `undo_too_old`; `printed_again`, one of them was printed since.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        if not queries.was_thrown_away(event_id, paper, change_id):
            raise Unknown(what="change")
        try:
            putting_back.put_back(this, change_id)
        except Conflict as refused:
            raise Conflict("printed_again") if refused.code == "changed_since" else refused from None
        this.record(OldPagesBroughtBack(paper))


def _before(row: Mapping[str, Any] | None) -> dict[str, Any]:
    """Of a piece that was printed already: which row it has, and what it said then."""
    if row is None:
        return {"before": {}}
    return {"id": row["id"], "before": _cut(plain({name: row[name] for name in KEPT}), PRINTS)}


def _write(new: list[dict[str, Any]], again: list[dict[str, Any]]) -> None:
    if new:
        db.session.execute(insert(PrintedPiece), new)
    if again:
        db.session.execute(update(PrintedPiece), again)


def _cut(kept: dict[str, Any], most: int) -> dict[str, Any]:
    """A print with as many before it as are remembered."""
    before = kept.get("before") or {}
    return {**kept, "before": _cut(before, most - 1) if before and most > 1 else {}}


def _put_back(row: PrintedPiece) -> None:
    kept = row.before
    for name in KEPT:
        setattr(row, name, datetime.fromisoformat(kept[name]) if name == "at" else kept[name])
