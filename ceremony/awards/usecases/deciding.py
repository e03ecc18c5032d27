"""The verbs of a decision by hand."""

from __future__ import annotations

from typing import Any

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.awards.models import Decision
from ceremony.awards.usecases.edits import Fields, arranged, made, must_not_have_happened, write
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.award_changes import fingerprint
from ceremony.core.decisions import rank_of
from ceremony.core.refusals import Conflict

DECISION = (
    "number date issuer summary award title rank movement call_mode one_by_one reader presenter"
).split()


def print_of_decision(row: Decision) -> str:
    """What a form carries, so that nobody overwrites what somebody else has written meanwhile."""
    return fingerprint(row, DECISION)


def add_decision(actor: Actor, event_id: int, new: Fields) -> int:
    """Write a decision by hand; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: `decision_exists`, one of this number and date is here.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_new", _title(new)) as this:
        row = Decision(event_id=event_id, **_of_decision(new))
        _must_be_only(event_id, row)
        db.session.add(row)
        this.record(AwardsEdited(1, 0))
    return row.id


def edit_decision(actor: Actor, event_id: int, decision_id: int, new: Fields, seen: str) -> None:
    """Change a decision; who it commends is called where its rank puts them now.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such decision.
        Conflict: `row_changed`, it is not what was `seen`; `decision_exists`.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_edit", _title(new)) as this:
        row = queries.decision(event_id, decision_id)
        if print_of_decision(row) != seen:
            raise Conflict("row_changed")
        if write(row, _of_decision(new)):
            with db.session.no_autoflush:
                _must_be_only(event_id, row)
            this.record(AwardsEdited(1, 0))


def remove_decision(actor: Actor, event_id: int, decision_id: int) -> None:
    """Take a decision away with everybody it commends.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such decision.
        Conflict: `has_happened`, somebody of it has been called.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.decision(event_id, decision_id)
        mine = queries.lines_of(event_id, decision_id)
        must_not_have_happened(mine)
        with remembered(this, "awards_gone", _title({"number": row.number, "title": row.title})):
            for one in mine:
                db.session.delete(one)
            db.session.flush()
            db.session.delete(row)
            this.record(AwardsEdited(1, len(mine)))
            arranged(event_id)


def _of_decision(new: Fields) -> dict[str, Any]:
    rank = new["rank"] if new.get("rank") is not None else rank_of(new["award"])
    return {**{name: new[name] for name in DECISION}, "rank": rank}


def _must_be_only(event_id: int, row: Decision) -> None:
    for other in queries.decisions(event_id):
        if other is not row and (other.number, other.date) == (row.number, row.date):
            raise Conflict("decision_exists", number=row.number)


def _title(fields: Fields) -> str:
    return str(fields.get("number") or fields.get("title") or "")
