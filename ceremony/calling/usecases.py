"""The verbs of the day. Each carries the stage's revision it was pressed on, and its inverse beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ceremony.awards.usecases import arrange
from ceremony.base.change import Change, change
from ceremony.calling import log
from ceremony.calling.facts import AwardMoved, CursorMoved, MessageSent, SceneShown, TimerChanged, Undone
from ceremony.core import cursor
from ceremony.core.actor import Actor, Role
from ceremony.core.calling import Calling, Move, Phase, changes_go, ever_makes, may_move, moves_for
from ceremony.core.cursor import Position, StepKind
from ceremony.core.day import Recipient
from ceremony.core.draft import Draft
from ceremony.core.refusals import AtEnd, Conflict, Invalid, NotAllowed, OutOfTurn, Stale, Unknown
from ceremony.core.scenes import Scene
from ceremony.core.undo import stands_on
from ceremony.runsheet import queries as runsheet
from ceremony.runsheet.usecases import write_day

STAGE_CREW = (Role.MC, Role.STAGE)
SCREENS = ("hall",)
MOST_EXTRA_S = 4 * 3600
MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move led to: the stage's revision, the award's phase, the moves open to this actor now."""

    revision: int
    phase: Phase
    moves: tuple[Move, ...]


def advance(actor: Actor, event_id: int, revision: int) -> int:
    """GO: take the ceremony to its next step and make the moves of its batch; return the new revision.

    Two people pressing at once advance once: the second press carries an old revision.

    Raises:
        NotAllowed: the actor is neither the MC nor at the control desk.
        Stale: somebody has moved the stage since.
        AtEnd: this is the last step; it never leads to the first.
    """
    with _command(actor, event_id, revision, "advance") as (this, draft):
        day = draft.was
        _enter(this, draft, cursor.next_position(day.plan, day.position, day.skippable), "advance")
    return revision + 1


def back(actor: Actor, event_id: int, revision: int) -> int:
    """Take the ceremony one step back, and with it the moves that step made.

    Raises:
        NotAllowed, Stale: as for `advance`.
        AtEnd: the ceremony has not begun.
    """
    with _command(actor, event_id, revision, "back") as (this, draft):
        day = draft.was
        try:
            to = cursor.previous_position(day.plan, day.position, day.skippable)
        except AtEnd:
            raise AtEnd(where="start") from None
        step = day.step
        if step is not None:
            members = [one.id for one in day.members(step.batch)]
            _make(this, draft, cursor.moves_back(step, day.phases, members))
        _leave_backwards(draft, to)
        _stand(this, draft, to, "back")
    return revision + 1


def goto(actor: Actor, event_id: int, revision: int, item_id: int, step: int = 1) -> int:
    """Jump to a step (from 1) of an item; its moves are made as GO would make them.

    A step that concerns nobody any more leads to the next one that does.

    Raises:
        NotAllowed, Stale: as for `advance`.
        Unknown: no such item, or no such step in it.
    """
    with _command(actor, event_id, revision, "goto") as (this, draft):
        day = draft.was
        to = cursor.position_at(day.plan, item_id, step - 1)
        there = cursor.step_at(day.plan, to)
        if there is not None and day.skippable(there):
            to = cursor.next_position(day.plan, to, day.skippable)
        draft.set_item(item_id, skipped=None)
        _enter(this, draft, to, "goto")
    return revision + 1


def skip(actor: Actor, event_id: int, revision: int, reason: str) -> int:
    """Leave the present item undone, with a reason, and go on to the next.

    Raises:
        NotAllowed, Stale: as for `advance`.
        OutOfTurn: the ceremony has not begun.
        AtEnd: there is no item after this one.
    """
    reason = reason.strip()[:MOST_TEXT]
    with _command(actor, event_id, revision, "skip", partial(_left_out, reason)) as (this, draft):
        day, item = draft.was, draft.was.item
        if item is None:
            raise OutOfTurn(phase="not_begun", move="skip")
        last = len(next(plan.steps for plan in day.plan if plan.id == item.id)) - 1
        to = cursor.next_position(day.plan, Position(item.id, last), day.skippable)
        draft.set_item(item.id, skipped=reason)
        _enter(this, draft, to, "skip")
    return revision + 1


