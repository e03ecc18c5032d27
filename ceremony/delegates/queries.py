"""Reads about delegates. The search index of an event is kept until its people change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import and_, bindparam, func, not_, select
from sqlalchemy.orm import aliased

from ceremony.base.db import AT_A_TIME, breathe, db, off_loop, prepared, unhurried
from ceremony.base.kept import Kept
from ceremony.core import names
from ceremony.core.names import Convention
from ceremony.core.portrait_names import Bearer
from ceremony.core.precedence import Standing, office_rank, standing_of
from ceremony.core.protocol import INTRODUCED_BY_CATEGORY, introduction_order
from ceremony.core.refusals import Unknown
from ceremony.core.roster import Entry, Index
from ceremony.delegates.models import Delegate, OldCode, Portrait
from ceremony.events.models import Event

_indexes: Kept[tuple[Convention, Index]] = Kept()


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
    sort_given: str
    nameless: bool
    vip: bool | None
    added_at_door: str
    added_by: str


BY_IDS = 500
MANY_GUESTS = 300
_lines: Kept[dict[int, DelegateLine]] = Kept()
_LINES = select(*(getattr(Delegate, name) for name in DelegateLine.__dataclass_fields__)).where(
    Delegate.event_id == bindparam("event")
)
_EVERYBODY = _LINES.order_by(Delegate.line, Delegate.id)
_THESE = _LINES.where(Delegate.id.in_(bindparam("ids", expanding=True)))


def lines(event_id: int, ids: Sequence[int] | None = None) -> list[DelegateLine]:
    """Delegates of an event: all in the office's order, or these in the order asked for."""
    if ids is None:
        return [DelegateLine(*row) for row in unhurried(prepared(_EVERYBODY, event=event_id))]
    rows = {row[0]: DelegateLine(*row) for row in prepared(_THESE, event=event_id, ids=list(ids))}
    return [rows[one] for one in ids if one in rows]


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
    """The event's search index, made again only after its people or their filing changed."""
    filing = convention(event_id)
    kept = _indexes.at(event_id, people_revision)
    if kept is not None and kept[0] is filing:
        return kept[1]
    rows = db.session.execute(
        select(
            Delegate.id,
            Delegate.name,
            Delegate.unit,
            Delegate.seat,
            Delegate.hand_code,
            Delegate.sort_given,
            Delegate.phone,
        ).where(Delegate.event_id == event_id, Delegate.status != "replaced")
    )
    people = [Entry(*row) for row in rows]
    made: Index = off_loop(lambda: Index(people, filing))  # a third of a second for 10 000
    return _indexes.keep(event_id, people_revision, (filing, made))[1]


def convention(event_id: int) -> Convention:
    """Which part of a name decides after the given name at this event."""
    return Convention(prepared(_FILING, event=event_id).scalar_one())


_FILING = select(Event.filing).where(Event.id == bindparam("event"))


