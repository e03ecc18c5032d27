"""The list that a door without network decides from, as its device is sent it: whole, or what has changed.

A mirror of each event is kept in memory, every person as the very JSON that goes out. It follows the journal:
a fact that names a delegate has that one read again, a fact that names nobody has everybody compared. Codes
leave the server as digests only; phones, birth dates and everything sensitive do not leave it at all.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import bindparam, select

from ceremony.awards.queries import short_awards
from ceremony.base import clock
from ceremony.base.db import look_up, prepared, unhurried
from ceremony.base.journal import LINES
from ceremony.base.kept import Kept
from ceremony.base.live import drawer
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.checkin.queries.door import counts
from ceremony.checkin.queries.same_names import same_names
from ceremony.core.admission import is_vip
from ceremony.core.aloud import placed
from ceremony.delegates.models import Delegate, OldCode
from ceremony.delegates.queries import convention
from ceremony.events.models import Event
from ceremony.events.queries import EventSummary, by_id

BY_IDS = 400
MOST_FACTS = 4_000
"""Beyond so many facts everybody is compared: that is quicker than to read what each of them says."""
NAMES = ("delegate_id", "substitute_id")
"""How a fact names whom it is about."""

_COLUMNS = {
    name: getattr(Delegate, name)
    for name in (
        "id", "name", "sort_given", "honorific", "position", "unit", "category", "seat", "birth_year",
        "attention", "vip", "status", "code", "hand_code",
    )
}  # fmt: skip
_PEOPLE = (
    select(*_COLUMNS.values(), Attendance.at, Attendance.door, Attendance.by)
    .outerjoin(Attendance, THEIR_COMING)
    .where(Delegate.event_id == bindparam("event"))
    .order_by(Delegate.id)
)
_IDS = select(Delegate.id).where(Delegate.event_id == bindparam("event"))
_OLD = (
    select(OldCode.code, OldCode.delegate_id)
    .join(Delegate, Delegate.id == OldCode.delegate_id)
    .where(Delegate.event_id == bindparam("event"))
)
_AMONG = Delegate.id.in_(bindparam("ids", expanding=True))
_FACTS = select(LINES.c.data).where(
    LINES.c.event_id == bindparam("event"),
    LINES.c.number > bindparam("after"),
    LINES.c.number <= bindparam("until"),
)
_CODE_NO = select(Event.code_no).where(Event.id == bindparam("event"))


def roster(event_id: int, since: int | None = None, run: str | None = None) -> bytes:
    """What an offline door needs, as JSON: whole, or who has changed since a revision it was told before.

    `run` is the one that came with that revision. Of another run, or of before this server has looked,
    nothing is known of what has changed: the answer is whole.
    """
    mirror = _mirrors.at(event_id, 0) or _mirrors.keep(event_id, 0, Mirror())
    with mirror.turn:
        look_up()  # others were before us: what they have read may be newer than what we have
        event = by_id(event_id)
        assert event is not None
        mirror.follow(event)
        return mirror.told(event, since if run in (None, drawer.run) else None)


def digest(code_no: int, digits: str) -> str:
    """How a code is known outside: nobody reads the digits of an invitation out of it."""
    return hashlib.sha256(f"{code_no}:{digits}".encode()).hexdigest()[:16]


class Mirror:
    """The list of one event at one revision, and when each of its people was last seen to change."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self._begin(0)
        self._revision = -1

    def _begin(self, code_no: int) -> None:
        self._code_no = code_no
        self._born = 0
        self._people_revision = -1
        self._twice: frozenset[int] = frozenset()
        self._awards: dict[int, str] = {}
        self._texts: dict[int, bytes] = {}
        """Each as it is told, packed in bytes: ten thousand as text would take three times the memory."""
        self._old: dict[int, dict[str, int]] = {}
        self._changed: dict[int, int] = {}
        self._gone: dict[int, int] = {}

    def follow(self, event: EventSummary) -> None:
        """Be of the event's present moment."""
        if event.revision == self._revision:
            return
        if not 0 <= self._revision < event.revision:
            self._begin(prepared(_CODE_NO, event=event.id).scalar_one())
            self._born = event.revision
            self._compare(event, None)
        else:
            named, unnamed = self._facts(event)
            if unnamed and event.people_revision != self._people_revision:
                self._compare(event, None)
            else:
                named |= same_names(event) ^ self._twice
                self._compare(event, named | (self._honoured(event.id) if unnamed else set()))
        self._revision, self._people_revision = event.revision, event.people_revision

    def _facts(self, event: EventSummary) -> tuple[set[int], bool]:
        """Whom the journal names since this mirror's moment, and whether a fact names nobody."""
        if event.revision - self._revision > MOST_FACTS:
            return set(), True
        named, unnamed = set(), False
        facts = prepared(_FACTS, event=event.id, after=self._revision, until=event.revision).scalars()
        for data in unhurried(facts):
            ids = {data[name] for name in NAMES if data.get(name) is not None}
            named |= ids
            unnamed = unnamed or not ids
        return named, unnamed

    def _honoured(self, event_id: int) -> set[int]:
        """Learn the awards anew; return whose is told in other words now."""
        before, self._awards = self._awards, short_awards(event_id)
        return {
            one for one in {*before, *self._awards} if before.get(one, "") != self._awards.get(one, "")
        } & self._texts.keys()

    def _compare(self, event: EventSummary, ids: set[int] | None) -> None:
        """Read everybody, or these, and note who is another than before, and who is no more."""
        self._twice = same_names(event)
        if ids is None:
            self._awards = short_awards(event.id)
        seen = set()
        for part in _parts(_everybody(event.id) if ids is None else ids):
            old = _old_codes(event.id, self._code_no, part)
            for row in unhurried(_rows(_PEOPLE, event.id, part)):
                seen.add(row.id)
                self._gone.pop(row.id, None)  # put back, or SQLite has given the number to somebody else
                born = row.birth_year if row.id in self._twice else None
                text = _person(row, self._code_no, self._awards.get(row.id, ""), born)
                if text != self._texts.get(row.id) or old[row.id] != self._old.get(row.id, {}):
                    self._changed[row.id] = event.revision
                self._texts[row.id], self._old[row.id] = text, old[row.id]
        for one in (self._texts.keys() if ids is None else ids & self._texts.keys()) - seen:
            del self._texts[one], self._old[one]
            self._changed.pop(one, None)
            self._gone[one] = event.revision

    def told(self, event: EventSummary, since: int | None) -> bytes:
        whole = since is None or not self._born <= since <= self._revision
        after = -1 if whole or since is None else since
        people = [one for one in self._texts if whole or self._changed[one] > after]
        present, expected = counts(event.id)
        head = {
            "event": {
                "slug": event.slug,
                "name": event.name,
                "code_no": self._code_no,
                "filing": convention(event.id).value,
                "status": event.status,
            },
            "revision": self._revision,
            "run": drawer.run,
            "whole": whole,
            "at": clock.wire(clock.now()),
            "present": present,
            "expected": expected,
            "gone": [one for one, at in self._gone.items() if not whole and at > after],
            "old": {key: value for one in people for key, value in self._old[one].items()},
        }
        listed = b",".join(self._texts[one] for one in people)
        return b'%b,"people":[%b]}' % (_json(head)[:-1], listed)


