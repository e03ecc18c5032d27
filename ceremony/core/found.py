"""What was read, and the lines of the file it was read from, so that a person can compare the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ceremony.core.outline import Line

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value, and the lines it stands on; a value nobody wrote has none."""

    value: T_co
    lines: tuple[int, ...] = ()


def first(lines: Iterable[Line], read: Callable[[str], T | None]) -> Found[T | None]:
    """Return what is read from the first of these lines that says it."""
    for line in lines:
        if (value := read(line.text)) is not None:
            return Found(value, line.numbers)
    return Found(None)


def numbers(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(number for line in lines for number in line.numbers)
