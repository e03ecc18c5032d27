"""The verbs of links: who among the delegates is meant, suggested by us, confirmed by a person."""

from __future__ import annotations

from collections.abc import Mapping

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.awards.models import Recipient
from ceremony.awards.usecases.edits import must_stay_who_was_called
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import unhurried
from ceremony.core.actor import Actor
from ceremony.core.decisions import Namesakes, only_fit
from ceremony.core.refusals import Unknown
from ceremony.delegates import queries as delegates
from ceremony.delegates.usecases import AFTER_IMPORT


def confirm(actor: Actor, event_id: int, chosen: Mapping[int, int | None], what: str = "") -> int:
    """Say of recipients which delegate each of them is, or None: nobody on the list. Return how many changed.

    No later list and no later suggestion changes what a person has said; only a person does.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient or no such delegate; nothing is changed.
        Conflict: `called_already`: somebody was called as who they are, and would be another.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        rows = {row.id: row for row in queries.recipients(event_id) if row.id in chosen}
        wanted = sorted({one for one in chosen.values() if one is not None})
        if len(rows) < len(chosen):
            raise Unknown(what="recipient")
        if len(delegates.lines(event_id, wanted)) < len(wanted):
            raise Unknown(what="delegate")
        first = next(iter(rows.values()), None)
        said = what or (first.name if first is not None and len(rows) == 1 else "")
        with remembered(this, "awards_link", said):
            changed = sum(_say(rows[id], delegate_id) for id, delegate_id in chosen.items())
            if changed:
                this.record(AwardsEdited(0, changed))
        return changed


def doubt(actor: Actor, event_id: int, recipient_id: int) -> None:
    """Take back what a person said about one recipient: the link, or that there is none, is open again.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.recipient(event_id, recipient_id)
        with remembered(this, "awards_link", row.name):
            if row.link_confirmed:
                row.link_confirmed = False
                this.record(AwardsEdited(0, 1))


def suggest_links(actor: Actor, event_id: int) -> int:
    """Guess for those whom nobody could be found for before; return for how many. A person confirms.

    Decisions often come before the list of delegates: whoever sends the list has them looked for again.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        waiting = [
            row for row in queries.recipients(event_id) if row.delegate_id is None and not row.link_confirmed
        ]
        candidates = queries.candidates(event_id) if waiting else Namesakes()
        for row in unhurried(waiting):
            row.delegate_id = only_fit(*row.comes_up, candidates)
        found = sum(row.delegate_id is not None for row in waiting)
        if found:
            this.record(AwardsEdited(0, found))
        return found


AFTER_IMPORT.append(suggest_links)


def _say(row: Recipient, delegate_id: int | None) -> bool:
    if row.link_confirmed and row.delegate_id == delegate_id:
        return False
    must_stay_who_was_called(row, {"delegate_id": delegate_id})
    row.delegate_id, row.link_confirmed = delegate_id, True
    return True
