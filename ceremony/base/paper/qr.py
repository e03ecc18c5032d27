"""QR codes on paper: one path of merged runs, sharp at any size, black on white."""

from __future__ import annotations

from reportlab.lib.colors import black
from reportlab.lib.units import mm

from ceremony.base.paper.ink import Box, Ink
from ceremony.base.qr import MODULES as MODULES
from ceremony.base.qr import QUIET_MODULES as QUIET_MODULES
from ceremony.base.qr import rows_of as rows_of
from ceremony.base.qr import runs as runs

SIDE = 25 * mm
"""The least side of a printed code without its quiet zone."""
QUIET = SIDE * QUIET_MODULES / MODULES
"""What stays white around a code of that side."""
OVERLAP = 1.002
"""How tall a run is drawn, in modules: with less a screen shows a hairline between two rows."""


def draw(ink: Ink, digits: str, x: float, y: float, side: float = SIDE) -> Box:
    """Draw a code whose dark part begins at `x`, `y`; return its box. The paper around it must be white."""
    path = " ".join(
        f"{at} {MODULES - 1 - row} {length} {OVERLAP} re" for row, at, length in runs(rows_of(digits))
    )
    canvas, module = ink.canvas, side / MODULES
    canvas.saveState()
    canvas.setFillColor(black)
    canvas.transform(module, 0, 0, module, x, y)
    canvas.addLiteral(f"{path} f")
    canvas.restoreState()
    return Box(x, y, side, side)
