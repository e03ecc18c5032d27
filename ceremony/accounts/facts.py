"""What access tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class DeviceJoined(Fact):
    device_id: int
    role: str


@dataclass(frozen=True, slots=True)
class DeviceRevoked(Fact):
    device_id: int


@dataclass(frozen=True, slots=True)
class LinkRenewed(Fact):
    role: str
