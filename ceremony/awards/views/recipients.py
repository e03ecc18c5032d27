"""One line of a decision by hand: its words, its place, its picture."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, render_template, request

from ceremony.awards import faces, queries
from ceremony.awards.forms import (
    RecipientForm,
    recipient_form,
    written_meanwhile,
)
from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases import lines, ordering, portraits
from ceremony.awards.views import bp
from ceremony.awards.views.decisions import Answer, movements_of
from ceremony.base import upload_pages
from ceremony.base.api import LARGEST
from ceremony.base.form_fields import whole_number
from ceremony.base.web import current_actor, done
from ceremony.base.web import worded as worded_anywhere
from ceremony.core.aloud import spoken
from ceremony.core.person_words import HONORIFICS
from ceremony.core.refusals import Closed, Conflict, Invalid
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary


@bp.route("/decisions/<id:decision_id>/recipients/new", methods=["GET", "POST"])
def add(slug: str, decision_id: int) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    decision = queries.decision(event.id, decision_id)
    form = recipient_form(None)
    if request.method == "GET":
        return recipient_page(event, form, decision)
    if not form.validate():
        return recipient_page(event, form, decision), 422
    try:
        made = lines.add_recipient(actor, event.id, decision_id, form.fields())
    except Closed as no:
        return recipient_page(event, form, decision, problem=worded_anywhere(no)), 409
    flash("saved", "awards")
    return done(f"/events/{slug}/decisions?open={decision_id}#r-{made}")


@bp.route("/recipients/<id:recipient_id>", methods=["GET", "POST"])
def edit(slug: str, recipient_id: int) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    row = queries.recipient(event.id, recipient_id)
    decision = queries.decision(event.id, row.decision_id)
    form = recipient_form(row)
    if request.method == "GET":
        return recipient_page(event, form, decision, row)
    if not form.validate():
        return recipient_page(event, form, decision, row), 422
    try:
        lines.edit_recipient(actor, event.id, recipient_id, form.fields(), form.seen.data or "")
    except Closed as no:
        return recipient_page(event, form, decision, row, worded_anywhere(no)), 409
    except Conflict as no:
        others = written_meanwhile(row, form.fields()) if no.code == "row_changed" else {}
        form.seen.data = lines.print_of_recipient(row)
        return recipient_page(event, form, decision, row, worded_anywhere(no), others), 409
    flash("saved", "awards")
    return done(f"/events/{slug}/decisions?open={decision.id}#r-{recipient_id}")


@bp.post("/recipients/<id:recipient_id>/remove")
def remove_line(slug: str, recipient_id: int) -> Answer:
    event = event_of(slug)
    try:
        lines.remove_recipient(current_actor(), event.id, recipient_id)
    except Conflict as no:
        row = queries.recipient(event.id, recipient_id)
        decision = queries.decision(event.id, row.decision_id)
        return recipient_page(event, _unsent(row), decision, row, worded_anywhere(no)), 409
    flash("removed", "awards")
    return done(f"/events/{slug}/decisions")


@bp.post("/recipients/<id:recipient_id>/move")
def move(slug: str, recipient_id: int) -> Response:
    """One up or down; the button says from where, so that a second press does not move twice.

    The page comes back with the focus on that button; with a fragment in its address no browser would put
    it there.
    """
    event_id, actor = event_of(slug).id, current_actor()
    actor.must_be(event_id)
    by, _sep, said = request.form.get("move", "").partition(":")
    line = whole_number(said, LARGEST)
    if by not in ("-1", "1") or line is None:
        raise Invalid("missing", field="move")
    ordering.move_line(actor, event_id, recipient_id, int(by), line)
    decision_id = queries.recipient(event_id, recipient_id).decision_id
    return done(f"/events/{slug}/decisions?open={decision_id}&moved={recipient_id}&by={by}")


@bp.post("/recipients/<id:recipient_id>/portrait")
def portrait(slug: str, recipient_id: int) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    try:
        _name, raw = upload_pages.sent_file()
        portraits.hang(actor, event.id, recipient_id, raw)
    except Invalid as no:
        row = queries.recipient(event.id, recipient_id)
        decision = queries.decision(event.id, row.decision_id)
        return recipient_page(event, _unsent(row), decision, row, picture_problem=worded_anywhere(no)), 422
    return done(f"/events/{slug}/recipients/{recipient_id}#portrait")


@bp.post("/recipients/<id:recipient_id>/portrait/remove")
def remove_portrait(slug: str, recipient_id: int) -> Response:
    portraits.take_down(current_actor(), event_of(slug).id, recipient_id)
    return done(f"/events/{slug}/recipients/{recipient_id}#portrait")


def recipient_page(
    event: EventSummary,
    form: RecipientForm,
    decision: Decision,
    row: Recipient | None = None,
    problem: str = "",
    others: dict[str, Any] | None = None,
    picture_problem: str = "",
) -> str:
    return render_template(
        "awards/recipient.html",
        place="decisions",
        form=form,
        decision=decision,
        line=faces.recipient_line(event.id, row) if row is not None else None,
        recipient=row,
        problem=problem,
        picture_problem=picture_problem,
        others=others or {},
        aloud=spoken(row.name) if row is not None else "",
        movements=movements_of(event.id),
        honorifics=HONORIFICS,
    )


def _unsent(row: Recipient) -> RecipientForm:
    """The line's form as it is, beside another form that was sent."""
    form = RecipientForm(formdata=None, obj=row)
    form.seen.data = lines.print_of_recipient(row)
    return form
