"""The values that the faces draw: the MC's tablet, the control desk, the tray, the wing."""

from ceremony.calling.faces.batches import tray, wing
from ceremony.calling.faces.desk import desk
from ceremony.calling.faces.mc import mc

__all__ = ["desk", "mc", "tray", "wing"]
