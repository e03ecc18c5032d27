"""Opening an invitation by its code, as a guest does on a phone: whoever has the paper may see the paper."""

from __future__ import annotations

from ceremony.base.throttle import Throttle
from ceremony.core import codes
from ceremony.core.letter_says import alike, says
from ceremony.core.pages import Says
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries as delegates
from ceremony.events import queries as events
from ceremony.invitations import queries

wrong_by_device = Throttle(failures=10, seconds=60)
"""Codes that are nobody's, by the browser that asks: a finger that slips stops long before."""
wrong_by_address = Throttle(failures=120, seconds=60)
"""The same by address, of codes whose check digits are right: nobody makes those by a slip, and a whole hall
may come from one address.
"""


def opened(code: str, device: str, address: str) -> Says:
    """Return what stands on the invitation with this full code.

    A hand code opens nothing: six digits are guessed in an afternoon.

    Raises:
        Invalid: `no_invitation`, no code or nobody's.
        Conflict: `invitation_replaced`, another paper was given for it; `invitation_void`, its person is not
            expected any more; `invitation_over`, its event is closed.
        TooMany: too many wrong codes from this browser or this address.
    """
    read = codes.read(code)
    whole = read.digits if isinstance(read, codes.FullCode) else ""
    found = delegates.by_code(whole) if whole else None
    if found is not None:
        return _letter(*found)  # whoever has a paper is never kept waiting by somebody who guesses
    if whole and delegates.by_old_code(whole):
        raise Conflict("invitation_replaced")
    _guessed(device, address, by_chance=bool(whole))
    raise Invalid("no_invitation")


def _guessed(device: str, address: str, by_chance: bool) -> None:
    """Count a code that is nobody's. `by_chance`: its check digits are right, which no slip makes so."""
    wrong_by_device.check(device)
    if by_chance:
        wrong_by_address.check(address)
        wrong_by_address.failed(address)
    wrong_by_device.failed(device)


def _letter(event_id: int, delegate_id: int) -> Says:
    if events.of(event_id).status == "closed":
        raise Conflict("invitation_over")
    invited = queries.one(event_id, delegate_id)
    if invited is None:
        raise Conflict("invitation_void")
    letter = queries.letter(event_id)
    return says(letter, invited.who, invited.code, invited.hand_code, alike(letter, invited.who))
