"""Who among the delegates is meant: every suggestion, confirmed by a person."""

from __future__ import annotations

from flask import Response, flash, render_template, request

from ceremony.awards import faces, queries
from ceremony.awards.usecases import linking
from ceremony.awards.views import bp
from ceremony.base import before
from ceremony.base.api import LARGEST
from ceremony.base.form_fields import whole_number
from ceremony.base.web import current_actor, done
from ceremony.core.refusals import Invalid
from ceremony.events.pages import event_of

NOBODY = "none"
OPEN = "open"


@bp.get("/decisions/links")
def links(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return render_template(
        "awards/links.html",
        place="decisions",
        **faces.links_page(event.id),
        changes=before.latest(event.id, ("awards_link",), limit=5),
    )


@bp.post("/decisions/links")
def confirm_sure(slug: str) -> Response:
    """Confirm every suggestion that is beyond doubt and stood on the page that was looked at."""
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    looked_at = set(request.form.getlist("sure"))
    sure = [line for line in faces.links_page(event.id)["suggested"] if line["sure"]]
    chosen = {
        line["row"].id: line["delegate"].id
        for line in sure
        if f"{line['row'].id}:{line['delegate'].id}" in looked_at
    }
    if chosen:
        linking.confirm(actor, event.id, chosen)
        flash("saved", "awards")
    return done(f"/events/{slug}/decisions/links")


@bp.get("/recipients/<id:recipient_id>/link")
def link(slug: str, recipient_id: int) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    row = queries.recipient(event.id, recipient_id)
    query = request.args.get("q", row.comes_up[0])[:200]
    return render_template(
        "awards/link.html",
        place="decisions",
        recipient=row,
        line=faces.recipient_line(event.id, row),
        query=query,
        found=faces.matches(event, query),
        back=request.args.get("back", ""),
    )


@bp.post("/recipients/<id:recipient_id>/link")
def say(slug: str, recipient_id: int) -> Response:
    event_id, actor, said = event_of(slug).id, current_actor(), request.form.get("delegate", "")
    actor.must_be(event_id)
    delegate_id = whole_number(said, LARGEST)
    if said == OPEN:
        linking.doubt(actor, event_id, recipient_id)
    elif said == NOBODY or delegate_id is not None:
        linking.confirm(actor, event_id, {recipient_id: delegate_id})
    else:
        raise Invalid("missing", field="delegate")
    flash("saved", "awards")
    back = request.form.get("back", "")
    if back == "recipient":
        return done(f"/events/{slug}/recipients/{recipient_id}#link")
    return done(f"/events/{slug}/decisions/links#r-{recipient_id}")
