"""The verbs of a list: keep its file, say what it would change, and apply it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Any

from ceremony.base import uploads
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import AT_A_TIME, breathe, db, unhurried
from ceremony.base.uploads import Upload
from ceremony.core.actor import Actor
from ceremony.core.names import fold, with_marks
from ceremony.core.people import FIELDS as FIELDS
from ceremony.core.people import People, Person, differences
from ceremony.core.refusals import Invalid, Stale
from ceremony.core.same_people import same_people
from ceremony.core.seats import seat_of
from ceremony.delegates import queries
from ceremony.delegates.facts import DelegatesImported
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.by_office import settle_name
from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code
from ceremony.delegates.usecases.substitutes import SUBSTITUTE
from ceremony.delegates.usecases.written_in import MOST_DELEGATES
from ceremony.events.queries import row as event_row
from ceremony.events.usecases import people_changed

KIND = "delegates"
MOST_SHARERS = 5
"""So many who have one seat are named to the next who is given it."""
AFTER_IMPORT: list[Callable[[Actor, int], object]] = []
"""What features above do once a list was applied: `(actor, event_id)`. The run-sheet finds its speakers."""
WHO_CAME: list[Callable[[int], Collection[int]]] = []
"""What features above know of who is in the hall: ids by event. None of these becomes another on a guess."""
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody of whom a file says something else: the fields, as they are and as they would be."""

    key: str
    was: Mapping[str, Any]
    now: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who is here but no longer listed."""

    key: str
    name: str
    unit: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change. Keys are the file's, but those of the gone, who are in none."""

    new: tuple[str, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[str, ...]
    gone: tuple[Gone, ...]
    moved: bool = False
    """Whether those who are here already stand in another order."""
    known_as: Mapping[str, str] = field(default_factory=dict)
    """Key in the file → key in the event."""
    namesakes: Mapping[str, Sequence[tuple[str, int | None]]] = field(default_factory=dict)
    """New ones whose name somebody else here bears, other marks in one unit included: unit and birth year."""
    seats: Mapping[str, Sequence[tuple[str, str, int]]] = field(default_factory=dict)
    """Those whose seat somebody has too, before them in the file (sheet, row) or here already (no row)."""

    @property
    def reorders(self) -> bool:
        """Whether those who are here will stand otherwise though nobody goes: a list of some orders none."""
        return self.moved and not self.gone

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.reorders)


def send_list(actor: Actor, event_id: int, name: str, data: bytes) -> int:
    """Keep a file of people for reading; return its number.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `file_empty` or `file_too_large`.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        return uploads.keep(this, event_id, KIND, name, data)


def sent_list(actor: Actor, event_id: int, upload_id: int) -> Upload:
    """The file that was sent.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: it is not here, or not any more.
    """
    actor.must_be(event_id)
    return uploads.of(event_id, KIND, upload_id)


def sent_lists(actor: Actor, event_id: int) -> list[Upload]:
    """The files that wait here, the newest first."""
    actor.must_be(event_id)
    return uploads.waiting(event_id, KIND)


def read_again(
    actor: Actor,
    event_id: int,
    upload_id: int,
    choices: Mapping[str, Any],
    of_header: Mapping[str, Mapping[str, Any]],
) -> None:
    """Have a file read another way; the next one with such a header is read so too.

    `of_header` has by signature what is remembered: `columns`, and an old `font` with what looked like it.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: it is not here, or not any more.
        Invalid: it stands in the list already.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        upload = uploads.of(event_id, KIND, upload_id)
        if upload.state == "applied":
            raise Invalid("list_applied")
        uploads.choose(this, upload, dict(choices))
        for signature, chosen in of_header.items():
            uploads.remember(this, KIND, signature, dict(chosen))


def compare(event_id: int, people: Sequence[Person]) -> Comparison:
    """Say what applying these people would do. Changes nothing."""
    return _compared(event_id, queries.rows_by_key(event_id), people)


