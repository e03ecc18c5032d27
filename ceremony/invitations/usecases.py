"""The verbs of the invitations: word them, number them, give one of them new codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Update, event, insert, update
from sqlalchemy.engine import Connection

from ceremony.base import putting_back, secrets
from ceremony.base.before import Plain, remembered
from ceremony.base.change import Change, change
from ceremony.base.db import AT_A_TIME, breathe, db, prepared
from ceremony.core.actor import Actor
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases import renew_codes
from ceremony.events.usecases import people_changed
from ceremony.invitations import queries
from ceremony.invitations.facts import InvitationReissued, InvitationsNumbered, InvitationsWorded
from ceremony.invitations.models import Invitation, InvitationLetter
from ceremony.invitations.queries import WORDED, Invited

MOST_NUMBER = 99_999
"""The highest number a series begins with; no office sends more papers of a kind in a year."""
OFFICES = (
    "superior", "issuer", "symbol", "contact", "closing_invited", "closing_summoned", "heading_summoned",
    "authority", "office", "signer", "notes", "copies", "summoned",
)  # fmt: skip
"""What an office words once, not for one day."""
_GIVEN = insert(Invitation)
NOT_INVITED = ("withdrawn", "replaced")


def fingerprint(event_id: int) -> str:
    """What a form shows that it was drawn from this very wording."""
    return secrets.digest(repr(sorted(queries.wording(event_id).items())))[:20]


def word(actor: Actor, event_id: int, values: Mapping[str, Any], was: str = "") -> bool:
    """Write what every invitation says; return whether anything is another now.

    `was` is the fingerprint of the wording that was seen; who writes without having seen it has none. What
    is not in `values` stays.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `bad_number`, the series cannot begin there.
        Conflict: `worded_meanwhile`, the wording is not what the form showed.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        if was and was != fingerprint(event_id):
            raise Conflict("worded_meanwhile")
        now = queries.wording(event_id)
        new = {**now, **{name: value for name, value in values.items() if name in WORDED}}
        if not 1 <= new["first_number"] <= MOST_NUMBER:
            raise Invalid("bad_number", most=MOST_NUMBER)
        row = db.session.get(InvitationLetter, event_id)
        if row is not None and new == now:
            return False
        with remembered(this, "invitations_worded"):
            if row is None:
                db.session.add(InvitationLetter(event_id=event_id, **new))
            else:
                _write(row, now, new)
            this.record(InvitationsWorded())
        return new != now


def take_over(this: Change, like: int) -> None:
    """Compose: word the invitations of a new event as the office worded those of another, in what does not
    speak of that other day: who signs, in whose stead, who gets copies, what is noted, who is summoned.
    """
    if db.session.get(InvitationLetter, like) is None:
        return
    office = {name: value for name, value in queries.wording(like).items() if name in OFFICES}
    db.session.add(InvitationLetter(event_id=this.event_id, **{**queries.wording(this.event_id), **office}))
    this.record(InvitationsWorded())


def number(actor: Actor, event_id: int, ids: Sequence[int]) -> dict[int, int]:
    """See to it that each of these has a number; return it by delegate.

    Who has one keeps it. The others are given the next ones of the one series, in the order an office sends
    in, as one change; a number is never given twice, whatever became of whom it was given to. Who is not
    expected, or not of this event, is given none.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        wanted, known = set(ids), queries.numbers(event_id)
        new = [one for one in queries.invitees(event_id) if one.id in wanted - known.keys()]
        first = queries.next_number(event_id)
        for start in range(0, len(new), AT_A_TIME):
            part = enumerate(new[start : start + AT_A_TIME], start=first + start)
            prepared(_GIVEN, [_line(this, no, one) for no, one in part])
            breathe()
        if new:
            this.record(InvitationsNumbered(len(new), first, first + len(new) - 1))
        numbered = known | {one.id: no for no, one in enumerate(new, start=first)}
        return {one: numbered[one] for one in ids if one in numbered}


def reissue(actor: Actor, event_id: int, delegate_id: int) -> str:
    """Give somebody's invitation new codes; return the name.

    Person, seat and number stay. Both codes of the old paper answer "replaced" at the door from then on, and
    neither is ever given to anybody else.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such delegate.
        Conflict: `not_invited`, the name is withdrawn, or somebody else holds the place.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = delegates.row(event_id, delegate_id)
        if row.status in NOT_INVITED:
            raise Conflict("not_invited", name=row.name)
        renew_codes(row)
        this.record(InvitationReissued(delegate_id))
        people_changed(this, event_id)
        return row.name


def _line(this: Change, no: int, one: Invited) -> dict[str, Any]:
    who = {"delegate_id": one.id, "name": one.who.name}
    return {"event_id": this.event_id, "no": no, **who, "at": this.at, "by": this.actor.name}


def _write(row: InvitationLetter, now: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for name in WORDED:
        if new[name] != now[name]:
            setattr(row, name, new[name])


@event.listens_for(Delegate, "before_delete")
def _goes(_mapper: object, on: Connection, row: Delegate) -> None:
    """Whoever is taken out of the list leaves the number behind: SQLite may give the id to somebody new."""
    on.execute(_left_by(row.event_id, row.id))


def _follow(this: Change, kept: Mapping[str, Sequence[Plain]]) -> None:
    """Once a change was taken back: who is gone left a number behind, who is here again has the old one."""
    for row in kept.get("delegate", ()):
        if row["was"] is None:
            db.session.execute(_left_by(this.event_id, row["id"]))
        elif row["is"] is None:
            _give_back(this.event_id, row["id"], row["was"]["name"])


def _left_by(event_id: int, delegate_id: int) -> Update:
    mine = (Invitation.event_id == event_id) & (Invitation.delegate_id == delegate_id)
    return update(Invitation).where(mine).values(delegate_id=-Invitation.no)


def _give_back(event_id: int, delegate_id: int, name: str) -> None:
    """The number that was left behind under this name, unless two were."""
    left = queries.left_behind(event_id, name)
    if len(left) == 1:
        left[0].delegate_id = delegate_id
        db.session.flush()


putting_back.AFTERWARDS.append(_follow)
