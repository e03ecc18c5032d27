"""What the desk for problems sees of the flow: who came when, how long until all are in, same names."""

from __future__ import annotations

from typing import Any

from ceremony.base.live import Surface
from ceremony.checkin.queries import arrivals, namesakes
from ceremony.checkin.surfaces.door import COUNTED
from ceremony.core import bars
from ceremony.core.actor import Role
from ceremony.events import queries as events

MOST_NAMES, MOST_BEARERS, MOST_TEXT = 6, 4, 70
LABELS = 6


def picture(event_id: int) -> dict[str, Any]:
    """The live picture; long lists are cut and say how many more there are."""
    flow = arrivals.flowing(event_id)
    told = flow.arrivals
    scale = bars.scale(told.most)
    counts = [bucket.by_door for bucket in told.buckets]
    same = namesakes.namesakes(events.of(event_id))
    return {
        "flow": flow,
        "width": bars.width(counts),
        "paths": bars.paths(counts, scale[0] if scale else 0),
        "scale": scale,
        "lines": bars.lines(scale, bars.width(counts)),
        "step": bars.step(len(counts), LABELS),
        "same": [[_bearer(one, is_in) for one, is_in in those[:MOST_BEARERS]] for those in same[:MOST_NAMES]],
        "same_count": len(same),
        "same_more": sum(map(len, same)) - sum(len(those[:MOST_BEARERS]) for those in same[:MOST_NAMES]),
    }


def _bearer(one: namesakes.Bearer, is_in: bool) -> dict[str, Any]:
    return {
        "name": one.name[:MOST_TEXT],
        "position": one.position[:MOST_TEXT],
        "unit": one.unit[:MOST_TEXT],
        "birth_year": one.birth_year,
        "seat": one.seat[:20],
        "is_in": is_in,
    }


ARRIVALS = Surface(
    "arrivals",
    query=picture,
    redrawn_by=COUNTED,
    watched_by=(Role.DOOR,),
    template="checkin/_arrivals.html",
    variable="coming",
    order=9,
)
