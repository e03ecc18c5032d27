"""The people: their table, a file of them, one of them."""

from __future__ import annotations

from flask import Blueprint

from ceremony.base import upload_pages as upload_pages

bp = Blueprint("delegates", __name__)
