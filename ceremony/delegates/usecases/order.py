"""The verbs of the order of introduction: a place by hand and its reason, an office, back to the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.core.actor import Actor
from ceremony.core.precedence import BLOCS, LEVELS, moved, precedence, ranks
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates import queries
from ceremony.delegates.facts import OrderChanged
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import Guest
from ceremony.events.usecases import people_changed

MOST_REASON = 200


def move(actor: Actor, event_id: int, delegate_id: int, place: int, reason: str) -> bool:
    """Give somebody a place (from 1) among those of the same group; return whether the order is another now.

    The others keep theirs around it, and who is written down later falls in by the rule. Where the rule
    would put the person there too, no reason is needed and none is kept.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: nobody of this id is introduced.
        Invalid: `reason_needed`: the place is against the rule, and nobody said why.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        group = _group(event_id, delegate_id)
        before = [one.id for one in group]
        after = moved(before, delegate_id, place - 1)
        if after == before:
            return False
        by_hand = ranks(after)
        others = [replace(one.standing, rank=by_hand[one.id]) for one in group if one.id != delegate_id]
        person = next(one for one in group if one.id == delegate_id)
        lawful = [one.id for one in precedence([*others, replace(person.standing, rank=None)])] == after
        if not lawful and not reason.strip():
            raise Invalid("reason_needed", name=person.name)
        with remembered(this, "people_order", person.name):
            for row in queries.rows(event_id, after):
                row.protocol_rank = by_hand[row.id]
                if row.id == delegate_id:
                    row.protocol_reason = "" if lawful else reason.strip()[:MOST_REASON]
            this.record(OrderChanged(1))
            people_changed(this, event_id)
        return True


def by_rule(actor: Actor, event_id: int, delegate_id: int | None = None) -> int:
    """Let somebody, or everybody, stand where the rule says; return how many stood by hand.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: nobody of this id is introduced.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        wanted = list(queries.guests(event_id)) if delegate_id is None else [delegate_id]
        if delegate_id is not None:
            _group(event_id, delegate_id)
        rows = [row for row in queries.rows(event_id, wanted) if row.protocol_rank is not None]
        if rows:
            with remembered(this, "people_order", rows[0].name if delegate_id is not None else ""):
                for row in rows:
                    row.protocol_rank, row.protocol_reason = None, ""
                this.record(OrderChanged(len(rows)))
                people_changed(this, event_id)
        return len(rows)


def say_office(
    actor: Actor, event_id: int, delegate_id: int, bloc: str, level: str, appointed_on: date | None
) -> bool:
    """Say to which bloc and level somebody's office belongs and since when; empty is what the words suggest.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: nobody of this id is introduced.
        Invalid: there is no such bloc or level.
    """
    actor.must_be(event_id)
    if (bloc and bloc not in BLOCS) or (level and level not in LEVELS):
        raise Invalid()
    with change(event_id, actor) as this:
        _group(event_id, delegate_id)
        row = queries.row(event_id, delegate_id)
        if (row.bloc, row.level, row.appointed_on) == (bloc, level, appointed_on):
            return False
        with remembered(this, "people_order", row.name):
            _say(row, bloc, level, appointed_on)
            this.record(OrderChanged(1))
            people_changed(this, event_id)
        return True


def _say(row: Delegate, bloc: str, level: str, appointed_on: date | None) -> None:
    row.bloc, row.level, row.appointed_on = bloc, level, appointed_on
    if not row.protocol_reason:
        row.protocol_rank = None  # nobody put this person here on purpose: the rule does


def _group(event_id: int, delegate_id: int) -> list[Guest]:
    """Everybody of somebody's group, in the order they are introduced."""
    everyone = queries.guests(event_id)
    person = everyone.get(delegate_id)
    if person is None:
        raise Unknown(what="delegate")
    return [one for one in everyone.values() if one.category == person.category]
