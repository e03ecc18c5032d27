"""The verbs of editing a decision, its lines, their order. Each is one change that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases.arranging import arrange, has_begun
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.aloud import spoken
from ceremony.core.award_changes import fingerprint
from ceremony.core.decisions import only_fit, rank_of
from ceremony.core.refusals import Conflict, Invalid

DECISION = (
    "number date issuer summary award title rank movement call_mode one_by_one reader presenter"
).split()
RECIPIENT = (
    "line kind name honorific unit position certificate_text screen_text spoken_text reading_note reason "
    "movement posthumous receiver_name receiver_role"
).split()
MOST_LINES = 2_000
Fields = Mapping[str, Any]


def print_of_decision(row: Decision) -> str:
    """What a form carries, so that nobody overwrites what somebody else has written meanwhile."""
    return fingerprint(row, DECISION)


def print_of_recipient(row: Recipient) -> str:
    return fingerprint(row, RECIPIENT)


def add_decision(actor: Actor, event_id: int, new: Fields) -> int:
    """Write a decision by hand; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: `decision_exists`, one of this number and date is here.
    """
    actor.must_be(event_id)
    with _made(actor, event_id, "awards_new", _title(new)) as this:
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
    with _made(actor, event_id, "awards_edit", _title(new)) as this:
        row = queries.decision(event_id, decision_id)
        if print_of_decision(row) != seen:
            raise Conflict("row_changed")
        if _write(row, _of_decision(new)):
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
        _must_not_have_happened(mine)
        with remembered(this, "awards_gone", _title({"number": row.number, "title": row.title})):
            for one in mine:
                db.session.delete(one)
            db.session.flush()
            db.session.delete(row)
            this.record(AwardsEdited(1, len(mine)))
            _arranged(event_id)


def add_recipient(actor: Actor, event_id: int, decision_id: int, new: Fields) -> int:
    """Write one more line into a decision, the last unless `line` says where; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such decision.
        Invalid: `too_many_rows`.
    """
    actor.must_be(event_id)
    with _made(actor, event_id, "awards_new", str(new["name"])) as this:
        decision = queries.decision(event_id, decision_id)
        mine = queries.lines_of(event_id, decision_id)
        if len(mine) >= MOST_LINES:
            raise Invalid("too_many_rows", most=MOST_LINES)
        fields = _of_recipient(new)
        fields["line"] = fields["line"] or max((one.line for one in mine), default=0) + 1
        row = Recipient(event_id=event_id, decision_id=decision.id, link_confirmed=False, **fields)
        _suggest(event_id, row)
        db.session.add(row)
        this.record(AwardsEdited(0, 1))
    return row.id


def edit_recipient(actor: Actor, event_id: int, recipient_id: int, new: Fields, seen: str) -> None:
    """Change one line of a decision. Who comes up is looked for anew, unless a person has said who it is.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Conflict: `row_changed`, it is not what was `seen`.
    """
    actor.must_be(event_id)
    with _made(actor, event_id, "awards_edit", str(new["name"])) as this:
        row = queries.recipient(event_id, recipient_id)
        if print_of_recipient(row) != seen:
            raise Conflict("row_changed")
        fields = _of_recipient(new)
        fields["line"] = fields["line"] or row.line
        came_up = row.comes_up
        if _write(row, fields):
            if row.comes_up != came_up and not row.link_confirmed:
                _suggest(event_id, row)
            this.record(AwardsEdited(0, 1))


def remove_recipient(actor: Actor, event_id: int, recipient_id: int) -> None:
    """Take one line out of its decision.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Conflict: `has_happened`, they have been called.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.recipient(event_id, recipient_id)
        _must_not_have_happened([row])
        with remembered(this, "awards_gone", row.name):
            db.session.delete(row)
            this.record(AwardsEdited(0, 1))
            _arranged(event_id)


def move_line(actor: Actor, event_id: int, recipient_id: int, by: int, line: int) -> None:
    """Move one line up (-1) or down (1) among those of its kind. `line` is where it was when it was pressed.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Conflict: `row_changed`, it stands elsewhere by now.
    """
    actor.must_be(event_id)
    with _made(actor, event_id, "awards_order", "") as this:
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
        Conflict: `row_changed`, these are not its lines any more.
    """
    actor.must_be(event_id)
    with _made(actor, event_id, "awards_order", "") as this:
        decision = queries.decision(event_id, decision_id)
        mine = {one.id: one for one in queries.lines_of(event_id, decision.id) if one.kind == kind}
        if sorted(mine) != sorted(ids):
            raise Conflict("row_changed")
        _renumber(this, [mine[id] for id in ids])


@contextmanager
def _made(actor: Actor, event_id: int, kind: str, what: str) -> Iterator[Change]:
    """One change by hand; who is called when follows it, unless the calling has begun."""
    with change(event_id, actor) as this, remembered(this, kind, what):
        yield this
        if this.entries:
            _arranged(event_id)


def _arranged(event_id: int) -> None:
    db.session.flush()
    arrange(event_id, keep_places=has_begun(event_id))


def _renumber(this: Change, rows: Sequence[Recipient]) -> None:
    """These rows share their lines among them in this order; where two had one line, all are counted anew."""
    lines = sorted({one.line for one in rows})
    if len(lines) < len(rows):
        first = lines[0]
        lines = list(range(first, first + len(rows)))
    if [one.line for one in rows] != lines:
        for one, line in zip(rows, lines, strict=True):
            one.line = line
        this.record(AwardsEdited(0, len(rows)))


def _of_decision(new: Fields) -> dict[str, Any]:
    rank = new["rank"] if new.get("rank") is not None else rank_of(new["award"])
    return {**{name: new[name] for name in DECISION}, "rank": rank}


def _of_recipient(new: Fields) -> dict[str, Any]:
    """What is shown and said is the name itself, unless somebody words it."""
    fields = {name: new[name] for name in RECIPIENT}
    fields["screen_text"] = fields["screen_text"] or fields["name"]
    fields["spoken_text"] = fields["spoken_text"] or spoken(fields["name"])
    return fields


def _suggest(event_id: int, row: Recipient) -> None:
    row.delegate_id = only_fit(*row.comes_up, queries.candidates(event_id))


def _write(row: Decision | Recipient, fields: Fields) -> bool:
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    return bool(new)


def _must_be_only(event_id: int, row: Decision) -> None:
    for other in queries.decisions(event_id):
        if other is not row and (other.number, other.date) == (row.number, row.date):
            raise Conflict("decision_exists", number=row.number)


def _must_not_have_happened(rows: Sequence[Recipient]) -> None:
    happened = next((one for one in rows if one.has_happened), None)
    if happened is not None:
        raise Conflict("has_happened", name=happened.name)


def _title(fields: Fields) -> str:
    return str(fields.get("number") or fields.get("title") or "")
