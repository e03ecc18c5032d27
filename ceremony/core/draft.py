"""The next day in the making.

A live action makes the next day out of the present one: rows are replaced, never altered, so that whoever
looks at the day as it was goes on seeing it, and what an action changed can be told, unit by unit, and put
back. What may be put back when is decided in `core/undo.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ceremony.core import undo
from ceremony.core.day import Day, Item, Recipient, Stage, plan_of
from ceremony.core.undo import Units


class Draft:
    """The next day in the making: what a live action changed so far, beside the day as it was."""

    def __init__(self, was: Day) -> None:
        self.was = was
        self.stage = was.stage
        self._items = {one.id: one for one in was.items}
        self._recipients = {one.id: one for one in was.recipients}
        self._touched: dict[int, Item] = {}
        self._moved: dict[int, Recipient] = {}

    def item(self, item_id: int) -> Item:
        return self._items[item_id]

    def recipient(self, recipient_id: int) -> Recipient | None:
        return self._recipients.get(recipient_id)

    def set_stage(self, **fields: Any) -> None:
        self.stage = replace(self.stage, **fields)

    def set_item(self, item_id: int, **fields: Any) -> None:
        self._touched.setdefault(item_id, self._items[item_id])
        self._items[item_id] = replace(self._items[item_id], **fields)

    def set_recipient(self, recipient_id: int, **fields: Any) -> None:
        self._moved.setdefault(recipient_id, self._recipients[recipient_id])
        self._recipients[recipient_id] = replace(self._recipients[recipient_id], **fields)

    def put_back(self, units: Units) -> None:
        """Put these units back to what they held."""
        for unit, fields in units.items():
            row, _, rest = unit.partition(":")
            number = int(rest.partition(".")[0]) if rest else 0
            match row:
                case "item":
                    self.set_item(number, **fields)
                case "recipient":
                    if number in self._recipients:  # else it was taken out of its decision since
                        self.set_recipient(number, **fields)
                case _:
                    self.set_stage(**fields)

    @property
    def changed_items(self) -> list[Item]:
        """The items that differ from what they were."""
        return [self._items[id] for id, was in self._touched.items() if self._items[id] != was]

    @property
    def changed_recipients(self) -> list[Recipient]:
        """The recipients that differ from what they were."""
        return [self._recipients[id] for id, was in self._moved.items() if self._recipients[id] != was]

    @property
    def before(self) -> Units:
        """The units that differ now, as they were: what takes this action back."""
        before = _units(self.was.stage, self._touched.values(), self._moved.values())
        items = (self._items[id] for id in self._touched)
        after = _units(self.stage, items, (self._recipients[id] for id in self._moved))
        return undo.changed(dict(before), dict(after))

    @property
    def day(self) -> Day:
        """The day as this action leaves it. No live action gives anybody another batch."""
        items = tuple(self._items.values()) if self._touched else self.was.items
        recipients = tuple(self._recipients.values()) if self._moved else self.was.recipients
        replanned = any(
            (self._items[id].skipped, was.skipped) != (None, None) for id, was in self._touched.items()
        )
        plan = plan_of(items, self.was.decisions, self.was.batches) if replanned else self.was.plan
        return replace(self.was, stage=self.stage, items=items, recipients=recipients, plan=plan)


_OF_STAGE = (
    ("", ("item_id", "step", "timer_started_at", "held_at", "came_at")),
    (".apart", ("apart_id",)),
    (".scenes", ("scenes",)),
    (".note", ("note",)),
)
"""Where the ceremony stands and how long it has is one unit: none of these means anything alone."""
_OF_ITEM = (("", ("started_at", "ended_at", "skipped")), (".extra_s", ("extra_s",)))
_OF_RECIPIENT = (("", ("phase", "since", "times_called", "on_behalf")),)


def live(row: Item | Recipient) -> dict[str, Any]:
    """What live actions may change of a row, as it is."""
    parts = _OF_ITEM if isinstance(row, Item) else _OF_RECIPIENT
    return {field: getattr(row, field) for _part, fields in parts for field in fields}


def _units(
    stage: Stage, items: Iterable[Item], recipients: Iterable[Recipient]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a live action may change, by unit."""
    yield from _parts("stage", stage, _OF_STAGE)
    for item in items:
        yield from _parts(f"item:{item.id}", item, _OF_ITEM)
    for one in recipients:
        yield from _parts(f"recipient:{one.id}", one, _OF_RECIPIENT)


def _parts(
    name: str, row: object, parts: Iterable[tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, fields in parts:
        yield name + part, {field: getattr(row, field) for field in fields}
