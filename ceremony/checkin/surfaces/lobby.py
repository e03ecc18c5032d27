"""What the lobby's screen shows: a greeting for whoever came in last, or the banner."""

from __future__ import annotations

from ceremony.base.live import Surface
from ceremony.checkin.queries.lobby import lobby
from ceremony.checkin.surfaces.host import COMING, PEOPLE
from ceremony.core.actor import Role

LOBBY = Surface(
    "lobby",
    query=lobby,
    redrawn_by=(*COMING, *PEOPLE),
    watched_by=(Role.SCREEN, Role.STAGE),
    template="checkin/_lobby.html",
    variable="lobby",
    order=4,
    is_screen=True,
)