def hold(actor: Actor, event_id: int, revision: int) -> int:
    """Stop the item's clock: power lost, a leader is late.

    Raises:
        NotAllowed, Stale: as for `advance`.
        OutOfTurn: nothing runs, or it is held already.
    """
    with _command(actor, event_id, revision, "hold") as (this, draft):
        day = draft.was
        if day.timer is None or day.stage.held_at is not None:
            raise OutOfTurn(phase="held" if day.timer else "not_begun", move="hold")
        draft.set_stage(held_at=this.at)
        this.record(TimerChanged("hold"))
    return revision + 1


def resume(actor: Actor, event_id: int, revision: int) -> int:
    """Let the item's clock run on, with as much time left as when it was stopped.

    Raises:
        NotAllowed, Stale: as for `advance`.
        OutOfTurn: it is not held.
    """
    with _command(actor, event_id, revision, "resume") as (this, draft):
        timer = draft.was.timer
        if timer is None or timer.held_at is None:
            raise OutOfTurn(phase="running", move="resume")
        draft.set_stage(timer_started_at=timer.resumed(this.at).started_at, held_at=None)
        this.record(TimerChanged("resume"))
    return revision + 1


def extend(actor: Actor, event_id: int, revision: int, seconds: int) -> int:
    """Give the present item more time, or less.

    Raises:
        NotAllowed, Stale: as for `advance`.
        OutOfTurn: the ceremony has not begun.
        Invalid: more than four hours either way in all.
    """
    with _command(actor, event_id, revision, "extend") as (this, draft):
        item = draft.was.item
        if item is None:
            raise OutOfTurn(phase="not_begun", move="extend")
        if abs(item.extra_s + seconds) > MOST_EXTRA_S:
            raise Invalid("too_long")
        draft.set_item(item.id, extra_s=item.extra_s + seconds)
        this.record(TimerChanged("extend"))
    return revision + 1


def show(
    actor: Actor, event_id: int, revision: int, scene: Scene, screen: str = "hall", text: str = ""
) -> int:
    """Lay a scene over a screen, or with `auto` let it follow the ceremony again.

    Raises:
        NotAllowed, Stale: as for `advance`.
        Unknown: no such screen.
        Invalid: a message without words.
    """
    with _command(actor, event_id, revision, "show", lambda _draft: str(scene)) as (this, draft):
        if screen not in SCREENS:
            raise Unknown(what="screen")
        text = text.strip()[:MOST_TEXT]
        if scene is Scene.MESSAGE and not text:
            raise Invalid("missing", field="text")
        scenes = {name: kept for name, kept in draft.stage.scenes.items() if name != screen}
        if scene is not Scene.AUTO:
            scenes[screen] = {"scene": str(scene), "text": text}
        draft.set_stage(scenes=scenes)
        this.record(SceneShown(screen, scene))
    return revision + 1


def message(actor: Actor, event_id: int, text: str) -> None:
    """Write to the MC, or take down what was written. It never changes what GO means.

    Where nothing is written there is nothing to take down: no change, and no line in the log.

    Raises:
        NotAllowed: the actor is not at the control desk.
    """
    actor.must_be(event_id, Role.STAGE, Role.MC)
    text = text.strip()[:MOST_TEXT]
    with change(event_id, actor) as this:
        draft = _draft(this)
        if not text and not draft.stage.note:
            return
        draft.set_stage(note=text)
        this.record(MessageSent())
        _carry_out(this, draft, log.MESSAGE, text, quiet=True)


