"""An address as a picture that phones scan."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.base.qr import QUIET_MODULES, svg_path


@dataclass(frozen=True, slots=True)
class Qr:
    """A code for SVG, whose unit is one module; its white border is in."""

    side: int
    path: str


def qr_of(address: str) -> Qr:
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    return Qr(len(rows) + 2 * QUIET_MODULES, svg_path(rows))
