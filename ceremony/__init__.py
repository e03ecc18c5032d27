"""Ceremony: the day of a Vietnamese award conference, on one laptop."""

__version__ = "0.1.0"
