"""What the invitations tell the journal. No fact carries a code: any screen of the hall may hear of them."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class InvitationsWorded(Fact):
    """Somebody wrote what every invitation says."""


@dataclass(frozen=True, slots=True)
class InvitationsNumbered(Fact):
    """So many invitations were given numbers of the series, from the first of them to the last."""

    count: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class InvitationReissued(Fact):
    """Somebody's invitation has new codes; the paper with the old ones lets nobody in."""

    delegate_id: int
