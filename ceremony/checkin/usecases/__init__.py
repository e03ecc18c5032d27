"""The verbs of the door: let in, and take that back. Every request acts at most once."""

# `gone` is here for its listeners alone: nobody calls it, and imported it hears of whoever leaves the list.
from ceremony.checkin.usecases import gone
from ceremony.checkin.usecases.entering import Scan, check_in
from ceremony.checkin.usecases.group import let_in_together
from ceremony.checkin.usecases.late import settle_facts
from ceremony.checkin.usecases.leaving import MOST_REASON, Undo, take_back, undo
from ceremony.checkin.usecases.once import MOST_NONCE
from ceremony.checkin.usecases.sessions import must_be_a_session
from ceremony.checkin.usecases.walk_ins import WalkIn, walk_in

__all__ = [
    "MOST_NONCE",
    "MOST_REASON",
    "Scan",
    "Undo",
    "WalkIn",
    "check_in",
    "gone",
    "let_in_together",
    "must_be_a_session",
    "settle_facts",
    "take_back",
    "undo",
    "walk_in",
]