def apply(
    actor: Actor,
    event_id: int,
    read: People,
    remove_gone: bool = False,
    source: str = "",
    *,
    as_seen: int | None = None,
    tell: Tell = lambda done, of: None,
    also: Callable[[Change, Comparison], object] = lambda this, found: None,
) -> Comparison:
    """Write a file's people into the event: never a second copy of a person.

    Codes, portraits and attendance stay with their person; of what the file does not speak, nothing changes.
    Who is no longer listed is withdrawn only when asked. The whole can be taken back; `source` says where it
    came from, a file's name. `as_seen` is the people's revision at which somebody looked at the changes;
    `tell` hears how far the writing is; `also` is done in the same change.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: the file has an error, or nobody is in it though the gone are to go; nothing is written.
        Stale: `list_changed`, somebody else changed the people since.
    """
    actor.must_be(event_id)
    if read.stops:
        raise Invalid("file_has_errors", count=sum(p.level == "error" for p in read.problems))
    if remove_gone and not read.people:
        raise Invalid("no_people")
    if len(read.people) > MOST_DELEGATES:
        raise Invalid("too_many_rows", most=MOST_DELEGATES)
    with change(event_id, actor) as this, remembered(this, "people_import", source):
        if as_seen is not None and event_row(event_id).people_revision != as_seen:
            raise Stale("list_changed")
        known = queries.rows_by_key(event_id)
        found = _compared(event_id, known, read.people)
        breathe()
        _write(event_id, read.people, known, found, remove_gone, tell)
        removed = len(found.gone) if remove_gone else 0
        if removed or not found.nothing:
            this.record(DelegatesImported(len(found.new), len(found.changed), removed))
            people_changed(this, event_id)
        also(this, found)
    for work in AFTER_IMPORT:
        work(actor, event_id)
    return found


def apply_list(
    actor: Actor, event_id: int, upload_id: int, read: People, as_seen: int, remove_gone: bool, tell: Tell
) -> Comparison:
    """Apply a file that was sent and looked at; the file is let go with it.

    Raises:
        as `apply`; Invalid (`list_applied`) where it was applied already.
    """

    def let_go(this: Change, found: Comparison) -> None:
        told = {
            "new": len(found.new),
            "changed": len(found.changed),
            "number": this.revision if this.entries else 0,
        }
        row = uploads.of(event_id, KIND, upload_id)
        if row.state == "applied":
            raise Invalid("list_applied")
        uploads.applied(this, row, {**told, "gone": len(found.gone) if remove_gone else 0})

    actor.must_be(event_id)
    name = uploads.of(event_id, KIND, upload_id).name
    return apply(actor, event_id, read, remove_gone, name, as_seen=as_seen, tell=tell, also=let_go)


def _compared(event_id: int, known: Mapping[str, Delegate], people: Sequence[Person]) -> Comparison:
    listed = [row for key, row in known.items() if not key.startswith(SUBSTITUTE)]
    came = {id for who in WHO_CAME for id in who(event_id)}
    known_as = same_people(people, listed, unhurried, {row.key for row in listed if row.id in came})
    new: list[Person] = []
    changed: list[Changed] = []
    unchanged: list[str] = []
    for person in unhurried(people, at_a_time=500):
        if person.key not in known_as:
            new.append(person)
        elif found := _change(known[known_as[person.key]], person):
            changed.append(found)
        else:
            unchanged.append(person.key)
    here = set(known_as.values())
    gone = (row for row in listed if row.key not in here and row.status not in ("replaced", "withdrawn"))
    return Comparison(
        tuple(one.key for one in new),
        tuple(changed),
        tuple(unchanged),
        tuple(Gone(row.key, row.name, row.unit, row.birth_year) for row in gone),
        _moved(known, [known_as[one.key] for one in people if one.key in known_as]),
        known_as,
        _namesakes(new, known.values()),
        _seats(people, known, known_as),
    )


def _change(row: Delegate, person: Person) -> Changed | None:
    """What would be others of a person; who had been withdrawn and is listed again is expected."""
    now = differences(person, row)
    if row.status == "withdrawn":
        now["status"] = "expected"
    return Changed(person.key, {name: getattr(row, name) for name in now}, now) if now else None


def _moved(known: Iterable[str], order: Sequence[str]) -> bool:
    places = {key: place for place, key in enumerate(known)}
    return any(places[one] > places[other] for one, other in pairwise(order))


