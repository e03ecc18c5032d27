"""Reads about decisions, recipients and batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select

from ceremony.awards.models import CertificateForm, Decision, Recipient
from ceremony.base.db import db, prepared, unhurried
from ceremony.core import certificates, day
from ceremony.core.calling import SECRET
from ceremony.core.decisions import Candidate, Namesakes
from ceremony.core.protocol import Entry, Kind, decision_order
from ceremony.core.ranks import AWARDS
from ceremony.core.refusals import Unknown
from ceremony.delegates.models import Delegate
from ceremony.events import queries as events

_DECISIONS = select(Decision).where(Decision.event_id == bindparam("event"))
_RECIPIENTS = (
    select(Recipient)
    .where(Recipient.event_id == bindparam("event"))
    .order_by(Recipient.tray.is_(None), Recipient.tray, Recipient.id)
)
_DECIDED = _DECISIONS.with_only_columns(
    *(getattr(Decision, name) for name in day.Decision.__dataclass_fields__)
)
_CALLED = _RECIPIENTS.with_only_columns(
    *(getattr(Recipient, name) for name in day.Recipient.__dataclass_fields__)
)


def decisions(event_id: int) -> list[Decision]:
    """In calling order of their awards: rank, date, number."""
    rows = db.session.scalars(_DECISIONS, {"event": event_id})
    return sorted(rows, key=lambda row: decision_order(row.rank, row.date, row.number, row.id))


def recipients(event_id: int) -> list[Recipient]:
    """In calling order; those without a place yet at the end."""
    return list(db.session.scalars(_RECIPIENTS, {"event": event_id}))


def decision(event_id: int, decision_id: int) -> Decision:
    """One decision.

    Raises:
        Unknown: this event has no such decision.
    """
    found = db.session.get(Decision, decision_id)
    if found is None or found.event_id != event_id:
        raise Unknown(what="decision")
    return found


def recipient(event_id: int, recipient_id: int) -> Recipient:
    """One line of a decision.

    Raises:
        Unknown: this event has no such recipient.
    """
    found = db.session.get(Recipient, recipient_id)
    if found is None or found.event_id != event_id:
        raise Unknown(what="recipient")
    return found


def lines_of(event_id: int, decision_id: int) -> list[Recipient]:
    """Everybody a decision commends, as they are called: by kind, then by line."""
    return in_order(one for one in recipients(event_id) if one.decision_id == decision_id)


def in_order(people: Iterable[Recipient]) -> list[Recipient]:
    """The lines of one decision as they are called, the locked among them where they would be."""
    return sorted(people, key=lambda one: (list(Kind).index(Kind(one.kind)), one.line, one.id))


def portraits_of(event_id: int, digest: str) -> bool:
    """Whether a picture is the own one of a recipient of this event."""
    found = select(Recipient.id).where(Recipient.event_id == event_id, Recipient.portrait == digest)
    return db.session.scalar(found.limit(1)) is not None


def of_the_day(event_id: int) -> tuple[tuple[day.Decision, ...], tuple[day.Recipient, ...]]:
    """Decisions and recipients as the day has them, in calling order."""
    decided = (day.Decision(*row) for row in prepared(_DECIDED, event=event_id))
    ordered = sorted(decided, key=lambda one: decision_order(one.rank, one.date, one.number, one.id))
    return tuple(ordered), tuple(day.Recipient(*row) for row in prepared(_CALLED, event=event_id))


def entries(decided: Sequence[Decision], people: Sequence[Recipient]) -> list[Entry]:
    """The recipients as the calling order sees them; the locked have no place in it."""
    of = {one.id: one for one in decided}
    return [
        Entry(
            one.id,
            one.decision_id,
            of[one.decision_id].rank,
            of[one.decision_id].date,
            of[one.decision_id].number,
            one.kind,
            one.line,
        )
        for one in people
        if one.phase not in SECRET
    ]


def candidates(event_id: int) -> Namesakes:
    """Delegates whom a decision may mean."""
    found = db.session.execute(
        select(Delegate.id, Delegate.name, Delegate.unit, Delegate.birth_year).where(
            Delegate.event_id == event_id, Delegate.status != "replaced"
        )
    )
    return Namesakes(Candidate(*row) for row in unhurried(found))


def listed_names(event_id: int) -> dict[int, str]:
    """What the list of delegates calls everybody to whom a recipient is linked, by delegate."""
    linked = select(Recipient.delegate_id).where(
        Recipient.event_id == event_id, Recipient.delegate_id.is_not(None)
    )
    wanted = select(Delegate.id, Delegate.name).where(Delegate.id.in_(linked))
    return {id: name for id, name in unhurried(db.session.execute(wanted))}


def listed_name(delegate_id: int) -> str:
    """What the list of delegates calls somebody."""
    return db.session.scalar(select(Delegate.name).where(Delegate.id == delegate_id)) or ""


_SHORT = (
    select(Decision.title, Recipient.batch)
    .join(Decision, Decision.id == Recipient.decision_id)
    .where(Recipient.phase.not_in(sorted(SECRET)), Recipient.delegate_id == bindparam("delegate"))
    .order_by(Recipient.tray)
)


def short_award(delegate_id: int) -> str:
    """`Giấy khen của Chủ tịch UBND xã, đợt 2`; several awards are joined; locked ones are not told."""
    rows = prepared(_SHORT, delegate=delegate_id).all()
    return "; ".join(f"{title}, đợt {batch}" if batch else title for title, batch in rows)


_ALL_SHORT = (
    select(Recipient.delegate_id, Decision.title, Recipient.batch)
    .join(Decision, Decision.id == Recipient.decision_id)
    .where(
        Recipient.event_id == bindparam("event"),
        Recipient.delegate_id.is_not(None),
        Recipient.phase.not_in(sorted(SECRET)),
    )
    .order_by(Recipient.tray)
)


def short_awards(event_id: int) -> dict[int, str]:
    """What `short_award` says, for everybody at once who receives something."""
    found: dict[int, list[str]] = {}
    for delegate_id, title, batch in unhurried(prepared(_ALL_SHORT, event=event_id)):
        found.setdefault(delegate_id, []).append(f"{title}, đợt {batch}" if batch else title)
    return {delegate_id: "; ".join(said) for delegate_id, said in found.items()}


def certificate_row(event_id: int, award: str) -> CertificateForm | None:
    return db.session.get(CertificateForm, (event_id, award))


def certificate_rows(event_id: int) -> list[CertificateForm]:
    """Every form that somebody has said anything of."""
    return list(db.session.scalars(select(CertificateForm).where(CertificateForm.event_id == event_id)))


def certificate_forms(event_id: int) -> dict[str, certificates.Form]:
    """By award that occurs, where its words stand: as somebody said, else as is usual for its rank."""
    kept = select(CertificateForm).where(CertificateForm.event_id == event_id)
    said = {row.award: row.form for row in db.session.scalars(kept)}
    ranks = {row.award or certificates.OTHER: row.rank for row in decisions(event_id)}
    return {
        award: said.get(award) or certificates.usual(*certificates.A4, rank) for award, rank in ranks.items()
    }


def certificate_titles(event_id: int) -> dict[str, str]:
    """By award that occurs, what its decisions call it."""
    named = {row.award or certificates.OTHER: row.title for row in reversed(decisions(event_id))}
    return {award: title or getattr(AWARDS.get(award), "title", "") for award, title in named.items()}


def honoured(event_id: int) -> list[tuple[str, certificates.Honoured]]:
    """Award and words of everybody whose certificate may be printed, in calling order; the locked are not."""
    return [(award, who) for _, award, who in certified(event_id)]


def certified(event_id: int) -> list[tuple[Recipient, str, certificates.Honoured]]:
    """Everybody whose certificate may be printed, in calling order: the row, its award, its words."""
    of = {row.id: row for row in decisions(event_id)}
    place = events.of(event_id).place
    return [
        (one, of[one.decision_id].award or certificates.OTHER, _honoured(one, of[one.decision_id], place))
        for one in recipients(event_id)
        if one.phase not in SECRET
    ]


def _honoured(one: Recipient, row: Decision, place: str) -> certificates.Honoured:
    return certificates.Honoured(
        one.name,
        one.honorific,
        one.position,
        one.unit,
        one.reason,
        one.certificate_text,
        row.number,
        row.date,
        place,
        one.posthumous,
    )
