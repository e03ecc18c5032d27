"""Stacked bars as the paths of a drawing: one path for each part, so that a chart of hours stays small."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT, SLOT, BAR = 100, 10, 8
"""In the drawing's own units; a slot holds a bar and the gap behind it."""
ROUND = (1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50)
"""What a scale may go up by, times a power of ten."""


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


def scale(most: int) -> tuple[int, ...]:
    """Return the steps of the scale beside the bars, the highest first, nought last: two or three round ones.

    The highest is the least that is not below `most`.

    >>> scale(37), scale(7), scale(1), scale(0), scale(130)
    ((40, 20, 0), (8, 4, 0), (1, 0), (), (150, 100, 50, 0))
    """
    if most <= 1:
        return (1, 0) if most else ()
    tens = 10 ** max(0, len(str(most)) - 2)
    rounds = (step * ten for ten in (tens, tens * 10) for step in ROUND)
    tops = [(step * count, count, step) for step in rounds for count in (2, 3) if step * count >= most]
    top, _count, step = min(tops)
    return tuple(range(top, -1, -step))


def lines(marks: Sequence[int], width: int) -> str:
    """Return the lines behind the bars at the scale's steps, but for the highest and nought.

    >>> lines((40, 20, 0), 30)
    'M0 50h30'
    """
    inner = range(1, len(marks) - 1)
    return "".join(f"M0 {HEIGHT * no // (len(marks) - 1)}h{width}" for no in inner)
