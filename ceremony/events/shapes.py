"""What programs are told of an event."""

from __future__ import annotations

from marshmallow import fields

from ceremony.base.api import Told, listed


class EventShape(Told):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    name_lines = fields.List(fields.String(), required=True, metadata={"description": "the banner's lines"})
    form = fields.String(required=True, metadata={"enum": ["hoi_nghi", "dai_hoi"]})
    preset = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": ["draft", "ready", "live", "closed"]})
    starts_at = fields.AwareDateTime(required=True, allow_none=True)
    timezone = fields.String(required=True, metadata={"description": "an IANA name: Asia/Ho_Chi_Minh"})
    host = fields.String(required=True)
    place = fields.String(required=True)
    venue = fields.String(required=True)
    stage_capacity = fields.Integer(required=True, metadata={"description": "people in one batch"})
    max_delegates = fields.Integer(required=True, allow_none=True)
    exemplar_share = fields.Integer(required=True, allow_none=True, metadata={"description": "percent"})
    revision = fields.Integer(required=True)


class SurfaceShape(Told):
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True, metadata={"description": "who may watch"})


class Surfaces(Told):
    surfaces = listed(SurfaceShape)
