"""The door's page and its commands."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, make_response, render_template, request, session

from ceremony.accounts.usecases import is_a_persons
from ceremony.base import secrets
from ceremony.base.web import by_script, current_actor, done
from ceremony.checkin import answers, queries, usecases
from ceremony.checkin.surfaces import DOOR
from ceremony.checkin.views import bp
from ceremony.core.actor import Role
from ceremony.core.refusals import Invalid
from ceremony.delegates.queries import lines
from ceremony.events.pages import event_of, live_page
from ceremony.events.queries import EventSummary

DOOR_PAGE = "/events/<slug:slug>/door"
FOUND = 12
MOST_QUERY = 100
MOST_NAME = 60


@bp.get(DOOR_PAGE)
def door(slug: str) -> str:
    return _page(slug)


@bp.get(f"{DOOR_PAGE}/search")
def search(slug: str) -> str:
    event = at_a_door(slug)
    query = request.args.get("q", "")[:MOST_QUERY].replace("\x00", "")
    found = queries.found(event.id, event.people_revision, query, FOUND + 1)
    shown = {"found": found[:FOUND], "more": len(found) > FOUND, "q": query}
    if by_script():
        return render_template("checkin/_found.html", **shown)
    return _page(slug, **shown)


@bp.post(f"{DOOR_PAGE}/checkins")
def check_in(slug: str) -> str | Response:
    event = at_a_door(slug)
    form = request.form
    delegate_id = form.get("delegate_id", "")
    if delegate_id and not (delegate_id.isdecimal() and len(delegate_id) < 10):
        raise Invalid("missing", field="delegate_id")
    place = named_door()
    scan = usecases.Scan(
        nonce=form.get("nonce", "") or secrets.token(),
        code=None if delegate_id else form.get("code", "")[:600],
        delegate_id=int(delegate_id) if delegate_id else None,
        door=place,
        confirm=form.get("confirm") == "1",
        by=form.get("by", "").strip()[:MOST_NAME].replace("\x00", ""),
    )
    answer = answers.worded(event, usecases.check_in(current_actor(), event.id, scan))
    if by_script():
        return make_response(render_template("checkin/_answer.html", answer=answer, event=event))
    return _page(slug, answer=answer)


@bp.post(f"{DOOR_PAGE}/checkins/<id:delegate_id>/undo")
def undo(slug: str, delegate_id: int) -> str | Response:
    event = at_a_door(slug)
    reason = request.form.get("reason", "")[:200]
    nonce = request.form.get("nonce", "") or secrets.token()
    usecases.undo(current_actor(), event.id, delegate_id, reason, nonce)
    if by_script():
        person = next(iter(lines(event.id, [delegate_id])))
        return render_template("checkin/_undone.html", person=person)
    return done(f"/events/{slug}/door")


def at_a_door(slug: str) -> EventSummary:
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


def _page(slug: str, **values: Any) -> str:
    own = current_actor().name
    return live_page(
        slug,
        DOOR,
        "checkin/door.html",
        door_name=session.get("door", ""),
        by=own if is_a_persons(own) else "",
        nonce=secrets.token()[:22],
        **values,
    )
