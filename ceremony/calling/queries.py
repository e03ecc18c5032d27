"""What programs read of the day: the stage, the programme and the awards in the contract's shapes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ceremony.base.clock import wire
from ceremony.calling.moment import Now, now
from ceremony.core.actor import Role
from ceremony.core.calling import PASSED_OVER, SECRET, Phase, moves_for
from ceremony.core.day import Item, Recipient
from ceremony.core.scenes import Scene, scene_for
from ceremony.core.script import STEP_NAMES

HEARD = frozenset({Phase.CALLED, Phase.ON_STAGE, Phase.PRESENTED})
"""Said aloud in the hall: only these names may go to a screen's or a viewer's program."""
PUBLIC = frozenset({Role.SCREEN, Role.VIEWER})


def stage(event_id: int) -> dict[str, Any]:
    """`GET …/stage` and the surface `stage.json`."""
    return stage_of(now(event_id))


def stage_of(moment: Now) -> dict[str, Any]:
    day, item, step = moment.day, moment.day.item, moment.day.step
    timer = day.timer
    override = day.stage.scenes.get("hall")
    return {
        "revision": day.stage.revision,
        "server_time": wire(moment.at),
        "item": {"id": item.id, "no": item.no, "type": item.type, "title": item.title} if item else None,
        "step": {
            "no": day.stage.step + 1 if step else 0,
            "of": len(moment.steps(day.stage.item_id)),
            "kind": str(step.kind) if step else "",
            "text": STEP_NAMES[step.kind] if step else "",
        },
        "timer": {
            "started_at": wire(timer.started_at) if timer else None,
            "planned_s": timer.planned_s if timer else 0,
            "extra_s": timer.extra_s if timer else 0,
            "held_at": wire(timer.held_at) if timer else None,
        },
        "award": _award(moment),
        "screen": {"scene": str(scene(moment)), "override": override["scene"] if override else None},
    }


def _award(moment: Now) -> dict[str, int | None] | None:
    apart, step = moment.day.called_apart, moment.day.step
    if apart is not None:
        return {"batch": apart.batch, "recipient_id": apart.id}
    return {"batch": step.batch, "recipient_id": lit(moment)} if step and step.batch else None


def lit(moment: Now) -> int | None:
    """The one recipient the hall looks at: called by hand, or being named, or the only one of the batch."""
    apart, step = moment.day.called_apart, moment.day.step
    if apart is not None:
        return apart.id
    if step is None:
        return None
    if step.recipient_id is not None:
        named = next((one for one in moment.day.recipients if one.id == step.recipient_id), None)
        return named.id if named is not None and named.phase not in PASSED_OVER else None
    shown = [one for one in moment.day.members(step.batch) if one.phase not in PASSED_OVER]
    return shown[0].id if len(shown) == 1 else None


def scene(moment: Now) -> Scene:
    """What the hall sees. Once the event is closed nobody can move it any more: the banner."""
    if moment.event.status == "closed":
        return Scene.BANNER
    item, step = moment.day.item, moment.day.step
    override = moment.day.stage.scenes.get("hall")
    shown = [one for one in moment.day.members(step.batch if step else None) if one.phase not in PASSED_OVER]
    if step is not None and step.recipient_id is not None and lit(moment) is None:
        shown = []  # the person named at this step has been taken off: the banner, not the name
    return scene_for(
        item.type if item else None,
        step.kind if step else None,
        Scene(override["scene"]) if override else Scene.AUTO,
        len(shown),
        bool(item and item.performer),
        apart=moment.day.called_apart is not None,
    )


def status_of(item: Item, running: int | None) -> str:
    if item.id == running:
        return "running"
    if item.skipped is not None:
        return "skipped"
    return "done" if item.ended_at is not None else "pending"


def programme(event_id: int) -> list[dict[str, Any]]:
    """`GET …/programme`. An event whose hour nobody has said plans for none, and is late for none."""
    moment = now(event_id)
    written = moment.event.starts_at is not None
    return [
        {
            "id": item.id,
            "no": item.no,
            "type": item.type,
            "title": item.title,
            "performer": item.performer,
            "planned_at": wire(line.planned_at) if written else None,
            "started_at": wire(line.started_at),
            "forecast_at": wire(line.forecast_at) if written or moment.begun else None,
            "late_s": line.late_s if written else None,
            "minutes": item.minutes,
            "status": status_of(item, moment.day.stage.item_id),
            "steps": [
                {"no": no, "kind": str(step.kind), "text": STEP_NAMES[step.kind]}
                for no, step in enumerate(plan.steps, start=1)
            ],
        }
        for item, line, plan in zip(moment.day.items, moment.clock.items, moment.day.plan, strict=True)
    ]


def awards(event_id: int, roles: Iterable[Role]) -> dict[str, Any]:
    """`GET …/awards`. To a screen or a viewer only names that the hall has heard."""
    moment, held = now(event_id), frozenset(roles)
    public = held <= PUBLIC
    day = moment.day
    locked = [one for one in day.recipients if one.phase in SECRET or one.batch is None]
    return {
        "revision": day.stage.revision,
        "decisions": [
            {
                "id": row.id,
                "number": row.number,
                "date": row.date.isoformat() if row.date else None,
                "issuer": row.issuer,
                "award": row.award,
                "title": row.title,
                "rank": row.rank,
                "call_mode": row.call_mode,
            }
            for row in day.decisions
        ],
        "batches": [
            {
                "no": batch.no,
                "decision_id": batch.decision_id,
                "presenter": getattr(day.decision(batch.decision_id), "presenter", ""),
                "recipients": [
                    recipient(moment, one, held)
                    for one in day.members(batch.no)
                    if one.phase not in SECRET and (not public or one.phase in HEARD)
                ],
            }
            for batch in day.batches
        ],
        "not_called": [] if public else [recipient(moment, one, held) for one in locked],
    }


def recipient(moment: Now, one: Recipient, roles: Iterable[Role]) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "line": one.line,
        "phase": one.phase,
        "receiver": moment.receiver(one),
        "seat": moment.seat(one),
        "tray": one.tray,
        "floor_mark": one.floor_mark,
        "moves": [str(move) for move in moves_for(one.calling, roles)],
    }
