"""What programs are told at a door."""

from __future__ import annotations

from marshmallow import fields

from ceremony.base.api import Told, listed, nullable
from ceremony.core.admission import Outcome


class DelegateShape(Told):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    position = fields.String(required=True)
    unit = fields.String(required=True)
    category = fields.String(required=True)
    seat = fields.String(required=True)
    birth_year = fields.Integer(required=True, allow_none=True)
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


class UndoAnswer(Told):
    outcome = fields.String(required=True, metadata={"const": "undone"})
    present = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    revision = fields.Integer(required=True)


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
