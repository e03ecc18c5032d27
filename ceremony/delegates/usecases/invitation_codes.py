"""The codes of an invitation: nobody else's, and nothing personal in them."""

from __future__ import annotations

from ceremony.base import secrets
from ceremony.core import codes


def fresh_hand_code(taken: set[str]) -> str:
    """A hand code nobody of the event has; it is added to `taken`."""
    while True:
        code = codes.hand_code(secrets.below(codes.HAND_CHANCE))
        if code not in taken:
            taken.add(code)
            return code


def fresh_code(event_no: int) -> str:
    return codes.full_code(event_no, secrets.below(codes.FULL_CHANCE))
