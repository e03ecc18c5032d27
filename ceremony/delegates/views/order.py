"""The order in which guests are introduced: by rule, and by hand with a reason."""

from __future__ import annotations

from itertools import groupby

from flask import Response, render_template, request

from ceremony.base.api import LARGEST
from ceremony.base.before import latest
from ceremony.base.form_fields import whole_number
from ceremony.base.web import by_script, current_actor, done, worded
from ceremony.core.people import CATEGORIES
from ceremony.core.precedence import BLOCS, LEVELS
from ceremony.core.refusals import Invalid
from ceremony.delegates import forms, queries, usecases
from ceremony.delegates.views import bp
from ceremony.delegates.views.table import organised
from ceremony.events.queries import EventSummary

REASONS = (
    "Theo ý kiến lãnh đạo",
    "Khách mời danh dự",
    "Bà mẹ Việt Nam anh hùng",
    "Cao tuổi nhất",
    "Đi thay cấp trên",
)

SHOWN = 100
"""So many of a group are drawn at first: hundreds of guests are a rare list, and a heavy page."""


@bp.get("/events/<slug:slug>/protocol")
def protocol(slug: str) -> str:
    return _page(organised(slug))


@bp.post("/events/<slug:slug>/protocol/move")
def move(slug: str) -> Response | tuple[str, int]:
    """`to` is who goes where, `12:3`; beside a number it says only who, and Enter in a number nothing."""
    event = organised(slug)
    typed = {
        name.removeprefix("place-"): no
        for name, no in request.form.items()
        if name.startswith("place-") and no
    }
    person, _colon, place = (request.form.get("to") or next(iter(typed), "")).partition(":")
    place = place or typed.get(person, "")
    who, where = whole_number(person, LARGEST), whole_number(place, LARGEST)
    if who is None or where is None:
        raise Invalid("missing", field="to")
    reason = request.form.get("reason", "")
    try:
        usecases.move(current_actor(), event.id, who, where, reason)
    except Invalid as refusal:
        if refusal.code != "reason_needed" or by_script():
            raise
        return _page(event, worded(refusal), reason), 422
    return done(f"/events/{slug}/protocol#p{who}")


@bp.post("/events/<slug:slug>/protocol/reset")
def reset(slug: str) -> Response:
    event = organised(slug)
    said = request.form.get("person")
    person = whole_number(said, LARGEST)
    if said and person is None:  # somebody was meant, so never everybody
        raise Invalid("missing", field="person")
    usecases.by_rule(current_actor(), event.id, person)
    return done(f"/events/{slug}/protocol" + (f"#p{person}" if person is not None else ""))


@bp.post("/events/<slug:slug>/protocol/<id:delegate_id>/office")
def say_office(slug: str, delegate_id: int) -> Response | tuple[str, int]:
    event = organised(slug)
    form = forms.OfficeForm()
    if not form.validate():
        return _page(event, next(str(why) for one in form.errors.values() for why in one), ""), 422
    bloc, level = form.bloc.data or "", form.level.data or ""
    usecases.say_office(current_actor(), event.id, delegate_id, bloc, level, form.since)
    return done(f"/events/{slug}/protocol#p{delegate_id}")


def _page(event: EventSummary, problem: str = "", reason: str = "") -> str:
    guests = queries.guests(event.id).values()
    groups = [(category, list(group)) for category, group in groupby(guests, key=lambda one: one.category)]
    return render_template(
        "delegates/protocol.html",
        event=event,
        place="people",
        groups=groups,
        most=None if request.args.get("whole") == "1" else SHOWN,
        by_hand=sum(bool(one.protocol_reason) for one in guests),
        ranked=any(one.protocol_rank is not None for one in guests),
        categories=CATEGORIES,
        blocs=BLOCS,
        levels=LEVELS,
        reasons=REASONS,
        problem=problem,
        reason=reason,
        changes=latest(event.id, ("people_order",)),
    )
