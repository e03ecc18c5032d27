"""The page that reports on the delegates, and where absences are written down."""

from __future__ import annotations

from flask import Response, abort, flash, render_template, request, session
from flask_babel import gettext as _

from ceremony.base import clock
from ceremony.base.web import current_actor, done
from ceremony.checkin.queries import report as queries
from ceremony.checkin.usecases import absences
from ceremony.checkin.views import bp
from ceremony.checkin.views.spoken import Report, group_name, paragraphs, percent
from ceremony.core.actor import Role
from ceremony.core.composition import YOUNG, present, summoned
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary

REPORT_PAGE = "/events/<slug:slug>/report"
READERS = (Role.SECRETARY, Role.MC)
"""Besides the organiser: who reads the report aloud."""
WHOLES = {"present": present, "summoned": summoned}
AGES = range(16, 61)
ABSENT_SHOWN, NAMES_OF_A_UNIT, MOST_QUERY = 25, 8, 60
WHOLE_LIST = 500
"""So many of the absent stand on one page when the list is opened whole; the next page goes on."""


@bp.get(REPORT_PAGE)
def report(slug: str) -> str:
    event = event_of(slug)
    actor = current_actor()
    if actor.device_id is None:
        abort(401)
    actor.must_be(event.id, *READERS)
    told = _told(event)
    query = request.args.get("q", "")[:MOST_QUERY]
    honoured = queries.honoured_ids(event.id)
    turnout = told.meeting.delegates
    opened = request.args.get("absent", "")
    first = int(opened) if opened.isdecimal() and len(opened) < 7 else 0
    most = WHOLE_LIST if opened else ABSENT_SHOWN
    absent = queries.absent_in_order((*turnout.missing, *turnout.excused), honoured, event, query)
    return render_template(
        "checkin/report.html",
        report=told,
        paragraphs=paragraphs(told),
        percent=percent,
        group_name=group_name,
        clock_text=f"{told.at.astimezone(event.zone):%H:%M:%S}",
        absent=absent[first : first + most],
        absent_first=first,
        absent_found=len(absent),
        absent_next=first + most,
        absent_most=WHOLE_LIST,
        honoured=honoured,
        q=query,
        may_mark=actor.may(event.id, *absences.REPORTERS) and event.status != "closed",
        names_of_a_unit=NAMES_OF_A_UNIT,
    )


@bp.post(f"{REPORT_PAGE}/absences/<id:delegate_id>")
def mark_absent(slug: str, delegate_id: int) -> Response:
    event = event_of(slug)
    reason = request.form.get("reason", "")
    name = absences.mark_absent(current_actor(), event.id, delegate_id, reason)
    flash(_("Đã ghi %(name)s vắng có lý do.", name=name), "said")
    return done(f"/events/{slug}/report#absent")


@bp.post(f"{REPORT_PAGE}/absences/<id:delegate_id>/undo")
def await_again(slug: str, delegate_id: int) -> Response:
    event = event_of(slug)
    name = absences.await_again(current_actor(), event.id, delegate_id)
    flash(_("%(name)s lại được chờ đến.", name=name), "said")
    return done(f"/events/{slug}/report#absent")


def _told(event: EventSummary) -> Report:
    """The report as this reader wants it; the age is remembered by the browser."""
    now = clock.now()
    day = event.day or now.astimezone(event.zone).date()
    of = request.args.get("of", "present")
    of = of if of in WHOLES else "present"
    asked = request.args.get("young", "")
    if asked.isdecimal() and len(asked) < 4 and int(asked) in AGES:
        session["young"] = int(asked)
    meeting = queries.reported(event.id)
    return Report(event, now, meeting, WHOLES[of](meeting, day), of, int(session.get("young", YOUNG)))
