"""Between a door's device and us: what it could not send at once, and the list it decides from alone."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

from flask import Response, jsonify, request
from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate

from ceremony.base.api import Body, Instant, Reader, Text, Whole
from ceremony.base.db import off_loop
from ceremony.base.web import current_actor, worded
from ceremony.checkin import usecases
from ceremony.checkin.queries import roster as rosters
from ceremony.checkin.views import bp
from ceremony.checkin.views.door import DOOR_PAGE, at_a_door
from ceremony.core.admission import Outcome
from ceremony.core.refusals import Invalid, Refusal
from ceremony.events.pages import event_of

MOST_FACTS = 100
WORTH_PACKING = 8_000
"""Bytes of a roster from which on it travels packed: ten thousand people are four megabytes."""
reader = Reader()


class AFact(Body):
    nonce = Text(required=True, most=usecases.MOST_NONCE, validate=validate.Length(min=1))
    at = Instant(load_default=None, allow_none=True)


class CheckInFact(AFact):
    code = Text(load_default=None, most=600, allow_none=True)
    delegate_id = Whole(load_default=None, allow_none=True)
    door = Text(load_default="", most=60)
    by = Text(load_default="", most=60)
    confirm = fields.Boolean(load_default=False)
    pause = fields.Boolean(load_default=False)
    shown = fields.String(load_default="", validate=validate.OneOf(["", *Outcome]))


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


class Facts(Body):
    items = fields.List(fields.Raw(), required=True, validate=validate.Length(max=MOST_FACTS))


class Since(Body):
    since = Whole(load_default=None, text=True)
    run = Text(load_default=None, most=40)


@bp.post(f"{DOOR_PAGE}/sync")
def sync(slug: str) -> Response:
    event = at_a_door(slug)
    items: list[Any] = reader.parse(Facts(), request, location="json")["items"]
    read = [_read(item) for item in items]
    taken = iter(
        usecases.settle_facts(
            current_actor(), event.id, [one for one in read if not isinstance(one, Refusal)]
        )
    )
    answers = [one if isinstance(one, Refusal) else next(taken) for one in read]
    return jsonify(
        {
            "results": [
                {"nonce": _nonce(item), **answered(answer)}
                for item, answer in zip(items, answers, strict=True)
            ],
            "revision": event_of(slug).revision,
        }
    )


@bp.get(f"{DOOR_PAGE}/roster")
def roster(slug: str) -> Response:
    event = at_a_door(slug)
    wanted = reader.parse(Since(), request, location="query")
    return packed(rosters.roster(event.id, wanted["since"], wanted["run"]))


def answered(answer: dict[str, Any] | Refusal) -> dict[str, Any]:
    """What one of several facts is answered; why not, if it was refused."""
    if not isinstance(answer, Refusal):
        return answer
    if answer.code == "server_error":
        return {
            "error": answer.code,
            "message": _("Máy chủ gặp lỗi. Chưa có gì thay đổi; thử lại hoặc báo kỹ thuật."),
        }
    return {"error": answer.code, "message": worded(answer)}


def packed(text: str) -> Response:
    """A roster as it travels."""
    body = text.encode()
    response = Response(body, mimetype="application/json")
    response.headers["Vary"] = "Accept-Encoding"
    if len(body) > WORTH_PACKING and request.accept_encodings["gzip"]:
        response.data = off_loop(lambda: gzip.compress(body, 3))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _read(item: Any) -> Any:
    """A fact as its use-case takes it, or why it is none."""
    kind = item.get("kind") if isinstance(item, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        return Invalid("missing", field="kind")
    schema, intended = KINDS[kind]
    try:
        return intended(**schema.load(item))
    except ValidationError as error:
        return bad_fields(error.messages)


def bad_fields(messages: Any) -> Invalid:
    at_fault: Sequence[str] = sorted(map(str, messages)) if isinstance(messages, dict) else ()
    return Invalid("invalid", fields=", ".join(at_fault))


def _nonce(item: Any) -> str | None:
    """By which nonce a device knows the answer again; None where it sent none that can be one."""
    try:
        return AFact(only=["nonce"]).load(item)["nonce"]  # type: ignore[no-any-return]
    except ValidationError:
        return None