_mirrors: Kept[Mirror] = Kept()


def _person(row: Any, code_no: int, award: str, birth_year: int | None) -> bytes:
    first = {"at": clock.wire(row.at), "door": row.door, "by": row.by} if row.at is not None else None
    return _json(
        {
            "id": row.id,
            "name": row.name,
            "given": row.sort_given,
            "honorific": row.honorific,
            "position": row.position,
            "unit": row.unit,
            "office": placed(row.position, row.unit, row.name),
            "category": row.category,
            "seat": row.seat,
            "birth_year": birth_year,
            "award": award,
            "attention": row.attention,
            "vip": is_vip(row.category, row.vip),
            "status": row.status,
            "code": digest(code_no, row.code),
            "hand": digest(code_no, row.hand_code),
            "first": first,
        }
    )


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _everybody(event_id: int) -> set[int]:
    return set(unhurried(prepared(_IDS, event=event_id).scalars()))


def _parts(ids: set[int]) -> Iterator[Sequence[int]]:
    """A few hundred at a time: ten thousand rows at once would stay in the server's memory."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), BY_IDS):
        yield wanted[start : start + BY_IDS]


def _rows(statement: Any, event_id: int, ids: Sequence[int]) -> Iterable[Any]:
    return cast(Iterable[Any], prepared(statement.where(_AMONG), event=event_id, ids=ids))


def _old_codes(event_id: int, code_no: int, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """By delegate, the codes their earlier papers had: they are told "replaced", never "unknown"."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for code, delegate_id in unhurried(_rows(_OLD, event_id, ids)):
        found[delegate_id][digest(code_no, code.rpartition("-")[2])] = delegate_id
    return found
