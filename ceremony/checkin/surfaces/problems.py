"""What the desk for problems sees: doors that disagreed, codes that let nobody in, people to be seated."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ceremony.base import clock
from ceremony.base.live import Surface
from ceremony.checkin.facts import ConflictClosed, ConflictOpened, ScanRefused
from ceremony.checkin.queries import problems
from ceremony.checkin.surfaces.door import DOOR
from ceremony.checkin.usecases.problems import OFFERED, REOPENS_FOR
from ceremony.core.actor import Role
from ceremony.core.late import ConflictKind

MOST_CARDS, MOST_SECONDS, MOST_CLOSED, MOST_TRIED, MOST_NEWCOMERS, MOST_SEATED = 6, 3, 4, 6, 5, 3
MOST_TEXT = 70
"""Characters of a name, an office, a unit: whatever the lists hold, the picture stays small."""
_TEXTS = ("name", "position", "unit", "seat", "honorific", "door", "by", "added_by", "closed_by")


def picture(event_id: int) -> dict[str, Any]:
    """The live picture; every list is cut and says how many more there are."""
    cards, open_ones = problems.open_cards(event_id, MOST_CARDS)
    tried, newcomers = problems.tried(event_id), problems.newcomers(event_id)
    since = clock.now() - REOPENS_FOR
    seconds, unnamed = problems.unnamed(event_id, MOST_SECONDS)
    waiting = {one.id for one in seconds}
    closed = [one for one in problems.closed_since(event_id, since, MOST_CLOSED) if one.id not in waiting]
    return {
        "cards": [card_face(one) for one in cards],
        "cards_more": open_ones - len(cards),
        "seconds": [
            {**card_face(one), "may_reopen": one.closed_at is not None and one.closed_at >= since}
            for one in seconds
        ],
        "seconds_more": unnamed - len(seconds),
        "closed": [card_face(one) for one in closed],
        "seated": [_short(asdict(one)) for one in problems.seated_lately(event_id, since, MOST_SEATED)],
        "tried": [_short(asdict(one)) for one in tried[:MOST_TRIED]],
        "tried_more": len(tried[MOST_TRIED:]),
        "newcomers": [_short(asdict(one)) for one in newcomers[:MOST_NEWCOMERS]],
        "newcomers_more": len(newcomers[MOST_NEWCOMERS:]),
    }


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
