"""The verbs of the people: apply a list, put a substitute in somebody's place, hang a portrait."""

from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code
from ceremony.delegates.usecases.lists import (
    AFTER_IMPORT,
    FIELDS,
    MOST_DELEGATES,
    Comparison,
    apply,
    apply_list,
    compare,
    read_again,
    send_list,
    sent_list,
    sent_lists,
)
from ceremony.delegates.usecases.portraits import hang_portraits, re_encoded
from ceremony.delegates.usecases.substitutes import SUBSTITUTE, replace

__all__ = [
    "AFTER_IMPORT",
    "FIELDS",
    "MOST_DELEGATES",
    "SUBSTITUTE",
    "Comparison",
    "apply",
    "apply_list",
    "compare",
    "fresh_code",
    "fresh_hand_code",
    "hang_portraits",
    "re_encoded",
    "read_again",
    "replace",
    "send_list",
    "sent_list",
    "sent_lists",
]
