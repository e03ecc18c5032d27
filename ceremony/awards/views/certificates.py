"""The page of certificates: where the words stand on each award's pre-printed form."""

from __future__ import annotations

from flask import Response, flash, render_template, request

from ceremony.awards import faces, queries
from ceremony.awards.forms import SheetForm, sheet_form
from ceremony.awards.usecases import placing
from ceremony.awards.views import bp, worded
from ceremony.base.web import current_actor, done
from ceremony.base.web import worded as worded_anywhere
from ceremony.core.certificates import LABELS, Form
from ceremony.core.refusals import Closed, Conflict, Unknown
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary

Answer = Response | str | tuple[str, int]


@bp.get("/certificates")
def certificates(slug: str) -> Answer:
    event = event_of(slug)
    current_actor().must_be(event.id)
    forms = queries.certificate_forms(event.id)
    if not forms:
        return render_template("awards/certificates.html", place="decisions", awards=[])
    first = next((award for award, form in forms.items() if form.printed), next(iter(forms)))
    return certificates_of(slug, first)


@bp.route("/certificates/<award>", methods=["GET", "POST"])
def certificates_of(slug: str, award: str) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    kept = queries.certificate_forms(event.id).get(award)
    if kept is None:
        raise Unknown(what="award")
    form = sheet_form(kept, queries.certificate_row(event.id, award))
    if request.method == "GET":
        return _page(event, award, form, kept)
    if not form.validate():
        return _page(event, award, form, kept), 422
    if request.form.get("do") == "look":
        return _page(event, award, form, form.filled)
    try:
        placing.place_certificates(actor, event.id, award, form.filled, form.seen.data or "")
    except (Conflict, Closed) as no:
        sentence = worded(no.code, {}) if isinstance(no, Conflict) else worded_anywhere(no)
        return _page(event, award, form, form.filled, sentence or ""), 409
    flash("saved", "awards")
    return done(f"/events/{slug}/certificates/{award}")


def _page(event: EventSummary, award: str, form: SheetForm, sheet: Form, problem: str = "") -> str:
    return render_template(
        "awards/certificates.html",
        place="decisions",
        form=form,
        labels=LABELS,
        problem=problem,
        **faces.certificates_page(event.id, award, sheet),
    )
