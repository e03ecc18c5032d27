"""The values that the faces draw: the MC's tablet, the control desk, the tray, the wing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from flask_babel import gettext as _

from ceremony.awards.models import Recipient
from ceremony.base import live
from ceremony.base.clock import wire
from ceremony.calling import log
from ceremony.calling.moment import WAITS, Now, detail, honouree, now, receiver
from ceremony.calling.queries import scene, status_of
from ceremony.core.actor import Role
from ceremony.core.calling import SECRET, Phase, moves_for
from ceremony.core.cursor import StepKind
from ceremony.core.protocol import Batch
from ceremony.core.script import STEP_NAMES, same_names

BATCHES_SHOWN = 3
ABSENT_SHOWN = 8
LOG_SHOWN = 6
SCREENS_SHOWN = 8
STEPS_SHOWN = 9
ROWS_SHOWN = 20
"""People over all batches of the tray and the wing; the batch on stage is always whole."""
MANY = 12
DETAIL_SHOWN = 60
"""Signs of a unit or a position; a name is never cut."""
PICTURE_BYTES = 14_000
"""What a picture may weigh, with room for its frame: long lists show the part around now."""
PERSON_BYTES = 470
ITEM_BYTES = 330
REST_BYTES = 4_200
"""Measured: a person's row with moves, an item's row, and all else on a desk, without their words."""
WAITING_SHOWN = 8
SET_ASIDE = frozenset({Phase.ABSENT, Phase.DEFERRED, Phase.HELD})


def mc(event_id: int) -> dict[str, Any]:
    """Now, next, the words to say, the people with their reading notes and marks."""
    moment = now(event_id)
    item, step, upcoming = moment.day.item, moment.day.step, moment.upcoming
    present, expected = moment.counts
    return {
        "revision": moment.day.stage.revision,
        "now": {
            "no": item.no,
            "type": item.type,
            "title": item.title,
            "performer": item.performer,
            "step_text": _(STEP_NAMES[step.kind]) if step and step.kind is not StepKind.RUN else "",
            "step_no": moment.day.stage.step + 1,
            "step_of": len(moment.steps(item.id)),
        }
        if item
        else None,
        "say": moment.say(moment.day.position),
        "people": _people_for_mc(moment),
        "next": _next(moment),
        "absent": _absent_soon(moment),
        "present": present,
        "expected": expected,
        "timer": timer(moment),
        "late_s": late_s(moment),
        "message": moment.day.stage.note or None,
        "can_back": item is not None,
        "at_end": upcoming is None,
    }


def _people_for_mc(moment: Now) -> list[dict[str, Any]]:
    step = moment.day.step
    if step is not None and step.kind is StepKind.INTRODUCE:
        return [
            {
                "no": no,
                "name": one.name,
                "honorific": one.honorific,
                "detail": ", ".join(part for part in (one.position, one.unit) if part),
                "note": one.reading_note,
                "mark": None,
                "receiver": None,
            }
            for no, one in enumerate(moment.introductions(), start=1)
        ]
    no = step.batch if step is not None else None
    if no is None and step is not None and step.kind in (StepKind.READER, StepKind.READING):
        no = moment.next_batch_no()
    members = [one for one in moment.day.members(no) if one.phase not in SECRET]
    twins = _twins(members)
    many = len(members) > MANY
    return [_for_mc(moment, one, twins, many) for one in members]


def _for_mc(moment: Now, one: Recipient, twins: frozenset[int], many: bool) -> dict[str, Any]:
    """One line; of a large batch without position and unit, which stand in the words to say."""
    stand_in = receiver(one)
    return {
        "no": one.floor_mark,
        "name": one.name,
        "honorific": honouree(moment, one).honorific,
        "detail": "" if many else _short(detail(one)),
        "note": one.reading_note,
        "mark": moment.mark(one, twins),
        "receiver": stand_in["name"] or _("chưa rõ tên") if stand_in else None,
    }


def _next(moment: Now) -> dict[str, Any] | None:
    if moment.upcoming is None:
        return None
    item = next(one for one in moment.day.items if one.id == moment.upcoming.item_id)
    step = moment.steps(item.id)[moment.upcoming.step]
    same = item.id == moment.day.stage.item_id
    words = moment.say(moment.upcoming)
    return {
        "no": item.no,
        "title": _(STEP_NAMES[step.kind]) if same else item.title,
        "performer": "" if same else item.performer,
        "first_words": words[0][:160] if words else "",
    }


def _absent_soon(moment: Now) -> list[dict[str, Any]]:
    """Honourees who are not here and whose names have not come up: marked before the MC reaches them."""
    step = moment.day.step
    current = step.batch if step is not None and step.batch is not None else 0
    coming = (
        one
        for one in moment.day.recipients
        if one.batch is not None
        and one.batch > current
        and one.phase not in SECRET
        and moment.mark(one) in ("absent", "not_checked_in")
    )
    shown = islice(coming, ABSENT_SHOWN)
    return [{"name": one.name, "batch": _("đợt %(no)s", no=one.batch)} for one in shown]


def desk(event_id: int) -> dict[str, Any]:
    """The whole run-sheet and everything the control desk can do about it."""
    moment = now(event_id)
    day, step = moment.day, moment.day.step
    present, expected = moment.counts
    no = step.batch if step is not None and step.batch is not None else None
    following = moment.next_batch_no()
    override = day.stage.scenes.get("hall")
    aside = [one for one in day.recipients if one.phase in SET_ASIDE and one.batch != no]
    batch = _desk_batch(moment, no or following)
    return {
        "revision": day.stage.revision,
        "status": moment.event.status,
        "items": _items(moment, len(batch["people"]) + min(len(aside), WAITING_SHOWN) if batch else 0),
        "steps": _steps(moment),
        "step_no": day.stage.step + 1 if step else 0,
        "step_of": len(moment.steps(day.stage.item_id)),
        "batch": batch,
        "next_batch": _next_batch(moment, moment.next_batch_no() if no else None),
        "waiting": [_person(moment, one, Role.STAGE) for one in aside[:WAITING_SHOWN]],
        "waiting_more": max(0, len(aside) - WAITING_SHOWN),
        "screens": _screens(moment),
        "override": override["scene"] if override else None,
        "scene": str(scene(moment)),
        "message": override["text"] if override and override["scene"] == "message" else None,
        "mc_message": day.stage.note or None,
        "log": _log(moment),
        "can_undo": log.last(event_id) is not None,
        "present": present,
        "expected": expected,
        "timer": timer(moment),
        "late_s": late_s(moment),
        "can_back": day.item is not None,
        "at_end": moment.upcoming is None,
        "at_start": day.item is None,
    }


def _items(moment: Now, people: int) -> list[dict[str, Any]]:
    """The run-sheet; of a very long one, or beside a very large batch, the part around now."""
    rows = [
        {
            "id": item.id,
            "no": item.no,
            "type": item.type,
            "title": item.title,
            "performer": _short(item.performer),
            "status": status_of(item, moment.day.stage.item_id),
            "planned": line.planned_at,
            "started": line.started_at,
            "forecast": line.forecast_at,
            "late_min": round((line.late_s or 0) / 60),
            "minutes": item.minutes,
        }
        for item, line in zip(moment.day.items, moment.clock.items, strict=True)
    ]
    here = next((no for no, row in enumerate(rows) if row["status"] == "running"), 0)
    room = PICTURE_BYTES - REST_BYTES - people * PERSON_BYTES
    first = last = here
    while rows and (first > 0 or last + 1 < len(rows)):
        wider = (max(0, first - 1), min(len(rows) - 1, last + 2))
        weight = sum(
            ITEM_BYTES + _bytes(f"{r['title']}{r['performer']}") for r in rows[wider[0] : wider[1] + 1]
        )
        if weight > room:
            break
        first, last = wider
    return rows[first : last + 1]


def _bytes(text: str) -> int:
    return len(text.encode())


def _short(text: str) -> str:
    """A detail beside a name, cut at a word where it is very long."""
    if len(text) <= DETAIL_SHOWN:
        return text
    return text[:DETAIL_SHOWN].rsplit(" ", 1)[0] + "…"


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
    twins = _twins(members)
    return {
        **_batch_head(moment, batch),
        "people": [_person(moment, one, Role.STAGE, twins) for one in members],
    }


def _next_batch(moment: Now, no: int | None) -> dict[str, Any] | None:
    batch = moment.day.batch(no)
    if batch is None:
        return None
    names = [one.name for one in moment.day.members(no) if one.phase in WAITS]
    return {**_batch_head(moment, batch), "names": names}


def _batch_head(moment: Now, batch: Batch) -> dict[str, Any]:
    row = moment.day.decision(batch.decision_id)
    return {
        "no": batch.no,
        "of": len(moment.day.batches),
        "title": row.title if row else "",
        "presenter": row.presenter if row else "",
    }


def _person(moment: Now, one: Recipient, role: Role, twins: frozenset[int] = frozenset()) -> dict[str, Any]:
    stand_in = receiver(one)
    return {
        "id": one.id,
        "name": one.name,
        "unit": _short(one.unit or one.position),
        "phase": one.phase,
        "tray": one.tray,
        "floor_mark": one.floor_mark,
        "batch": one.batch,
        "mark": moment.mark(one, twins),
        "receiver": stand_in["name"] or None if stand_in else None,
        "moves": [str(move) for move in moves_for(one.calling, (role,))],
    }


def _screens(moment: Now) -> list[dict[str, Any]]:
    shows = str(scene(moment))
    seen = live.screens.of(moment.event.id)
    return [{"name": name, "scene": shows, "online": online} for name, online in seen[:SCREENS_SHOWN]]


def _log(moment: Now) -> list[dict[str, Any]]:
    newest = log.latest(moment.event.id, LOG_SHOWN)
    undoable = log.last(moment.event.id)
    return [
        {
            "at": one.at,
            "text": f"{command_name(one.command)}: {one.subject}"
            if one.subject
            else command_name(one.command),
            "by": one.by,
            "undoable": undoable is not None and one.number == undoable.number,
            "undone": one.undone_at is not None,
        }
        for one in newest
    ]


def command_name(command: str) -> str:
    """What a log calls a live action."""
    names = {
        "advance": _("Tiếp"),
        "back": _("Lùi"),
        "goto": _("Chuyển tới"),
        "skip": _("Bỏ qua"),
        "hold": _("Tạm dừng"),
        "resume": _("Chạy tiếp"),
        "extend": _("Thêm giờ"),
        "show": _("Đổi màn hình"),
        "award:line_up": _("Vào vị trí chờ"),
        "award:call": _("Mời lên"),
        "award:welcome": _("Lên sân khấu"),
        "award:present": _("Đã trao"),
        "award:mark_absent": _("Vắng"),
        "award:receive_on_behalf": _("Nhận thay"),
        "award:defer": _("Trao sau"),
        "award:hold": _("Tạm giữ"),
        "award:release": _("Bỏ giữ"),
        "award:withdraw": _("Rút"),
        "award:call_again": _("Mời lại"),
        "award:take_back": _("Lấy lại bước"),
    }
    return names.get(command, command)


def tray(event_id: int) -> dict[str, Any]:
    """Certificates in calling order, the batch on stage first, then the next."""
    return _batches(now(event_id), Role.TRAY)


def wing(event_id: int) -> dict[str, Any]:
    """Who lines up now and next, where each will stand."""
    return _batches(now(event_id), Role.WING)


def _batches(moment: Now, role: Role) -> dict[str, Any]:
    day, step = moment.day, moment.day.step
    current = step.batch if step is not None and step.kind is not StepKind.BACK else None
    following = moment.next_batch_no()
    numbers = [current] if current else []
    numbers += [batch.no for batch in day.batches if following is not None and batch.no >= following]
    states = ["now"] if current else []
    states += ["next", "later", "later"]
    shown = _fitting(moment, list(zip(dict.fromkeys(numbers), states, strict=False))[:BATCHES_SHOWN])
    handed = sum(one.phase == Phase.PRESENTED for one in day.recipients)
    passed = [
        one
        for one in day.recipients
        if one.phase in SET_ASIDE and one.batch is not None and one.batch not in dict(shown)
    ]
    return {
        "batches": [
            {
                **_batch_head(moment, batch),
                "state": state,
                "items": [
                    _person(moment, one, role) for one in day.members(no) if one.phase != Phase.WITHDRAWN
                ],
            }
            for no, state in shown
            if (batch := day.batch(no)) is not None
        ],
        "done": handed,
        "left": sum(one.phase not in (Phase.PRESENTED, Phase.WITHDRAWN) for one in day.recipients),
        "not_handed": [
            {"id": one.id, "name": one.name, "tray": one.tray, "phase": one.phase}
            for one in passed[: WAITING_SHOWN * 2]
        ],
    }


def _fitting(moment: Now, batches: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """As many batches as a picture holds; always the first of them."""
    fitting, rows = batches[:1], len(moment.day.members(batches[0][0])) if batches else 0
    for no, state in batches[1:]:
        rows += len(moment.day.members(no))
        if rows > ROWS_SHOWN:
            break
        fitting.append((no, state))
    return fitting


def timer(moment: Now) -> dict[str, Any] | None:
    running = moment.day.timer
    if running is None:
        return None
    return {
        "started_at": wire(running.started_at),
        "planned_s": running.planned_s,
        "extra_s": running.extra_s,
        "held_at": wire(running.held_at),
    }


def late_s(moment: Now) -> int:
    """How late the present item will end if nothing slips from here; screens add what has slipped."""
    sheet = moment.clock
    if sheet.due_at is None or sheet.slips_from is None:
        return sheet.late_s if moment.begun else 0
    slipped = max(0.0, (moment.at - sheet.slips_from).total_seconds())
    return round(sheet.late_s - slipped)


def _twins(people: Iterable[Recipient]) -> frozenset[int]:
    return same_names({one.id: one.name for one in people})
