"""The ways the domain says no.

A refusal carries a code that programs may rely on and the details a sentence needs. Its wording, in
the reader's language, belongs to the edge (`base/web.py`); here it is only a fact about the rules.
"""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """The rules say no. `code` is part of the contract; `details` fill the sentence."""

    code = "refused"

    def __init__(self, code: str | None = None, /, **details: Any) -> None:
        if code is not None:
            self.code = code
        self.details = details
        super().__init__(self.code, details)


class NotAllowed(Refusal):
    """The actor has none of the roles that may do this."""

    code = "forbidden"


class Unknown(Refusal):
    """There is no such thing here."""

    code = "unknown"


class OutOfTurn(Refusal):
    """The move does not leave from the phase the award is in."""

    code = "out_of_turn"


class Stale(Refusal):
    """The press was made looking at an older picture: somebody else has moved the ceremony since."""

    code = "stale"


class AtEnd(Refusal):
    """The ceremony stands at its last step; there is nothing after it."""

    code = "at_end"


class Closed(Refusal):
    """The event is closed: nothing changes in it but by reopening it."""

    code = "closed"


class Conflict(Refusal):
    """Another fact stands in the way: the same nonce with another body, a name already taken."""

    code = "conflict"


class Invalid(Refusal):
    """What came in cannot be used as it is; nothing was changed."""

    code = "invalid"


class TooMany(Refusal):
    """Too many failures from one place; try again after `seconds`."""

    code = "too_many"
