"""The ceremony's present moment with the people in it, read once and looked at from every face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ceremony.base import clock
from ceremony.checkin import queries as checkin
from ceremony.core import aloud, linked_names, script
from ceremony.core.calling import PASSED_OVER, Phase
from ceremony.core.cursor import BEFORE_THE_FIRST, Position, Step, next_position, step_at
from ceremony.core.day import Day, Item, Recipient
from ceremony.core.refusals import AtEnd
from ceremony.core.script import Group, Hall, Honouree, Moment, Person
from ceremony.core.timing import RunSheet, run_sheet
from ceremony.delegates import queries as delegates
from ceremony.delegates.queries import DelegateLine
from ceremony.events.queries import EventSummary
from ceremony.events.queries import of as event_of
from ceremony.runsheet import queries as runsheet

MOST_INTRODUCED = 24
WAITS = frozenset({Phase.WAITING, Phase.WING})
EXPECTED = WAITS | {Phase.CALLED}
"""Whoever passed no door is marked until they are welcomed on stage: who stands there has come."""


@dataclass
class Now:
    """Everything a face may show, of one instant. What nobody looks at is not read."""

    event: EventSummary
    day: Day
    at: datetime

    @cached_property
    def people(self) -> Mapping[int, DelegateLine]:
        """The delegates behind the recipients and speakers, and who came in the place of one of them."""
        ids = {one.delegate_id for one in self.day.recipients} | {one.delegate_id for one in self.day.items}
        found: dict[int, DelegateLine] = {}
        while missing := [id for id in ids if id is not None and id not in found]:
            lines = delegates.known(self.event.id, self.event.people_revision, missing)
            found |= {one.id: one for one in lines}
            ids = {one.replaced_by_id for one in lines}
        return found

    @cached_property
    def here(self) -> frozenset[int]:
        """Who is in the hall; a substitute's being here is not the honouree's."""
        return checkin.inside(self.event)

    @cached_property
    def counts(self) -> tuple[int, int]:
        return checkin.counted(self.event)

    @cached_property
    def added(self) -> int:
        return checkin.added(self.event)

    @cached_property
    def clock(self) -> RunSheet:
        starts = self.event.starts_at or self.at
        return run_sheet(self.day.slots, starts, self.at, self.day.timer)

    @cached_property
    def upcoming(self) -> Position | None:
        """Where GO leads; None at the end."""
        try:
            return next_position(self.day.plan, self.day.position, self.day.skippable)
        except AtEnd:
            return None

    @property
    def begun(self) -> bool:
        return self.day.position != BEFORE_THE_FIRST

    def steps(self, item_id: int | None) -> Sequence[Step]:
        return next((plan.steps for plan in self.day.plan if plan.id == item_id), ())

    def next_batch_no(self) -> int | None:
        """The batch that is called after the present one: the first of whom somebody still waits."""
        step = self.day.step
        after = step.batch if step is not None and step.batch is not None else 0
        for batch in self.day.batches:
            if batch.no > after and any(one.phase in WAITS for one in self.day.members(batch.no)):
                return batch.no
        return None

    def mark(
        self, one: Recipient, twins: frozenset[int] = frozenset(), awaited: frozenset[Phase] = EXPECTED
    ) -> str | None:
        """What a person must see about a recipient before the name comes up."""
        if one.phase in (Phase.ABSENT, Phase.DEFERRED):
            return str(one.phase)
        if one.on_behalf or one.phase == Phase.ON_BEHALF or self.substitute(one) is not None:
            return "on_behalf"
        if one.phase in awaited and one.delegate_id is not None and one.delegate_id not in self.here:
            return "not_checked_in"
        return "same_name" if one.id in twins else None

    def substitute(self, one: Recipient) -> DelegateLine | None:
        """Who came in the place of a recipient's delegate (người đi thay), once in the hall."""
        person = self._today(one.delegate_id)
        came = person is not None and person.id != one.delegate_id and person.id in self.here
        return person if came else None

    def receiver(self, one: Recipient) -> dict[str, str] | None:
        """Who comes up in person when it is not the honouree, a substitute who is here included."""
        person = self.substitute(one)
        if one.on_behalf or person is None:
            return receiver(one, self.receiver_name(one))
        return {"name": person.name, "role": person.position if one.receiver_name else STANDS_IN}

    def receiver_name(self, one: Recipient) -> str:
        """Who comes up for an honouree, by the name the list of delegates has today."""
        return linked_names.receiver_name(one, self.listed(one))

    def listed(self, one: Recipient) -> str:
        """What the list of delegates calls the one a recipient is linked to."""
        person = self.people.get(one.delegate_id or 0)
        return person.name if person is not None else ""

    def seat(self, one: Recipient) -> str:
        person = self.people.get(one.delegate_id or 0)
        return person.seat if person else ""

    def portrait(self, one: Recipient | None) -> str | None:
        """A recipient's own picture, else that of the delegate who is the honouree."""
        if one is None:
            return None
        person = self.people.get(one.delegate_id or 0) if one.kind == "individual" else None
        digest = one.portrait or (person.portrait if person is not None else None)
        return f"/events/{self.event.slug}/portraits/{digest}.jpg" if digest else None

    def say(self, position: Position) -> tuple[str, ...]:
        """The MC's words at a position."""
        item = next((row for row in self.day.items if row.id == position.item_id), None)
        step = step_at(self.day.plan, position)
        if item is None or step is None:
            return ()
        named = next(
            (
                one
                for one in self.day.recipients
                if one.id == step.recipient_id and one.phase not in PASSED_OVER
            ),
            None,
        )
        return script.words(
            Moment(
                type=item.type,
                step=step.kind,
                step_no=position.step,
                title=item.title,
                performer=self.performer(item),
                text=item.text,
                hall=self._hall(item),
                decision=self._decision(step),
                batch=self._group(step.batch),
                honouree=honouree(self, named) if named else None,
                next_batch=self._group(self._batch_after(step)),
            )
        )

    def speaker(self, item: Item) -> DelegateLine | None:
        """The delegate who speaks at an item today: the one it was given to, or the substitute."""
        return self._today(item.delegate_id)

    def performer(self, item: Item) -> str:
        """Who performs an item, as the MC names them; an opening that names nobody is the host's."""
        speaker = self.speaker(item)
        if speaker is not None:
            return aloud.person(as_said(speaker))
        if item.type == "opening" and not item.performer and self.event.host:
            return f"đại diện lãnh đạo {self._host()}"
        return item.performer

    def introductions(self) -> list[DelegateLine]:
        """The people to introduce who are actually here, in protocol order."""
        order = [
            one.id
            for one in delegates.guests(self.event.id).values()
            if one.category in INTRODUCED and one.id in self.here
        ]
        return delegates.lines(self.event.id, order[:MOST_INTRODUCED])

    def _hall(self, item: Item) -> Hall:
        present, expected = self.counts
        introduced = self.introductions() if item.type == "intro" or "{introductions}" in item.text else []
        return Hall(
            noun="Đại hội" if self.event.form == "dai_hoi" else "Hội nghị",
            name=self.event.name,
            present=present,
            expected=expected,
            added=self.added,
            introductions=tuple(as_said(one) for one in introduced),
        )

    def _today(self, delegate_id: int | None) -> DelegateLine | None:
        """A delegate, or whoever comes in the delegate's place."""
        person = self.people.get(delegate_id or 0)
        while person is not None and person.replaced_by_id is not None:
            person = self.people.get(person.replaced_by_id)
        return person

    def _host(self) -> str:
        """The host's name as it stands in a sentence; on the banner it is all in capitals."""
        host, place = aloud.capital(self.event.host.lower()), self.event.place
        return host.replace(place.lower(), place) if place else self.event.host

    def _batch_after(self, step: Step) -> int | None:
        """The batch that is asked to the wing at a step: the next one of its decision that waits."""
        after = step.batch or 0
        for batch in self.day.batches:
            own = batch.decision_id == step.decision_id and batch.no > after
            if own and any(one.phase in WAITS for one in self.day.members(batch.no)):
                return batch.no
        return None

    def _decision(self, step: Step) -> script.Decision | None:
        row = self.day.decision(step.decision_id)
        if row is None:
            return None
        mine = [
            one for one in self.day.recipients if one.decision_id == row.id and one.phase != Phase.WITHDRAWN
        ]
        counts: dict[str, int] = {}
        for one in mine:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        return script.Decision(
            award=row.title,
            number=row.number,
            date=row.date,
            issuer=row.issuer,
            summary=row.summary,
            reader=Person(row.reader) if row.reader else None,
            counts=counts,
            one_by_one=row.one_by_one,
        )

    def _group(self, no: int | None) -> Group | None:
        members = [one for one in self.day.members(no) if one.phase not in PASSED_OVER]
        if not members:
            return None
        row = self.day.decision(members[0].decision_id)
        presenter = (Person(row.presenter),) if row is not None and row.presenter else ()
        return Group(tuple(honouree(self, one) for one in members), presenter, row.title if row else "")


