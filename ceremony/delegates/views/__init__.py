"""The people's pages: their table, one of them, their pictures, their order, and a file of them."""

from flask import Blueprint

bp = Blueprint("delegates", __name__)

from ceremony.delegates.views import importing, order, person, portraits, table, wording  # noqa: E402

__all__ = ["bp", "importing", "order", "person", "portraits", "table", "wording"]
