"""The page of those who receive guests of honour, and what a door says of one who stands there."""

from __future__ import annotations

from flask import Response

from ceremony.base.web import current_actor, done
from ceremony.checkin.surfaces.host import HOST
from ceremony.checkin.usecases.receiving import receive, send_on, take_back
from ceremony.checkin.views import bp
from ceremony.checkin.views.standing import DOOR_PAGE, at_a_door
from ceremony.events.pages import event_of, live_page

HOST_PAGE = "/events/<slug:slug>/host"


@bp.get(HOST_PAGE)
def host(slug: str) -> str:
    return live_page(slug, HOST, "checkin/host.html")


@bp.post(f"{HOST_PAGE}/guests/<id:delegate_id>/received")
def received(slug: str, delegate_id: int) -> Response:
    receive(current_actor(), event_of(slug).id, delegate_id)
    return done(f"/events/{slug}/host")


@bp.post(f"{HOST_PAGE}/guests/<id:delegate_id>/not-received")
def not_received(slug: str, delegate_id: int) -> Response:
    take_back(current_actor(), event_of(slug).id, delegate_id)
    return done(f"/events/{slug}/host")


@bp.post(f"{DOOR_PAGE}/guests/<id:delegate_id>/gone")
def gone(slug: str, delegate_id: int) -> Response:
    send_on(current_actor(), at_a_door(slug).id, delegate_id)
    return done(f"/events/{slug}/door")
