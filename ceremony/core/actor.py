"""Who is asking, and in which roles, event by event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ceremony.core.refusals import NotAllowed


class Role(StrEnum):
    """What a person or a device is here to do. The organiser may do everything."""

    ORGANISER = "organiser"
    DOOR = "door"
    MC = "mc"
    STAGE = "stage"
    TRAY = "tray"
    WING = "wing"
    HOST = "host"
    SECRETARY = "secretary"
    SCREEN = "screen"
    VIEWER = "viewer"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: a name for the journal and the roles held in each event.

    `everywhere` is the organiser's account and the house itself (the command line with the data
    directory's key); a crew device holds only the grants it was given.
    """

    name: str
    grants: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    everywhere: bool = False
    device_id: int | None = None
    account_id: int | None = None

    def roles_in(self, event_id: int | None) -> frozenset[Role]:
        """The roles this actor holds in one event."""
        if self.everywhere:
            return frozenset(Role)
        return self.grants.get(event_id, frozenset()) if event_id is not None else frozenset()

    def may(self, event_id: int | None, *roles: Role) -> bool:
        """Whether one of `roles` (or the organiser's) is held in this event."""
        held = self.roles_in(event_id)
        return Role.ORGANISER in held or not held.isdisjoint(roles)

    def must_be(self, event_id: int | None, *roles: Role) -> None:
        """Go on only if one of `roles` is held in this event.

        Raises:
            NotAllowed: none of them is.
        """
        if not self.may(event_id, *roles):
            raise NotAllowed(roles=[str(role) for role in roles])

    def must_be_of(self, event_id: int) -> None:
        """Go on only if the actor holds any role in this event."""
        if not self.roles_in(event_id):
            raise NotAllowed(roles=[])


HOUSE = Actor("Máy chủ", everywhere=True)
"""The machine's own command line: whoever can read the data directory may do everything."""

NOBODY = Actor("")
