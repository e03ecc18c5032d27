"""What the command line asks for, done in the one process that may write.

Each order takes plain values and returns plain values. `orders.py` carries them here: over HTTP with the
data directory's key while a server runs on it, otherwise within the command's own process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest, NotFound, Unauthorized

from ceremony.accounts import usecases as access
from ceremony.awards import usecases as awards
from ceremony.base import clock
from ceremony.base.db import breathe, unhurried
from ceremony.base.web import csrf, current_actor
from ceremony.checkin import queries as checkin
from ceremony.core.actor import HOUSE, Role
from ceremony.core.decisions import decisions_from_json
from ceremony.core.people import people_from_json
from ceremony.core.refusals import Unknown
from ceremony.delegates import queries as delegate_queries
from ceremony.delegates import usecases as delegates
from ceremony.delegates.reading import duplicates, given_twice
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary
from ceremony.printing import usecases as printing
from ceremony.runsheet.usecases import found_event, link_speakers

Plain = dict[str, Any]
bp = Blueprint("house", __name__, url_prefix="/house")
csrf.exempt(bp)
if link_speakers not in delegates.AFTER_IMPORT:
    delegates.AFTER_IMPORT.append(link_speakers)
TAKES_BYTES = 64 * 1024 * 1024


class Order(Plain):
    """What the command line sent. One of another version may lack something: that is its fault, not ours."""

    def __missing__(self, key: str) -> Any:
        raise BadRequest()


def _event(slug: str) -> EventSummary:
    found = events.by_slug(slug)
    if found is None:
        raise Unknown(what="event")
    return found


def links(order: Plain) -> list[Plain]:
    event = _event(order["event"])
    found = access.join_codes(HOUSE, event.id)
    lines = [{"role": str(role), "url": f"{order['base']}/join#{code}"} for role, code in found.items()]
    if Role.ORGANISER not in found:
        lines.insert(0, {"role": str(Role.ORGANISER), "url": f"{order['base']}/login"})
    return lines


def token(order: Plain) -> str:
    return access.program_token(HOUSE, _event(order["event"]).id, Role(order["role"]), order["name"])


def import_delegates(order: Plain) -> Plain:
    event_id, read = _event(order["event"]).id, people_from_json(order["read"], in_turn=unhurried)
    if order["dry_run"]:
        found = delegates.compare(event_id, read.people)
    else:
        source = str(order.get("file", ""))
        with _told(order) as tell:
            found = delegates.apply(HOUSE, event_id, read, order["remove_gone"], source, tell=tell)
    counts = {name: len(getattr(found, name)) for name in ("new", "changed", "unchanged", "gone")}
    problems = [
        one.to_json() for one in (*duplicates(read, found.namesakes), *given_twice(read, found.seats))
    ]
    gone_names = [one.name for one in found.gone]
    return {**counts, **({"gone_names": gone_names} if gone_names else {}), "problems": problems}


@contextmanager
def _told(order: Plain) -> Iterator[Callable[[int, int], None]]:
    """How far an order's writing is, for the terminal that sent it to ask."""
    mark = str(order.get("mark", ""))
    writing = _writing[mark] = [0, 0]

    def tell(done: int, of: int) -> None:
        writing[:] = done, of

    try:
        yield tell
    finally:
        _writing.pop(mark, None)


def how_far(order: Plain) -> list[int]:
    """Rows written and rows in all, of the order that bears this mark; `[0, 0]` when it is none or done."""
    return _writing.get(str(order["mark"]), [0, 0])


_writing: dict[str, list[int]] = {}


def import_awards(order: Plain) -> Plain:
    event_id, read = _event(order["event"]).id, decisions_from_json(order["read"])
    found = awards.compare(event_id, read) if order["dry_run"] else awards.apply(HOUSE, event_id, read)
    counts = {name: getattr(found, name) for name in ("new", "changed", "unchanged", "gone")}
    return {**counts, "gone_names": found.gone_names} if found.gone else counts


def invitations(order: Plain) -> list[Plain]:
    """What the invitations carry: each delegate's codes. Secret until the day, so only for the house."""
    return [
        {"id": row.id, "name": row.name, "code": row.code, "hand_code": row.hand_code}
        for row in delegate_queries.rows_by_key(_event(order["event"]).id).values()
    ]


def replace(order: Plain) -> Plain:
    """Put a substitute in a delegate's place; return the substitute with the codes of the new invitation."""
    event_id, said = _event(order["event"]).id, order["on_whose_say"]
    person = delegates.replace(
        HOUSE,
        event_id,
        order["delegate_id"],
        order["name"],
        order["position"],
        said,
        is_here=lambda one: bool(checkin.present_ids(event_id, [one])),
    )
    return next(one for one in invitations(order) if one["id"] == person)


def create_event(order: Plain) -> Plain:
    event = events.of(found_event(HOUSE, order["slug"], order["draft"]))
    return {"event_id": event.id, "past": event.is_past(clock.now())}


def begin_print(order: Plain) -> Plain:
    """Let the command line draw a paper; whoever is sent an invitation has a number after it."""
    event = _event(order["event"])
    begun = printing.begin(HOUSE, event, order["kind"], unit=str(order.get("unit", "")))
    return {"event_id": event.id, "who": begun.who, "records": begun.records}


def printed(order: Plain) -> None:
    event = _event(order["event"])
    printing.record(HOUSE, event.id, order["kind"], order["revision"], order["pieces"])


def one_time_link(order: Plain) -> str:
    return f"{order['base']}/setup#{access.one_time_link(HOUSE)}"


def password(order: Plain) -> None:
    access.set_password(HOUSE, order["email"], order["password"])


ORDERS: dict[str, Callable[[Plain], Any]] = {
    "links": links,
    "token": token,
    "delegates": import_delegates,
    "how-far": how_far,
    "awards": import_awards,
    "invitations": invitations,
    "replace": replace,
    "create": create_event,
    "print": begin_print,
    "printed": printed,
    "one-time-link": one_time_link,
    "password": password,
}


@bp.before_request
def only_the_house() -> None:
    request.max_content_length = TAKES_BYTES
    if not current_actor().everywhere:
        raise Unauthorized()


@bp.post("/<name>")
def carry_out(name: str) -> Response:
    if name not in ORDERS:
        raise NotFound()
    order = request.get_json()
    if not isinstance(order, dict):
        raise BadRequest()
    breathe()  # thousands of people were read just now, and are looked at next
    return jsonify(ORDERS[name](Order(order)))