INTRODUCED = frozenset({"guest_superior", "leader"})


STANDS_IN = "nhận thay"
"""In which role somebody receives for an honouree who cannot."""


def now(event_id: int) -> Now:
    """Read the present moment of an event."""
    event = event_of(event_id)
    return Now(event, runsheet.latest(event_id, event.revision), clock.now())


def honouree(moment: Now, one: Recipient) -> Honouree:
    """A recipient as the MC names it."""
    person = moment.people.get(one.delegate_id or 0)
    substitute = moment.substitute(one)
    stands_in = Person(one.on_behalf) if one.on_behalf else None
    if stands_in is None and substitute is not None:
        stands_in = Person(substitute.name, substitute.honorific, substitute.position, title=substitute.title)
    called = person.honorific if person else ""
    comes_up = moment.receiver_name(one)
    title = person.title if person is not None and person.name == comes_up else ""
    stands_for = Person(comes_up, called, one.receiver_role, title=title)
    return Honouree(
        name=one.spoken_text or one.name,
        kind=one.kind,
        honorific=one.honorific or ("" if one.posthumous or one.kind != "individual" else called),
        detail=detail(one),
        posthumous=one.posthumous,
        receiver=stands_in or (stands_for if comes_up else None),
        on_behalf=stands_in is not None
        or one.phase == Phase.ON_BEHALF
        or (substitute is not None and not one.receiver_name),
    )


def detail(one: Recipient) -> str:
    """Position and unit in one line."""
    return aloud.placed(one.position, one.unit, one.name)


def as_said(one: DelegateLine) -> Person:
    """A delegate as the MC names them."""
    return Person(one.name, one.honorific, one.position, one.unit, one.title)


def receiver(one: Recipient, comes_up: str) -> dict[str, str] | None:
    """Who comes up in person when it is not the honouree. `comes_up`: by what name, in the ordinary case."""
    if one.on_behalf:
        return {"name": one.on_behalf, "role": STANDS_IN}
    if one.phase == Phase.ON_BEHALF:
        return {"name": "", "role": STANDS_IN}
    return {"name": comes_up, "role": one.receiver_role} if comes_up else None
