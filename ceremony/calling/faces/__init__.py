"""The values that the faces draw: the MC's tablet, the control desk and its run-sheet, the tray, the wing."""

from ceremony.calling.faces.batches import tray, wing
from ceremony.calling.faces.desk import desk
from ceremony.calling.faces.mc import mc
from ceremony.calling.faces.sheet import sheet

__all__ = ["desk", "mc", "sheet", "tray", "wing"]
