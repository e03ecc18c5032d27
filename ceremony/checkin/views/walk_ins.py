"""Somebody whom no list names, or who comes in a delegate's place: a short form, then the answer's card."""

from __future__ import annotations

from typing import Any

from flask import request

from ceremony.base.web import current_actor
from ceremony.checkin import answers, queries, usecases
from ceremony.checkin.usecases.walk_ins import MOST_TEXT
from ceremony.checkin.views import bp
from ceremony.checkin.views.said import said_about, said_nonce, said_person, step
from ceremony.checkin.views.standing import DOOR_PAGE, MOST_QUERY, at_a_door
from ceremony.core import names, person_words
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Unknown
from ceremony.delegates import faces
from ceremony.delegates.queries import lines

WALK_INS = f"{DOOR_PAGE}/walk-ins"


@bp.get(WALK_INS)
def ask(slug: str) -> str:
    event = at_a_door(slug)
    typed = request.args.get("name", "")[:MOST_QUERY]
    of = said_person(request.args.get("instead_of"))
    absent = next(iter(lines(event.id, [of])), None) if of else None
    if of and absent is None:
        raise Unknown(what="delegate")
    return step(
        event,
        "_walk_in",
        absent=absent,
        typed="" if any(sign.isdigit() for sign in typed) else names.clean(typed),
        units=list(faces.roll(event.id, event.people_revision).units),
        categories=CATEGORIES,
        honorifics=person_words.HONORIFICS,
    )


@bp.post(WALK_INS)
def come(slug: str) -> str:
    event = at_a_door(slug)
    form = request.form
    texts: dict[str, Any] = {name: form.get(name, "").strip() for name in MOST_TEXT}
    guest = usecases.WalkIn(
        nonce=said_nonce(),
        category=form.get("category", "") or "guest",
        instead_of=said_person(form.get("instead_of")),
        ask_first=form.get("sure") != "1",
        **texts,
        **said_about(),
    )
    told = usecases.walk_in(current_actor(), event.id, guest)
    if told["outcome"] == "same_name":
        alike = queries.listed(event.id, lines(event.id, told["alike"]))
        return step(event, "_same_name", alike=alike, guest=guest)
    return step(event, "_answer", answer=answers.worded(event, told))
