"""The verbs of decisions before the day: apply a file, arrange the batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, bindparam, update

from ceremony.awards import queries
from ceremony.awards.facts import AwardsImported
from ceremony.awards.models import Decision, Recipient
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import db, prepared
from ceremony.core import day, protocol
from ceremony.core import decisions as values
from ceremony.core.actor import Actor
from ceremony.core.calling import Phase
from ceremony.core.draft import live
from ceremony.core.names import fold, with_marks
from ceremony.core.refusals import Conflict, Invalid
from ceremony.events import queries as events

ONE_BY_ONE_UP_TO_RANK = 399
"""Awards of the province, the ministries and the state are called name by name; an event may choose."""
MOST_RECIPIENTS = 5_000
MOST_ON_STAGE = 20
"""People in one row; 8 to 12 are usual in a commune hall."""

OF_DECISION = "issuer summary award title rank movement call_mode reader presenter".split()
OF_RECIPIENT = (
    "line kind name honorific unit position screen_text spoken_text reading_note reason posthumous "
    "receiver_name receiver_role"
).split()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change, counted in recipients; gone: here, but no longer in their decision."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    gone_names: tuple[str, ...] = ()


def compare(event_id: int, read: values.Decisions) -> Comparison:
    """Say what applying these decisions would do. Changes nothing."""
    known = {_key(one): one for one in queries.decisions(event_id)}
    people = queries.recipients(event_id)
    new = changed = unchanged = 0
    gone: list[str] = []
    for decision in read.decisions:
        row = known.get(decision.key)
        mine = [one for one in people if row is not None and one.decision_id == row.id]
        known_as = same_people(decision.recipients, mine)
        for person in decision.recipients:
            found = known_as.get(person.line)
            if found is None:
                new += 1
            elif all(getattr(found, name) == getattr(person, name) for name in OF_RECIPIENT):
                unchanged += 1
            else:
                changed += 1
        still = {row.id for row in known_as.values()}
        gone += [one.name for one in mine if one.id not in still]
    return Comparison(new, changed, unchanged, len(gone), tuple(gone))


def apply(
    actor: Actor,
    event_id: int,
    read: values.Decisions,
    has_begun: Callable[[int], bool] = lambda event_id: False,
    source: str = "",
) -> Comparison:
    """Write a file's decisions into the event, merged by number and date, people by name and unit.

    People are linked to delegates where name and unit leave no doubt. Batches, trays and floor marks
    are arranged anew unless the calling has begun: then what is printed and stacked stays, and
    newcomers follow at the end. `has_begun` says whether the ceremony stands in its awards already,
    which those who know the run-sheet can tell.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: the file has an error; nothing is written.
    """
    actor.must_be(event_id)
    if read.stops:
        raise Invalid("file_has_errors", count=sum(p.level == "error" for p in read.problems))
    if sum(len(one.recipients) for one in read.decisions) > MOST_RECIPIENTS:
        raise Invalid("too_many_rows", most=MOST_RECIPIENTS)
    with change(event_id, actor) as this, remembered(this, "awards_import", source):
        found = compare(event_id, read)
        known = {_key(one): one for one in queries.decisions(event_id)}
        people = queries.recipients(event_id)
        candidates = queries.candidates(event_id)
        differs = False
        for decision in read.decisions:
            row = known.get(decision.key) or _new_decision(event_id, decision)
            differs |= _take_over(row, decision, OF_DECISION)
            db.session.flush()
            known_as = same_people(decision.recipients, [one for one in people if one.decision_id == row.id])
            for person in decision.recipients:
                one = known_as.get(person.line)
                if one is None:
                    one = Recipient(event_id=event_id, decision_id=row.id)
                    db.session.add(one)
                differs |= _take_over(one, person, OF_RECIPIENT)
                linked = values.suggest(person, candidates) or one.delegate_id
                differs |= linked != one.delegate_id
                one.delegate_id = linked
        db.session.flush()
        differs |= arrange(event_id, keep_places=has_begun(event_id))
        if differs:
            this.record(AwardsImported(len(read.decisions), found.new + found.changed))
        return found


def arrange(event_id: int, keep_places: bool = False) -> bool:
    """Compose: give every recipient a batch, a place on the tray and a mark on the floor.

    Once somebody has been called, or with `keep_places`, frames are stacked and lists printed: places
    are kept, and only those without one are added after the last. Return whether any place is another now.
    """
    decided, people = queries.decisions(event_id), queries.recipients(event_id)
    fixed = [one for one in people if one.place is not None]
    begun = keep_places or any(one.times_called or one.phase == Phase.PRESENTED for one in fixed)
    moving = [one for one in people if one.place is None] if begun else people
    capacity = events.row(event_id).stage_capacity
    places = protocol.places(protocol.batches(queries.entries(decided, moving), capacity))
    after_batch = max((one.batch or 0 for one in fixed), default=0) if begun else 0
    after_tray = max((one.tray or 0 for one in fixed), default=0) if begun else 0
    before = [one.place for one in moving]
    for one in moving:
        place = places.get(one.id)
        one.batch = place.batch + after_batch if place else None
        one.tray = place.tray + after_tray if place else None
        one.floor_mark = place.floor_mark if place else None
    return before != [one.place for one in moving]


_RECIPIENT = cast(Table, Recipient.__table__)
_MOVE_RECIPIENT = update(_RECIPIENT).where(_RECIPIENT.c.id == bindparam("recipient"))


def write_callings(moved: Sequence[day.Recipient]) -> None:
    """Compose: where the callings of these awards stand now goes to their rows."""
    if moved:
        prepared(_MOVE_RECIPIENT, [{"recipient": one.id, **live(one)} for one in moved])


def set_stage_capacity(
    actor: Actor, event_id: int, capacity: int, has_begun: Callable[[int], bool] = lambda event_id: False
) -> None:
    """Say how many stand on the stage in one row; the batches follow. `has_begun` as for `apply`.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: not between 1 and 20.
        Conflict: the calling has begun, and its batches with it.
    """
    actor.must_be(event_id)
    if not 1 <= capacity <= MOST_ON_STAGE:
        raise Invalid("bad_capacity")
    with change(event_id, actor) as this:
        if has_begun(event_id) or any(one.times_called for one in queries.recipients(event_id)):
            raise Conflict("calling_begun")
        events.row(event_id).stage_capacity = capacity
        db.session.flush()
        arrange(event_id)
        this.record(AwardsImported(0, 0))


def _new_decision(event_id: int, decision: values.Decision) -> Decision:
    row = Decision(
        event_id=event_id,
        number=decision.number,
        date=decision.date,
        one_by_one=decision.rank <= ONE_BY_ONE_UP_TO_RANK,
    )
    db.session.add(row)
    return row


def _take_over(row: Decision | Recipient, read: values.Decision | values.Recipient, names: list[str]) -> bool:
    """Write what the file says into a row; return whether anything is another than before."""
    new = {name: getattr(read, name) for name in names if getattr(row, name) != getattr(read, name)}
    for name, value in new.items():
        setattr(row, name, value)
    return bool(new)


def _key(row: Decision) -> str:
    return f"{fold(row.number)}|{row.date.isoformat() if row.date else ''}"


def same_people(read: Sequence[values.Recipient], mine: Sequence[Recipient]) -> dict[int, Recipient]:
    """Find those who are in a decision already, by their line in the file; nobody is found twice.

    Who has the very name and unit goes first, of several the first in the decision; then a name whose
    marks were put right in the file; then one that was put right on its own line.
    """
    found: dict[int, Recipient] = {}
    for spelt in (with_marks, fold):
        left: dict[tuple[str, str, str], list[Recipient]] = defaultdict(list)
        for row in sorted(mine, key=lambda row: row.line):
            if row not in found.values():
                left[row.kind, spelt(row.name), spelt(row.unit)].append(row)
        for one in read:
            rows = left[one.kind, spelt(one.name), spelt(one.unit)]
            if one.line not in found and rows:
                found[one.line] = rows.pop(0)
    left_over = {row.line: row for row in mine if row not in found.values()}
    for one in read:
        other = left_over.get(one.line)
        if one.line not in found and other is not None and values.put_right(other, one):
            found[one.line] = other
    return found
