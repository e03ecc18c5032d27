"""The way to each face: by role, by a short address, home."""

from __future__ import annotations

from flask import abort, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from ceremony.base.web import current_actor
from ceremony.core.actor import Role
from ceremony.events import queries as events
from ceremony.screens.views import bp

FACES = {
    Role.ORGANISER: "",
    Role.DOOR: "/door",
    Role.MC: "/mc",
    Role.STAGE: "/desk",
    Role.TRAY: "/tray",
    Role.WING: "/wing",
    Role.HOST: "/host",
    Role.SECRETARY: "/report",
    Role.SCREEN: "/hall",
}
"""Where each role works; the others follow the programme."""
BESIDE = {"/lobby": Role.SCREEN, "/problems": Role.DOOR}
"""Pages that a role may open beside its own."""


@bp.get("/")
def home() -> str | AnyResponse:
    actor = current_actor()
    if actor.everywhere:
        return redirect("/events")
    if len(actor.grants) == 1:
        event_id, roles = next(iter(actor.grants.items()))
        if len(roles) == 1:
            return redirect(face_of(event_id, next(iter(roles))))
    return redirect("/events") if actor.grants else render_template("home.html")


@bp.get("/face/<id:event_id>/<role>")
def face(event_id: int, role: str) -> AnyResponse:
    if role not in list(Role) or events.by_id(event_id) is None:
        abort(404)
    return redirect(face_of(event_id, Role(role)))


@bp.get("/<any(door, mc, desk, tray, wing, host, hall, lobby, problems, report, programme):page>")
def short(page: str) -> AnyResponse:
    """Short addresses to type: the one event this device may open that page in, else the list."""
    actor = current_actor()
    own = next((role for role, path in FACES.items() if path == f"/{page}"), Role.VIEWER)
    role = BESIDE.get(f"/{page}", own)
    open_here = [
        event
        for event in events.all_events()
        if actor.may(event.id, role) or (role is Role.VIEWER and actor.roles_in(event.id))
    ]
    if len(open_here) == 1:
        return redirect(f"/events/{open_here[0].slug}/{page}")
    return redirect("/events" if actor.device_id is not None else "/")


def face_of(event_id: int, role: Role) -> str:
    """The page a role works on."""
    return f"/events/{events.of(event_id).slug}{FACES.get(role, '/programme')}"


def faces_of(slug: str, roles: frozenset[Role]) -> list[tuple[str, str]]:
    """(role, page) for the roles held, the organiser's seeing all."""
    held = [role for role in Role if role in roles or Role.ORGANISER in roles]
    return [(str(role), f"/events/{slug}{FACES[role]}") for role in held if role in FACES]
