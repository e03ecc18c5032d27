"""Before a paper is drawn: who may have it, whose pieces, and that whoever is invited has a number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ceremony.core.actor import Actor
from ceremony.core.paper_kinds import NUMBERED, OF_PEOPLE
from ceremony.core.refusals import Invalid
from ceremony.events.queries import EventSummary
from ceremony.invitations import usecases as invitations
from ceremony.invitations.queries import invitees
from ceremony.printing import queries


@dataclass(frozen=True, slots=True)
class Begun:
    """A print that may be drawn now: of whom (None: of all), and whether it is to be written down after."""

    who: list[str] | None
    records: bool


def begin(
    actor: Actor, event: EventSummary, kind: str, who: Collection[int] | None = None, unit: str = ""
) -> Begun:
    """Let a paper be drawn; give whoever is sent an invitation a number first.

    Of a closed event everything can be printed still; nothing is numbered or written down then.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `nobody_of_unit`; `not_by_person`, of this paper no one's part can be printed alone.
    """
    actor.must_be(event.id)
    if unit:
        who = queries.people_of_unit(event.id, unit)
        if not who:
            raise Invalid("nobody_of_unit", unit=unit)
    if who is not None and kind not in OF_PEOPLE:
        raise Invalid("not_by_person")
    records = event.status != "closed"
    if kind in NUMBERED and records:
        everybody = [one.id for one in invitees(event.id)]
        invitations.number(actor, event.id, [one for one in everybody if who is None or one in who])
    return Begun(None if who is None else [str(one) for one in who], records)
