"""How many rows there is room for in a picture that must stay small, whatever the lists hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

Row = dict[str, Any]


def fitting(rows: Sequence[Row], most: int, room: int, takes: Callable[[Row], int]) -> tuple[list[Row], int]:
    """The first rows, at most so many and of long ones fewer, and how much of the room is left, in bytes."""
    fit: list[Row] = []
    for row in rows[:most]:
        room -= takes(row)
        if room < 0:
            return fit, room + takes(row)
        fit.append(row)
    return fit, room


def texts(value: Any) -> int:
    """How many bytes the texts of a value are, in all that it holds."""
    if isinstance(value, str):
        return len(value.encode())
    if isinstance(value, Mapping):
        return sum(map(texts, value.values()))
    if is_dataclass(value):
        return sum(texts(getattr(value, one.name)) for one in fields(value))
    return sum(map(texts, value)) if isinstance(value, Iterable) else 0
