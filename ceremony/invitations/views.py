"""The invitations' pages."""

from __future__ import annotations

from flask import Blueprint

from ceremony.invitations import models as models

bp = Blueprint("invitations", __name__)
