"""What the hall sees."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from ceremony.accounts import queries as accounts
from ceremony.accounts.queries import DeviceLine
from ceremony.awards import queries as awards
from ceremony.base import clock, health, live
from ceremony.base.clock import wire
from ceremony.base.db import db
from ceremony.calling.faces.parts import hours, lateness
from ceremony.calling.moment import STANDS_IN, Now, detail, now
from ceremony.calling.queries import lit, scene, status_of
from ceremony.core.actor import Role
from ceremony.core.aloud import courtesy, mid_sentence, placed
from ceremony.core.calling import PASSED_OVER
from ceremony.core.cursor import StepKind
from ceremony.core.day import Item, Recipient
from ceremony.core.device_state import Lamp, is_old, state
from ceremony.core.doors import key as door_key
from ceremony.core.presets import Figures
from ceremony.core.protocol import Kind
from ceremony.core.readiness import Prepared
from ceremony.core.scenes import Scene
from ceremony.core.written_person import written
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary
from ceremony.runsheet import queries as runsheet

PROGRAMME_ROWS = 8
"""As many as are read from the last row of seats."""
PROGRAMME_PAST = 2
"""How many of them are over: what was, what is, and above all what comes."""
MOST_DEVICES = 28
"""How many devices a picture holds, first those that are connected; the page lists the others."""
KINDS = {"collective": "Tập thể", "household": "Hộ gia đình", "individual": "Cá nhân"}
KICKERS = {
    "opening": "Khai mạc",
    "report": "Báo cáo tổng kết",
    "paper": "Báo cáo tham luận",
    "exchange": "Giao lưu điển hình",
    "launch": "Phát động thi đua",
    "response": "Phát biểu hưởng ứng",
    "directive": "Phát biểu chỉ đạo",
    "reply": "Phát biểu tiếp thu",
    "delegate_vote": "Biểu quyết",
    "video": "Phóng sự",
    "intro": "Tuyên bố lý do, giới thiệu đại biểu",
}
"""What stands above a speaker: the hall reads Vietnamese whatever the desk speaks."""


def banner(event: EventSummary) -> dict[str, Any]:
    """The event's banner (phông, ma-két)."""
    return {"host": event.host, "lines": event.name_lines or (event.name,), "place_line": event.place_line}


def figures(event_id: int) -> Figures:
    """The event in the figures that planning rules are about: whoever is expected, by category.

    Walk-ins count against no cap: nobody planned them.
    """
    event = events.row(event_id)
    counted = select(Delegate.category, func.count()).where(delegates.EXPECTED).group_by(Delegate.category)
    return Figures(
        {category: count for category, count in db.session.execute(counted, {"event": event_id})},
        max_delegates=event.max_delegates,
        exemplar_share=event.exemplar_share,
        day=events.of(event_id).day,
        quarter=event.quarter,
        has_flag_salute=runsheet.has_flag_salute(event_id),
        flag_salute=event.flag_salute,
    )


def prepared(event_id: int) -> Prepared:
    """What there is of an event before its day."""
    types = [item.type for item in runsheet.items(event_id)]
    return Prepared(
        has_hour=events.of(event_id).starts_at is not None,
        items=len(types),
        award_items=types.count("award"),
        expected=delegates.expected(event_id),
        recipients=len(awards.recipients(event_id)),
    )


def checklist(event_id: int) -> dict[str, Any]:
    """Each device of the crew and how it stands, doors first; how many doors are ready, doubtful, gone.

    Devices of before are among the rest, and count nowhere. A door is as ready as the best device at it.
    """
    now, connected = clock.now(), live.connected_devices()
    rows = [_device(one, one.id in connected, now) for one in accounts.devices(event_id)]
    here = _of_today(rows, now)
    doors = _doors(here)
    ready = sum(any(row["lamp"] is Lamp.GREEN for row in those) for those in doors)
    gone = sum(not any(row["connected"] for row in those) for those in doors)
    shown = sorted(here, key=lambda row: (not row["connected"], not row["is_door"]))[:MOST_DEVICES]
    return {
        "devices": sorted(shown, key=lambda row: (not row["is_door"], rows.index(row))),
        "rest": [row for row in rows if row not in shown],
        "doors": len(doors),
        "ready": ready,
        "gone": gone,
        "doubtful": len(doors) - ready - gone,
        "reasons": {reason for row in here for reason in row["reasons"]},
    }


