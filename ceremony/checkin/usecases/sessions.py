"""Which of an event's sessions a program means: its kind or its number."""

from __future__ import annotations

from ceremony.core.refusals import Invalid
from ceremony.events.queries import sessions

THE_ONLY_ONE = frozenset({"1", "official"})
"""How the session is called of an event that has but one."""


def must_be_a_session(event_id: int, session: str | None) -> None:
    """Go on only if the event has this session, or none is named.

    Raises:
        Invalid: it has not.
    """
    if session is None:
        return
    known = {name for one in sessions(event_id) for name in (str(one.no), one.kind)}
    if session not in (known or THE_ONLY_ONE):
        raise Invalid("invalid", fields="session")
