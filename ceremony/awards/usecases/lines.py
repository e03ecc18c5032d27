"""The verbs of one line of a decision by hand."""

from __future__ import annotations

from typing import Any

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.awards.models import Recipient
from ceremony.awards.usecases.arranging import places_are_kept
from ceremony.awards.usecases.edits import (
    Fields,
    arranged,
    link_fits,
    made,
    must_not_have_happened,
    must_stay_who_was_called,
    receives_otherwise,
    write,
)
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.aloud import spoken
from ceremony.core.award_changes import fingerprint
from ceremony.core.decisions import only_fit
from ceremony.core.refusals import Conflict, Invalid

RECIPIENT = (
    "line kind name honorific unit position certificate_text screen_text spoken_text reading_note reason "
    "movement posthumous receiver_name receiver_role"
).split()
MOST_LINES = 2_000


def print_of_recipient(row: Recipient) -> str:
    """What a form carries, so that nobody overwrites what somebody else has written meanwhile."""
    return fingerprint(row, RECIPIENT)


def add_recipient(actor: Actor, event_id: int, decision_id: int, new: Fields) -> int:
    """Write one more line into a decision, the last unless `line` says where; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such decision.
        Invalid: `too_many_rows`.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_new", str(new["name"])) as this:
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

    What a person said stays while that delegate may bear the name. Spelling, what is shown, said and noted,
    and who receives stay open whatever has happened.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Conflict: `row_changed`, it is not what was `seen`; `called_already`, they have been called, and would
            be somebody else; `calling_begun`, they have a place among those of their kind.
    """
    actor.must_be(event_id)
    with made(actor, event_id, "awards_edit", str(new["name"])) as this:
        row = queries.recipient(event_id, recipient_id)
        if print_of_recipient(row) != seen:
            raise Conflict("row_changed")
        fields = _of_recipient(new)
        fields["line"] = fields["line"] or row.line
        must_stay_who_was_called(row, fields)
        if fields["kind"] != row.kind and row.place is not None and places_are_kept(event_id):
            raise Conflict("calling_begun")
        was, received = (row.name, row.comes_up), row.receiver_name
        if write(row, fields):
            row.link_confirmed = row.link_confirmed and not receives_otherwise(row, received)
            if was != (row.name, row.comes_up) and not row.has_happened:
                _look_again(event_id, row, renamed=row.name != was[0])
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
        must_not_have_happened([row])
        with remembered(this, "awards_gone", row.name):
            db.session.delete(row)
            this.record(AwardsEdited(0, 1))
            arranged(event_id)


def _of_recipient(new: Fields) -> dict[str, Any]:
    """What is shown and said is the name itself, unless somebody words it."""
    fields = {name: new[name] for name in RECIPIENT}
    fields["screen_text"] = fields["screen_text"] or fields["name"]
    fields["spoken_text"] = fields["spoken_text"] or spoken(fields["name"])
    return fields


def _look_again(event_id: int, row: Recipient, renamed: bool) -> None:
    if row.link_confirmed and not (renamed and not link_fits(row, queries.candidates(event_id))):
        return
    row.link_confirmed = False
    _suggest(event_id, row)


def _suggest(event_id: int, row: Recipient) -> None:
    row.delegate_id = only_fit(*row.comes_up, queries.candidates(event_id))
