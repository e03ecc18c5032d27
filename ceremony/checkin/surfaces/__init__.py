"""What is seen live of who comes: at each door, at the desk for problems, by the hosts, in the lobby."""

from ceremony.checkin.surfaces.door import DOOR

SURFACES = (DOOR,)

__all__ = ["DOOR", "SURFACES"]
