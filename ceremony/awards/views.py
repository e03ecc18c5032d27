"""Decisions and recipients: their pages, a file of them, the proof."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("awards", __name__)
