"""A file of people: sent, read beside, its columns named, its doubts and changes shown, applied."""

from __future__ import annotations

from ceremony.base import upload_pages as upload_pages
