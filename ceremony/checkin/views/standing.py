"""Who stands at which door: what every page and command of a door asks first."""

from __future__ import annotations

from typing import Any

from flask import abort, request, session

from ceremony.base.web import current_actor
from ceremony.checkin import queries
from ceremony.checkin.forms import MOST_NAME
from ceremony.core.actor import Role
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary

DOOR_PAGE = "/events/<slug:slug>/door"
MOST_QUERY = 100


def at_a_door(slug: str) -> EventSummary:
    """The event, for whoever may stand at one of its doors.

    Raises:
        Unknown: there is no such event.
        NotAllowed: this device is at no door of it.
    """
    event = event_of(slug)
    actor = current_actor()
    if actor.device_id is None:
        abort(401)
    actor.must_be(event.id, Role.DOOR)
    return event


def named_door() -> str:
    """Which door this device stands at; typed once, remembered by the browser."""
    named = request.form.get("door", "").strip()[:MOST_NAME].replace("\x00", "")
    if named and named != session.get("door"):
        session["door"] = named
    return named or str(session.get("door", ""))


def known_and_own(event_id: int) -> dict[str, Any]:
    """The doors' names for the page, and the one it shows: this browser's last, else one that nobody has."""
    own = str(session.get("door", ""))
    name = queries.door_called(event_id, own) if own else queries.door_proposed(event_id)
    return {"doors": queries.known_doors(event_id), "door_name": name}
