"""Pages that look across features: the organiser's board and settings, the hall, the way to each face."""

from flask import Blueprint

bp = Blueprint("board", __name__)

from ceremony.screens.views import board, faces, hall, links, settings  # noqa: E402

__all__ = ["board", "bp", "faces", "hall", "links", "settings"]
