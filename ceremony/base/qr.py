"""QR codes of invitations: 24 digits, version 1 at level Q, as rows of modules and as runs of dark ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import qrcode
from qrcode.exceptions import DataOverflowError

Rows = Sequence[Sequence[bool]]
MODULES = 21
QUIET_MODULES = 4
"""What must stay white around a code: ISO/IEC 18004."""


def rows_of(digits: str) -> Rows:
    """Return the modules of a code of digits, from the top, dark ones true; without its quiet zone.

    Raises:
        ValueError: they are too many for version 1.
    """
    code = qrcode.QRCode(version=1, error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    code.add_data(digits)
    try:
        code.make(fit=False)
    except DataOverflowError:
        raise ValueError("too many digits for one code") from None
    return code.get_matrix()


def runs(rows: Rows) -> Iterator[tuple[int, int, int]]:
    """The dark runs of a code: row from the top, first module, length."""
    for row, modules in enumerate(rows):
        start = None
        for at, dark in enumerate((*modules, False)):
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                yield row, start, at - start
                start = None


def svg_path(rows: Rows) -> str:
    """Return a code as the path of an SVG whose unit is one module, its quiet zone included."""
    return "".join(
        f"M{at + QUIET_MODULES} {row + QUIET_MODULES}h{long}v1h-{long}z" for row, at, long in runs(rows)
    )
