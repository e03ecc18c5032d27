"""Stacked bars as the paths of a drawing: one path for each part, so that a chart of hours stays small."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT, SLOT, BAR = 100, 10, 8
"""In the drawing's own units; a slot holds a bar and the gap behind it."""


def width(bars: Sequence[Sequence[int]]) -> int:
    return SLOT * len(bars)


def paths(bars: Sequence[Sequence[int]], most: int) -> tuple[str, ...]:
    """Return a path for each part, of all bars; one of `most` is as high as the drawing.

    The first part stands lowest.

    >>> paths([(1, 1), (0, 2)], most=2)
    ('M1 100v-50h8v50z', 'M1 50v-50h8v50zM11 100v-100h8v100z')
    """
    parts = len(bars[0]) if bars else 0
    return tuple(
        "".join(_one(bar, part, slot, most) for slot, bar in enumerate(bars)) for part in range(parts)
    )


def _one(bar: Sequence[int], part: int, slot: int, most: int) -> str:
    foot, top = (HEIGHT - HEIGHT * sum(bar[:upto]) // most for upto in (part, part + 1)) if most else (0, 0)
    high = foot - top
    return f"M{slot * SLOT + (SLOT - BAR) // 2} {foot}v-{high}h{BAR}v{high}z" if high else ""


def step(slots: int, labels: int) -> int:
    """Return of how many slots one is labelled, so that at most so many labels stand below.

    >>> step(24, 6), step(3, 6), step(0, 6)
    (4, 1, 1)
    """
    return max(1, -(-slots // labels))
