"""Joining with a role's code: a link, a scanned picture, or 16 digits typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from ceremony.accounts import usecases
from ceremony.accounts.faces import phones
from ceremony.accounts.views import bp
from ceremony.accounts.views.entering import came_from, let_in
from ceremony.base import ways_in
from ceremony.base.web import current_actor, status_of, worded
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Refusal

MOST_NAME = 60
WITH_CAMERA = (Role.DOOR,)
"""The roles whose work is done with a phone's camera, and whose page asks who stands there."""


class Words:
    """What the features that know events and their doors fill in at start."""

    event_name: Callable[[int], str] = staticmethod(lambda event_id: "")
    conference: Callable[[Actor], str] = staticmethod(lambda actor: "")
    doors: Callable[[int], list[str]] = staticmethod(lambda event_id: [])
    door_called: Callable[[int, str], str] = staticmethod(lambda event_id, name: name)
    door_proposed: Callable[[int], str] = staticmethod(lambda event_id: "")


words = Words()


@bp.get("/join")
def join_page() -> str:
    return _page()


@bp.post("/join")
def join() -> AnyResponse | tuple[str, int]:
    form = request.form
    actor = current_actor()
    try:
        event_id, role, token = usecases.join(
            form.get("code", ""), form.get("device_name", ""), actor.device_id, came_from()
        )
    except Refusal as refusal:
        typed = {"code": form.get("code", "")[:24], "device_name": form.get("device_name", "")[:MOST_NAME]}
        return _page(error=worded(refusal), **typed), status_of(refusal)
    if token is not None:
        let_in(token)
    if role in WITH_CAMERA and (door := form.get("door", "").replace("\x00", "").strip()[:MOST_NAME]):
        session["door"] = words.door_called(event_id, door)
    return redirect(url_for("board.face", event_id=event_id, role=role), 303)


@bp.post("/join/role")
def join_role() -> Response:
    """What a code opens, before anybody joins: the page asks a door's person for a name, and no one else."""
    found = usecases.meant_by(request.form.get("code", ""), current_actor().device_id, came_from())
    return jsonify(
        {
            "role": str(found.role),
            "event": words.event_name(found.event_id),
            "asks": found.role in WITH_CAMERA and not found.held,
            "camera": found.role in WITH_CAMERA,
            **(_doors(found.event_id) if found.role in WITH_CAMERA else {}),
        }
    )


def _doors(event_id: int) -> dict[str, Any]:
    """Which doors have a name already, to be pressed instead of typed; and one that nobody has."""
    return {"doors": words.doors(event_id), "door": words.door_proposed(event_id)}


def _page(error: str | None = None, code: str = "", device_name: str = "") -> str:
    agent = request.headers.get("User-Agent", "")
    return render_template(
        "accounts/join.html",
        error=error,
        code=code,
        device_name=device_name,
        secure=ways_in.secure_here(),
        system=phones.system_of(agent),
        inside_an_app=phones.inside_an_app(agent),
    )
