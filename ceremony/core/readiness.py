"""What is still missing before a day can be run. It warns in any status; nothing of it stops anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is of an event: its day and hour, items and those that give awards, people, recipients."""

    has_hour: bool
    items: int
    award_items: int
    expected: int
    recipients: int


def missing(found: Prepared) -> list[str]:
    """Return what is missing, the most pressing first.

    `programme`: no item, so GO leads nowhere. `award_item`: there are recipients, and no item in which they
    are called. `hour`: nobody can be told how late it is. `people`: the door knows nobody.

    >>> missing(Prepared(has_hour=True, items=9, award_items=0, expected=200, recipients=46))
    ['award_item']
    """
    return list(_missing(found))


def _missing(found: Prepared) -> Iterator[str]:
    if not found.items:
        yield "programme"
    elif found.recipients and not found.award_items:
        yield "award_item"
    if not found.has_hour:
        yield "hour"
    if not found.expected:
        yield "people"
