"""How each door's device is: what it last said of itself, and when it was lost. In memory, never journalled.

A server that starts anew has heard nothing yet; every device says it again within a quarter of a minute.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from ceremony.base import clock, live
from ceremony.core.device_state import Report as Health
from ceremony.core.facts import Fact

__all__ = ["DevicesSeen", "Health", "devices", "waiting"]
Value = TypeVar("Value")
TRIED = ("on", "off")
MOST_DEVICES = 2000
"""How many devices are remembered; the one that was heard of longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class DevicesSeen(Fact):
    """A device came, went or said how it is. It only redraws: device health is no fact of the ceremony."""


class Devices:
    """What was last heard of each device of this server."""

    def __init__(self) -> None:
        self._said: OrderedDict[int, Health] = OrderedDict()
        self._left: OrderedDict[int, datetime] = OrderedDict()

    def say(self, event_id: int, device_id: int, health: Health) -> None:
        """A device says how it is. A camera that has run stays tried when its page is opened anew."""
        before = self._said.get(device_id)
        if health.camera == "untested" and before is not None and before.camera in TRIED:
            health = replace(health, camera="off")
        _keep(self._said, device_id, health)
        live.drawer.mark(event_id, {DevicesSeen.__name__})

    def came(self, events: Iterable[int]) -> None:
        """A device opened a line; it works at these events."""
        for event_id in events:
            live.drawer.mark(event_id, {DevicesSeen.__name__})

    def went(self, device_id: int | None, events: Iterable[int]) -> None:
        """A device lost a line. It is gone when that was the last of them."""
        if device_id is not None and device_id not in live.connected_devices():
            _keep(self._left, device_id, clock.now())
        self.came(events)

    def of(self, device_id: int) -> Health | None:
        return self._said.get(device_id)

    def left_at(self, device_id: int) -> datetime | None:
        """Since when a device has no line; None where this server never saw it with one."""
        return self._left.get(device_id)

    def waiting(self, device_id: int) -> int:
        """How many comings-in this device said it still has to send."""
        said = self._said.get(device_id)
        return said.waiting if said is not None else 0


def _keep(kept: OrderedDict[int, Value], device_id: int, value: Value) -> None:
    kept[device_id] = value
    kept.move_to_end(device_id)
    if len(kept) > MOST_DEVICES:
        kept.popitem(last=False)


devices = Devices()


def waiting(device_id: int) -> int:
    """How many comings-in this device said it still has to send."""
    return devices.waiting(device_id)
