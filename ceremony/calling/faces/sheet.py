"""The desk's run-sheet, a picture of its own: however large the batch on stage, no item ever leaves it."""

from __future__ import annotations

from typing import Any

from ceremony.calling.faces.parts import hours, lateness, short
from ceremony.calling.moment import Now, now
from ceremony.calling.queries import status_of

PICTURE_BYTES = 14_800
"""What the rows may weigh, with room for their frame: of a monstrous run-sheet the part around now."""
ITEM_BYTES = 210
FORECAST_BYTES = 88
"""Measured, without their words: an item's row and its forecast."""


def sheet(event_id: int) -> dict[str, Any]:
    """Every item with its hours; where a picture cannot hold them, how many stand before and after."""
    moment = now(event_id)
    rows = _rows(moment)
    first, last = _shown(rows)
    return {
        "revision": moment.day.stage.revision,
        "items": rows[first:last],
        "before": first,
        "after": len(rows) - last,
        "slips_from": lateness(moment)["slips_from"],
    }


def _rows(moment: Now) -> list[dict[str, Any]]:
    return [
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


def _shown(rows: list[dict[str, Any]]) -> tuple[int, int]:
    """The span of rows that is drawn: what is still to come counts twice as much as what was."""
    here = next((no for no, row in enumerate(rows) if row["status"] == "running"), 0)
    first, last = here, min(here + 1, len(rows))
    while first > 0 or last < len(rows):
        wider = (max(0, first - 1), min(len(rows), last + 2))
        if sum(map(_weight, rows[wider[0] : wider[1]])) > PICTURE_BYTES:
            break
        first, last = wider
    return first, last


def _weight(row: dict[str, Any]) -> int:
    words = len(f"{row['title']}{row['performer']}".encode())
    return ITEM_BYTES + (FORECAST_BYTES if row["base"] else 0) + words
