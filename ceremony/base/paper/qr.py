"""QR codes on paper: one path of merged runs, sharp at any size, black on white."""

from __future__ import annotations

from reportlab.lib.colors import black
from reportlab.lib.units import mm

from ceremony.base.paper.ink import Box, Ink

SIDE = 25 * mm
"""The least side of a printed code without its quiet zone."""
MODULES = 21
QUIET_MODULES = 4


def rows_of(digits: str) -> list[list[bool]]:
    """Return the modules of a code of 24 digits: version 1, level Q, no quiet zone."""
    import qrcode

    code = qrcode.QRCode(version=1, error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    code.add_data(digits)
    code.make(fit=False)
    return code.get_matrix()


def runs(rows: list[list[bool]]) -> list[tuple[int, int, int]]:
    """Return the dark runs of a code: row from the top, first module, length."""
    found = []
    for row, modules in enumerate(rows):
        at = 0
        while at < len(modules):
            length = 0
            while at + length < len(modules) and modules[at + length]:
                length += 1
            if length:
                found.append((row, at, length))
            at += length or 1
    return found


def draw(ink: Ink, digits: str, x: float, y: float, side: float = SIDE) -> Box:
    """Draw a code whose dark part begins at `x`, `y`; return its box. The paper around it must be white."""
    rows = rows_of(digits)
    module = side / len(rows)
    path = ink.canvas.beginPath()
    for row, at, length in runs(rows):
        path.rect(x + at * module, y + (len(rows) - 1 - row) * module, length * module, module * 1.002)
    ink.canvas.setFillColor(black)
    ink.canvas.drawPath(path, fill=1, stroke=0)
    return Box(x, y, side, side)
