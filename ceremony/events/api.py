"""The event for programs, and which surfaces a token may watch."""

from __future__ import annotations

from typing import Any

from ceremony.base.api import blueprint, told
from ceremony.base.clock import wire
from ceremony.base.live import drawer
from ceremony.base.web import current_actor
from ceremony.events.pages import seen_event
from ceremony.events.shapes import EventShape, Surfaces

bp = blueprint("events", "An event as everybody in it may know it.")


@bp.get("/events/<slug:slug>")
@bp.response(200)
@told(EventShape)
def event(slug: str) -> dict[str, Any]:
    """Name, form, status, hour and place."""
    found = seen_event(slug)
    return {
        "slug": found.slug,
        "name": found.name,
        "name_lines": list(found.name_lines),
        "form": found.form,
        "preset": found.preset,
        "status": found.status,
        "starts_at": wire(found.starts_at),
        "timezone": found.timezone,
        "host": found.host,
        "place": found.place,
        "venue": found.venue,
        "stage_capacity": found.stage_capacity,
        "max_delegates": found.max_delegates,
        "exemplar_share": found.exemplar_share,
        "revision": found.revision,
    }


@bp.get("/events/<slug:slug>/surfaces")
@bp.response(200)
@told(Surfaces)
def surfaces(slug: str) -> dict[str, Any]:
    """The surfaces this token may watch."""
    found, actor = seen_event(slug), current_actor()
    return {
        "surfaces": [
            {"name": surface.name, "roles": [str(role) for role in surface.watched_by]}
            for surface in drawer.surfaces.values()
            if surface.open_to(actor, found.id)
        ]
    }
