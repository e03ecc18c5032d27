"""A delegation (đoàn) comes in together: each of them is let in, or not, for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ceremony.checkin.usecases.entering import Scan, check_in
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Refusal


def let_in_together(actor: Actor, event_id: int, scans: Iterable[Scan]) -> list[dict[str, Any]]:
    """Let in those who were ticked; answer for each as `check_in` does, in their order.

    Whoever cannot be let in keeps nobody else out: their answer is `{error, delegate_id}`.

    Raises:
        NotAllowed: the actor is not at a door.
    """
    actor.must_be(event_id, Role.DOOR)
    return [_each(actor, event_id, scan) for scan in scans]


def _each(actor: Actor, event_id: int, scan: Scan) -> dict[str, Any]:
    try:
        return check_in(actor, event_id, scan)
    except Refusal as refusal:
        return {"error": refusal, "delegate_id": scan.delegate_id}
