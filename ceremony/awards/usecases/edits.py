"""What every edit by hand is: one change that can be taken back, and who is called when follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases.arranging import arrange, has_begun
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
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


def must_not_have_happened(rows: Sequence[Recipient]) -> None:
    happened = next((one for one in rows if one.has_happened), None)
    if happened is not None:
        raise Conflict("has_happened", name=happened.name)
