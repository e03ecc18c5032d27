"""The tray and the wing: the batch on stage first, then the next."""

from __future__ import annotations

from typing import Any

from ceremony.calling.faces.parts import batch_head, has_arrived, left_behind, moves_offered, person
from ceremony.calling.moment import Now, now
from ceremony.core.actor import Role
from ceremony.core.calling import Phase

BATCHES_SHOWN = 3
ROWS_SHOWN = 20
"""People over all batches of the tray and the wing; the batch on stage is always whole."""
APART_SHOWN = 23
APART_LEAST = 3
"""Rows over all batches and what lies apart together; and what lies apart beside a very large batch."""


def tray(event_id: int) -> dict[str, Any]:
    """Certificates in calling order, the batch on stage first, then the next."""
    return _batches(now(event_id), Role.TRAY)


def wing(event_id: int) -> dict[str, Any]:
    """Who lines up now and next, where each will stand."""
    return _batches(now(event_id), Role.WING)


def _batches(moment: Now, role: Role) -> dict[str, Any]:
    day, current = moment.day, moment.day.present_batch
    following = moment.next_batch_no()
    numbers = [current] if current else []
    numbers += [batch.no for batch in day.batches if following is not None and batch.no >= following]
    states = ["now"] if current else []
    states += ["next", "later", "later"]
    shown = _fitting(moment, list(zip(dict.fromkeys(numbers), states, strict=False))[:BATCHES_SHOWN])
    handed = sum(one.phase == Phase.PRESENTED for one in day.recipients)
    passed = [one for one in left_behind(moment, dict(shown)) if one.batch is not None]
    rows = sum(len(day.members(no)) for no, _state in shown)
    apart = passed[: max(APART_LEAST, APART_SHOWN - rows)]
    return {
        "batches": [
            {
                **batch_head(moment, batch),
                "state": state,
                "items": [
                    person(moment, one, role) for one in day.members(no) if one.phase != Phase.WITHDRAWN
                ],
            }
            for no, state in shown
            if (batch := day.batch(no)) is not None
        ],
        "any": bool(day.batches),
        "done": handed,
        "left": sum(one.phase not in (Phase.PRESENTED, Phase.WITHDRAWN) for one in day.recipients),
        "not_handed": [
            {
                "id": one.id,
                "name": one.name,
                "tray": one.tray,
                "phase": one.phase,
                "mark": "arrived" if has_arrived(moment, one) else None,
                "moves": moves_offered(one, role),
            }
            for one in apart
        ],
        "not_handed_more": len(passed) - len(apart),
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
