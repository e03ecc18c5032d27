"""The door for programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Response
from marshmallow import ValidationError, fields, validate

from ceremony.base.api import Body, Instant, Text, Whole, blueprint, told
from ceremony.base.web import current_actor
from ceremony.checkin import queries, usecases
from ceremony.checkin.forms import CheckIn, bad_fields
from ceremony.checkin.pages import packed, settled
from ceremony.checkin.queries import problems
from ceremony.checkin.queries import roster as rosters
from ceremony.checkin.shapes import (
    AttendanceShape,
    BatchAnswer,
    CheckInAnswer,
    ClosedShape,
    ConflictShape,
    DelegateShape,
    RosterShape,
    UndoAnswer,
    as_told,
)
from ceremony.checkin.usecases.cards import MOST_NOTE
from ceremony.checkin.usecases.problems import close_conflict as close_card
from ceremony.core.actor import Role
from ceremony.core.late import Settled
from ceremony.delegates import queries as delegates
from ceremony.events.pages import seen_event

bp = blueprint("door", "Who is expected, who is in the hall, and letting people in.")
MOST_AT_ONCE = 500
EVENT = "/events/<slug:slug>"
View = TypeVar("View", bound=Callable[..., Any])


class Wanted(Body):
    q = Text(load_default="", most=100)
    sort = fields.String(load_default="name", validate=validate.OneOf(["name", "protocol", "unit"]))
    limit = Whole(load_default=50, least=1, most=5000, text=True)


class ScanBody(CheckIn):
    """One scan. `at` says when it was made, if not now; `device` by which of those that share a token."""

    device = Text(load_default="", most=60)
    session = Text(load_default=None, most=60, allow_none=True)


class Item(fields.Nested):
    """One of several scans: one that does not validate is refused by itself."""

    def deserialize(self, *asked: Any, **options: Any) -> Any:
        try:
            return usecases.Scan(**super().deserialize(*asked, **options), queued=True)
        except ValidationError as error:
            return bad_fields(error.messages)


class Batch(Body):
    items = fields.List(Item(ScanBody), required=True, validate=validate.Length(max=MOST_AT_ONCE))


class OfSession(Body):
    session = Text(load_default=None, most=60)


class RosterSince(Body):
    since = Whole(load_default=None, text=True)
    run = Text(load_default=None, most=40)


class Undo(Body):
    reason = Text(load_default="", most=usecases.MOST_REASON)
    nonce = Text(required=True, most=usecases.MOST_NONCE, validate=validate.Length(min=1))
    at = Instant(load_default=None, allow_none=True)
    device = Text(load_default="", most=60)


class Found(Body):
    outcome = fields.String(required=True, validate=validate.OneOf([*map(str, Settled)]))
    note = Text(load_default="", most=MOST_NOTE)


def at_a_door(view: View) -> View:
    """For whoever is at a door: nobody else is told what is wrong with what they sent."""

    @wraps(view)
    def asked(slug: str, **of: Any) -> Any:
        current_actor().must_be(seen_event(slug).id, Role.DOOR)
        return view(slug=slug, **of)

    return cast(View, asked)


@bp.get(f"{EVENT}/delegates")
@at_a_door
@bp.arguments(Wanted, location="query")
@bp.response(200)
@told(DelegateShape, many=True)
def listed(wanted: dict[str, Any], slug: str) -> list[dict[str, Any]]:
    """Delegates: with `q` best match first, without it by `sort`."""
    event = seen_event(slug)
    if wanted["q"].strip():
        return queries.found(event.id, event.people_revision, wanted["q"], wanted["limit"])
    people = delegates.in_order(event.id, wanted["sort"])
    return queries.listed(event.id, people[: wanted["limit"]])


@bp.post(f"{EVENT}/checkins")
@at_a_door
@bp.arguments(ScanBody)
@bp.response(200)
@told(CheckInAnswer)
def check_in(body: dict[str, Any], slug: str) -> dict[str, Any]:
    """Answer a scan; only `admitted` changes who is present."""
    return usecases.check_in(current_actor(), seen_event(slug).id, usecases.Scan(**body))


@bp.post(f"{EVENT}/checkins/batch")
@at_a_door
@bp.arguments(Batch)
@bp.response(200)
@told(BatchAnswer)
def check_in_batch(body: dict[str, Any], slug: str) -> dict[str, Any]:
    """Answer up to 500 scans in order, each as if it had come alone: one bad one never stops the others."""
    return {"results": settled(seen_event(slug).id, body["items"])}


@bp.delete(f"{EVENT}/checkins/<id:delegate_id>")
@at_a_door
@bp.arguments(Undo)
@bp.response(200)
@told(UndoAnswer)
def undo(body: dict[str, Any], slug: str, delegate_id: int) -> dict[str, Any]:
    """Take a check-in back."""
    asked = usecases.Undo(delegate_id=delegate_id, **body)
    return usecases.take_back(current_actor(), seen_event(slug).id, asked)


@bp.get(f"{EVENT}/conflicts")
@at_a_door
@bp.response(200)
@told(ConflictShape, many=True)
def conflicts(slug: str) -> list[dict[str, Any]]:
    """What doors disagreed on and nobody has looked into yet, the oldest first."""
    event = seen_event(slug)
    return [as_told(card) for card in problems.open_cards(event.id, MOST_AT_ONCE)[0]]


@bp.post(f"{EVENT}/conflicts/<id:conflict_id>")
@at_a_door
@bp.arguments(Found)
@bp.response(200)
@told(ClosedShape)
def close_conflict(body: dict[str, Any], slug: str, conflict_id: int) -> dict[str, Any]:
    """Say what was so. Who was `let_in` is present from then on."""
    event_id = seen_event(slug).id
    found = close_card(current_actor(), event_id, conflict_id, body["outcome"], body["note"])
    return {"outcome": str(found)}


@bp.get(f"{EVENT}/roster")
@at_a_door
@bp.arguments(RosterSince, location="query")
@bp.response(200)
@told(RosterShape)
def roster(wanted: dict[str, Any], slug: str) -> Response:
    """What a door without network decides from: whole, or who has changed since a revision it was told."""
    event = seen_event(slug)
    return packed(rosters.roster(event.id, wanted["since"], wanted["run"]))


@bp.get(f"{EVENT}/attendance")
@at_a_door
@bp.arguments(OfSession, location="query")
@bp.response(200)
@told(AttendanceShape)
def attendance(wanted: dict[str, Any], slug: str) -> dict[str, Any]:
    """How many are in, by category, unit, door and five minutes."""
    event = seen_event(slug)
    usecases.must_be_a_session(event.id, wanted["session"])
    return queries.attendance(event.id)
