"""QR codes of invitations: 24 digits, version 1 at level Q, as rows of modules.

The `qrcode` package makes the symbol. Which of its eight masks reads best it finds by walking 441 modules
eight times over; here the same four penalties are counted on whole symbols packed into integers, because a
print shop draws five hundred at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import qrcode
from qrcode import util
from qrcode.exceptions import DataOverflowError

Rows = Sequence[Sequence[bool]]
MODULES = 21
QUIET_MODULES = 4
"""What must stay white around a code: ISO/IEC 18004."""
_STRIDE = 32
"""Bits from one line of modules to the next: so far apart that no pattern reaches across."""


def rows_of(digits: str) -> Rows:
    """Return the modules of a code of digits, from the top, dark ones true; without its quiet zone.

    Raises:
        ValueError: they are too many for version 1.
    """
    code = qrcode.QRCode(version=1, error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    code.add_data(util.QRData(digits))
    try:
        code.makeImpl(True, 0)
    except DataOverflowError:
        raise ValueError("too many digits for one code") from None
    code.makeImpl(False, _best_mask(code.get_matrix()))
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


def _best_mask(modules: Rows) -> int:
    """The mask with the fewest penalties; the symbol comes under mask 0, its format not yet written."""
    across, down = _packed(modules), _packed(list(zip(*modules, strict=True)))
    lost = [
        _lost(across ^ level) + _lost(down ^ upright, blocks=False) + _unbalanced(across ^ level)
        for level, upright in _masks()
    ]
    return lost.index(min(lost))


def _lost(lines: int, blocks: bool = True) -> int:
    """Penalties for long runs, for what looks like a finder and for blocks of two by two."""
    like_next = ~(lines ^ lines >> 1) & _first(MODULES - 1)
    fours = like_next & like_next >> 1 & like_next >> 2 & like_next >> 3
    runs_of_five = fours & ~(fours << 1)
    lost = fours.bit_count() + 2 * runs_of_five.bit_count() + 40 * _finders(lines)
    if blocks:
        like_below = ~(lines ^ lines >> _STRIDE)
        squares = like_next & like_below & like_below >> 1 & _first(MODULES - 1, MODULES - 1)
        lost += 3 * squares.bit_count()
    return lost


def _finders(lines: int) -> int:
    """How often 1011101 stands beside four light modules."""
    dark, light = lines, ~lines
    middle = light >> 1 & dark >> 4 & light >> 5 & dark >> 6 & light >> 9 & _first(MODULES - 10)
    begins = dark & dark >> 2 & dark >> 3 & light >> 7 & light >> 8 & light >> 10
    ends = light & light >> 2 & light >> 3 & dark >> 7 & dark >> 8 & dark >> 10
    return (middle & (begins | ends)).bit_count()


def _unbalanced(lines: int) -> int:
    """The penalty for far more dark modules than light ones, or fewer."""
    return int(abs(lines.bit_count() / MODULES**2 * 100 - 50) / 5) * 10


def _packed(lines: Sequence[Sequence[bool]]) -> int:
    """All lines in one number: a line's first module in its lowest bit."""
    return sum(
        int("".join(map("01".__getitem__, line[::-1])), 2) << _STRIDE * no for no, line in enumerate(lines)
    )


@cache
def _first(modules: int, lines: int = MODULES) -> int:
    """The first modules of the first lines."""
    return sum((1 << modules) - 1 << _STRIDE * line for line in range(lines))


@cache
def _masks() -> tuple[tuple[int, int], ...]:
    """What each mask turns round against mask 0, along the rows and along the columns."""
    blank = qrcode.QRCode(version=1, error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    blank.add_data("0")
    found = []
    for mask in range(8):
        blank.makeImpl(True, mask)
        drawn = blank.get_matrix()
        found.append((_packed(drawn), _packed(list(zip(*drawn, strict=True)))))
    return tuple((across ^ found[0][0], down ^ found[0][1]) for across, down in found)
