"""The verbs of the list: apply a file, put a substitute in somebody's place, hang a portrait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from ceremony.base import secrets
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import AT_A_TIME, breathe, db, off_loop, unhurried
from ceremony.core import codes
from ceremony.core.actor import Actor, Role
from ceremony.core.people import People, Person
from ceremony.core.refusals import Conflict, Invalid, Unknown
from ceremony.delegates import queries
from ceremony.delegates.facts import DelegateReplaced, DelegatesImported, PortraitsChanged
from ceremony.delegates.models import Delegate, Portrait
from ceremony.events.queries import row as event_row
from ceremony.events.usecases import people_changed

MOST_DELEGATES = 20_000
PORTRAIT_PX = (600, 800)
MOST_PORTRAIT_BYTES = 15 * 1024 * 1024

FIELDS = (
    "name as_typed honorific title position unit category gender birth_year birth_date ethnicity religion "
    "party phone seat note reading_note"
).split()
"""What a file says of a person; the rest of a row (codes, portrait, status) is ours."""


SUBSTITUTE = "thay|"
"""How the key of somebody begins who came in a delegate's place (người đi thay)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change: keys of each kind. Gone: here, but no longer listed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]


def compare(event_id: int, people: tuple[Person, ...]) -> Comparison:
    """Say what applying these people would do. Changes nothing."""
    return _compared(queries.rows_by_key(event_id), people)


def _compared(known: Mapping[str, Delegate], people: tuple[Person, ...]) -> Comparison:
    new: list[str] = []
    changed: list[str] = []
    unchanged: list[str] = []
    for person in unhurried(people, at_a_time=500):
        row = known.get(person.key)
        if row is None:
            new.append(person.key)
        else:
            (unchanged if _same(row, person) else changed).append(person.key)
    listed = {person.key for person in people}
    gone = [key for key, row in known.items() if key not in listed and _was_listed(row)]
    return Comparison(tuple(new), tuple(changed), tuple(unchanged), tuple(gone))


def apply(
    actor: Actor, event_id: int, read: People, remove_gone: bool = False, source: str = ""
) -> Comparison:
    """Write a file's people into the event, merged by key: never a second copy of a person.

    Codes, portraits and attendance stay with their person. Who is no longer listed is withdrawn only
    when asked. The whole can be taken back; `source` says where it came from, a file's name.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: the file has an error; nothing is written.
    """
    actor.must_be(event_id)
    if read.stops:
        raise Invalid("file_has_errors", count=sum(p.level == "error" for p in read.problems))
    if len(read.people) > MOST_DELEGATES:
        raise Invalid("too_many_rows", most=MOST_DELEGATES)
    with change(event_id, actor) as this, remembered(this, "people_import", source):
        known = queries.rows_by_key(event_id)
        found = _compared(known, read.people)
        breathe()
        event_no = event_row(event_id).code_no
        taken = queries.hand_codes(event_id)
        for no, person in enumerate(read.people):
            if no % AT_A_TIME == 0:
                db.session.flush()
                breathe()
            row = known.get(person.key)
            if row is None:
                hand = fresh_hand_code(taken)
                row = Delegate(event_id=event_id, key=person.key, code=_fresh_code(event_no), hand_code=hand)
                db.session.add(row)
            elif row.status == "withdrawn":
                row.status = "expected"
            row.line = person.order
            for field in FIELDS:
                setattr(row, field, getattr(person, field))
        if remove_gone:
            for key in found.gone:
                known[key].status = "withdrawn"
        removed = len(found.gone) if remove_gone else 0
        if found.new or found.changed or removed:
            this.record(DelegatesImported(len(found.new), len(found.changed), removed))
            people_changed(this, event_id)
        return found


