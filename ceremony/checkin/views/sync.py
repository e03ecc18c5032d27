"""Between a door's device and us: what it could not send at once, and the list it decides from alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, jsonify, request, session
from marshmallow import fields, validate

from ceremony.base.api import Body, Reader, Text, Whole
from ceremony.checkin.forms import nonce_of, read_fact
from ceremony.checkin.pages import packed, settled
from ceremony.checkin.queries import roster as rosters
from ceremony.checkin.usecases import Scan, WalkIn
from ceremony.checkin.views import bp
from ceremony.checkin.views.standing import DOOR_PAGE, at_a_door
from ceremony.events.pages import event_of

MOST_FACTS = 100
reader = Reader()


class Facts(Body):
    items = fields.List(fields.Raw(), required=True, validate=validate.Length(max=MOST_FACTS))


class Since(Body):
    since = Whole(load_default=None, text=True)
    run = Text(load_default=None, most=40)


@bp.post(f"{DOOR_PAGE}/sync")
def sync(slug: str) -> Response:
    event = at_a_door(slug)
    items: list[Any] = reader.parse(Facts(), request, location="json")["items"]
    answers = settled(event.id, [_at_its_door(read_fact(item)) for item in items])
    results = [{"nonce": nonce_of(item), **answer} for item, answer in zip(items, answers, strict=True)]
    return jsonify({"results": results, "revision": event_of(slug).revision})


@bp.get(f"{DOOR_PAGE}/roster")
def roster(slug: str) -> Response:
    event = at_a_door(slug)
    wanted = reader.parse(Since(), request, location="query")
    return packed(rosters.roster(event.id, wanted["since"], wanted["run"]))


def _at_its_door(fact: Any) -> Any:
    """A page that names no door means the one that its browser remembers, as its forms do."""
    if isinstance(fact, Scan | WalkIn) and not fact.door:
        return replace(fact, door=str(session.get("door", "")))
    return fact
