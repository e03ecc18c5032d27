"""The verbs of the batches: who goes up together, where each certificate lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam, update

from ceremony.awards import queries
from ceremony.awards.facts import AwardsImported
from ceremony.awards.models import Recipient
from ceremony.base import putting_back
from ceremony.base.change import Change, change
from ceremony.base.db import db, prepared
from ceremony.core import day, protocol
from ceremony.core.actor import Actor
from ceremony.core.award_changes import OF_THE_CALL
from ceremony.core.calling import Phase
from ceremony.core.decisions import one_name
from ceremony.core.draft import live
from ceremony.core.refusals import Conflict, Invalid
from ceremony.events import queries as events

MOST_ON_STAGE = 20
"""People in one row; 8 to 12 are usual in a commune hall."""
ON_THE_TRAY = frozenset({"batch", "tray", "floor_mark"})
WHO_WAS_CALLED = frozenset({*OF_THE_CALL, "delegate_id"})
STANDS_IN_AWARDS: list[Callable[[int], bool]] = []
"""Those who know the run-sheet append what tells whether the ceremony stands in its awards already."""


def has_begun(event_id: int) -> bool:
    """Whether frames are stacked and lists printed: from now on nobody changes place."""
    return any(stands(event_id) for stands in STANDS_IN_AWARDS)


def places_are_kept(event_id: int) -> bool:
    """Whether nobody changes place any more: somebody was called, or the ceremony stands in its awards."""
    return has_begun(event_id) or any(map(_was_called, queries.recipients(event_id)))


def _was_called(one: Recipient) -> bool:
    return one.times_called > 0 or one.phase == Phase.PRESENTED


def arrange(event_id: int, keep_places: bool = False) -> bool:
    """Compose: give every recipient a batch, a place on the tray and a mark on the floor.

    Once somebody has been called, or with `keep_places`, places are kept, and only those without one are
    added after the last. Return whether any place is another now.
    """
    decided, people = queries.decisions(event_id), queries.recipients(event_id)
    fixed = [one for one in people if one.place is not None]
    begun = keep_places or any(map(_was_called, fixed))
    moving = [one for one in people if one.place is None] if begun else people
    capacity = events.row(event_id).stage_capacity
    places = protocol.places(protocol.batches(queries.entries(decided, moving), capacity))
    after_batch = max((one.batch or 0 for one in fixed), default=0) if begun else 0
    after_tray = max((one.tray or 0 for one in fixed), default=0) if begun else 0
    places_before = [one.place for one in moving]
    for one in moving:
        place = places.get(one.id)
        one.batch = place.batch + after_batch if place else None
        one.tray = place.tray + after_tray if place else None
        one.floor_mark = place.floor_mark if place else None
    return places_before != [one.place for one in moving]


def arrange_again(this: Change, kept: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Compose: a change of decisions was taken back; who is called when follows it.

    Raises:
        Conflict: `calling_begun`, and somebody would change place; `called_already`, and somebody would be
            another again than the one who was called.
    """
    rows = kept.get("recipient", ())
    if not rows and "decision" not in kept:
        return
    begun = places_are_kept(this.event_id)
    mended = [row for row in rows if row["was"] and row["is"]]
    _must_be_who_was_called(this.event_id, mended)
    if begun and any(not ON_THE_TRAY.isdisjoint(row["was"]) for row in mended):
        raise Conflict("calling_begun")
    back = {row["id"] for row in rows if row["is"] is None}
    people = queries.recipients(this.event_id)
    stacked = {one.tray for one in people if one.id not in back}
    for one in people:
        if one.id in back and one.tray in stacked:
            one.batch = one.tray = one.floor_mark = None
    db.session.flush()
    arrange(this.event_id, keep_places=begun)


putting_back.AFTERWARDS.append(arrange_again)


def _must_be_who_was_called(event_id: int, mended: Sequence[dict[str, Any]]) -> None:
    people = {one.id: one for one in queries.recipients(event_id)}
    for row in mended:
        one, was, now = people[row["id"]], row["was"], row["is"]
        if not one.has_happened:
            continue
        renamed = "name" in was and not one_name(one.kind, now["name"], was["name"])
        if renamed or not WHO_WAS_CALLED.isdisjoint(was):
            raise Conflict("called_already", name=one.name)


def set_stage_capacity(actor: Actor, event_id: int, capacity: int) -> None:
    """Say how many stand on the stage in one row; the batches follow.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: not between 1 and 20.
        Conflict: the calling has begun, and its batches with it.
    """
    actor.must_be(event_id)
    if not 1 <= capacity <= MOST_ON_STAGE:
        raise Invalid("bad_capacity")
    with change(event_id, actor) as this:
        if places_are_kept(event_id):
            raise Conflict("calling_begun")
        events.row(event_id).stage_capacity = capacity
        db.session.flush()
        arrange(event_id)
        this.record(AwardsImported(0, 0))


_RECIPIENT = cast(Table, Recipient.__table__)
_MOVE_RECIPIENT = update(_RECIPIENT).where(_RECIPIENT.c.id == bindparam("recipient"))


def write_callings(moved: Sequence[day.Recipient]) -> None:
    """Compose: where the callings of these awards stand now goes to their rows."""
    if moved:
        prepared(_MOVE_RECIPIENT, [{"recipient": one.id, **live(one)} for one in moved])