def replace(
    actor: Actor,
    event_id: int,
    delegate_id: int,
    name: str,
    position: str,
    on_whose_say: str,
    is_here: Callable[[int], bool] = lambda delegate_id: False,
) -> int:
    """Put a substitute (người đi thay) in a delegate's place; return the substitute's id.

    The substitute keeps an own name and title, takes the seat, and does not inherit the rank: the
    category stays, the protocol rank does not. An honouree's award still shows the honouree. `is_here`
    says whether a delegate is in the hall, which those who stand at the doors can tell.

    Raises:
        NotAllowed: neither the organiser nor the door.
        Unknown: no such delegate.
        Conflict: the place is taken by a substitute already, or (`already_here`) by the delegate.
    """
    actor.must_be(event_id, Role.DOOR)
    name = name.strip()
    if not name:
        raise Invalid("missing", field="name")
    with change(event_id, actor) as this:
        absent = next(iter(queries.rows(event_id, [delegate_id])), None)
        if absent is None:
            raise Unknown(what="delegate")
        if absent.status == "replaced":
            raise Conflict("already_replaced")
        if is_here(delegate_id):
            raise Conflict("already_here")
        person = Delegate(
            event_id=event_id,
            key=f"{SUBSTITUTE}{absent.id}|{this.revision + 1}",
            line=absent.line,
            name=name,
            position=position.strip(),
            unit=absent.unit,
            category=absent.category,
            seat=absent.seat,
            code=_fresh_code(event_row(event_id).code_no),
            hand_code=fresh_hand_code(queries.hand_codes(event_id)),
        )
        db.session.add(person)
        db.session.flush()
        absent.status, absent.replaced_by_id = "replaced", person.id
        this.record(DelegateReplaced(delegate_id, person.id, on_whose_say.strip()[:200]))
        people_changed(this, event_id)
        return person.id


def hang_portraits(actor: Actor, event_id: int, pictures: Mapping[int, bytes]) -> None:
    """Give delegates their portraits: re-encoded by us, turned upright, without EXIF.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `not_a_picture`; nothing is changed.
    """
    actor.must_be(event_id)
    ready = {delegate_id: off_loop(partial(re_encoded, raw)) for delegate_id, raw in pictures.items()}
    with change(event_id, actor) as this:
        for row in queries.rows(event_id, ready):
            jpeg = ready[row.id]
            digest = secrets.digest(jpeg.hex())[:32]
            if db.session.get(Portrait, digest) is None:
                db.session.add(Portrait(digest=digest, jpeg=jpeg))
                db.session.flush()
            row.portrait = digest
        this.record(PortraitsChanged(len(ready)))
        people_changed(this, event_id)


def re_encoded(raw: bytes) -> bytes:
    """A JPEG of at most 600 × 800 made from any picture Pillow reads; nothing else of the file remains."""
    from PIL import Image, ImageOps

    if len(raw) > MOST_PORTRAIT_BYTES:
        raise Invalid("not_a_picture")
    try:
        with Image.open(BytesIO(raw)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail(PORTRAIT_PX)
            out = BytesIO()
            upright.save(out, "JPEG", quality=85, optimize=True)
    except Exception as error:  # Pillow raises a dozen kinds for a bad file
        raise Invalid("not_a_picture") from error
    return out.getvalue()


def fresh_hand_code(taken: set[str]) -> str:
    """A hand code nobody of the event has; it is added to `taken`."""
    while True:
        code = codes.hand_code(secrets.below(codes.HAND_CHANCE))
        if code not in taken:
            taken.add(code)
            return code


def _fresh_code(event_no: int) -> str:
    return codes.full_code(event_no, secrets.below(codes.FULL_CHANCE))


def _was_listed(row: Delegate) -> bool:
    """Whether a list could have named this person: no list names substitutes, and who has gone is gone."""
    return row.status not in ("replaced", "withdrawn") and not row.key.startswith(SUBSTITUTE)


def _same(row: Delegate, person: Person) -> bool:
    same_order = row.line == person.order and row.status != "withdrawn"
    return same_order and all(getattr(row, field) == getattr(person, field) for field in FIELDS)
