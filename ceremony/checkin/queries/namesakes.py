"""Reads about people of one name, so that the right one is let in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from ceremony.base.db import off_loop, prepared
from ceremony.base.kept import Kept
from ceremony.checkin.queries.door import inside
from ceremony.core.names import fold
from ceremony.delegates.models import Delegate
from ceremony.events.queries import EventSummary


@dataclass(frozen=True, slots=True)
class Bearer:
    """One of those who bear a name."""

    id: int
    name: str
    position: str
    unit: str
    birth_year: int | None
    seat: str


Namesakes = tuple[tuple[Bearer, ...], ...]

_BEARERS = (
    select(*(getattr(Delegate, name) for name in Bearer.__dataclass_fields__))
    .where(
        Delegate.event_id == bindparam("event"), Delegate.status == "expected", Delegate.nameless.is_(False)
    )
    .order_by(Delegate.line, Delegate.id)
)
_kept: Kept[Namesakes] = Kept()


def namesakes(event: EventSummary) -> list[list[tuple[Bearer, bool]]]:
    """Everybody whose name, without its marks, somebody else bears too who is still awaited.

    Of each name those who are awaited first, and whether one is in.
    """
    came = inside(event)
    awaited = (same for same in _same(event) if any(one.id not in came for one in same))
    return [sorted(((one, one.id in came) for one in same), key=lambda bearer: bearer[1]) for same in awaited]


def _same(event: EventSummary) -> Namesakes:
    kept = _kept.at(event.id, event.people_revision)
    if kept is not None:
        return kept
    people = [Bearer(*row) for row in prepared(_BEARERS, event=event.id)]
    made: Namesakes = off_loop(lambda: _grouped(people))
    return _kept.keep(event.id, event.people_revision, made)


def _grouped(people: list[Bearer]) -> Namesakes:
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for one in people:
        by_name[fold(one.name)].append(one)
    return tuple(tuple(same) for same in by_name.values() if len(same) > 1)
