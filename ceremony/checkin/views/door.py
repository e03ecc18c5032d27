"""The door's page and its commands."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, make_response, render_template, request

from ceremony.accounts.usecases import is_a_persons
from ceremony.base import clock, secrets, ways_in
from ceremony.base.web import by_script, current_actor, done
from ceremony.checkin import answers, queries, usecases
from ceremony.checkin.surfaces import DOOR
from ceremony.checkin.usecases.receiving import still_stands
from ceremony.checkin.views import bp
from ceremony.checkin.views.said import said_about, said_nonce, said_of_before
from ceremony.checkin.views.standing import DOOR_PAGE, MOST_QUERY, at_a_door, known_and_own
from ceremony.core import person_words
from ceremony.core.admission import TONES, Entrance
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Invalid
from ceremony.delegates.queries import lines
from ceremony.events.pages import event_of, live_page

FOUND = 12
DRAWN_BEFOREHAND: dict[str, Any] = {
    "categories": CATEGORIES,
    "honorifics": person_words.HONORIFICS,
    "absent": None,
    "typed": "",
    "units": (),
    "tones": TONES,
}
"""What the cards and the form for a guest of no list need where the server cannot be asked for it."""


@bp.get(DOOR_PAGE)
def door(slug: str) -> str:
    return _page(slug)


@bp.get(f"{DOOR_PAGE}/shell")
def shell(slug: str) -> str:
    """The page without anybody's name and without keys: what a phone keeps for when nobody answers."""
    event = at_a_door(slug)
    return render_template(
        "checkin/door.html", shell=True, event=event, picture="", pass_token="", **DRAWN_BEFOREHAND
    )


@bp.get(f"{DOOR_PAGE}/search")
def search(slug: str) -> str:
    event = at_a_door(slug)
    query = request.args.get("q", "")[:MOST_QUERY].replace("\x00", "")
    found = queries.found(event.id, event.people_revision, query, FOUND + 1)
    shown = {"found": answers.hits(found[:FOUND]), "more": len(found) > FOUND, "q": query}
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
    scan = usecases.Scan(
        nonce=said_nonce(),
        code=None if delegate_id else form.get("code", "")[:600],
        delegate_id=int(delegate_id) if delegate_id else None,
        confirm=request.values.get("confirm") == "1",
        pause=True,
        **said_about(),
    )
    answer = answers.worded(event, usecases.check_in(current_actor(), event.id, scan))
    if by_script():
        return make_response(render_template("checkin/_answer.html", answer=answer, event=event))
    return _page(slug, answer=answer)


@bp.post(f"{DOOR_PAGE}/checkins/<id:delegate_id>/undo")
def undo(slug: str, delegate_id: int) -> str | Response:
    event = at_a_door(slug)
    about = said_about()
    reason = request.form.get("reason", "")[: usecases.MOST_REASON]
    told = usecases.undo(current_actor(), event.id, delegate_id, reason, said_nonce(), at=about["at"])
    if by_script():
        person = next(iter(lines(event.id, [delegate_id])))
        by = about["by"] or current_actor().name
        return render_template("checkin/_undone.html", person=person, by=by, reason=reason, told=told)
    return done(f"/events/{slug}/door")


@bp.post(f"{DOOR_PAGE}/guests/<id:delegate_id>/stands")
def stands(slug: str, delegate_id: int) -> Response:
    """A guest of honour stands here since before the server could be told: `{waits}`, false for no more."""
    event = at_a_door(slug)
    said = said_of_before()
    here = Entrance(said["at"] or clock.now(), said["door"], said["by"])
    return jsonify({"waits": still_stands(current_actor(), event.id, delegate_id, here)})


def _page(slug: str, **values: Any) -> str:
    own = current_actor().name
    return live_page(
        slug,
        DOOR,
        "checkin/door.html",
        secure=ways_in.secure_here(),
        **known_and_own(event_of(slug).id),
        by=own if is_a_persons(own) else "",
        nonce=secrets.token()[:22],
        **DRAWN_BEFOREHAND,
        **values,
    )
