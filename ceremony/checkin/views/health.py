"""A door's device says how it is: its battery, its camera, its list, what it could not send yet."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, request
from marshmallow import fields, validate

from ceremony.base import clock, health
from ceremony.base.api import Body, Reader, Text, Whole
from ceremony.base.web import current_actor
from ceremony.checkin.views import bp
from ceremony.checkin.views.standing import DOOR_PAGE, at_a_door

CAMERAS = ("on", "off", "denied", "none", "insecure", "untested", "black")
MOST_AGE_S = 30 * 24 * 3600
reader = Reader()


class Says(Body):
    battery = Whole(load_default=None, allow_none=True, most=100)
    charging = fields.Boolean(load_default=None, allow_none=True)
    camera = fields.String(load_default="untested", validate=validate.OneOf(CAMERAS))
    roster_age = Whole(load_default=None, allow_none=True, most=MOST_AGE_S)
    """Seconds since it brought its list: an age needs no clock that is right."""
    roster_size = Whole(load_default=None, allow_none=True)
    waiting = Whole(load_default=0)
    secure = fields.Boolean(load_default=False)
    page = Text(load_default="", most=60)
    coarse = fields.Boolean(load_default=True)


@bp.post(f"{DOOR_PAGE}/health")
def say_health(slug: str) -> Response:
    event, actor, now = at_a_door(slug), current_actor(), clock.now()
    said = reader.parse(Says(), request, location="json")
    age = said.pop("roster_age")
    if actor.device_id is not None:
        said["roster_at"] = now - timedelta(seconds=age) if age is not None else None
        health.devices.say(event.id, actor.device_id, health.Health(now, **said))
    return Response(status=204)
