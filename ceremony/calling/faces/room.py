"""What a picture may weigh, shared out among its lists: those that matter most take their rows first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Row = dict[str, Any]


class Room:
    """The bytes a picture has left."""

    def __init__(self, left: int) -> None:
        self.left = left

    def takes(self, rows: Sequence[Row], weigh: Callable[[Row], int], whole: bool = False) -> list[Row]:
        """As many rows as fit, from the first; all of a `whole` list, whatever it weighs."""
        taken = []
        for row in rows:
            weight = weigh(row)
            if weight > self.left and not whole:
                break
            self.left -= weight
            taken.append(row)
        return taken


def weight(*words: str | None) -> int:
    """Bytes of these words as they are sent."""
    return sum(len(one.encode()) for one in words if one)
