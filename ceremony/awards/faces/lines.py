"""The decisions with the people they commend, in calling order, and what to look at about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from ceremony.awards import queries
from ceremony.awards.models import Recipient
from ceremony.core.actor import Role
from ceremony.core.award_doubts import LINKS, Doubt, doubts
from ceremony.core.calling import Move, moves_for
from ceremony.core.linked_names import differing, receiver_name
from ceremony.core.protocol import Kind
from ceremony.delegates import queries as delegates
from ceremony.delegates.queries import DelegateLine

BEFORE_THE_CALL = (Move.HOLD, Move.RELEASE, Move.WITHDRAW)
"""What an organiser does from this page; the rest belongs to the day's own pages."""
OPEN_UP_TO = 300
"""So many lines are shown at once; of more, those of one decision."""


def decisions_page(event_id: int, doubtful: str = "", opened: int | None = None) -> dict[str, Any]:
    """Everything the page of decisions shows. `doubtful` names a doubt, or `any`: only these lines."""
    people = queries.recipients(event_id)
    found = doubts(people, queries.listed_names(event_id))
    decided = queries.decisions(event_id)
    known = {one.id: one for one in delegates.lines(event_id, _linked(people))}
    all_open = len(people) <= OPEN_UP_TO or bool(doubtful)
    shown = opened if opened is not None else (decided[0].id if decided else None)
    return {
        "decisions": [
            {
                "row": row,
                "counts": Counter(one.kind for one in mine),
                "open": all_open or row.id == shown,
                "groups": _groups(mine, found, known, doubtful) if all_open or row.id == shown else [],
                "doubtful": sum(bool(found.get(one.id)) for one in mine),
            }
            for row in decided
            for mine in [queries.in_order(one for one in people if one.decision_id == row.id)]
        ],
        "recipients": len(people),
        "batches": max((one.batch or 0 for one in people), default=0),
        "locked": sum(one.place is None for one in people),
        "doubts": [(doubt, no) for doubt in Doubt if (no := sum(doubt in one for one in found.values()))],
        "doubtful": sum(bool(one) for one in found.values()),
    }


def recipient_line(event_id: int, row: Recipient) -> dict[str, Any]:
    """One line as its own page shows it."""
    found = doubts(queries.recipients(event_id), queries.listed_names(event_id))
    known = {one.id: one for one in delegates.lines(event_id, _linked([row]))}
    return _line(row, found, known)


def names_beside(one: Recipient, listed: Mapping[int, str]) -> dict[str, str]:
    """Who receives, by the name of today; what the list calls the honouree or receiver, if otherwise."""
    name = listed.get(one.delegate_id or 0, "")
    return {"receiver": receiver_name(one, name), "listed": name if differing(one, name) else ""}


def _linked(people: Sequence[Recipient]) -> list[int]:
    return sorted({one.delegate_id for one in people if one.delegate_id is not None})


def _groups(
    mine: Sequence[Recipient],
    found: Mapping[int, Sequence[Doubt]],
    known: Mapping[int, DelegateLine],
    doubtful: str,
) -> list[tuple[str, list[dict[str, Any]]]]:
    """By kind, each line with whether it is the first or the last of its kind."""
    groups = []
    for kind, together in groupby(mine, key=lambda one: Kind(one.kind)):
        lines = [_line(one, found, known) for one in together]
        lines[0]["first"] = lines[-1]["last"] = True
        kept = [line for line in lines if _is_shown(line["doubts"], doubtful)]
        if kept:
            groups.append((str(kind), kept))
    return groups


def _is_shown(told: Sequence[Doubt], doubtful: str) -> bool:
    return not doubtful or (bool(told) if doubtful == "any" else doubtful in told)


def _line(
    one: Recipient, found: Mapping[int, Sequence[Doubt]], known: Mapping[int, DelegateLine]
) -> dict[str, Any]:
    open_moves = moves_for(one.calling, (Role.ORGANISER,))
    person = known.get(one.delegate_id or 0)
    return {
        "row": one,
        **names_beside(one, {person.id: person.name} if person is not None else {}),
        "doubts": found.get(one.id, ()),
        "look": any(doubt not in LINKS for doubt in found.get(one.id, ())),
        "delegate": person,
        "moves": [str(move) for move in BEFORE_THE_CALL if move in open_moves],
        "first": False,
        "last": False,
    }