def in_order(event_id: int, sort: str) -> list[DelegateLine]:
    """All delegates by `name` (tên, họ, đệm), `protocol` or `unit`; thousands are sorted beside the loop."""
    everyone = lines(event_id)
    if sort == "protocol":
        people = {one.id: one for one in everyone}
        first = [people.pop(one) for one in guests(event_id) if one in people]
        return [*first, *people.values()]
    filing = convention(event_id)

    def key(one: DelegateLine) -> tuple[str, str]:
        return (unit_key(one.unit) if sort == "unit" else "", name_key(one.name, filing, one.sort_given))

    ordered: list[DelegateLine] = off_loop(lambda: sorted(everyone, key=key))
    return ordered


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """Somebody as papers of the hall may name one: nothing that only the office knows."""

    id: int
    name: str
    nameless: bool
    honorific: str
    title: str
    position: str
    unit: str
    category: str
    seat: str
    sort_given: str

    @property
    def label(self) -> str:
        """Whom a line is about, in a sentence."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


_PRINTED = (
    select(*(getattr(Delegate, name) for name in PrintedPerson.__dataclass_fields__))
    .where(Delegate.event_id == bindparam("event"), Delegate.status == "expected")
    .order_by(Delegate.line, Delegate.id)
)


def printed_people(event_id: int, sort: str = "line") -> list[PrintedPerson]:
    """Everybody who is expected, a substitute instead of whom they replace.

    `sort`: `line` is the office's own order; `name`, whoever has no name yet coming last; `unit`, by name
    within each, those without one last; `protocol`, those who are introduced first.
    """
    people = [PrintedPerson(*row) for row in unhurried(prepared(_PRINTED, event=event_id))]
    if sort == "protocol":
        place = {id_: no for no, id_ in enumerate(guests(event_id))}
        return sorted(people, key=lambda one: place.get(one.id, len(place)))
    if sort == "line":
        return people
    filing = convention(event_id)

    def key(one: PrintedPerson) -> tuple[bool, str, bool, str]:
        unit = unit_key(one.unit) if sort == "unit" else ""
        return sort == "unit" and not one.unit, unit, one.nameless, name_key(one.name, filing, one.sort_given)

    return sorted(people, key=key)


@lru_cache(maxsize=20_000)
def name_key(name: str, filing: Convention, given: str) -> str:
    """What a name is filed by, known from the last time: a list of thousands is sorted after every edit."""
    return names.filing_key(name, filing, given)


@lru_cache(maxsize=4_000)
def unit_key(unit: str) -> str:
    return names.alphabet_key(unit)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who may be introduced: what precedence asks, and the place given by hand."""

    id: int
    category: str
    status: str
    line: int
    name: str
    honorific: str
    title: str
    position: str
    unit: str
    birth_year: int | None
    birth_date: date | None
    bloc: str
    level: str
    appointed_on: date | None
    protocol_rank: int | None
    protocol_reason: str

    @property
    def office(self) -> tuple[str, str]:
        """Bloc and level: what a person said, else what the words of the position say."""
        bloc, level = _suggested(self.position, self.unit)
        return self.bloc or bloc, self.level or level

    @property
    def standing(self) -> Standing:
        bloc, level = self.office
        return Standing(
            self.id,
            self.category,
            bloc,
            level,
            _office(self.position, self.unit),
            self.appointed_on,
            self.birth_date,
            self.birth_year,
            self.protocol_rank,
            self.line,
        )


_suggested = lru_cache(maxsize=4_000)(standing_of)
_office = lru_cache(maxsize=4_000)(office_rank)
_GUESTS = (
    select(*(getattr(Delegate, name) for name in Guest.__dataclass_fields__))
    .where(
        Delegate.event_id == bindparam("event"),
        Delegate.status != "replaced",
        Delegate.category.in_(INTRODUCED_BY_CATEGORY),
    )
    .order_by(Delegate.line, Delegate.id)
)


def guests(event_id: int) -> dict[int, Guest]:
    """Guests, leaders and officers in the order they are introduced, whether they come or not.

    Everybody who is asked for the order counts the same people, or a place given by hand would be another.
    """
    everyone = {row[0]: Guest(*row) for row in prepared(_GUESTS, event=event_id)}
    if len(everyone) < MANY_GUESTS:
        order = introduction_order(one.standing for one in everyone.values())
    else:
        order = off_loop(lambda: introduction_order(one.standing for one in everyone.values()))
    return {one.id: everyone[one.id] for one in order}


_SUBSTITUTED = aliased(Delegate)
WALKED_IN = and_(
    Delegate.added_by != "",
    Delegate.id.not_in(
        select(_SUBSTITUTED.replaced_by_id).where(
            _SUBSTITUTED.event_id == bindparam("event"), _SUBSTITUTED.replaced_by_id.is_not(None)
        )
    ),
)
"""Whom a door wrote in and who holds nobody's place: nobody invited or summoned them."""
EXPECTED = and_(Delegate.event_id == bindparam("event"), Delegate.status == "expected", not_(WALKED_IN))
"""Whom the event awaits, the one meaning of "expected" in every count.

Whoever was invited or summoned, a substitute instead of whom they replace; not the withdrawn, not those who
said that they will not come, not walk-ins: these are counted among the present only.
"""
_HOW_MANY = select(func.count()).select_from(Delegate).where(EXPECTED)