def _namesakes(new: Iterable[Person], rows: Iterable[Delegate]) -> dict[str, list[tuple[str, int | None]]]:
    bearers: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    wanted = {person.key: _called(person.name, person.unit) for person in new}
    called = {name for names in wanted.values() for name in names}
    for row in unhurried(rows) if called else ():
        if row.status != "withdrawn":
            for name in called.intersection(_called(row.name, row.unit)):
                bearers[name].append((row.unit, row.birth_year))
    told = {
        key: dict.fromkeys(one for name in names for one in bearers[name]) for key, names in wanted.items()
    }
    return {key: list(found) for key, found in told.items() if found}


def _called(name: str, unit: str) -> tuple[str, str]:
    """What makes a namesake: the name with its marks, or without them in one unit."""
    return with_marks(name), f"{fold(name)}|{fold(unit)}"


def _seats(
    people: Sequence[Person], known: Mapping[str, Delegate], known_as: Mapping[str, str]
) -> dict[str, list[tuple[str, str, int]]]:
    """Who would share a seat with whom. Whoever stays away, and whose place another took, needs none."""
    told = [person for person in people if person.said is None or "seat" in person.said]
    told_again = {known_as[person.key] for person in told if person.key in known_as}
    sitting: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for key, row in known.items():
        if row.status == "expected" and key not in told_again and (seat := seat_of(row.seat)):
            sitting[seat].append((row.name, "", 0))
    shared: dict[str, list[tuple[str, str, int]]] = {}
    for person in unhurried(told, at_a_time=500):
        here = known.get(known_as.get(person.key, ""))
        if not (seat := seat_of(person.seat)) or (here and here.status in ("declined", "replaced")):
            continue
        if others := sitting[seat]:
            shared[person.key] = others[:MOST_SHARERS]
        sitting[seat].append((person.name, person.sheet, person.row))
    return shared


def _write(
    event_id: int,
    people: Sequence[Person],
    known: Mapping[str, Delegate],
    found: Comparison,
    remove_gone: bool,
    tell: Tell,
) -> None:
    event_no, taken = event_row(event_id).code_no, queries.hand_codes(event_id)
    changes = {one.key: one.now for one in found.changed}
    line_of = _lines(people, known, found, remove_gone)
    keys = _keys(people, known, found)
    for no, person in enumerate(people):
        if no % AT_A_TIME == 0:
            db.session.flush()
            tell(no, len(people))
            breathe()
        line = line_of.get(person.key)
        if person.key not in found.known_as:
            values = {name: getattr(person, name) for name in FIELDS}
            hand = fresh_hand_code(taken)
            codes = {"key": keys[person.key], "code": fresh_code(event_no), "hand_code": hand}
            row = Delegate(event_id=event_id, line=line, **codes, **values)
            settle_name(row, row.name)
            db.session.add(row)
            continue
        row = known[found.known_as[person.key]]
        called = row.name
        now = {**changes.get(person.key, {}), "key": keys[person.key]}
        for name, value in (now if line is None else {**now, "line": line}).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        settle_name(row, called)
    if remove_gone:
        for one in found.gone:
            known[one.key].status = "withdrawn"
    db.session.flush()
    tell(len(people), len(people))


def _keys(people: Sequence[Person], known: Mapping[str, Delegate], found: Comparison) -> dict[str, str]:
    """By the key in the file, the one to keep: the file's, unless somebody else goes by it already.

    No key passes from one person to another, so that whatever was written can be taken back row by row.
    """
    taken = {*known, *(person.key for person in people)}
    keys: dict[str, str] = {}
    for person in people:
        keys[person.key] = person.key
        if person.key in known:
            keys[person.key] = found.known_as.get(person.key) or _free(person.key, taken)
    return keys


def _free(key: str, taken: set[str]) -> str:
    turn = next(turn for turn in count(2) if f"{key}#{turn}" not in taken)
    taken.add(f"{key}#{turn}")
    return f"{key}#{turn}"


def _lines(
    people: Sequence[Person], known: Mapping[str, Delegate], found: Comparison, remove_gone: bool
) -> dict[str, int]:
    """Places in the office's order. A list of everybody says it; a list of some only adds to its end."""
    if remove_gone or not found.gone:
        return {person.key: person.order for person in people} if found.new or found.moved else {}
    last = max((row.line for row in known.values()), default=0)
    new = frozenset(found.new)
    return {person.key: last + person.order for person in people if person.key in new}
