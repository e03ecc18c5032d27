"""The print shop's pages."""

from __future__ import annotations

from flask import Blueprint

from ceremony.printing import models as models

bp = Blueprint("printing", __name__)