def move_award(
    actor: Actor,
    event_id: int,
    recipient_id: int,
    move: Move,
    revision: int | None = None,
    receiver: str = "",
) -> Moved:
    """Make one move in the calling of an award, and let every screen know.

    Pressing twice is harmless: the second press is out of turn. `receiver` names who stands in; it may be
    named later by the same move.

    Raises:
        NotAllowed: the actor's roles do not make this move.
        Unknown: this event has no such recipient.
        OutOfTurn: the award is not in a phase this move leaves from.
        Stale: a revision was given, and the stage has another.
        Invalid: the stand-in is to be named, and no name is given.
    """
    actor.must_be(event_id, Role.MC, Role.STAGE, Role.TRAY, Role.WING)
    roles = actor.roles_in(event_id)
    if not ever_makes(roles, move):
        raise NotAllowed(move=str(move))
    with change(event_id, actor) as this:
        draft = _draft(this)
        if revision is not None and revision != draft.stage.revision:
            raise Stale()
        one = draft.recipient(recipient_id)
        if one is None:
            raise Unknown(what="recipient")
        if move not in one.calling.moves:
            raise OutOfTurn(phase=one.phase, move=move)
        if not may_move(roles, Phase(one.phase), move):
            raise NotAllowed(move=str(move))
        if (one.phase, move) == (Phase.ON_BEHALF, Move.RECEIVE_ON_BEHALF) and not receiver.strip():
            raise Invalid("missing", field="receiver")
        quiet = not changes_go(Phase(one.phase), move, roles)
        calling = _move(this, draft, one, move, receiver)
        if move in (Move.CALL, Move.CALL_AGAIN) and not draft.was.stands_at(one):
            draft.set_stage(apart_id=one.id)
        _carry_out(this, draft, f"award:{move}", one.name, quiet)
        if one.place is None and move is Move.RELEASE:
            arrange(event_id, keep_places=draft.was.item is not None)
            this.then(lambda: runsheet.forget(event_id))
    return Moved(draft.stage.revision, calling.phase, moves_for(calling, roles))


def undo(actor: Actor, event_id: int, revision: int, number: int | None = None) -> int:
    """Take back a live action, by whomever, as a new journalled command; return the new revision.

    Without a `number` it is the last stage command or award move; pressed again, the one before that.
    With the number of a line of the log it is that one and no other.

    Raises:
        NotAllowed, Stale: as for `advance`.
        Unknown: the log has no such line.
        OutOfTurn: `nothing_to_undo`.
        Conflict: `undone_already`, or `stands_on_it`: a later action changed what this would put back.
    """
    actor.must_be(event_id, *STAGE_CREW)
    with change(event_id, actor) as this:
        draft = _draft(this)
        if revision != draft.stage.revision:
            raise Stale()
        rows = {row.number: row for row in log.holding(event_id, number)}
        if number is None:
            number = max(rows, default=0)
            if not number:
                raise OutOfTurn(phase="nothing_to_undo", move="undo")
        if number not in rows:
            raise Conflict("undone_already") if log.knows(event_id, number) else Unknown(what="action")
        actions = {one.number: one for one in log.values(rows.values())}
        if (later := stands_on(actions[number], actions.values())) is not None:
            stands = rows[later.number]
            raise Conflict("stands_on_it", command=stands.command, subject=stands.subject, by=stands.by)
        draft.put_back(log.before(rows[number]))
        rows[number].undone_at = this.at
        this.record(Undone(number))
        _write(this, draft)
    return revision + 1


def _draft(this: Change) -> Draft:
    """The day as this change finds it, for it to make the next one."""
    return Draft(runsheet.to_change(this.event_id, this.revision))


def _carry_out(this: Change, draft: Draft, command: str, subject: str, quiet: bool = False) -> None:
    """Write what a live action changed, and log it. A quiet one leaves what GO means next."""
    log.write(this, draft, command, subject, quiet)
    _write(this, draft, quiet)


