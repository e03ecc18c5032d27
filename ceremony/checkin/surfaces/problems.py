"""What the desk for problems sees: doors that disagreed, codes that let nobody in, people to be seated."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any

from ceremony.base import clock
from ceremony.base.live import Surface
from ceremony.checkin.facts import ConflictClosed, ConflictOpened, ScanRefused
from ceremony.checkin.queries import problems
from ceremony.checkin.surfaces.door import DOOR
from ceremony.checkin.surfaces.small_pictures import fitting, texts
from ceremony.checkin.usecases.problems import OFFERED, REOPENS_FOR
from ceremony.core.actor import Role
from ceremony.core.late import ConflictKind
from ceremony.events import queries as events

MOST_CARDS, MOST_SECONDS, MOST_CLOSED, MOST_TRIED, MOST_NEWCOMERS, MOST_SEATED = 6, 3, 4, 6, 5, 3
MOST_TEXT = 70
"""Characters of a name, an office, a unit: whatever the lists hold, the picture stays small."""
ROOMS = {
    "seconds": (2_000, 0, 3),
    "cards": (5_600, 400, 4),
    "newcomers": (3_000, 410, 2),
    "tried": (2_100, 290, 1),
}
"""Bytes that a list may take, what is left of it the next one too; of a row besides its texts, of which a
card is told more than it shows; and how often a row's keys say which event. Of long texts fewer are shown."""
_TEXTS = ("name", "position", "unit", "seat", "honorific", "door", "by", "added_by", "closed_by")


def picture(event_id: int) -> dict[str, Any]:
    """The live picture; every list is cut and says how many more there are."""
    since, slug = clock.now() - REOPENS_FOR, events.of(event_id).slug
    seconds, unnamed = problems.unnamed(event_id, MOST_SECONDS)
    cards, open_ones = problems.open_cards(event_id, MOST_CARDS)
    newcomers, unseen = problems.newcomers(event_id, MOST_NEWCOMERS)
    tried = problems.tried(event_id)
    waiting = {one.id for one in seconds}
    closed = [one for one in problems.closed_since(event_id, since, MOST_CLOSED) if one.id not in waiting]
    to_name = [
        {**card_face(one), "may_reopen": one.closed_at is not None and one.closed_at >= since}
        for one in seconds
    ]
    lists = {
        "seconds": (to_name, unnamed),
        "cards": ([card_face(one) for one in cards], open_ones),
        "newcomers": ([_short(asdict(one)) for one in newcomers], unseen),
        "tried": ([_short(asdict(one)) for one in tried[:MOST_TRIED]], len(tried)),
    }
    return {
        **_cut(lists, slug),
        "closed": [card_face(one) for one in closed],
        "seated": [_short(asdict(one)) for one in problems.seated_lately(event_id, since, MOST_SEATED)],
    }


def _cut(lists: dict[str, tuple[list[dict[str, Any]], int]], slug: str) -> dict[str, Any]:
    """What there is room for of each list, and how many more there are of it."""
    told: dict[str, Any] = {}
    left = 0
    for name, (rows, in_all) in lists.items():
        room, markup, links = ROOMS[name]
        shown, left = fitting(rows, len(rows), room + left, partial(_takes, markup + links * len(slug)))
        told |= {name: shown, f"{name}_more": in_all - len(shown)}
    return told


def _takes(markup: int, row: dict[str, Any]) -> int:
    return markup + texts(row)


def card_face(one: problems.Card) -> dict[str, Any]:
    """A card as it is shown, with the ways to close it."""
    plain = {**asdict(one), "told": one.told, "ways": [str(way) for way in OFFERED[ConflictKind(one.kind)]]}
    return {**_short(plain), **{name: _short(plain[name]) for name in ("earlier", "later", "told")}}


def _short(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value[:MOST_TEXT] if name in _TEXTS and isinstance(value, str) else value
        for name, value in plain.items()
    }


PROBLEMS = Surface(
    "problems",
    query=picture,
    redrawn_by=(*DOOR.redrawn_by, ConflictOpened, ConflictClosed, ScanRefused),
    watched_by=(Role.DOOR,),
    template="checkin/_problems.html",
    variable="problems",
    order=8,
)
