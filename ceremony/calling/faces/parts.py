"""What several faces show alike: a person's row, a batch's head, the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from flask_babel import gettext as _

from ceremony.base.clock import wire
from ceremony.calling.moment import WAITS, Now
from ceremony.core.actor import Role
from ceremony.core.calling import Move, Phase, moves_for
from ceremony.core.cursor import StepKind
from ceremony.core.day import Recipient
from ceremony.core.protocol import Batch
from ceremony.core.script import STEP_NAMES, same_names
from ceremony.core.timing import ItemClock

DETAIL_SHOWN = 60
"""Signs of a unit or a position; a name is never cut."""
WAITING_SHOWN = 8
SET_ASIDE = frozenset({Phase.ABSENT, Phase.DEFERRED, Phase.HELD})


def left_behind(moment: Now, shown: Collection[int]) -> list[Recipient]:
    """Whoever still has an award to come and stands in no batch that is shown: nobody drops off every list.

    Absent, deferred and held people of any batch; called or on stage when the ceremony went on without
    them; and whole batches that were jumped over.
    """
    step = moment.day.step
    now_no = step.batch if step is not None and step.batch is not None else 0
    return [
        one
        for one in moment.day.recipients
        if one.batch not in shown
        and one.phase not in (Phase.PRESENTED, Phase.WITHDRAWN)
        and (one.phase in SET_ASIDE or one.phase not in WAITS or (one.batch or 0) < now_no)
    ]


def has_arrived(moment: Now, one: Recipient) -> bool:
    """Whether somebody who was marked absent is in the hall after all: GO would go past them in silence."""
    return one.phase == Phase.ABSENT and (
        one.delegate_id in moment.here or moment.substitute(one) is not None
    )


def still_called(moment: Now) -> frozenset[int]:
    """The batches that GO has yet to call, from where the ceremony stands."""
    here = moment.day.position
    begun, found = not moment.begun, set[int]()
    for item in moment.day.plan:
        steps = item.steps if begun else item.steps[here.step + 1 :] if item.id == here.item_id else ()
        begun = begun or item.id == here.item_id
        if not item.skipped:
            found |= {one.batch for one in steps if one.kind is StepKind.CALL and one.batch is not None}
    return frozenset(found)


def person(moment: Now, one: Recipient, role: Role, twins: frozenset[int] = frozenset()) -> dict[str, Any]:
    stand_in = moment.receiver(one)
    return {
        "id": one.id,
        "name": one.name,
        "unit": short(one.unit or one.position),
        "phase": one.phase,
        "tray": one.tray,
        "floor_mark": one.floor_mark,
        "batch": one.batch,
        "mark": "arrived" if has_arrived(moment, one) else moment.mark(one, twins),
        "posthumous": one.posthumous,
        "receiver": stand_in["name"] or None if stand_in else None,
        "moves": moves_offered(one, role),
        "asks_receiver": one.phase == Phase.ON_BEHALF and not one.on_behalf,
    }


def moves_offered(one: Recipient, role: Role) -> list[str]:
    """The moves that are keys: to name a stand-in there is a line to write on."""
    naming = one.phase == Phase.ON_BEHALF
    return [
        str(move)
        for move in moves_for(one.calling, (role,))
        if not (naming and move is Move.RECEIVE_ON_BEHALF)
    ]


def batch_head(moment: Now, batch: Batch) -> dict[str, Any]:
    row = moment.day.decision(batch.decision_id)
    return {
        "no": batch.no,
        "of": len(moment.day.batches),
        "title": row.title if row else "",
        "presenter": row.presenter if row else "",
    }


def leads_to(moment: Now) -> dict[str, Any] | None:
    """What GO leads to: the next step of this item, or another item; None at the end."""
    if moment.upcoming is None:
        return None
    item = next(one for one in moment.day.items if one.id == moment.upcoming.item_id)
    step = moment.steps(item.id)[moment.upcoming.step]
    same = item.id == moment.day.stage.item_id
    return {
        "no": item.no,
        "title": _(STEP_NAMES[step.kind]) if same else item.title,
        "performer": "" if same else item.performer,
        "same_item": same,
    }


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


def lateness(moment: Now) -> dict[str, Any]:
    """How late the ceremony is, as it is drawn and as screens go on counting it.

    late = `late_base_s` + max(0, now - `slips_from`), in seconds, whether the item runs, is held or has not
    begun. Where no hour is on the paper nothing can be late: None.
    """
    sheet = moment.clock
    if moment.event.starts_at is None:
        slips_from = sheet.slips_from if moment.begun else None
        return {"late_s": None, "late_base_s": None, "slips_from": wire(slips_from)}
    slipped = max(0.0, (moment.at - sheet.slips_from).total_seconds()) if sheet.slips_from else 0.0
    return {
        "late_s": sheet.late_s,
        "late_base_s": round(sheet.late_s - slipped),
        "slips_from": wire(sheet.slips_from),
    }


def hours(moment: Now, line: ItemClock) -> dict[str, Any]:
    """An item's hours. Of one that will come also `base`, when it comes if nothing slips any more.

    forecast = `base` + max(0, now - `slips_from`); `base_late_s` is `base` against the paper, in seconds.
    """
    written = moment.event.starts_at is not None
    comes = line.started_at is None and line.base_at is not None and (written or moment.begun)
    against = line.base_at - line.planned_at if comes and written and line.base_at else None
    return {
        "planned": line.planned_at if written else None,
        "started": line.started_at,
        "base": wire(line.base_at) if comes else None,
        "forecast": line.forecast_at if comes else None,
        "base_late_s": round(against.total_seconds()) if against is not None else None,
        "late_min": round((line.late_s or 0) / 60) if written else 0,
    }


def twins_among(people: Iterable[Recipient]) -> frozenset[int]:
    return same_names({one.id: one.name for one in people})


def short(text: str, most: int = DETAIL_SHOWN) -> str:
    """A detail beside a name, cut at a word where it is very long."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"
