"""The verbs of a file of decisions: keep it, apply it once it was looked over."""

from __future__ import annotations

from collections.abc import Mapping

from ceremony.awards import queries
from ceremony.awards.facts import AwardsImported
from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases.arranging import arrange, has_begun
from ceremony.awards.usecases.comparing import Comparison, Line, compare
from ceremony.awards.usecases.edits import link_fits, receives_otherwise
from ceremony.base import uploads
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import db, unhurried
from ceremony.base.uploads import Upload
from ceremony.core import decisions as values
from ceremony.core.actor import Actor
from ceremony.core.award_changes import OF_DECISION, OF_RECIPIENT, Changes
from ceremony.core.refusals import Conflict, Invalid

ONE_BY_ONE_UP_TO_RANK = 399
"""Awards of the province, the ministries and the state are called name by name; an event may choose."""
MOST_RECIPIENTS = 5_000
UPLOAD = "awards"


def apply(
    actor: Actor, event_id: int, read: values.Decisions, remove_gone: bool = False, source: str = ""
) -> Comparison:
    """Write a file's decisions into the event, merged by number and date, people by name and unit.

    What the file does not name stays as somebody wrote it. People are linked to delegates where name and
    unit leave no doubt; a link that a person has confirmed stays while that delegate fits the name. Batches,
    trays and floor marks are arranged anew unless the calling has begun: then what is printed and stacked
    stays, and newcomers follow at the end. Who is no longer listed goes only when asked, and never once
    called.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: the file has an error; nothing is written.
    """
    actor.must_be(event_id)
    _must_be_whole(read)
    with change(event_id, actor) as this, remembered(this, "awards_import", source):
        return _take_over(this, compare(event_id, read), remove_gone)


def apply_upload(actor: Actor, event_id: int, upload_id: int, seen: str, remove_gone: bool) -> Comparison:
    """Apply what a file says that was sent and looked over, as `apply` does. `seen` is what was looked at.

    Raises:
        NotAllowed, Invalid: as for `apply`.
        Unknown: the file is no longer here.
        Conflict: `applied_already`; `review_stale`, somebody has changed these decisions since.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        upload = uploads.of(event_id, UPLOAD, upload_id)
        if upload.state == "applied":
            raise Conflict("applied_already")
        read = values.decisions_from_json(uploads.said(upload))
        _must_be_whole(read)
        found = compare(event_id, read)
        if found.digest != seen:
            raise Conflict("review_stale")
        with remembered(this, "awards_import", upload.name):
            _take_over(this, found, remove_gone)
        uploads.applied(this, upload)
    return found


def send(actor: Actor, event_id: int, name: str, data: bytes) -> int:
    """Keep a file of decisions that a page was sent; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: it is empty or too large.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        return uploads.keep(this, event_id, UPLOAD, name, data)


def sent(actor: Actor, event_id: int, upload_id: int) -> Upload:
    """The file that was sent.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: it is not here, or not any more.
    """
    actor.must_be(event_id)
    return uploads.of(event_id, UPLOAD, upload_id)


def read_again(actor: Actor, event_id: int, upload_id: int, fonts: Mapping[str, str]) -> None:
    """Have a file read with its old fonts converted as a person chose, by sheet.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: it is not here, or not any more.
        Conflict: `applied_already`.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        upload = uploads.of(event_id, UPLOAD, upload_id)
        if upload.state == "applied":
            raise Conflict("applied_already")
        uploads.choose(this, upload, {"sheets": {name: {"font": font} for name, font in fonts.items()}})


def _must_be_whole(read: values.Decisions) -> None:
    if read.stops:
        raise Invalid("file_has_errors", count=sum(p.level == "error" for p in read.problems))
    if sum(len(one.recipients) for one in read.decisions) > MOST_RECIPIENTS:
        raise Invalid("too_many_rows", most=MOST_RECIPIENTS)


def _take_over(this: Change, found: Comparison, remove_gone: bool) -> Comparison:
    candidates = queries.candidates(this.event_id)
    differs = False
    for one in found.decisions:
        decision = one.row or _new_decision(this.event_id, one.read)
        differs |= one.row is None or _write(decision, one.changes)
        db.session.flush()
        for line in unhurried(one.lines):
            differs |= _line(decision, line, candidates)
        for row in one.gone if remove_gone else ():
            if not row.has_happened:
                db.session.delete(row)
                differs = True
    db.session.flush()
    differs |= arrange(this.event_id, keep_places=has_begun(this.event_id))
    if differs:
        this.record(AwardsImported(len(found.decisions), found.new + found.changed))
    return found


def _line(decision: Decision, line: Line, candidates: values.Namesakes) -> bool:
    """Write one line; return whether anything is another than before."""
    row = line.row
    if row is None:
        row = Recipient(event_id=decision.event_id, decision_id=decision.id, link_confirmed=False)
        db.session.add(row)
        for name in OF_RECIPIENT:
            setattr(row, name, getattr(line.read, name))
    received = row.receiver_name
    differs = line.row is None or _write(row, line.changes)
    row.link_confirmed = row.link_confirmed and not receives_otherwise(row, received)
    return _link(row, line, candidates) or differs


def _link(row: Recipient, line: Line, candidates: values.Namesakes) -> bool:
    """Suggest who is meant; what a person confirmed stays for as long as that delegate fits the name.

    Whoever was called stays the person they are.
    """
    if line.row is not None and row.has_happened:
        return False
    fits = "name" not in line.changes or link_fits(row, candidates)
    if row.link_confirmed and fits:
        return False
    was = row.delegate_id, row.link_confirmed
    suggested = values.suggest(line.read, candidates)
    row.delegate_id, row.link_confirmed = suggested or (row.delegate_id if fits else None), False
    return was != (row.delegate_id, row.link_confirmed)


def _new_decision(event_id: int, read: values.Decision) -> Decision:
    row = Decision(
        event_id=event_id,
        number=read.number,
        date=read.date,
        one_by_one=read.rank <= ONE_BY_ONE_UP_TO_RANK,
        **{name: getattr(read, name) for name in OF_DECISION},
    )
    db.session.add(row)
    return row


def _write(row: Decision | Recipient, changes: Changes) -> bool:
    for name, (_was, now) in changes.items():
        setattr(row, name, now)
    return bool(changes)
