"""The control desk: the whole run-sheet, the batch person by person, screens, the log."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ceremony.base import live
from ceremony.calling.faces.history import history
from ceremony.calling.faces.parts import (
    WAITING_SHOWN,
    batch_head,
    hours,
    lateness,
    left_behind,
    person,
    short,
    timer,
    twins_among,
)
from ceremony.calling.moment import WAITS, Now, now
from ceremony.calling.queries import scene, status_of
from ceremony.core.actor import Role
from ceremony.core.calling import SECRET, Move
from ceremony.core.script import STEP_NAMES

SCREENS_SHOWN = 8
SENT_SHOWN = 110
"""Signs of a message the desk has sent, so that it knows which; those it is for see all of it."""
STEPS_SHOWN = 9
PICTURE_BYTES = 14_900
"""What a picture may weigh, with room for its frame: long lists show the part around now."""
PERSON_BYTES = 470
COMING_BYTES = 85
LEAST_SHEET_BYTES = 700
ITEM_BYTES = 235
FORECAST_BYTES = 95
REST_BYTES = 5_900
"""Measured, without their words: a person's row with moves, one of the batch to come, the least of the sheet,
an item's row, its forecast, and the rest."""
BEFOREHAND = (Move.HOLD, Move.MARK_ABSENT)
"""What must be said of somebody before GO calls the batch; the other moves come with it."""


def desk(event_id: int) -> dict[str, Any]:
    """The whole run-sheet and everything the control desk can do about it."""
    moment = now(event_id)
    day, step = moment.day, moment.day.step
    present, expected = moment.counts
    no = step.batch if step is not None and step.batch is not None else None
    following = moment.next_batch_no()
    override = day.stage.scenes.get("hall")
    aside = left_behind(moment, {no or following or 0})
    batch = _desk_batch(moment, no or following)
    coming = _next_batch(moment, following if no else None)
    people = len(batch["people"]) + min(len(aside), WAITING_SHOWN) if batch else 0
    room = PICTURE_BYTES - REST_BYTES - people * PERSON_BYTES
    if coming is not None:
        room -= _beforehand(coming, room)
    return {
        "revision": day.stage.revision,
        "status": moment.event.status,
        "items": _items(moment, room),
        "steps": _steps(moment),
        "step_no": day.stage.step + 1 if step else 0,
        "step_of": len(moment.steps(day.stage.item_id)),
        "batch": batch,
        "next_batch": coming,
        "waiting": [person(moment, one, Role.STAGE) for one in aside[:WAITING_SHOWN]],
        "waiting_more": max(0, len(aside) - WAITING_SHOWN),
        "screens": _screens(moment),
        "override": override["scene"] if override else None,
        "scene": str(scene(moment)),
        "message": short(override["text"], SENT_SHOWN)
        if override and override["scene"] == "message"
        else None,
        "mc_message": short(day.stage.note, SENT_SHOWN) or None,
        **history(event_id),
        "present": present,
        "expected": expected,
        "timer": timer(moment),
        **lateness(moment),
        "can_back": day.item is not None,
        "at_end": moment.upcoming is None,
        "at_start": day.item is None,
    }


def _items(moment: Now, room: int) -> list[dict[str, Any]]:
    """The run-sheet; of a very long one, or beside a very large batch, the part around now."""
    rows = [
        {
            "id": item.id,
            "no": item.no,
            "type": item.type,
            "title": item.title,
            "performer": short(item.performer),
            "status": status_of(item, moment.day.stage.item_id),
            "minutes": item.minutes,
            **hours(moment, line),
        }
        for item, line in zip(moment.day.items, moment.clock.items, strict=True)
    ]
    here = next((no for no, row in enumerate(rows) if row["status"] == "running"), 0)
    first = last = here
    while rows and (first > 0 or last + 1 < len(rows)):
        wider = (max(0, first - 1), min(len(rows) - 1, last + 2))
        if sum(map(_weight, rows[wider[0] : wider[1] + 1])) > room:
            break
        first, last = wider
    return rows[first : last + 1]


def _weight(row: dict[str, Any]) -> int:
    words = len(f"{row['title']}{row['performer']}".encode())
    return ITEM_BYTES + (FORECAST_BYTES if row["base"] else 0) + words


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
        "people": [person(moment, one, Role.STAGE, twins) for one in members],
    }


def _next_batch(moment: Now, no: int | None) -> dict[str, Any] | None:
    batch = moment.day.batch(no)
    if batch is None:
        return None
    coming = [one for one in moment.day.members(no) if one.phase in WAITS]
    people = [{"id": one.id, "name": one.name, "moves": ""} for one in coming]
    return {**batch_head(moment, batch), "people": people}


def _beforehand(coming: dict[str, Any], room: int) -> int:
    """Offer what must be said beforehand of the batch to come, if there is room; return what it takes."""
    takes = sum(COMING_BYTES + len(one["name"].encode()) for one in coming["people"])
    if room - takes < LEAST_SHEET_BYTES:
        return 0
    for one in coming["people"]:
        one["moves"] = " ".join(BEFOREHAND)
    return takes


def _screens(moment: Now) -> list[dict[str, Any]]:
    shows = str(scene(moment))
    seen = live.screens.of(moment.event.id)
    return [{"name": name, "scene": shows, "online": online} for name, online in seen[:SCREENS_SHOWN]]
