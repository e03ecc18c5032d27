"""What a person should look at about recipients before the day: who comes up, which name, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from ceremony.core import legacy, names
from ceremony.core.calling import Phase
from ceremony.core.linked_names import differing
from ceremony.core.proof import Proof, proof, warnings
from ceremony.core.protocol import Kind


class Doubt(StrEnum):
    """One thing to look at, in the order in which it spoils a call."""

    NO_RECEIVER = "no_receiver"
    UNLINKED = "unlinked"
    UNCONFIRMED = "unconfirmed"
    LEGACY = "legacy"
    CAPS = "caps"
    OTHER_NAME = "other_name"
    DIFFERS = "differs"
    ABBREVIATION = "abbreviation"
    SAME_NAME = "same_name"


LINKS = (Doubt.UNLINKED, Doubt.UNCONFIRMED)


class Honoured(Protocol):
    """A recipient as this looks at one."""

    id: int
    kind: str
    name: str
    screen_text: str
    spoken_text: str
    reading_note: str
    posthumous: bool
    receiver_name: str
    delegate_id: int | None
    link_confirmed: bool
    batch: int | None
    phase: str


def proof_of(one: Honoured) -> Proof:
    """What was decided, is shown and is said of a recipient, side by side."""
    return proof(
        one.id,
        one.name,
        one.screen_text,
        one.spoken_text,
        batch=one.batch or 0,
        reading_note=one.reading_note,
    )


def doubts(people: Iterable[Honoured], listed: Mapping[int, str]) -> dict[int, tuple[Doubt, ...]]:
    """Return what to look at, by recipient; who is withdrawn is nobody's doubt any more.

    `listed`: what the list of delegates calls those who are linked, by delegate.
    """
    called = [one for one in people if one.phase != Phase.WITHDRAWN]
    proofs = {one.id: proof_of(one) for one in called}
    told: dict[int, set[Doubt]] = {one.id: set(_of(one, proofs[one.id])) for one in called}
    for one in called:
        if differing(one, listed.get(one.delegate_id or 0, "")) is not None:
            told[one.id].add(Doubt.OTHER_NAME)
    for notice in warnings(proofs.values()):
        for id in notice.ids:
            told[id].add(Doubt(notice.kind))
    return {id: tuple(one for one in Doubt if one in found) for id, found in told.items()}


def _of(one: Honoured, its_proof: Proof) -> Iterable[Doubt]:
    if not one.receiver_name and (one.kind != Kind.INDIVIDUAL or one.posthumous):
        yield Doubt.NO_RECEIVER
    if not one.link_confirmed:
        yield Doubt.UNLINKED if one.delegate_id is None else Doubt.UNCONFIRMED
    if legacy.detect(one.name) is not None:
        yield Doubt.LEGACY
    elif one.kind == Kind.INDIVIDUAL and names.is_all_caps(one.name):
        yield Doubt.CAPS
    if its_proof.verdict == "look":
        yield Doubt.DIFFERS
