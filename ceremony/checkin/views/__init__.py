"""The pages of who comes: the door, and what it tells the rest."""

from flask import Blueprint

bp = Blueprint("checkin", __name__)

from ceremony.checkin.views import door, health, host, lobby, sync  # noqa: E402

__all__ = ["bp", "door", "health", "host", "lobby", "sync"]
