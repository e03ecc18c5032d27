"""What doors' devices and programs send several of, read one by one: a bad one never stops the others."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from ceremony.base.api import Body, Instant, Text, Whole
from ceremony.checkin import usecases
from ceremony.core.admission import Outcome
from ceremony.core.refusals import Invalid

TOLD = ["", *(str(outcome) for outcome in Outcome if outcome is not Outcome.CONFIRM)]
"""What a guest can have been told: `confirm` is a question."""


class AFact(Body):
    nonce = Text(required=True, most=usecases.MOST_NONCE, validate=validate.Length(min=1))
    at = Instant(load_default=None, allow_none=True)


class CheckIn(AFact):
    code = Text(load_default=None, most=600, allow_none=True)
    delegate_id = Whole(load_default=None, allow_none=True)
    door = Text(load_default="", most=60)
    confirm = fields.Boolean(load_default=False)
    shown = fields.String(
        load_default="",
        validate=validate.OneOf(TOLD),
        metadata={"description": "what a guest was told by a door that could not ask: an outcome"},
    )


class CheckInFact(CheckIn):
    by = Text(load_default="", most=60)
    pause = fields.Boolean(load_default=False)


class UndoFact(AFact):
    delegate_id = Whole(required=True)
    reason = Text(load_default="", most=200)


class WalkInFact(AFact):
    name = Text(required=True, most=600)
    honorific = Text(load_default="", most=600)
    position = Text(load_default="", most=600)
    unit = Text(load_default="", most=600)
    category = Text(load_default="guest", most=60)
    door = Text(load_default="", most=60)
    by = Text(load_default="", most=60)
    instead_of = Whole(load_default=None, allow_none=True)
    on_whose_say = Text(load_default="", most=600)


KINDS: dict[str, tuple[Schema, Any]] = {
    "check_in": (CheckInFact(), usecases.Scan),
    "undo": (UndoFact(), usecases.Undo),
    "walk_in": (WalkInFact(), usecases.WalkIn),
}


def read_fact(item: Any) -> Any:
    """A fact as its use-case takes it, or why it is none."""
    kind = item.get("kind") if isinstance(item, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        return bad_fields({"kind": ""})
    schema, intended = KINDS[kind]
    try:
        return intended(**schema.load(item))
    except ValidationError as error:
        return bad_fields(error.messages)


def nonce_of(item: Any) -> str | None:
    """By which nonce a device knows the answer again; None where it sent none that can be one."""
    try:
        return AFact(only=["nonce"]).load(item)["nonce"]  # type: ignore[no-any-return]
    except ValidationError:
        return None


def bad_fields(messages: Any) -> Invalid:
    """The refusal of an item whose members do not validate."""
    at_fault = sorted(str(name)[:40] for name in messages) if isinstance(messages, dict) else []
    return Invalid("invalid", fields=", ".join(at_fault))
