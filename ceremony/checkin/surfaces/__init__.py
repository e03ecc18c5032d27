"""What is seen live of who comes: at each door, at the desk for problems, by the hosts, in the lobby."""

from ceremony.checkin.surfaces.door import DOOR
from ceremony.checkin.surfaces.host import HOST
from ceremony.checkin.surfaces.lobby import LOBBY

SURFACES = (DOOR, HOST, LOBBY)

__all__ = ["DOOR", "HOST", "LOBBY", "SURFACES"]
