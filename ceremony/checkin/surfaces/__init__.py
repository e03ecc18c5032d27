"""What is seen live of who comes: at each door, at the desk for problems, by the hosts, in the lobby."""

from ceremony.checkin.surfaces.arrivals import ARRIVALS
from ceremony.checkin.surfaces.door import DOOR
from ceremony.checkin.surfaces.host import HOST
from ceremony.checkin.surfaces.lobby import LOBBY
from ceremony.checkin.surfaces.problems import PROBLEMS

SURFACES = (ARRIVALS, DOOR, HOST, LOBBY, PROBLEMS)

__all__ = ["ARRIVALS", "DOOR", "HOST", "LOBBY", "PROBLEMS", "SURFACES"]
