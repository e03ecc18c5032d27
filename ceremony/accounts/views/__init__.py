"""Pages of access: sign in, set up, join, leave; the hall's certificate."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)

from ceremony.accounts.views import certificates, entering, joining  # noqa: E402

__all__ = ["bp", "certificates", "entering", "joining"]
