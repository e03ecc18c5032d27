"""Who goes by a name that somebody else has too: only of them a door is told the year of birth."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import bindparam, select

from ceremony.base.db import off_loop, prepared, unhurried, writing
from ceremony.base.kept import Kept
from ceremony.core.names import fold
from ceremony.delegates.models import Delegate
from ceremony.events.queries import EventSummary

_NAMES = select(Delegate.id, Delegate.name).where(Delegate.event_id == bindparam("event"))
_kept: Kept[frozenset[int]] = Kept()


def same_names(event: EventSummary) -> frozenset[int]:
    """Ids of those whose name, without its marks, somebody else of the event bears."""
    kept = _kept.at(event.id, event.people_revision)
    if kept is not None:
        return kept
    people = [(id_, name) for id_, name in unhurried(prepared(_NAMES, event=event.id))]
    found: frozenset[int] = off_loop(lambda: _borne_twice(people))
    return found if writing() else _kept.keep(event.id, event.people_revision, found)


def _borne_twice(people: list[tuple[int, str]]) -> frozenset[int]:
    folded = [(id_, fold(name)) for id_, name in people]
    times = Counter(name for _id, name in folded)
    return frozenset(id_ for id_, name in folded if times[name] > 1)
