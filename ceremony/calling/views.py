"""Pages of the day, and its commands as plain forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from werkzeug.routing import BaseConverter, Map, ValidationError
from werkzeug.wrappers import Response

from ceremony.base.web import WORDED_BY_FEATURES, current_actor, done
from ceremony.calling import usecases
from ceremony.calling.faces import history
from ceremony.calling.surfaces import DESK, MC, SHEET, TRAY, WING
from ceremony.core.calling import Move
from ceremony.core.refusals import Invalid
from ceremony.core.scenes import Scene
from ceremony.events.pages import event_of, live_page

bp = Blueprint("calling", __name__, url_prefix="/events/<slug:slug>")
WORDED_BY_FEATURES.append(history.worded)


class MoveConverter(BaseConverter):
    """A move by name, or a 404."""

    def __init__(self, map: Map) -> None:
        super().__init__(map)

    def to_python(self, value: str) -> Move:
        try:
            return Move(value)
        except ValueError:
            raise ValidationError from None


@bp.get("/mc")
def mc(slug: str) -> str:
    return live_page(slug, MC, "calling/mc.html", organises=_organises(slug))


@bp.get("/desk")
def desk(slug: str) -> str:
    return live_page(slug, DESK, "calling/desk.html", beside=SHEET, organises=_organises(slug))


@bp.get("/tray")
def tray(slug: str) -> str:
    return live_page(slug, TRAY, "calling/tray.html")


@bp.get("/wing")
def wing(slug: str) -> str:
    return live_page(slug, WING, "calling/wing.html")


PLAIN: dict[str, Callable[..., int]] = {
    "advance": usecases.advance,
    "back": usecases.back,
    "hold": usecases.hold,
    "resume": usecases.resume,
    "undo": usecases.undo,
}
"""Commands that carry a revision and nothing else."""


@bp.post("/stage/<any(advance, back, hold, resume, undo):command>")
def plain(slug: str, command: str) -> Response:
    return _done(PLAIN[command](current_actor(), event_of(slug).id, _number("revision")))


@bp.post("/stage/undo/<id:number>")
def undo(slug: str, number: int) -> Response:
    return _done(usecases.undo(current_actor(), event_of(slug).id, _number("revision"), number))


@bp.post("/stage/goto")
def goto(slug: str) -> Response:
    step = _number("step") if request.form.get("step") else 1
    event_id = event_of(slug).id
    return _done(usecases.goto(current_actor(), event_id, _number("revision"), _number("item_id"), step))


@bp.post("/stage/skip")
def skip(slug: str) -> Response:
    reason = request.form.get("reason", "")
    return _done(usecases.skip(current_actor(), event_of(slug).id, _number("revision"), reason))


@bp.post("/stage/extend")
def extend(slug: str) -> Response:
    seconds = _number("seconds")
    return _done(usecases.extend(current_actor(), event_of(slug).id, _number("revision"), seconds))


@bp.post("/stage/show")
def show(slug: str) -> Response:
    form = request.form
    try:
        scene = Scene(form.get("scene", ""))
    except ValueError:
        raise Invalid("missing", field="scene") from None
    screen, text = form.get("screen", "hall"), form.get("text", "")
    return _done(usecases.show(current_actor(), event_of(slug).id, _number("revision"), scene, screen, text))


@bp.post("/stage/message")
def message(slug: str) -> Response:
    text = request.form.get("text", "")
    if not text.strip():
        raise Invalid("missing", field="text")
    usecases.message(current_actor(), event_of(slug).id, text)
    return done(_back())


@bp.post("/stage/message/down")
def take_message_down(slug: str) -> Response:
    usecases.message(current_actor(), event_of(slug).id, "")
    return done(_back())


@bp.post("/awards/<id:recipient_id>/moves/<move:move>")
def make_move(slug: str, recipient_id: int, move: Move) -> Response:
    form = request.form
    receiver = form.get(f"receiver-{recipient_id}", "") or form.get("receiver", "")
    usecases.move_award(current_actor(), event_of(slug).id, recipient_id, move, receiver=receiver)
    return done(_back())


def _organises(slug: str) -> bool:
    """Whether this is the organiser's own browser: what only they can mend is shown to them."""
    return current_actor().may(event_of(slug).id)


def _done(revision: int) -> Response:
    return done(_back(), revision=revision)


def _back() -> str:
    """The page the form was on; a form of ours never comes from anywhere else."""
    from urllib.parse import urlsplit

    path = urlsplit(request.referrer or "").path
    return path if path.startswith("/events/") else "/"


def _number(name: str) -> int:
    text: Any = request.form.get(name, "")
    if not 0 < len(text) <= 16 or not text.removeprefix("-").isdecimal():
        raise Invalid("missing", field=name)
    return int(text)
