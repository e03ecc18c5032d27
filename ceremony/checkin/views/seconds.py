"""The desk for problems: the second of two people who came with one invitation is given a name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Response, render_template, request

from ceremony.base.web import current_actor, done, worded
from ceremony.checkin import queries, usecases
from ceremony.checkin.forms import MOST_NAME
from ceremony.checkin.queries.problems import card
from ceremony.checkin.surfaces.problems import card_face
from ceremony.checkin.usecases import seconds
from ceremony.checkin.views import bp
from ceremony.checkin.views.problems import DESK
from ceremony.checkin.views.said import fresh_nonce, said_nonce
from ceremony.checkin.views.standing import at_a_door
from ceremony.core import person_words
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Refusal
from ceremony.delegates import faces
from ceremony.delegates.queries import lines
from ceremony.events.queries import EventSummary

SECOND = f"{DESK}/conflicts/<id:conflict_id>/second"
_WRITTEN = ("name", "honorific", "position", "unit")


@bp.get(SECOND)
def second(slug: str, conflict_id: int) -> str:
    return _page(at_a_door(slug), conflict_id)


@bp.post(SECOND)
def name_second(slug: str, conflict_id: int) -> Response | tuple[str, int]:
    event, form = at_a_door(slug), request.form
    at = card(event.id, conflict_id).told.get("at")
    texts: dict[str, Any] = {name: form.get(name, "").strip() for name in _WRITTEN}
    guest = usecases.WalkIn(
        nonce=said_nonce(),
        **texts,
        category=form.get("category", "") or "guest",
        at=datetime.fromisoformat(at) if at else None,
        door=form.get("door", "").strip()[:MOST_NAME],
        ask_first=form.get("sure") != "1",
    )
    try:
        told = seconds.name_second(current_actor(), event.id, conflict_id, guest)
    except Refusal as refusal:
        if refusal.code not in ("missing", "too_long"):
            raise
        return _page(event, conflict_id, problem=worded(refusal)), 422
    if told["outcome"] == "same_name":
        alike = queries.listed(event.id, lines(event.id, told["alike"]))
        return _page(event, conflict_id, alike=alike), 200
    return done(f"/events/{slug}/problems")


@bp.post(f"{SECOND}/dismiss")
def dismiss_second(slug: str, conflict_id: int) -> Response:
    event = at_a_door(slug)
    seconds.dismiss_second(current_actor(), event.id, conflict_id)
    return done(f"/events/{slug}/problems")


def _page(event: EventSummary, conflict_id: int, **values: Any) -> str:
    one = card_face(card(event.id, conflict_id))
    typed = {name: request.form.get(name, "") for name in _WRITTEN}
    return render_template(
        "checkin/problem_second.html",
        card=one,
        typed=typed,
        door=request.form.get("door", one["told"].get("door", "")),
        category=request.form.get("category", "guest"),
        categories=CATEGORIES,
        honorifics=person_words.HONORIFICS,
        units=list(faces.roll(event.id, event.people_revision).units),
        nonce=fresh_nonce(),
        **values,
    )