def _doors(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The devices of each door that is manned or has just been; one that names no door is one of its own."""
    doors: dict[object, list[dict[str, Any]]] = {}
    for row in rows:
        if row["is_door"]:
            name = row["said"].page.partition(" · ")[0] if row["said"] else ""
            doors.setdefault(door_key(name) or row["id"], []).append(row)
    return list(doors.values())


def _of_today(rows: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """Without the devices of before: nobody has to look for them."""
    heirs = {(row["name"], row["roles"]) for row in rows if row["connected"] and row["name"]}
    return [row for row in rows if not _is_of_before(row, heirs, now)]


def _is_of_before(row: dict[str, Any], heirs: set[tuple[str, tuple[str, ...]]], now: datetime) -> bool:
    if row["connected"] or row["lamp"] is Lamp.GREY:
        return False
    said = row["said"]
    seen_at = max(filter(None, (row["joined_at"], row["left_at"], said.said_at if said else None)))
    return is_old(seen_at, (row["name"], row["roles"]) in heirs, said.waiting if said else 0, now)


def _device(one: DeviceLine, connected: bool, now: datetime) -> dict[str, Any]:
    said, is_program = health.devices.of(one.id), one.kind == "program"
    is_door = Role.DOOR in one.roles and not is_program
    how = state(is_door, connected, said if is_door else None, now, is_program)
    left_at = health.devices.left_at(one.id)
    return {
        "id": one.id,
        "name": one.name,
        "roles": one.roles,
        "joined_at": one.joined_at,
        "is_door": is_door,
        "lamp": how.lamp,
        "reasons": how.reasons,
        "connected": connected,
        "left_at": left_at,
        "left": wire(left_at),
        "said": said if is_door else None,
        "heard": wire(said.said_at) if said else None,
        "list_at": wire(said.roster_at) if said else None,
    }


def hall(event_id: int) -> dict[str, Any]:
    """The projector's picture: one scene and what it needs, nothing that may not be seen."""
    moment = now(event_id)
    shows = scene(moment)
    override = moment.day.stage.scenes.get("hall") or {}
    return {
        "scene": str(shows),
        "banner": banner(moment.event),
        "programme": _programme(moment) if shows is Scene.PROGRAMME else [],
        "speaker": _speaker(moment) if shows is Scene.SPEAKER else None,
        "batch": _batch(moment) if shows is Scene.BATCH else None,
        "honouree": _honouree(moment) if shows is Scene.HONOUREE else None,
        "message": override.get("text", "") if shows is Scene.MESSAGE else "",
    }


def _programme(moment: Now) -> list[dict[str, Any]]:
    rows = [
        {"no": item.no, "title": item.title, "status": status_of(item, moment.day.stage.item_id)}
        for item in moment.day.items
        if item.skipped is None
    ]
    done = sum(row["status"] == "done" for row in rows)
    here = next((no for no, row in enumerate(rows) if row["status"] == "running"), done)
    first = max(0, min(here - PROGRAMME_PAST, len(rows) - PROGRAMME_ROWS))
    return rows[first : first + PROGRAMME_ROWS]


def _speaker(moment: Now) -> dict[str, Any] | None:
    item, step = moment.day.item, moment.day.step
    if item is None:
        return None
    if item.type == "award" and step is not None:
        row = moment.day.decision(step.decision_id)
        reads = row.reader if row and step.kind in (StepKind.READER, StepKind.READING) else ""
        return {
            **_written(reads or item.performer or "Công bố quyết định"),
            "kicker": row.title if row else item.title,
            "title": row.summary if row else "",
            "reads": f"Công bố Quyết định số {row.number}" if row and row.number else "",
            "portrait": None,
        }
    person = moment.speaker(item)
    kicker = KICKERS.get(item.type, "")
    named = {
        "honorific": courtesy(person.honorific, person.title, person.name),
        "name": person.name,
        "is_person": True,
        "detail": placed(person.position, person.unit, person.name),
    } if person else _written(moment.performer(item))  # fmt: skip
    return {
        **named,
        "kicker": "" if item.title.startswith(kicker) and item.title != kicker else kicker,
        "title": item.title if item.title != kicker else "",
        "reads": "",
        "portrait": f"/events/{moment.event.slug}/portraits/{person.portrait}.jpg"
        if person and person.portrait
        else None,
    }


def _written(line: str) -> dict[str, Any]:
    """Somebody of whom an office wrote one line: the name is for the last row, title and post are small."""
    who = written(line)
    return {
        "honorific": who.honorific,
        "name": who.name,
        "is_person": bool(who.honorific or who.position),
        "detail": who.position,
    }


def _batch(moment: Now) -> dict[str, Any] | None:
    step = moment.day.step
    batch = moment.day.batch(step.batch if step else None)
    if batch is None:
        return None
    row = moment.day.decision(batch.decision_id)
    shown = [one for one in moment.day.members(batch.no) if one.phase not in PASSED_OVER]
    here = lit(moment)
    return {
        "title": row.title if row else "",
        "subtitle": row.movement or row.summary if row else "",
        "no": batch.no,
        "of": len(moment.day.batches),
        "group": KINDS.get(batch.kind, ""),
        "names": [
            {
                "name": one.screen_text or one.name,
                "is_person": one.kind == Kind.INDIVIDUAL,
                "detail": detail(one),
                "posthumous": one.posthumous,
                "comes_up": comes_up(moment, one),
                "lit": one.id == here,
            }
            for one in shown
        ],
    }


def _honouree(moment: Now) -> dict[str, Any] | None:
    here = lit(moment)
    one = next((row for row in moment.day.recipients if row.id == here), None)
    if one is None:
        return None
    row = moment.day.decision(one.decision_id)
    person = moment.people.get(one.delegate_id or 0)
    named = person.honorific if person and one.kind == "individual" and not one.posthumous else ""
    apart = moment.day.called_apart is not None
    members = [] if apart else moment.day.members(one.batch)
    shown = [row.id for row in members if row.phase not in PASSED_OVER]
    return {
        "title": row.title if row else "",
        "honorific": one.honorific or named,
        "name": one.screen_text or one.name,
        "is_person": one.kind == Kind.INDIVIDUAL,
        "detail": detail(one),
        "reason": one.reason,
        "posthumous": one.posthumous,
        "comes_up": comes_up(moment, one),
        "portrait": moment.portrait(one),
        "no": shown.index(one.id) + 1 if one.id in shown else 1,
        "of": len(shown),
    }


def comes_up(moment: Now, one: Recipient) -> dict[str, str] | None:
    """Who comes up in person when it is not the honouree, and as what: the large name stays the honouree's.

    A household whose name is that of the person who comes needs no second line.
    """
    found = moment.receiver(one)
    if found is None or not found["name"]:
        return None
    if found["role"] == STANDS_IN:
        return {"as": "on_behalf", "name": found["name"], "role": ""}
    if re.search(rf"(?<!\w){re.escape(written(found['name']).name)}(?!\w)", one.name):
        return None
    represents = one.kind != Kind.INDIVIDUAL and not one.posthumous
    return {
        "as": "represents" if represents else "receives",
        "name": found["name"],
        "role": mid_sentence(found["role"]),
    }


def programme(event_id: int) -> dict[str, Any]:
    """The programme as the crew without a desk of its own follows it."""
    moment = now(event_id)
    present, expected = moment.counts
    rows = [
        {
            "no": item.no,
            "title": item.title,
            "performer": item.performer,
            "status": status_of(item, moment.day.stage.item_id),
            **hours(moment, line),
        }
        for item, line in zip(moment.day.items, moment.clock.items, strict=True)
    ]
    return {
        "items": rows[:60],
        "now": _line(moment.day.item),
        "next": _line(_following(moment)),
        "present": present,
        "expected": expected,
        **lateness(moment),
    }


def _following(moment: Now) -> Item | None:
    waiting = (one for one in moment.day.items if one.started_at is None and one.skipped is None)
    return next(waiting, None)


def _line(item: Item | None) -> dict[str, Any] | None:
    return {"no": item.no, "title": item.title, "performer": item.performer} if item else None
