"""Where lines end: words of known widths over so many lines, as narrow or as even as can be."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HAIR = 1e-6
"""Widths are sums of floats: so little more is no more."""
SHORT = 0.5
"""A last line below this share of the longest one is short."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide each word is, and the space between two. A breaking is the places of words, line by line."""

    words: Sequence[float]
    space: float

    def narrowest(self, lines: int, last: int = 1) -> float:
        """How wide the longest of so many lines is at the least; the last one has `last` words or more.

        >>> Widths([5, 3, 2], space=1).narrowest(2), Widths([5, 3, 2], space=1).narrowest(3, last=2)
        (6, inf)
        """
        cost: list[float] = [0.0, *[math.inf] * len(self.words)]
        for line in range(1, lines + 1):
            cost, _ = self._next(cost, last if line == lines > 1 else 1, math.inf, max)
        return cost[-1]

    def evenest(self, lines: int, limit: float, last: int = 1) -> list[range]:
        """Break words into so many lines, none longer than `limit`, about as long as each other.

        >>> Widths([5, 3, 2], space=1).evenest(2, limit=9)
        [range(0, 1), range(1, 3)]
        """
        cost: list[float] = [0.0, *[math.inf] * len(self.words)]
        opened = []
        for line in range(1, lines + 1):
            cost, starts = self._next(cost, last if line == lines > 1 else 1, limit, lambda a, b: a + b * b)
            opened.append(starts)
        end, breaks = len(self.words), []
        for starts in reversed(opened):
            breaks.append(range(starts[end], end))
            end = starts[end]
        return breaks[::-1]

    def fewest(self, limit: float) -> int:
        """How many lines words take that are filled one after the other.

        >>> Widths([5, 3, 2], space=1).fewest(limit=9)
        2
        """
        lines, used = 1, -self.space
        for width in self.words:
            if used > 0 and used + self.space + width > limit * (1 + HAIR):
                lines, used = lines + 1, -self.space
            used += self.space + width
        return lines

    def leaves_one_alone(self, breaks: Sequence[range]) -> bool:
        """Whether a short last word stands alone under the others.

        >>> Widths([5, 3, 2], space=1).leaves_one_alone([range(0, 2), range(2, 3)])
        True
        """
        if len(breaks) < 2 or len(breaks[-1]) > 1:
            return False
        return self.of(breaks[-1]) < SHORT * max(map(self.of, breaks))

    def of(self, line: range) -> float:
        return sum(self.words[place] for place in line) + self.space * (len(line) - 1)

    def _next(
        self, before: Sequence[float], shortest: int, limit: float, joined: Callable[[float, float], float]
    ) -> tuple[list[float], list[int]]:
        """One line more: for each end the least cost, and where its last line begins."""
        cost, starts = [math.inf] * len(before), [0] * len(before)
        for end in range(1, len(before)):
            width = -self.space
            for start in range(end - 1, -1, -1):
                width += self.words[start] + self.space
                if width > limit * (1 + HAIR):
                    break
                if end - start >= shortest and (one := joined(before[start], width)) < cost[end]:
                    cost[end], starts[end] = one, start
        return cost, starts
