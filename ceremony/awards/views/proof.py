"""The three-way proof: what was decided, what the screen shows, what the MC says."""

from __future__ import annotations

from flask import render_template, request

from ceremony.awards import faces
from ceremony.awards.views import bp
from ceremony.base.web import current_actor
from ceremony.events.pages import event_of


@bp.get("/proof")
def proof(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    only_doubtful = request.args.get("look") == "any"
    return render_template(
        "awards/proof.html",
        place="decisions",
        only_doubtful=only_doubtful,
        **faces.proof_page(event.id, only_doubtful),
    )
