"""The desk for problems: what doors disagreed on is settled here, and who came unannounced is seated."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, abort, render_template, request
from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES, by_script, current_actor, done, worded
from ceremony.checkin.queries import present_ids
from ceremony.checkin.queries import problems as queries
from ceremony.checkin.surfaces.arrivals import ARRIVALS
from ceremony.checkin.surfaces.problems import PROBLEMS, card_face
from ceremony.checkin.usecases import problems, seating
from ceremony.checkin.views import bp
from ceremony.core.actor import Role
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Refusal
from ceremony.delegates import queries as delegates
from ceremony.events.pages import event_of, live_page
from ceremony.events.queries import EventSummary

DESK = "/events/<slug:slug>/problems"


@bp.get(DESK)
def desk(slug: str) -> str:
    return live_page(slug, PROBLEMS, "checkin/problems.html", beside=ARRIVALS)


@bp.get(f"{DESK}/conflicts/<id:conflict_id>")
def conflict(slug: str, conflict_id: int) -> str:
    event = _at_the_desk(slug)
    return _conflict_page(event, conflict_id)


@bp.post(f"{DESK}/conflicts/<id:conflict_id>")
def close(slug: str, conflict_id: int) -> Response | tuple[str, int]:
    event = _at_the_desk(slug)
    outcome, note = request.form.get("outcome", ""), request.form.get("note", "")
    try:
        problems.close_conflict(current_actor(), event.id, conflict_id, outcome, note)
    except Refusal as refusal:
        if by_script() or refusal.code not in ("note_needed", "not_awaited", "card_closed"):
            raise
        return _conflict_page(event, conflict_id, worded(refusal), note), 409
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/conflicts/<id:conflict_id>/reopen")
def reopen(slug: str, conflict_id: int) -> Response:
    event = _at_the_desk(slug)
    problems.reopen_conflict(current_actor(), event.id, conflict_id)
    return done(f"/events/{slug}/problems")


@bp.get(f"{DESK}/people/<id:delegate_id>")
def person(slug: str, delegate_id: int) -> str:
    return _person_page(_at_the_desk(slug), delegate_id)


@bp.post(f"{DESK}/people/<id:delegate_id>")
def seat(slug: str, delegate_id: int) -> Response | tuple[str, int]:
    event, form = _at_the_desk(slug), request.form
    try:
        seating.give_seat(
            current_actor(),
            event.id,
            delegate_id,
            form.get("seat", ""),
            form.get("category") or None,
            instead=form.get("instead") == "1",
        )
    except Refusal as refusal:
        if by_script() or refusal.code not in ("seat_needed", "seat_taken", "seat_sat_in"):
            raise
        free = refusal.code == "seat_taken"
        return _person_page(event, delegate_id, refusal, may_take=free), 409
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/people/<id:delegate_id>/seen")
def seen(slug: str, delegate_id: int) -> Response:
    event = _at_the_desk(slug)
    seating.seen(current_actor(), event.id, delegate_id)
    return done(f"/events/{slug}/problems")


def _at_the_desk(slug: str) -> EventSummary:
    event, actor = event_of(slug), current_actor()
    if actor.device_id is None:
        abort(401)
    actor.must_be(event.id, Role.DOOR)
    return event


def _conflict_page(event: EventSummary, conflict_id: int, problem: str = "", note: str = "") -> str:
    face = card_face(queries.card(event.id, conflict_id))
    return render_template("checkin/problem.html", card=face, problem=problem, note=note)


def _person_page(
    event: EventSummary, delegate_id: int, refusal: Refusal | None = None, may_take: bool = False
) -> str:
    row = delegates.row(event.id, delegate_id)
    return render_template(
        "checkin/seating.html",
        person=row,
        is_in=bool(present_ids(event.id, [row.id])),
        categories=CATEGORIES,
        seat=request.form.get("seat", row.seat)[: seating.MOST_SEAT],
        category=request.form.get("category", row.category),
        problem=worded(refusal) if refusal else "",
        may_take=may_take,
        most_seat=seating.MOST_SEAT,
    )


def _worded(code: str, details: Mapping[str, str]) -> str | None:
    """The sentences for what the desk and the report refuse."""
    match code:
        case "card_closed":
            return _("%(by)s đã giải quyết việc này rồi.", **details)
        case "card_open":
            return _("Việc này chưa giải quyết xong, không cần mở lại.")
        case "card_too_old":
            return _("Việc này giải quyết đã lâu, không mở lại được nữa.")
        case "not_a_way":
            return _("Việc này không giải quyết theo cách đó được.")
        case "note_needed":
            return _("Ghi vài chữ đã giải quyết thế nào.")
        case "not_awaited":
            return _("%(name)s không còn trong danh sách được chờ. Xem lại ở trang Đại biểu.", **details)
        case "seat_needed":
            return _("Ghi số ghế.")
        case "seat_taken":
            return _("Ghế %(seat)s đang của %(name)s, chưa đến.", **details)
        case "seat_sat_in":
            return _("Ghế %(seat)s đang của %(name)s, đã vào. Chọn ghế khác.", **details)
        case "reason_of_absence":
            return _("Ghi lý do vắng.")
    return None


WORDED_BY_FEATURES.append(_worded)
