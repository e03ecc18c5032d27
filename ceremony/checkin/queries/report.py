"""Reads for the report on the delegates: everybody as its counts need them, honourees among the absent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from sqlalchemy import bindparam, select

from ceremony.awards.models import Recipient
from ceremony.base.db import prepared, unhurried
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.core.calling import SECRET
from ceremony.core.composition import Meeting, Member, meeting
from ceremony.core.names import Convention, fold
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import name_key
from ceremony.events.queries import EventSummary

_SAID = (
    "id name honorific status absence_reason category unit gender birth_year birth_date ethnicity religion "
    "party direct_worker sector economic_sector honour education"
).split()
_MEMBERS = (
    select(
        *(getattr(Delegate, name) for name in _SAID),
        Delegate.added_by,
        Delegate.replaced_by_id,
        Attendance.at,
    )
    .outerjoin(Attendance, THEIR_COMING)
    .where(Delegate.event_id == bindparam("event"))
    .order_by(Delegate.line, Delegate.id)
)
_HONOURED = select(Recipient.delegate_id).where(
    Recipient.event_id == bindparam("event"),
    Recipient.delegate_id.is_not(None),
    Recipient.phase.not_in(sorted(SECRET)),
)


def reported(event_id: int) -> Meeting:
    """Everybody on the list, and whether they are in the hall."""
    rows = list(unhurried(prepared(_MEMBERS, event=event_id)))
    stand_ins = {replaced_by_id for *_said, _added_by, replaced_by_id, _came_at in rows}
    return meeting(_member(row, stand_ins) for row in unhurried(rows))


def _member(row: Sequence[Any], stand_ins: Set[int | None]) -> Member:
    """Who was written in at a door and holds nobody's place was not summoned."""
    *said, added_by, _replaced_by_id, came_at = row
    values = dict(zip(_SAID, said, strict=True))
    values["reason"] = values.pop("absence_reason")
    walk_in = bool(added_by) and values["id"] not in stand_ins
    return Member(present=came_at is not None, walk_in=walk_in, **values)


def honoured_ids(event_id: int) -> frozenset[int]:
    """Who receives something today."""
    return frozenset(prepared(_HONOURED, event=event_id).scalars())


def absent_in_order(
    absent: Iterable[Member], honoured: frozenset[int], event: EventSummary, query: str = ""
) -> list[Member]:
    """Honourees first, then by name; with a query, those whose name or unit holds its words."""
    words = fold(query).split()
    found = [one for one in absent if not words or _holds(one, words)]
    filing = Convention(event.filing)
    return sorted(found, key=lambda one: (one.id not in honoured, name_key(one.name, filing, "")))


def _holds(one: Member, words: list[str]) -> bool:
    plain = fold(f"{one.name} {one.unit}")
    return all(word in plain for word in words)
