"""Somebody is sent to the desk for problems: they are found, seated, let in."""

from __future__ import annotations

from flask import Response, flash, render_template, request, session
from flask_babel import gettext as _

from ceremony.base.web import by_script, current_actor, done, worded
from ceremony.checkin import answers, queries, usecases
from ceremony.checkin.queries.problems import seats
from ceremony.checkin.usecases import seating
from ceremony.checkin.views import bp
from ceremony.checkin.views.problems import DESK
from ceremony.checkin.views.said import fresh_nonce, said_nonce
from ceremony.checkin.views.standing import MOST_QUERY, at_a_door
from ceremony.core.free_seats import free
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Refusal
from ceremony.delegates import queries as delegates
from ceremony.events.queries import EventSummary

FOUND = 20
MAY_COME_IN = ("expected", "declined")
DOUBTED = ("seat_no_row", "seat_far", "seat_new_place")
ASKED = (*DOUBTED, "seat_needed", "seat_taken", "seat_sat_in")


@bp.get(f"{DESK}/search")
def search_at_the_desk(slug: str) -> str:
    event = at_a_door(slug)
    query = request.args.get("q", "")[:MOST_QUERY].replace("\x00", "")
    found = queries.found(event.id, event.people_revision, query, FOUND + 1)
    hits = answers.hits(found[:FOUND])
    return render_template("checkin/problems_search.html", found=hits, more=len(found) > FOUND, q=query)


@bp.get(f"{DESK}/people/<id:delegate_id>")
def person(slug: str, delegate_id: int) -> str:
    return _person_page(at_a_door(slug), delegate_id)


@bp.post(f"{DESK}/people/<id:delegate_id>")
def seat(slug: str, delegate_id: int) -> Response | tuple[str, int]:
    event, form = at_a_door(slug), request.form
    try:
        seating.give_seat(
            current_actor(),
            event.id,
            delegate_id,
            form.get("free") or form.get("seat", ""),
            form.get("category") or None,
            instead=form.get("instead") == "1",
            sure=bool(form.get("sure") or form.get("free")),
        )
    except Refusal as refusal:
        if by_script() or refusal.code not in ASKED:
            raise
        return _person_page(event, delegate_id, refusal), 409
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/people/<id:delegate_id>/seen")
def seen(slug: str, delegate_id: int) -> Response:
    event = at_a_door(slug)
    seating.seen(current_actor(), event.id, delegate_id)
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/people/<id:delegate_id>/enter")
def enter(slug: str, delegate_id: int) -> Response:
    event = at_a_door(slug)
    door = str(session.get("door", ""))
    scan = usecases.Scan(nonce=said_nonce(), delegate_id=delegate_id, door=door, confirm=True)
    told = usecases.check_in(current_actor(), event.id, scan)
    if told["outcome"] == "admitted":
        flash(_("Đã ghi %(name)s có mặt.", name=told["delegate"]["name"]), "said")
    return done(f"/events/{slug}/problems/people/{delegate_id}")


@bp.post(f"{DESK}/people/<id:delegate_id>/leave")
def leave(slug: str, delegate_id: int) -> Response:
    event = at_a_door(slug)
    reason = request.form.get("reason", "")[: usecases.MOST_REASON]
    told = usecases.undo(current_actor(), event.id, delegate_id, reason, said_nonce())
    still = _("Vẫn tính là có mặt: cửa khác cũng đã mời vào.")
    flash(still if "first" in told else _("Không còn tính là có mặt."), "said")
    if back := told.get("gives_back"):
        flash(_("%(name)s lại được chờ như trước.", name=back["name"]), "said")
    return done(f"/events/{slug}/problems/people/{delegate_id}")


def _person_page(event: EventSummary, delegate_id: int, refusal: Refusal | None = None) -> str:
    row = delegates.row(event.id, delegate_id)
    taken, let_go = seats(event.id, besides=row.id)
    who = queries.by_id(event.id, row.id)
    code = refusal.code if refusal else ""
    return render_template(
        "checkin/seating.html",
        person=row,
        about=queries.beside(event.id, row.id),
        first=who.first if who is not None else None,
        may_come_in=row.status in MAY_COME_IN and event.status != "closed",
        nonce=fresh_nonce(),
        categories=CATEGORIES,
        seat=(request.form.get("free") or request.form.get("seat", row.seat))[: seating.MOST_SEAT],
        category=request.form.get("category", row.category),
        free=free([*taken, row.seat], let_go),
        problem=worded(refusal) if refusal else "",
        may_take=code == "seat_taken",
        doubted=code in DOUBTED,
        sure=bool(request.form.get("sure")),
        most_seat=seating.MOST_SEAT,
    )
