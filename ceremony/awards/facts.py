"""What decisions and recipients tell the journal before the day."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class AwardsImported(Fact):
    decisions: int
    recipients: int


@dataclass(frozen=True, slots=True)
class AwardsEdited(Fact):
    """Somebody edited a decision or its lines by hand, or said who of the delegates is meant."""

    decisions: int
    recipients: int


@dataclass(frozen=True, slots=True)
class CertificatesPlaced(Fact):
    """Somebody said where the words stand on the certificates of an award."""

    award: str
