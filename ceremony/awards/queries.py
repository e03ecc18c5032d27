"""Reads about decisions, recipients and batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import bindparam, select

from ceremony.awards.models import Decision, Recipient
from ceremony.base.db import db, prepared
from ceremony.core.calling import SECRET
from ceremony.core.cursor import AwardGroup
from ceremony.core.decisions import Candidate
from ceremony.core.protocol import Batch, Entry, decision_order
from ceremony.delegates.models import Delegate

_DECISIONS = select(Decision).where(Decision.event_id == bindparam("event"))
_RECIPIENTS = (
    select(Recipient)
    .where(Recipient.event_id == bindparam("event"))
    .order_by(Recipient.tray.is_(None), Recipient.tray, Recipient.id)
)


def decisions(event_id: int) -> list[Decision]:
    """In calling order of their awards: rank, date, number."""
    rows = db.session.scalars(_DECISIONS, {"event": event_id})
    return sorted(rows, key=lambda row: decision_order(row.rank, row.date, row.number, row.id))


def recipients(event_id: int) -> list[Recipient]:
    """In calling order; those without a place yet at the end."""
    return list(db.session.scalars(_RECIPIENTS, {"event": event_id}))


def batches(people: Sequence[Recipient]) -> tuple[Batch, ...]:
    """The batches as they were arranged, from the places their people were given."""
    groups: dict[int, list[Recipient]] = defaultdict(list)
    for one in people:
        if one.batch is not None:
            groups[one.batch].append(one)
    return tuple(
        Batch(no, group[0].decision_id, group[0].kind, tuple(one.id for one in group))
        for no, group in sorted(groups.items())
    )


def entries(decided: Sequence[Decision], people: Sequence[Recipient]) -> list[Entry]:
    """The recipients as the calling order sees them; the locked have no place in it."""
    of = {one.id: one for one in decided}
    return [
        Entry(
            one.id,
            one.decision_id,
            of[one.decision_id].rank,
            of[one.decision_id].date,
            of[one.decision_id].number,
            one.kind,
            one.line,
        )
        for one in people
        if one.phase not in SECRET
    ]


def award_groups(decided: Sequence[Decision], arranged: Sequence[Batch]) -> list[AwardGroup]:
    """Each decision as the stage meets it, in the order its batches are called.

    A batch that was added on the day stands at the end by itself, its decision not read again: no step
    before it moves, and the ceremony keeps its place.
    """
    of = {one.id: one for one in decided}
    groups: list[AwardGroup] = []
    for decision_id, own in groupby(arranged, key=lambda batch: batch.decision_id):
        row, met = of[decision_id], any(group.decision_id == decision_id for group in groups)
        groups.append(AwardGroup(decision_id, tuple(own), row.call_mode, row.one_by_one, not met))
    return groups


def candidates(event_id: int) -> list[Candidate]:
    """Delegates whom a decision may mean."""
    return [
        Candidate(*row)
        for row in db.session.execute(
            select(Delegate.id, Delegate.name, Delegate.unit, Delegate.birth_year).where(
                Delegate.event_id == event_id, Delegate.status != "replaced"
            )
        )
    ]


_SHORT = (
    select(Decision.title, Recipient.batch)
    .join(Decision, Decision.id == Recipient.decision_id)
    .where(Recipient.phase.not_in(sorted(SECRET)), Recipient.delegate_id == bindparam("delegate"))
    .order_by(Recipient.tray)
)


def short_award(delegate_id: int) -> str:
    """`Giấy khen của Chủ tịch UBND xã, đợt 2`; several awards are joined; locked ones are not told."""
    rows = prepared(_SHORT, delegate=delegate_id).all()
    return "; ".join(f"{title}, đợt {batch}" if batch else title for title, batch in rows)
