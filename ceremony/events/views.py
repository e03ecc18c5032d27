"""An event before and after its day: its settings, and taking a change of its lists back."""

from __future__ import annotations

from flask import Blueprint, Response, flash

from ceremony.base.web import by_script, current_actor, done
from ceremony.events import usecases
from ceremony.events.pages import event_of

bp = Blueprint("events", __name__)

LISTS = {"people": "people", "awards": "decisions", "tasks": "preparation"}
"""The page on which each kind of list stands."""


@bp.post("/events/<slug:slug>/changes/<id:change_id>/undo")
def put_back(slug: str, change_id: int) -> Response:
    kind = usecases.put_back(current_actor(), event_of(slug).id, change_id)
    if not by_script():
        flash("put_back", "lists")
    return done(f"/events/{slug}/{LISTS.get(kind.partition('_')[0], '')}".rstrip("/"))
