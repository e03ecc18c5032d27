"""The pages of who comes: the door, and what it tells the rest."""

from flask import Blueprint

bp = Blueprint("checkin", __name__)

from ceremony.checkin.views import door, group, health, host, lobby, problems, report, sync, walk_ins, wording  # noqa: E402

__all__ = [
    "bp",
    "door",
    "group",
    "health",
    "host",
    "lobby",
    "problems",
    "report",
    "sync",
    "walk_ins",
    "wording",
]
