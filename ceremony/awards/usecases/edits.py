"""What every edit by hand is: one change that can be taken back, and who is called when follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from ceremony.awards import queries
from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases.arranging import arrange, has_begun
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.award_changes import OF_THE_CALL
from ceremony.core.decisions import Namesakes, one_name, still_fits
from ceremony.core.linked_names import is_stood_for, same_name
from ceremony.core.protocol import Kind
from ceremony.core.refusals import Conflict

Fields = Mapping[str, Any]


@contextmanager
def made(actor: Actor, event_id: int, kind: str, what: str) -> Iterator[Change]:
    """One change by hand; who is called when follows it, unless the calling has begun."""
    with change(event_id, actor) as this, remembered(this, kind, what):
        yield this
        if this.entries:
            arranged(event_id)


def arranged(event_id: int) -> None:
    db.session.flush()
    arrange(event_id, keep_places=has_begun(event_id))


def write(row: Decision | Recipient, fields: Fields) -> bool:
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    return bool(new)


def link_fits(row: Recipient, candidates: Namesakes) -> bool:
    """Whether the linked delegate may be who bears the name now; whoever comes up for others need not."""
    if row.delegate_id is None or row.kind != Kind.INDIVIDUAL or row.receiver_name:
        return True
    return still_fits(row.name, row.delegate_id, candidates)


def receives_otherwise(row: Recipient, was: str) -> bool:
    """Whether somebody else is written now as who comes up than the delegate of whom a person said it: that
    person spoke of the other. `was`: who was written before.
    """
    if row.receiver_name in ("", was) or row.delegate_id is None or not row.link_confirmed:
        return False
    return is_stood_for(row) and not same_name(row.receiver_name, queries.listed_name(row.delegate_id))


def must_stay_who_was_called(row: Recipient, new: Fields) -> None:
    """Go on only if the one the hall has heard of stays who they were: their kind, line, name and delegate.

    Raises:
        Conflict: `called_already`.
    """
    if not row.has_happened:
        return
    moved = any(getattr(row, name) != new[name] for name in (*OF_THE_CALL, "delegate_id") if name in new)
    if moved or not one_name(row.kind, row.name, str(new.get("name", row.name))):
        raise Conflict("called_already", name=row.name)


def must_not_have_happened(rows: Sequence[Recipient]) -> None:
    happened = next((one for one in rows if one.has_happened), None)
    if happened is not None:
        raise Conflict("has_happened", name=happened.name)
