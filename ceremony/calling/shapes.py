"""What programs are told of the stage, the programme and the awards."""

from __future__ import annotations

from marshmallow import fields

from ceremony.base.api import Told, listed, nullable
from ceremony.core.calling import Move, Phase
from ceremony.core.scenes import Scene


class ItemNow(Told):
    id = fields.Integer(required=True)
    no = fields.Integer(required=True)
    type = fields.String(required=True)
    title = fields.String(required=True)


class StepNow(Told):
    no = fields.Integer(required=True, metadata={"description": "from 1; 0 before the first item"})
    of = fields.Integer(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)


class TimerShape(Told):
    """Anchors, not ticks: a program counts the seconds itself."""

    started_at = fields.AwareDateTime(required=True, allow_none=True)
    planned_s = fields.Integer(required=True)
    extra_s = fields.Integer(required=True)
    held_at = fields.AwareDateTime(required=True, allow_none=True)


class AwardNow(Told):
    batch = fields.Integer(required=True)
    recipient_id = fields.Integer(required=True, allow_none=True)


class ScreenNow(Told):
    scene = fields.Enum(Scene, by_value=True, required=True)
    override = fields.Enum(Scene, by_value=True, required=True, allow_none=True)


class StageShape(Told):
    revision = fields.Integer(required=True, metadata={"description": "the stage's; a press carries it"})
    server_time = fields.AwareDateTime(required=True)
    item = nullable(ItemNow)
    step = fields.Nested(StepNow, required=True)
    timer = fields.Nested(TimerShape, required=True)
    award = nullable(AwardNow)
    screen = fields.Nested(ScreenNow, required=True)


class StepShape(Told):
    no = fields.Integer(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)


class ItemShape(Told):
    id = fields.Integer(required=True)
    no = fields.Integer(required=True)
    type = fields.String(required=True)
    title = fields.String(required=True)
    performer = fields.String(required=True)
    planned_at = fields.AwareDateTime(required=True, allow_none=True)
    started_at = fields.AwareDateTime(required=True, allow_none=True)
    forecast_at = fields.AwareDateTime(required=True, allow_none=True)
    late_s = fields.Integer(required=True, allow_none=True)
    minutes = fields.Integer(required=True)
    status = fields.String(required=True, metadata={"enum": ["pending", "running", "done", "skipped"]})
    steps = listed(StepShape)


class DecisionShape(Told):
    id = fields.Integer(required=True)
    number = fields.String(required=True)
    date = fields.Date(required=True, allow_none=True)
    issuer = fields.String(required=True)
    award = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, metadata={"description": "the lower is called first"})
    call_mode = fields.String(required=True, metadata={"enum": ["before", "after"]})


class Receiver(Told):
    name = fields.String(required=True)
    role = fields.String(required=True)


class RecipientShape(Told):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": ["collective", "household", "individual"]})
    line = fields.Integer(required=True, metadata={"description": "in the decision"})
    phase = fields.Enum(Phase, by_value=True, required=True)
    receiver = nullable(Receiver)
    seat = fields.String(required=True)
    tray = fields.Integer(required=True, allow_none=True, metadata={"description": "from 1"})
    floor_mark = fields.Integer(required=True, allow_none=True, metadata={"description": "from 1"})
    moves = fields.List(fields.Enum(Move, by_value=True), required=True)


class BatchShape(Told):
    no = fields.Integer(required=True)
    decision_id = fields.Integer(required=True)
    presenter = fields.String(required=True)
    recipients = listed(RecipientShape)


class AwardsShape(Told):
    revision = fields.Integer(required=True)
    decisions = listed(DecisionShape)
    batches = listed(BatchShape)
    not_called = listed(RecipientShape)