def expected(event_id: int) -> int:
    """How many are expected, in the meaning of `EXPECTED`."""
    return int(prepared(_HOW_MANY, event=event_id).scalar_one())


def rows_by_key(event_id: int) -> dict[str, Delegate]:
    """Everybody's row, read in parts: ten thousand would hold the loop."""
    wanted = select(Delegate).where(Delegate.event_id == event_id).order_by(Delegate.line, Delegate.id)
    read = (row for part in db.session.scalars(wanted).partitions(AT_A_TIME) for row in part)
    return {row.key: row for row in unhurried(read)}


def by_old_hand_code(event_id: int, digits: str) -> int | None:
    """Whose short code this was, before the invitation was reissued."""
    old = by_old_code(old_hand_code(event_id, digits))
    return old[1] if old is not None else None


def old_hand_code(event_id: int, digits: str) -> str:
    """How a short code that was reissued is kept: it means somebody only within its event."""
    return f"{event_id}-{digits}"


def hand_codes(event_id: int) -> set[str]:
    """Every short code of the event that somebody has or once had: old paper must not open the door for
    somebody else.
    """
    held = set(db.session.scalars(select(Delegate.hand_code).where(Delegate.event_id == event_id)))
    old = db.session.scalars(
        select(OldCode.code).where(OldCode.code.startswith(old_hand_code(event_id, ""), autoescape=True))
    )
    return held | {code.rpartition("-")[2] for code in old}


def row(event_id: int, delegate_id: int) -> Delegate:
    """Somebody's row.

    Raises:
        Unknown: this event has no such delegate.
    """
    found = db.session.get(Delegate, delegate_id)
    if found is None or found.event_id != event_id:
        raise Unknown(what="delegate")
    return found


def bearers(event_id: int) -> list[Bearer]:
    """Everybody whom the name of a picture's file may mean."""
    rows = db.session.execute(
        select(
            Delegate.id,
            Delegate.name,
            Delegate.unit,
            Delegate.birth_year,
            Delegate.code,
            Delegate.hand_code,
        ).where(Delegate.event_id == event_id, Delegate.status != "replaced")
    )
    return [Bearer(*row[:4], codes=(row[4], row[5])) for row in rows]


def last_line(event_id: int) -> int:
    """The last place of the office's own order that is taken."""
    return db.session.scalar(select(func.max(Delegate.line)).where(Delegate.event_id == event_id)) or 0


def keys(event_id: int) -> set[str]:
    return set(db.session.scalars(select(Delegate.key).where(Delegate.event_id == event_id)))


def portrait(digest: str) -> bytes | None:
    return db.session.scalar(select(Portrait.jpeg).where(Portrait.digest == digest))


def portraits_of(event_id: int, digest: str) -> bool:
    """Whether a portrait belongs to somebody of this event."""
    found = select(Delegate.id).where(Delegate.event_id == event_id, Delegate.portrait == digest)
    return db.session.scalar(found.limit(1)) is not None


def rows(event_id: int, ids: Iterable[int]) -> list[Delegate]:
    """These delegates' rows, read in parts: somebody may mean all ten thousand."""
    wanted, found = list(ids), list[Delegate]()
    for start in range(0, len(wanted), BY_IDS):
        part = select(Delegate).where(
            Delegate.event_id == event_id, Delegate.id.in_(wanted[start : start + BY_IDS])
        )
        found += db.session.scalars(part).all()
        if len(wanted) > BY_IDS:
            breathe()
    return found
