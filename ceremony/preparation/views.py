"""What has to be done before the day, on one plain page."""

from __future__ import annotations

from flask import Blueprint

from ceremony.preparation import models as models

bp = Blueprint("preparation", __name__)
