"""Reads about what was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import func, select

from ceremony.base.before import ListChange, Past, latest
from ceremony.base.db import AT_A_TIME, db, unhurried
from ceremony.base.journal import JournalLine
from ceremony.core.pages import Stamp
from ceremony.delegates.models import Delegate
from ceremony.printing.facts import OldPagesBroughtBack, OldPagesThrownAway, PapersPrinted, PrintTakenBack
from ceremony.printing.models import PrintedPiece

ABOUT_PAPER = PapersPrinted, PrintTakenBack, OldPagesThrownAway, OldPagesBroughtBack
"""What is only about paper, and changes nothing that papers say."""
THROWN_AWAY = "pages_thrown_away"
"""The kind under which `base/before.py` keeps pieces that are out of the hall."""
COLUMNS = ("id", "key", "digest", "lines", "revision", "at", "by", "before")


@dataclass(frozen=True, slots=True)
class LastPrint:
    """When a paper was printed last, by whom, how many pieces together."""

    at: datetime
    by: str
    pieces: int


def version(event_id: int) -> int:
    """The number of the last change of what papers say; printing them makes no newer one."""
    no_data = [one.__name__ for one in ABOUT_PAPER]
    wanted = select(func.max(JournalLine.number)).where(JournalLine.event_id == event_id)
    return db.session.scalar(wanted.where(JournalLine.kind.not_in(no_data))) or 0


def printed(event_id: int, paper: str) -> dict[str, Stamp]:
    """What each piece of a paper said when it was printed last, by its key."""
    columns = PrintedPiece.key, PrintedPiece.digest, PrintedPiece.lines
    wanted = select(*columns).where(PrintedPiece.event_id == event_id, PrintedPiece.paper == paper)
    rows = db.session.execute(wanted.order_by(PrintedPiece.id))
    return {key: Stamp(key, digest, tuple(map(tuple, lines))) for key, digest, lines in rows}


def pieces(event_id: int, paper: str) -> dict[str, PrintedPiece]:
    """The rows of a paper's pieces, by key."""
    wanted = select(PrintedPiece).where(PrintedPiece.event_id == event_id, PrintedPiece.paper == paper)
    return {row.key: row for row in db.session.scalars(wanted)}


def kept(event_id: int, paper: str) -> dict[str, Mapping[str, Any]]:
    """The columns of a paper's pieces, by key; thousands are read without holding the loop."""
    columns = [getattr(PrintedPiece, name) for name in COLUMNS]
    wanted = select(*columns).where(PrintedPiece.event_id == event_id, PrintedPiece.paper == paper)
    rows = (row for part in db.session.execute(wanted).partitions(AT_A_TIME) for row in part)
    return {row.key: cast("Mapping[str, Any]", row._mapping) for row in unhurried(rows)}


def thrown_away(event_id: int, paper: str, limit: int = 5) -> list[Past]:
    """The newest times that somebody said old pieces of this paper are out of the hall."""
    return latest(event_id, (THROWN_AWAY,), limit, what=paper)


def was_thrown_away(event_id: int, paper: str, change_id: int) -> bool:
    """Whether this change said that old pieces of this paper are out of the hall."""
    change = db.session.get(ListChange, change_id)
    said = change and (change.event_id, change.kind, change.what)
    return said == (event_id, THROWN_AWAY, paper)


def last_prints(event_id: int) -> dict[str, LastPrint]:
    """The last print of every paper that was ever printed."""
    newest = (
        select(PrintedPiece.paper, func.max(PrintedPiece.at).label("at"))
        .where(PrintedPiece.event_id == event_id)
        .group_by(PrintedPiece.paper)
        .subquery()
    )
    wanted = (
        select(PrintedPiece.paper, PrintedPiece.at, func.max(PrintedPiece.by), func.count())
        .join(newest, (newest.c.paper == PrintedPiece.paper) & (newest.c.at == PrintedPiece.at))
        .where(PrintedPiece.event_id == event_id)
        .group_by(PrintedPiece.paper, PrintedPiece.at)
    )
    return {paper: LastPrint(at, by, count) for paper, at, by, count in db.session.execute(wanted)}


def people_of_unit(event_id: int, unit: str) -> list[int]:
    """Ids of those of a unit who are expected."""
    mine = Delegate.event_id == event_id, Delegate.unit == unit, Delegate.status == "expected"
    return list(db.session.scalars(select(Delegate.id).where(*mine).order_by(Delegate.line, Delegate.id)))


def units(event_id: int) -> dict[str, int]:
    """Every unit of which somebody is expected, with how many."""
    mine = Delegate.event_id == event_id, Delegate.status == "expected", Delegate.unit != ""
    rows = db.session.execute(select(Delegate.unit, func.count()).where(*mine).group_by(Delegate.unit))
    return {unit: count for unit, count in rows}
