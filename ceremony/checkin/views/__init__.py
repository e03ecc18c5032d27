"""The pages of who comes: the door, and what it tells the rest."""

from flask import Blueprint

bp = Blueprint("checkin", __name__)

from ceremony.checkin.views import (  # noqa: E402
    desk_people,
    door,
    group,
    health,
    host,
    lobby,
    problems,
    report,
    seconds,
    sync,
    walk_ins,
    wording,
)

__all__ = [
    "bp",
    "desk_people",
    "door",
    "group",
    "health",
    "host",
    "lobby",
    "problems",
    "report",
    "seconds",
    "sync",
    "walk_ins",
    "wording",
]
