"""The live pictures of the hall, and of those who follow along."""

from __future__ import annotations

from ceremony.accounts.facts import DeviceJoined, DeviceRevoked
from ceremony.base.health import DevicesSeen
from ceremony.base.live import Surface
from ceremony.calling.surfaces import DOORS, STAGE, WRITTEN
from ceremony.core.actor import Role
from ceremony.delegates.facts import PortraitsChanged
from ceremony.screens import queries

HALL = Surface(
    "hall",
    query=queries.hall,
    redrawn_by=(*STAGE, *WRITTEN, PortraitsChanged),
    watched_by=(Role.SCREEN, Role.STAGE, Role.MC),
    template="screens/_hall.html",
    variable="hall",
    order=0,
    is_screen=True,
)
PROGRAMME = Surface(
    "programme",
    query=queries.programme,
    redrawn_by=(*STAGE, *DOORS, *WRITTEN),
    watched_by=tuple(Role),
    template="runsheet/_programme.html",
    variable="programme",
    order=6,
)
DEVICES = Surface(
    "devices",
    query=queries.checklist,
    redrawn_by=(DevicesSeen, DeviceJoined, DeviceRevoked),
    watched_by=(),
    template="accounts/_devices.html",
    variable="checklist",
    order=7,
)
SURFACES = (HALL, PROGRAMME, DEVICES)
