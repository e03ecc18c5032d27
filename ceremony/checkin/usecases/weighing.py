"""A scan that comes late is weighed: what its door told the guest against what is so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from ceremony.base.change import Change
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.usecases.cards import Words, open_card
from ceremony.checkin.usecases.past import past
from ceremony.checkin.usecases.presence import settle
from ceremony.core.admission import Answer, Entrance, Outcome
from ceremony.core.late import LATE_AFTER, Coming, ConflictKind, late
from ceremony.core.refusals import Closed
from ceremony.core.taken_back import TakenBack


class Told(Protocol):
    """What is weighed of a scan."""

    @property
    def at(self) -> datetime | None: ...
    @property
    def pause(self) -> bool: ...
    @property
    def shown(self) -> str: ...
    @property
    def queued(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """Which code was shown (its last digits), and what its guest was told."""

    typed: str
    told: str


def is_late(scan: Told, now: datetime) -> bool:
    """Whether the guest has gone on before we were asked: a page says so, of a program its hour tells."""
    if scan.pause or scan.at is None:
        return bool(scan.shown)
    return bool(scan.shown) or scan.queued or now - scan.at >= LATE_AFTER


def must_be_weighed(this: Change, before: dict[str, object], scan: Told) -> bool:
    """Whether a door tells only now what it told its guest, and that is not what we had answered.

    A slow network may bring us a question whose door has long given up waiting and decided alone.

    Raises:
        Closed: it would change something, and the event is closed.
    """
    if not scan.shown or scan.shown == before["outcome"] or "told" in before:
        return False
    if this.closed:
        raise Closed()
    return True


def weigh(
    this: Change, who: AtTheDoor | None, scan: Entrance, device: int | None, answer: Answer, shown: Shown
) -> Answer:
    """Compose: what a late scan is answered, once the record is as it says and the card it deserves is open.

    Admitted without an hour: it was so then, and has been taken back since.
    """
    new = Coming(scan.at, scan.door, scan.by, device)
    first = who.coming if who is not None else None
    told = Outcome(shown.told) if shown.told else None
    verdict = late(told, answer.outcome, first is not None and first.place == new.place)
    words = Words(shown.typed, shown.told or str(Outcome.ADMITTED))
    if verdict.counts and who is not None:
        return _counted(this, who, new, words, verdict.conflict)
    if verdict.conflict is not None:
        delegate_id = who.delegate.id if who is not None else None
        open_card(this, verdict.conflict, delegate_id, words, first=first, other=new)
    return as_it_stands(Answer(told) if answer.admits and told is not None else answer, who)


def _counted(
    this: Change, who: AtTheDoor, new: Coming, words: Words, conflict: ConflictKind | None
) -> Answer:
    """A coming-in that counts, unless it has been taken back since it was made."""
    before = past(this, who.delegate.id, who.coming)
    after = before.and_coming(new)
    first = settle(this, who, before, after, words)
    if first is None:
        undo = after.taker(new)
        if undo is not None and undo.device != new.device:
            _undone(this, ConflictKind.UNDONE_SINCE, who, undo, new, words)
        return Answer(Outcome.ADMITTED)
    if who.coming is None and first == new and (undo := after.doubt(new)) is not None:
        _undone(this, ConflictKind.UNDONE_INSIDE, who, undo, new, words)
    if who.coming is None and conflict is not None:
        open_card(this, conflict, who.delegate.id, words, first=first)
    entrance = Entrance(first.at, first.door, first.by)
    return Answer(Outcome.ADMITTED if who.coming is None and first == new else Outcome.AGAIN, entrance)


def _undone(
    this: Change, kind: ConflictKind, who: AtTheDoor, undo: TakenBack, new: Coming, words: Words
) -> None:
    theirs = Coming(undo.at, "", undo.by, undo.device)
    open_card(this, kind, who.delegate.id, words, first=theirs, other=new)


def as_it_stands(answer: Answer, who: AtTheDoor | None) -> Answer:
    """The answer to whoever does not come in by this scan: an earlier hour takes nothing over."""
    return replace(answer, first=who.first if who is not None else None, takes_over=False)
