"""The control desk: now and next, the batch person by person, screens, the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from ceremony.base import live
from ceremony.calling.faces.history import history
from ceremony.calling.faces.parts import (
    WAITING_SHOWN,
    batch_head,
    has_arrived,
    lateness,
    leads_to,
    left_behind,
    person,
    short,
    timer,
    twins_among,
)
from ceremony.calling.faces.room import Room, Row, weight
from ceremony.calling.moment import WAITS, Now, now
from ceremony.calling.queries import scene
from ceremony.core.actor import Role
from ceremony.core.calling import SECRET, Move
from ceremony.core.script import STEP_NAMES

SCREENS_SHOWN = 8
SENT_SHOWN = 110
"""Signs of a message the desk has sent, so that it knows which; those it is for see all of it."""
STEPS_SHOWN = 9
LOG_LEAST = 4
"""Lines of the log that are always there; the others have what the lists of people leave."""
WAITING_LEAST = 3
"""Of those set aside so many before the names of the batch to come, the others after them."""
MANY = 12
"""In a larger batch everybody has one key at hand, the others behind ⋯."""
PICTURE_BYTES = 15_000
REST_BYTES = 4_500
SCREEN_BYTES = 130
ROW_BYTES = 178
MARK_BYTES = 48
KEY_BYTES = 98
RECEIVER_LINE_BYTES = 420
COMING_BYTES = 31
OFFER_BYTES = 70
LOG_BYTES = 130
UNDO_BYTES = 170
"""Measured, without their words: everything that is no list, a screen, a person's row, the mark and a key
in it, the line on which a receiver is written, one of the batch to come, what is offered of them, a line of
the log, its way back."""
BEFOREHAND = (Move.HOLD, Move.MARK_ABSENT)
"""What must be said of somebody before GO calls the batch; the other moves come with it."""


def desk(event_id: int) -> dict[str, Any]:
    """Where the ceremony stands and everything the control desk can do about it, of one moment."""
    moment = now(event_id)
    day, step = moment.day, moment.day.step
    present, expected = moment.counts
    no = step.batch if step is not None and step.batch is not None else None
    following = moment.next_batch_no()
    override = day.stage.scenes.get("hall")
    aside = sorted(left_behind(moment, {no or following or 0}), key=lambda one: not has_arrived(moment, one))
    batch = _desk_batch(moment, no or following)
    coming = _next_batch(moment, following if no else None)
    screens, acted = _screens(moment), history(event_id)

    room = Room(PICTURE_BYTES - REST_BYTES - SCREEN_BYTES * len(screens))
    weigh = _Weights(len(moment.event.slug))
    if batch is not None:
        room.takes(batch["people"], weigh.rows_with(batch["keys"]), whole=True)
    log = room.takes(acted["log"][:LOG_LEAST], weigh.line, whole=True)
    left = [person(moment, one, Role.STAGE) for one in aside[:WAITING_SHOWN]]
    waiting = room.takes(left[:WAITING_LEAST], weigh.rows_with(1))
    if coming is not None:
        names = room.takes(coming["people"], weigh.coming)
        coming |= {"people": names, "more": len(coming["people"]) - len(names)}
    waiting += room.takes(left[len(waiting) :], weigh.rows_with(1))
    if coming is not None:
        for one in room.takes(coming["people"], weigh.offer):
            one["moves"] = " ".join(BEFOREHAND)
    log += room.takes(acted["log"][LOG_LEAST:], weigh.line)
    return {
        "revision": day.stage.revision,
        "status": moment.event.status,
        "now": {"no": day.item.no, "title": day.item.title} if day.item else None,
        "next": leads_to(moment),
        "steps": _steps(moment),
        "step_no": day.stage.step + 1 if step else 0,
        "step_of": len(moment.steps(day.stage.item_id)),
        "batch": batch,
        "next_batch": coming,
        "waiting": waiting,
        "waiting_more": len(aside) - len(waiting),
        "screens": screens,
        "override": override["scene"] if override else None,
        "scene": str(scene(moment)),
        "message": short(override["text"], SENT_SHOWN)
        if override and override["scene"] == "message"
        else None,
        "mc_message": short(day.stage.note, SENT_SHOWN) or None,
        "log": log,
        "undo": acted["undo"],
        "present": present,
        "expected": expected,
        "timer": timer(moment),
        **lateness(moment),
        "can_back": day.item is not None,
        "at_end": moment.upcoming is None,
        "unwritten": not day.items,
        "at_start": day.item is None,
    }


def _steps(moment: Now) -> list[dict[str, Any]]:
    """The present item's steps around the present one."""
    item, here = moment.day.item, moment.day.stage.step
    if item is None:
        return []
    steps = moment.steps(item.id)
    names = {one.id: one.name for one in moment.day.recipients if one.phase not in SECRET}
    rows = [
        {
            "no": no + 1,
            "text": f"{_(STEP_NAMES[step.kind])}: {names.get(step.recipient_id, '…')}"
            if step.recipient_id is not None
            else _(STEP_NAMES[step.kind]),
            "state": "now" if no == here else "done" if no < here else "next",
        }
        for no, step in enumerate(steps)
    ]
    first = max(0, min(here - 2, len(rows) - STEPS_SHOWN))
    return rows[first : first + STEPS_SHOWN]


def _desk_batch(moment: Now, no: int | None) -> dict[str, Any] | None:
    batch = moment.day.batch(no)
    if batch is None:
        return None
    members = moment.day.members(no)
    twins = twins_among(members)
    return {
        **batch_head(moment, batch),
        "keys": 1 if len(members) > MANY else 2,
        "people": [person(moment, one, Role.STAGE, twins) for one in members],
    }


def _next_batch(moment: Now, no: int | None) -> dict[str, Any] | None:
    batch = moment.day.batch(no)
    if batch is None:
        return None
    coming = [one for one in moment.day.members(no) if one.phase in WAITS]
    people = [{"id": one.id, "name": one.name, "mark": moment.mark(one), "moves": ""} for one in coming]
    return {**batch_head(moment, batch), "people": people}


@dataclass(frozen=True)
class _Weights:
    """What the desk's rows weigh, for an event whose address has so many signs."""

    slug: int

    def rows_with(self, keys: int) -> Callable[[Row], int]:
        def row(one: Row) -> int:
            pressed = min(keys, len(one["moves"])) * (KEY_BYTES + self.slug)
            mark = MARK_BYTES * (bool(one["mark"]) + bool(one["posthumous"]))
            asks = RECEIVER_LINE_BYTES + self.slug + weight(one["name"]) if one["asks_receiver"] else 0
            return ROW_BYTES + mark + pressed + asks + weight(one["name"], one["receiver"], *one["moves"])

        return row

    def coming(self, one: Row) -> int:
        return COMING_BYTES + (MARK_BYTES * 2 if one["mark"] else 0) + weight(one["name"])

    def offer(self, one: Row) -> int:
        return OFFER_BYTES

    def line(self, line: Row) -> int:
        back = UNDO_BYTES + self.slug if line["undoable"] else 0
        return LOG_BYTES + back + weight(line["text"], line["by"])


def _screens(moment: Now) -> list[dict[str, Any]]:
    shows = str(scene(moment))
    seen = live.screens.of(moment.event.id)
    return [{"name": name, "scene": shows, "online": online} for name, online in seen[:SCREENS_SHOWN]]
