"""What doors' devices and programs send several of, read one by one: a bad one never stops the others."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from ceremony.base.api import Body, Instant, Text, Whole
from ceremony.checkin import usecases
from ceremony.core.admission import Outcome
from ceremony.core.refusals import Invalid

TOLD = ["", *(str(outcome) for outcome in Outcome if outcome is not Outcome.CONFIRM)]
"""What a guest can have been told: `confirm` is a question."""

MOST_NAME, MOST_SAID = 60, 2_000
"""Characters of a door's or a person's name as a device tells it; of anything else that is typed there."""


class Said(Text):
    """What somebody typed, taken as a page's form takes it: bare, and cut where it is too long.

    A device asks by a form and, unanswered, sends the same fact later: it must be the same to the letter.
    """

    def __init__(self, *, cut: int = MOST_SAID, **options: Any) -> None:
        self.cut = cut
        super().__init__(most=MOST_SAID, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> str:
        return super()._deserialize(value, attr, data, **options).strip()[: self.cut]


class AFact(Body):
    nonce = Text(required=True, most=usecases.MOST_NONCE, validate=validate.Length(min=1))
    at = Instant(load_default=None, allow_none=True)


class CheckIn(AFact):
    code = Text(load_default=None, most=600, allow_none=True)
    delegate_id = Whole(load_default=None, allow_none=True)
    door = Text(load_default="", most=MOST_NAME)
    confirm = fields.Boolean(load_default=False)
    shown = fields.String(
        load_default="",
        validate=validate.OneOf(TOLD),
        metadata={"description": "what a guest was told by a door that could not ask: an outcome"},
    )


class CheckInFact(CheckIn):
    door = Said(load_default="", cut=MOST_NAME)
    by = Said(load_default="", cut=MOST_NAME)
    pause = fields.Boolean(load_default=False)


class UndoFact(AFact):
    delegate_id = Whole(required=True)
    reason = Text(load_default="", most=MOST_SAID)

    @post_load
    def cut(self, said: dict[str, Any], **_options: Any) -> dict[str, Any]:
        return {**said, "reason": said["reason"][: usecases.MOST_REASON]}


class WalkInFact(AFact):
    name = Said(required=True)
    honorific = Said(load_default="")
    position = Said(load_default="")
    unit = Said(load_default="")
    category = Text(load_default="guest", most=60)
    door = Said(load_default="", cut=MOST_NAME)
    by = Said(load_default="", cut=MOST_NAME)
    instead_of = Whole(load_default=None, allow_none=True)
    on_whose_say = Said(load_default="")


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
