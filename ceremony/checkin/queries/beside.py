"""Reads for a door's card, beside the answer itself: a picture, who stands for whom, who came along."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from ceremony.awards.queries import short_award
from ceremony.base.db import prepared
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.core import names
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import DelegateLine
from ceremony.events import queries as events

NAMESAKES = 12
"""So many bearers of one name are shown at most."""
MOST_PARTY = 300
"""So many people of one unit are listed at most."""
_OF_UNIT = (Delegate.event_id == bindparam("event"), Delegate.unit == bindparam("unit"))
_STILL_OUT = (
    select(func.count())
    .select_from(Delegate)
    .outerjoin(Attendance, THEIR_COMING)
    .where(
        *_OF_UNIT,
        Delegate.status == "expected",
        Delegate.id != bindparam("lead"),
        Attendance.delegate_id.is_(None),
    )
)
_PARTY = (
    select(Delegate.id)
    .where(*_OF_UNIT, Delegate.status.in_(("expected", "declined")))
    .order_by(Delegate.line, Delegate.id)
    .limit(MOST_PARTY)
)
_STANDS_FOR = select(Delegate.id, Delegate.name).where(
    Delegate.event_id == bindparam("event"), Delegate.replaced_by_id == bindparam("delegate")
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card says of somebody besides the answer."""

    person: DelegateLine
    substitute: str
    """Who comes in this person's place."""
    stands_for: str
    """In whose place this person comes."""
    receives: str
    """The award of whom this person stands for: it is handed to the substitute."""
    others: int
    """How many of the same unit are expected and not in."""


def beside(event_id: int, delegate_id: int) -> Beside | None:
    """What a card says of a delegate; None if there is none such any more."""
    person = next(iter(delegates.lines(event_id, [delegate_id])), None)
    if person is None:
        return None
    stands_in = [one.name for one in delegates.lines(event_id, [person.replaced_by_id or 0])]
    absent = prepared(_STANDS_FOR, event=event_id, delegate=delegate_id).first()
    others = prepared(_STILL_OUT, event=event_id, unit=person.unit, lead=delegate_id).scalar_one()
    return Beside(
        person,
        "".join(stands_in),
        absent[1] if absent else "",
        short_award(absent[0]) if absent else "",
        others if person.unit else 0,
    )


def party(event_id: int, unit: str) -> list[DelegateLine]:
    """Those of one unit (đoàn) who may be let in together, in the office's order; none for no unit."""
    ids = list(prepared(_PARTY, event=event_id, unit=unit).scalars()) if unit else []
    return delegates.lines(event_id, ids)


def bearers(event_id: int, name: str) -> list[int]:
    """Ids of those on the list who have this very name, marks and case aside; whoever was replaced is not."""
    event = events.of(event_id)
    wanted = names.fold(names.clean(name))
    ids = delegates.find(event_id, event.people_revision, name, NAMESAKES)
    return [one.id for one in delegates.lines(event_id, ids) if names.fold(one.name) == wanted]
