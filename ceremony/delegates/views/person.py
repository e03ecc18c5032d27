"""One person: put right, added, taken out; with script the same page is a panel over the table."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, jsonify, render_template, request

from ceremony.base import upload_pages
from ceremony.base.web import by_script, current_actor, done, worded
from ceremony.core import names, person_words
from ceremony.core.ethnic_groups import GROUPS
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Closed, Conflict, Refusal
from ceremony.delegates import faces, forms, queries, usecases
from ceremony.delegates.forms import PersonForm
from ceremony.delegates.models import Delegate
from ceremony.delegates.views import BESIDE_PERSON, bp
from ceremony.delegates.views.table import came_from, organised, query_of
from ceremony.events.queries import EventSummary

Page = Response | str | tuple[str, int]


@bp.get("/events/<slug:slug>/people/<id:delegate_id>")
def person(slug: str, delegate_id: int) -> Page:
    event = organised(slug)
    row = queries.row(event.id, delegate_id)
    return _page(event, row, forms.person_form(row))


@bp.post("/events/<slug:slug>/people/<id:delegate_id>")
def edit(slug: str, delegate_id: int) -> Page:
    event = organised(slug)
    row = queries.row(event.id, delegate_id)
    form = _sent(row)
    if not form.validate():
        return _page(event, row, form, status=422, was=request.form.get("was", "")[:40])
    was = request.form.get("was", "")[:40]
    try:
        usecases.edit(current_actor(), event.id, delegate_id, form.values(), was)
    except (Conflict, Closed) as refusal:
        if refusal.code not in ("edited_meanwhile", "closed"):
            raise
        return _page(event, row, form, refusal, 409)
    return _back_to(event, delegate_id, "saved")


@bp.get("/events/<slug:slug>/people/new")
def new(slug: str) -> Page:
    return _page(organised(slug), None, forms.person_form(None))


@bp.post("/events/<slug:slug>/people/new")
def add(slug: str) -> Page:
    event = organised(slug)
    form = _sent(None)
    if not form.validate():
        return _page(event, None, form, status=422)
    try:
        added = usecases.add(current_actor(), event.id, form.values())
    except Closed as refusal:
        return _page(event, None, form, refusal, 409)
    return _back_to(event, added, "added")


@bp.post("/events/<slug:slug>/people/<id:delegate_id>/remove")
def remove(slug: str, delegate_id: int) -> Page:
    event = organised(slug)
    row = queries.row(event.id, delegate_id)
    try:
        name = usecases.remove(current_actor(), event.id, delegate_id)
    except (Conflict, Closed) as refusal:
        return _page(event, row, forms.person_form(row), refusal, 409)
    flash(name, "removed")
    return done(f"/events/{slug}/people?{query_of(came_from())}")


@bp.post("/events/<slug:slug>/people/<id:delegate_id>/portrait")
def hang(slug: str, delegate_id: int) -> Page:
    event = organised(slug)
    row = queries.row(event.id, delegate_id)
    try:
        _name, raw = upload_pages.sent_file()
        usecases.hang_portraits(current_actor(), event.id, {delegate_id: raw})
    except Refusal as refusal:
        return _page(event, row, forms.person_form(row), refusal, 422)
    return done(f"/events/{slug}/people/{delegate_id}?{query_of(came_from())}#portrait")


@bp.post("/events/<slug:slug>/people/<id:delegate_id>/portrait/remove")
def take_down(slug: str, delegate_id: int) -> Page:
    usecases.take_portrait_down(current_actor(), organised(slug).id, delegate_id)
    return done(f"/events/{slug}/people/{delegate_id}?{query_of(came_from())}#portrait")


@bp.get("/events/<slug:slug>/people/files-as")
def files_as(slug: str) -> Response:
    """How a name that is being typed would be filed, and how it should be written."""
    organised(slug)
    typed, given = (request.args.get(name, "")[: forms.MOST_NAME] for name in ("name", "given"))
    parts = names.split(names.clean(typed), names.clean(given))
    return jsonify(
        {
            "given": parts.given,
            "before": f"{parts.family} {parts.middle}".strip(),
            "better": forms.better_name(typed),
        }
    )


def _sent(row: Delegate | None) -> PersonForm:
    """The form as it was sent; whoever pressed the better way to write the name means that one."""
    sent = request.form.copy()
    if better := sent.get("name_as"):
        sent["name"] = better
    return forms.person_form(row, sent)


def _back_to(event: EventSummary, delegate_id: int, what: str) -> Response:
    """To the line of the table, wherever it stands now."""
    if by_script():
        return done("", id=delegate_id)
    flash(str(delegate_id), what)
    wanted = came_from()
    return done(f"/events/{event.slug}/people?{query_of(wanted)}#p{delegate_id}")


def _page(
    event: EventSummary,
    row: Delegate | None,
    form: PersonForm,
    refusal: Refusal | None = None,
    status: int = 200,
    was: str | None = None,
) -> Page:
    """The person's page, or the panel a script puts over the table.

    `was` is the line as whoever typed saw it, for a form that comes back with something to put right.
    """
    template = "delegates/_person.html" if by_script() else "delegates/person.html"
    known = faces.roll(event.id, event.people_revision)
    shown: dict[str, Any] = {
        "event": event,
        "place": "people",
        "person": row,
        "form": form,
        "was": was if was is not None else usecases.fingerprint(row) if row is not None else "",
        "back": query_of(came_from()),
        "problem": worded(refusal) if refusal is not None else "",
        "other": _otherwise(row, form) if refusal is not None and refusal.code == "edited_meanwhile" else {},
        "categories": CATEGORIES,
        "statuses": forms.STATUSES,
        "doubts": known.doubts.get(row.id, ()) if row is not None else (),
        "lists": {
            "honorific": person_words.HONORIFICS,
            "unit": list(known.units),
            "ethnicity": GROUPS,
            "religion": person_words.RELIGIONS,
            "sector": person_words.SECTORS,
            "economic_sector": person_words.ECONOMIC_SECTORS,
        },
    }
    if row is not None:
        for told in BESIDE_PERSON:
            shown |= told(event, row)
    return render_template(template, **shown), status


def _otherwise(row: Delegate | None, form: PersonForm) -> dict[str, str]:
    """What the line says now, where the form says something else: somebody has saved meanwhile."""
    now = forms.as_typed(row)
    return {
        name: text for name, text in now.items() if name in form._fields and (form[name].data or "") != text
    }
