"""A plan sent through a page: read, reviewed beside its own words, made into an event."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("runsheet", __name__)
