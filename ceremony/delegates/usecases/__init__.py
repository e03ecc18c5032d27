"""The verbs of the people: apply a list, put a substitute in somebody's place, hang a portrait."""

from ceremony.delegates.usecases.editing import (
    IN_BULK,
    add,
    edit,
    edit_many,
    fingerprint,
    remove,
    would_change,
)
from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code, renew_codes
from ceremony.delegates.usecases.lists import (
    AFTER_IMPORT,
    FIELDS,
    WHO_CAME,
    Comparison,
    apply,
    apply_list,
    compare,
    read_again,
    send_list,
    sent_list,
    sent_lists,
)
from ceremony.delegates.usecases.order import by_rule, move, say_office
from ceremony.delegates.usecases.portraits import (
    hang_pile,
    hang_portraits,
    pile_up,
    re_encoded,
    take_portrait_down,
)
from ceremony.delegates.usecases.substitutes import SUBSTITUTE, give_back, replace, stand_in
from ceremony.delegates.usecases.written_in import MOST_DELEGATES, written_in

__all__ = [
    "AFTER_IMPORT",
    "FIELDS",
    "IN_BULK",
    "MOST_DELEGATES",
    "SUBSTITUTE",
    "WHO_CAME",
    "Comparison",
    "add",
    "apply",
    "apply_list",
    "by_rule",
    "compare",
    "edit",
    "edit_many",
    "fingerprint",
    "fresh_code",
    "fresh_hand_code",
    "give_back",
    "hang_pile",
    "hang_portraits",
    "move",
    "pile_up",
    "re_encoded",
    "read_again",
    "remove",
    "renew_codes",
    "replace",
    "say_office",
    "send_list",
    "sent_list",
    "sent_lists",
    "stand_in",
    "take_portrait_down",
    "would_change",
    "written_in",
]
