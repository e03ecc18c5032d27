"""Reads for a door's card, beside the answer itself: a picture, who stands for whom, who came along."""

from __future__ import annotations

from ceremony.core import names
from ceremony.delegates import queries as delegates
from ceremony.events import queries as events

NAMESAKES = 12
"""So many bearers of one name are shown at most."""


def bearers(event_id: int, name: str) -> list[int]:
    """Ids of those on the list who have this very name, marks and case aside; whoever was replaced is not."""
    event = events.of(event_id)
    wanted = names.fold(names.clean(name))
    ids = delegates.find(event_id, event.people_revision, name, NAMESAKES)
    return [one.id for one in delegates.lines(event_id, ids) if names.fold(one.name) == wanted]
