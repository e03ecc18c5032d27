"""The stage and the awards for programs."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from ceremony.base.api import Body, Text, Whole, blueprint, told
from ceremony.base.web import current_actor
from ceremony.calling import queries, usecases
from ceremony.calling.shapes import AwardsShape, ItemShape, StageShape
from ceremony.core.calling import Move
from ceremony.core.scenes import Scene
from ceremony.events.pages import seen_event

bp = blueprint("stage", "Where the ceremony stands, what GO means next, and the calling of awards.")
EVENT = "/events/<slug:slug>"


class Revision(Body):
    revision = Whole(required=True, metadata={"description": "the stage's revision this press was made on"})


class Answer(Body):
    revision = Whole(required=True)


class Goto(Revision):
    item_id = Whole(required=True)
    step = Whole(load_default=1, least=1)


class Skip(Revision):
    reason = Text(load_default="", most=300)


class Extend(Revision):
    seconds = Whole(required=True, least=-usecases.MOST_EXTRA_S, most=usecases.MOST_EXTRA_S)


class Show(Revision):
    scene = fields.Enum(Scene, by_value=True, required=True)
    screen = Text(load_default="hall", most=40)
    text = Text(load_default="", most=300)


class MoveBody(Body):
    revision = Whole(load_default=None, allow_none=True)
    receiver = Text(load_default="", most=200)


class MoveAnswer(Answer):
    phase = fields.String(required=True)
    moves = fields.List(fields.String(), required=True)


class Message(Body):
    text = Text(required=True, most=300)


@bp.get(f"{EVENT}/stage")
@bp.response(200)
@told(StageShape)
def stage(slug: str) -> dict[str, Any]:
    """Where the ceremony stands."""
    return queries.stage(seen_event(slug).id)


@bp.get(f"{EVENT}/programme")
@bp.response(200)
@told(ItemShape, many=True)
def programme(slug: str) -> list[dict[str, Any]]:
    """The run-sheet with its clock."""
    return queries.programme(seen_event(slug).id)


@bp.get(f"{EVENT}/awards")
@bp.response(200)
@told(AwardsShape)
def awards(slug: str) -> dict[str, Any]:
    """Decisions and batches in calling order."""
    event = seen_event(slug)
    return queries.awards(event.id, current_actor().roles_in(event.id))


@bp.post(f"{EVENT}/stage/advance")
@bp.arguments(Revision)
@bp.response(200, Answer)
def advance(body: dict[str, Any], slug: str) -> dict[str, int]:
    """GO."""
    return _revised(usecases.advance(current_actor(), seen_event(slug).id, body["revision"]))


@bp.post(f"{EVENT}/stage/back")
@bp.arguments(Revision)
@bp.response(200, Answer)
def back(body: dict[str, Any], slug: str) -> dict[str, int]:
    """One step back, with the moves that step made."""
    return _revised(usecases.back(current_actor(), seen_event(slug).id, body["revision"]))


@bp.post(f"{EVENT}/stage/goto")
@bp.arguments(Goto)
@bp.response(200, Answer)
def goto(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Jump to a step of an item."""
    event_id = seen_event(slug).id
    return _revised(usecases.goto(current_actor(), event_id, body["revision"], body["item_id"], body["step"]))


@bp.post(f"{EVENT}/stage/skip")
@bp.arguments(Skip)
@bp.response(200, Answer)
def skip(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Leave the present item undone, with a reason."""
    return _revised(usecases.skip(current_actor(), seen_event(slug).id, body["revision"], body["reason"]))


@bp.post(f"{EVENT}/stage/hold")
@bp.arguments(Revision)
@bp.response(200, Answer)
def hold(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Stop the item's clock."""
    return _revised(usecases.hold(current_actor(), seen_event(slug).id, body["revision"]))


@bp.post(f"{EVENT}/stage/resume")
@bp.arguments(Revision)
@bp.response(200, Answer)
def resume(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Let the item's clock run on."""
    return _revised(usecases.resume(current_actor(), seen_event(slug).id, body["revision"]))


@bp.post(f"{EVENT}/stage/extend")
@bp.arguments(Extend)
@bp.response(200, Answer)
def extend(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Give the present item more time, or less."""
    return _revised(usecases.extend(current_actor(), seen_event(slug).id, body["revision"], body["seconds"]))


@bp.post(f"{EVENT}/stage/show")
@bp.arguments(Show)
@bp.response(200, Answer)
def show(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Lay a scene over a screen; `auto` lifts it."""
    event_id = seen_event(slug).id
    return _revised(
        usecases.show(
            current_actor(), event_id, body["revision"], body["scene"], body["screen"], body["text"]
        )
    )


@bp.post(f"{EVENT}/stage/undo")
@bp.arguments(Revision)
@bp.response(200, Answer)
def undo(body: dict[str, Any], slug: str) -> dict[str, int]:
    """Take back the last stage command or award move, by whomever, a tick at the tray included."""
    return _revised(usecases.undo(current_actor(), seen_event(slug).id, body["revision"]))


@bp.post(f"{EVENT}/stage/message")
@bp.arguments(Message)
@bp.response(204)
def message(body: dict[str, Any], slug: str) -> None:
    """Write to the MC; it never changes what GO means."""
    usecases.message(current_actor(), seen_event(slug).id, body["text"])


@bp.post(f"{EVENT}/awards/<id:recipient_id>/moves/<move:move>")
@bp.arguments(MoveBody)
@bp.response(200, MoveAnswer)
def make_move(body: dict[str, Any], slug: str, recipient_id: int, move: Move) -> dict[str, Any]:
    """Make one move in the calling of an award."""
    moved = usecases.move_award(
        current_actor(), seen_event(slug).id, recipient_id, move, body["revision"], body["receiver"]
    )
    moves = [str(one) for one in moved.moves]
    return {"revision": moved.revision, "phase": str(moved.phase), "moves": moves}


def _revised(revision: int) -> dict[str, int]:
    return {"revision": revision}
