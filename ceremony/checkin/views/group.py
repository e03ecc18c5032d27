"""A delegation at the door: its people with boxes to tick, then who of them was let in."""

from __future__ import annotations

from typing import Any

from flask import request

from ceremony.base.web import current_actor, worded
from ceremony.checkin import queries, usecases
from ceremony.checkin.queries.beside import MOST_PARTY
from ceremony.checkin.views import bp
from ceremony.checkin.views.said import said_about, said_nonce, said_person, step
from ceremony.checkin.views.standing import DOOR_PAGE, at_a_door
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates.queries import lines

PARTY = f"{DOOR_PAGE}/group"


@bp.get(PARTY)
def group(slug: str) -> str:
    event = at_a_door(slug)
    lead = next(iter(lines(event.id, [said_person(request.args.get("of")) or 0])), None)
    if lead is None:
        raise Unknown(what="delegate")
    people = queries.party(event.id, lead.unit)
    inside = queries.present_ids(event.id, [one.id for one in people])
    return step(event, "_group", unit=lead.unit, people=people, inside=inside)


@bp.post(PARTY)
def let_in_group(slug: str) -> str:
    event = at_a_door(slug)
    ids = [one for text in request.form.getlist("delegate_id") if (one := said_person(text)) is not None]
    if not ids:
        raise Invalid("nobody_ticked")
    nonce, about = said_nonce(), said_about()
    scans = [
        usecases.Scan(nonce=f"{nonce}-{one}", delegate_id=one, confirm=True, pause=True, **about)
        for one in dict.fromkeys(ids[:MOST_PARTY])
    ]
    told = usecases.let_in_together(current_actor(), event.id, scans)
    came = [one["delegate"] for one in told if one.get("outcome") == "admitted"]
    return step(event, "_group_in", came=came, left=_left(event.id, told))


def _left(event_id: int, told: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Who was not let in, and why: an outcome, or a refusal's sentence."""
    refused = {one["delegate_id"]: worded(one["error"]) for one in told if "error" in one}
    names = {one.id: one.name for one in lines(event_id, list(refused))}
    out = [{"name": names.get(one, "?"), "why": why, "outcome": ""} for one, why in refused.items()]
    return out + [
        {"name": one["delegate"]["name"], "why": "", "outcome": one["outcome"]}
        for one in told
        if "error" not in one and one["outcome"] != "admitted"
    ]
