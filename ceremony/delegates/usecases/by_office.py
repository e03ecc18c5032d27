"""Somebody who is invited by office, until a name is known."""

from __future__ import annotations

from ceremony.core.people import called_by_office
from ceremony.delegates.models import Delegate


def settle_name(row: Delegate, was: str) -> None:
    """Compose: call somebody without a name by the office, and file them under its first word.

    `was` is what they were called before: who has a name now is filed by that again.
    """
    if row.nameless:
        row.name = row.sort_given = called_by_office(row.position, row.unit)
    elif row.sort_given and row.sort_given == was != row.name:
        row.sort_given = ""
