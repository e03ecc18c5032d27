"""Reads about delegates. The search index of an event is kept until its people change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select

from ceremony.base.db import AT_A_TIME, db, off_loop, prepared, unhurried
from ceremony.base.kept import Kept
from ceremony.core import names
from ceremony.core.protocol import Introduced, introduction_order
from ceremony.core.roster import Entry, Index
from ceremony.delegates.models import Delegate, OldCode, Portrait

_indexes: Kept[Index] = Kept()


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """A delegate as the door may see one: no phone, no birth date, nothing sensitive."""

    id: int
    name: str
    honorific: str
    title: str
    position: str
    unit: str
    category: str
    seat: str
    status: str
    birth_year: int | None
    portrait: str | None
    reading_note: str
    attention: str
    protocol_rank: int | None
    line: int
    replaced_by_id: int | None


_lines: Kept[dict[int, DelegateLine]] = Kept()
_LINES = select(*(getattr(Delegate, name) for name in DelegateLine.__dataclass_fields__)).where(
    Delegate.event_id == bindparam("event")
)
_EVERYBODY = _LINES.order_by(Delegate.line, Delegate.id)
_OF_CATEGORIES = _EVERYBODY.where(Delegate.category.in_(bindparam("categories", expanding=True)))
_THESE = _LINES.where(Delegate.id.in_(bindparam("ids", expanding=True)))


def lines(event_id: int, ids: Sequence[int] | None = None) -> list[DelegateLine]:
    """Delegates of an event: all in the office's order, or these in the order asked for."""
    if ids is None:
        return [DelegateLine(*row) for row in unhurried(prepared(_EVERYBODY, event=event_id))]
    rows = {row[0]: DelegateLine(*row) for row in prepared(_THESE, event=event_id, ids=list(ids))}
    return [rows[one] for one in ids if one in rows]


def of_categories(event_id: int, categories: Iterable[str]) -> list[DelegateLine]:
    """The delegates of these categories, in the office's order."""
    rows = prepared(_OF_CATEGORIES, event=event_id, categories=sorted(categories))
    return [DelegateLine(*row) for row in rows]


def known(event_id: int, people_revision: int, ids: Sequence[int]) -> list[DelegateLine]:
    """Delegates of an event as `lines` tells them, each read once until its people change.

    The revision must be of the moment that is being read.
    """
    kept = _lines.at(event_id, people_revision)
    if kept is None:
        kept = _lines.keep(event_id, people_revision, {})
    if missing := [one for one in ids if one not in kept]:
        kept.update((one.id, one) for one in lines(event_id, missing))
    return [kept[one] for one in ids if one in kept]


def by_code(code: str) -> tuple[int, int] | None:
    """(event's id, delegate's id) of a printed code, of any event."""
    row = db.session.execute(
        select(Delegate.event_id, Delegate.id).where(Delegate.code == code)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def by_old_code(code: str) -> tuple[int, int] | None:
    row = db.session.execute(
        select(Delegate.event_id, Delegate.id)
        .join(OldCode, OldCode.delegate_id == Delegate.id)
        .where(OldCode.code == code)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def find(event_id: int, people_revision: int, query: str, limit: int) -> list[int]:
    """Ids of the delegates a query may mean, best first."""
    return index(event_id, people_revision).find(query, limit)


def index(event_id: int, people_revision: int) -> Index:
    """The event's search index, made again only after its people changed."""
    kept = _indexes.at(event_id, people_revision)
    if kept is not None:
        return kept
    rows = db.session.execute(
        select(Delegate.id, Delegate.name, Delegate.unit, Delegate.seat, Delegate.hand_code).where(
            Delegate.event_id == event_id, Delegate.status != "replaced"
        )
    )
    people = [Entry(*row) for row in rows]
    made: Index = off_loop(lambda: Index(people))  # a third of a second for 10 000
    return _indexes.keep(event_id, people_revision, made)


def in_order(event_id: int, sort: str) -> list[DelegateLine]:
    """All delegates by `name` (tên, họ, đệm), `protocol` or `unit`; thousands are sorted beside the loop."""
    everyone = lines(event_id)
    if sort == "protocol":
        people = {one.id: one for one in everyone}
        order = introduction_order(
            Introduced(one.id, one.category, one.protocol_rank, one.line) for one in everyone
        )
        return [people[one.id] for one in order]

    def key(one: DelegateLine) -> tuple[Any, ...]:
        return (names.alphabet_key(one.unit) if sort == "unit" else (), names.filing_key(one.name))

    ordered: list[DelegateLine] = off_loop(lambda: sorted(everyone, key=key))
    return ordered


def expected(event_id: int) -> int:
    """How many are expected: everybody but the withdrawn, the declined and the replaced."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Delegate)
            .where(Delegate.event_id == event_id, Delegate.status == "expected")
        )
        or 0
    )


def rows_by_key(event_id: int) -> dict[str, Delegate]:
    """Everybody's row, read in parts: ten thousand would hold the loop."""
    wanted = select(Delegate).where(Delegate.event_id == event_id).order_by(Delegate.line, Delegate.id)
    read = (row for part in db.session.scalars(wanted).partitions(AT_A_TIME) for row in part)
    return {row.key: row for row in unhurried(read)}


def hand_codes(event_id: int) -> set[str]:
    return set(db.session.scalars(select(Delegate.hand_code).where(Delegate.event_id == event_id)))


def portrait(digest: str) -> bytes | None:
    return db.session.scalar(select(Portrait.jpeg).where(Portrait.digest == digest))


def portraits_of(event_id: int, digest: str) -> bool:
    """Whether a portrait belongs to somebody of this event."""
    found = select(Delegate.id).where(Delegate.event_id == event_id, Delegate.portrait == digest)
    return db.session.scalar(found.limit(1)) is not None


def rows(event_id: int, ids: Iterable[int]) -> list[Delegate]:
    return list(
        db.session.scalars(select(Delegate).where(Delegate.event_id == event_id, Delegate.id.in_(list(ids))))
    )
