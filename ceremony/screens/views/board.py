"""The list of events, and the board its organiser works from."""

from __future__ import annotations

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from ceremony.accounts import usecases as access
from ceremony.base import clock, tls, ways_in
from ceremony.base.live import drawer
from ceremony.base.passes import made_for
from ceremony.base.web import current_actor, done
from ceremony.checkin import queries as checkin
from ceremony.core import statuses
from ceremony.core.actor import Role
from ceremony.core.presets import PRESETS, warnings
from ceremony.core.readiness import missing
from ceremony.events import queries as events
from ceremony.events import usecases as event_usecases
from ceremony.events.forms import SESSION_KINDS
from ceremony.events.pages import event_of, language_of_page, seen_event
from ceremony.events.queries import EventSummary
from ceremony.screens import queries
from ceremony.screens.surfaces import DEVICES
from ceremony.screens.views import bp
from ceremony.screens.views.faces import face_of, faces_of
from ceremony.screens.views.links import crew_links

PLANNED = ("draft", "ready")
"""While there is still something to plan; on the day a planning rule helps nobody."""
ORDER = ("live", "ready", "draft", "closed")


@bp.get("/events")
def index() -> str:
    actor = current_actor()
    if actor.device_id is None:
        abort(401)
    mine = [event for event in events.all_events() if actor.roles_in(event.id)]
    counted = {event.id: checkin.counts(event.id) for event in mine}
    return render_template(
        "events/index.html",
        may_make=actor.may(None),
        events=[
            {
                "slug": event.slug,
                "name": event.name,
                "status": event.status,
                "order": ORDER.index(event.status),
                "day": event.day,
                "place": event.place,
                "present": counted[event.id][0],
                "expected": counted[event.id][1],
                "faces": faces_of(event.slug, actor.roles_in(event.id)),
            }
            for event in sorted(mine, key=_newest_first)
        ],
    )


def _newest_first(event: EventSummary) -> tuple[int, int, int]:
    """What goes on comes first, then what comes, then what was; in each the latest day."""
    day = event.day
    return (ORDER.index(event.status), -(day.toordinal() if day else 0), -event.id)


@bp.get("/events/<slug:slug>")
def board(slug: str) -> str | AnyResponse:
    event = seen_event(slug)
    actor = current_actor()
    if not actor.may(event.id):
        role = next(role for role in Role if role in actor.roles_in(event.id))
        return redirect(face_of(event.id, role))
    drawn = drawer.current(DEVICES, event.id, event.slug, language_of_page(DEVICES))
    present, expected = checkin.counts(event.id)
    figures, found = queries.figures(event.id), queries.prepared(event.id)
    return render_template(
        "events/board.html",
        links=crew_links(actor, event.id),
        **_certificate(),
        checklist=drawn.value,
        run=drawer.run,
        seq=drawn.seq,
        pass_token=made_for(actor.device_id) if actor.device_id else "",
        place="board",
        statuses=statuses.NEXT[event.status],
        locks=statuses.LOCKS[event.status],
        sessions=events.sessions(event.id),
        session_kinds=SESSION_KINDS,
        figures=figures,
        warnings=warnings(PRESETS[event.preset], figures) if event.status in PLANNED else [],
        present=present,
        expected=expected,
        past=event.is_past(clock.now()),
        this_device=actor.device_id,
        items=found.items,
        recipients=found.recipients,
        missing=missing(found) if event.status != "closed" else [],
        launcher_url=f"/events/{slug}/hall/launcher",
        may_make=actor.may(None),
    )


def _certificate() -> dict[str, object]:
    """What the crew compares before it installs the hall's certificate; nothing where none is needed."""
    kept = ways_in.ways_in().certificates
    if kept is None or (ways_in.public_url() or "").startswith("https:"):
        return {"certificate": None}
    return {"certificate": kept.name, "fingerprint": tls.fingerprint(kept.sha256)}


@bp.post("/events/<slug:slug>/status")
def set_status(slug: str) -> Response:
    event_usecases.set_status(current_actor(), event_of(slug).id, request.form.get("status", ""))
    return done(f"/events/{slug}")


@bp.post("/events/<slug:slug>/devices/<id:device_id>/revoke")
def revoke(slug: str, device_id: int) -> Response:
    access.revoke(current_actor(), event_of(slug).id, device_id)
    return done(f"/events/{slug}")
