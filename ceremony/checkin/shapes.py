"""What programs are told at a door."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from ceremony.base.api import Told, listed, nullable
from ceremony.base.clock import wire
from ceremony.checkin.queries.problems import Card
from ceremony.core.admission import Outcome
from ceremony.core.late import ConflictKind, Settled
from ceremony.core.names import Convention


class DelegateShape(Told):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    position = fields.String(required=True)
    unit = fields.String(required=True)
    category = fields.String(required=True)
    seat = fields.String(required=True)
    status = fields.String(required=True, metadata={"description": "`expected`, `declined` or `withdrawn`"})
    birth_year = fields.Integer(
        required=True, allow_none=True, metadata={"description": "where two go by one name, else null"}
    )
    present = fields.Boolean(required=True)


class Guest(Told):
    """Whom a door greets."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    honorific = fields.String(required=True)
    position = fields.String(required=True)
    unit = fields.String(required=True)
    seat = fields.String(required=True, metadata={"description": "empty for whoever is not let in"})
    award = fields.String(required=True, metadata={"description": "what this person receives today"})
    attention = fields.String(required=True)


class FirstEntrance(Told):
    at = fields.AwareDateTime(required=True)
    door = fields.String(required=True)
    by = fields.String(required=True)


class CheckInAnswer(Told):
    outcome = fields.Enum(Outcome, by_value=True, required=True)
    delegate = nullable(Guest)
    first = nullable(FirstEntrance)
    present = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    revision = fields.Integer(required=True, metadata={"description": "the event's revision"})
    told = fields.String(metadata={"description": "of a late scan: what its guest was told"})
    conflict = fields.Enum(
        ConflictKind, by_value=True, metadata={"description": "of a late scan: the card it opened"}
    )
    undone = fields.Boolean(
        metadata={"description": "of a late scan: admitted then, and taken back since; not present"}
    )


class BatchAnswer(Told):
    results = fields.List(
        fields.Raw(
            metadata={
                "anyOf": [
                    {"$ref": "#/components/schemas/CheckInAnswer"},
                    {"$ref": "#/components/schemas/Problem"},
                ]
            }
        ),
        required=True,
        metadata={"description": "in the order of the items"},
    )


class AtIssue(Told):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    unit = fields.String(required=True)
    seat = fields.String(required=True)


class ConflictShape(Told):
    """A door told a guest something else than was so."""

    id = fields.Integer(required=True)
    kind = fields.Enum(ConflictKind, by_value=True, required=True)
    delegate = nullable(AtIssue)
    typed = fields.String(
        required=True, metadata={"description": "the last four digits of the code that was shown"}
    )
    shown = fields.String(required=True, metadata={"description": "the outcome that the guest was told"})
    earlier = nullable(FirstEntrance)
    later = nullable(FirstEntrance)
    opened_at = fields.AwareDateTime(required=True)


def as_told(card: Card) -> dict[str, Any]:
    """A card in that shape."""
    about = {"id": card.delegate_id, "name": card.name, "unit": card.unit, "seat": card.seat}
    return {
        "id": card.id,
        "kind": card.kind,
        "delegate": about if card.name is not None else None,
        "typed": card.typed,
        "shown": card.shown,
        "earlier": _entrance(card.earlier),
        "later": _entrance(card.later),
        "opened_at": wire(card.opened_at),
    }


def _entrance(said: dict[str, Any]) -> dict[str, Any] | None:
    return {name: said[name] for name in ("at", "door", "by")} if said else None


class ClosedShape(Told):
    outcome = fields.Enum(Settled, by_value=True, required=True)


class Absent(Told):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class UndoAnswer(Told):
    outcome = fields.String(required=True, metadata={"const": "undone"})
    present = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    revision = fields.Integer(required=True)
    stale = fields.Boolean(metadata={"description": "who is in, and since when, is as it was"})
    first = fields.Nested(
        FirstEntrance, metadata={"description": "the coming-in that counts still: another device's"}
    )
    gives_back = fields.Nested(
        Absent, metadata={"description": "whose place a substitute written in by mistake gives back"}
    )


class FiveMinutes(Told):
    at = fields.AwareDateTime(required=True, metadata={"description": "when they begin"})
    count = fields.Integer(required=True)


class AttendanceShape(Told):
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    by_category = fields.Dict(fields.String(), fields.Integer(), required=True)
    by_unit = fields.Dict(fields.String(), fields.Integer(), required=True)
    by_door = fields.Dict(fields.String(), fields.Integer(), required=True)
    by_5_minutes = listed(FiveMinutes)
    revision = fields.Integer(required=True)


class RosterEvent(Told):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    code_no = fields.Integer(required=True, metadata={"description": "the event's digits in its codes"})
    filing = fields.Enum(Convention, by_value=True, required=True)
    status = fields.String(required=True)


class RosterPerson(Told):
    """Somebody as a door without network knows them. Codes are digests: see `RosterShape`."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    given = fields.String(
        required=True, metadata={"description": "the given name, where the rule is wrong about it"}
    )
    honorific = fields.String(required=True)
    position = fields.String(required=True)
    unit = fields.String(required=True)
    office = fields.String(required=True, metadata={"description": "position and unit, as people say them"})
    category = fields.String(required=True)
    seat = fields.String(required=True)
    birth_year = fields.Integer(
        required=True, allow_none=True, metadata={"description": "where two go by one name, else null"}
    )
    award = fields.String(required=True)
    attention = fields.String(required=True)
    vip = fields.Boolean(required=True)
    status = fields.String(
        required=True, metadata={"description": "`expected`, `declined`, `withdrawn` or `replaced`"}
    )
    code = fields.String(required=True)
    hand = fields.String(required=True)
    first = nullable(FirstEntrance)


class RosterShape(Told):
    """A digest is the first 16 hex digits of the SHA-256 of `<code_no>:<digits>`."""

    event = fields.Nested(RosterEvent, required=True)
    revision = fields.Integer(required=True)
    run = fields.String(required=True, metadata={"description": "to be sent along with `since`"})
    whole = fields.Boolean(required=True, metadata={"description": "everybody, not only who has changed"})
    at = fields.AwareDateTime(required=True)
    present = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    people = listed(RosterPerson)
    gone = fields.List(
        fields.Integer(), required=True, metadata={"description": "who is on the list no more"}
    )
    old = fields.Dict(
        fields.String(),
        fields.Integer(),
        required=True,
        metadata={"description": "digests of earlier codes of these people, and whose they were"},
    )