def _write(this: Change, draft: Draft, quiet: bool = False) -> None:
    if not quiet:
        draft.set_stage(revision=draft.stage.revision + 1)
    write_day(this.event_id, draft)
    this.then(lambda: runsheet.keep(this.event_id, this.revision, draft.day))


def _where(draft: Draft) -> str:
    """Where the ceremony stands now, for the log's reader: the item, and its step where it has several."""
    day = draft.day
    item, step = day.item, cursor.step_at(day.plan, day.position)
    if item is None or step is None:
        return ""
    if step.kind is StepKind.RUN:
        return f"{item.no}. {item.title}"
    return log.step_subject(item.no, step)


def _left_out(reason: str, draft: Draft) -> str:
    """The item that was skipped, and why."""
    item = draft.was.item
    return f"{item.no}. {item.title}" + (f" ({reason})" if reason else "") if item is not None else ""


@contextmanager
def _command(
    actor: Actor, event_id: int, revision: int, command: str, subject: Callable[[Draft], str] = _where
) -> Iterator[tuple[Change, Draft]]:
    """One stage command: who, on which revision, and the day it makes of the one it found.

    `subject` tells what the log says of it, once it is done.
    """
    actor.must_be(event_id, *STAGE_CREW)
    with change(event_id, actor) as this:
        draft = _draft(this)
        if revision != draft.stage.revision:
            raise Stale()
        yield this, draft
        _carry_out(this, draft, command, subject(draft))


def _enter(this: Change, draft: Draft, to: Position, command: str) -> None:
    """Leave where the ceremony stands, forwards, and make the moves of the step it comes to."""
    day = draft.was
    if day.item is not None and day.item.id != to.item_id:
        draft.set_item(day.item.id, ended_at=this.at)
    step = cursor.step_at(day.plan, to)
    if step is not None:
        members = [one.id for one in day.members(step.batch)]
        _make(this, draft, cursor.moves_of(step, day.phases, members))
    _stand(this, draft, to, command)


def _leave_backwards(draft: Draft, to: Position) -> None:
    """An item left backwards through its first step has not begun after all."""
    left = draft.was.item
    if left is not None and left.id != to.item_id:
        draft.set_item(left.id, started_at=None, ended_at=None)


def _stand(this: Change, draft: Draft, to: Position, command: str) -> None:
    if to.item_id != draft.stage.item_id:
        started_at = _begin(draft, to, this.at, again=command != "back")
        draft.set_stage(held_at=None, timer_started_at=started_at, came_at=started_at)
    draft.set_stage(item_id=to.item_id, step=to.step, apart_id=None)
    this.record(CursorMoved(command, to.item_id, to.step))


def _begin(draft: Draft, to: Position, at: datetime, again: bool) -> datetime | None:
    """The item runs. Gone back to, its clock goes on from its own start; jumped to, it starts again."""
    if to.item_id is None:
        return None
    started_at = draft.item(to.item_id).started_at or at
    draft.set_item(to.item_id, started_at=started_at, ended_at=None)
    return at if again else started_at


def _make(this: Change, draft: Draft, moves: tuple[tuple[int, Move], ...]) -> None:
    for recipient_id, move in moves:
        one = draft.recipient(recipient_id)
        if one is not None:
            _move(this, draft, one, move)


def _move(this: Change, draft: Draft, one: Recipient, move: Move, receiver: str = "") -> Calling:
    calling, on_behalf = one.calling.after(move, this.at), one.on_behalf
    if move is Move.RECEIVE_ON_BEHALF:
        on_behalf = receiver.strip()[:MOST_TEXT]
    elif calling.phase in (Phase.WAITING, Phase.WING, Phase.CALLED, Phase.ABSENT, Phase.DEFERRED):
        on_behalf = ""
    draft.set_recipient(
        one.id,
        phase=str(calling.phase),
        since=calling.since,
        times_called=calling.times_called,
        on_behalf=on_behalf,
    )
    this.record(AwardMoved(one.id, calling.phase))
    return calling
