"""What the invitations' page shows of a letter: the very words of the paper, for one invited and one
summoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from ceremony.core.letter import Invitee, Letter, is_summoned
from ceremony.core.letter_says import alike, says
from ceremony.core.people import CATEGORIES
from ceremony.invitations import queries
from ceremony.invitations.queries import Invited

NOBODY = "…………………………"
"""Where a name would stand, while nobody of that kind is in the list."""


def in_doubt(code: str, many: int = 0) -> str:
    """The sentence for a day that a letter gives and that cannot be, or is late; empty for another lack."""
    match code:
        case "other_day":
            return _("Giờ mời không vào ngày tổ chức: xem lại giờ mời, hoặc ngày của sự kiện.")
        case "dated_after":
            return _("Ngày ký giấy mời sau ngày tổ chức.")
        case "dated_late":
            return _(
                "Từ ngày ký đến ngày tổ chức chỉ còn %(n)s ngày làm việc;"
                " giấy mời cần gửi trước ít nhất 3 ngày làm việc (QĐ 45/2018).",
                n=many,
            )
    return ""


@dataclass(frozen=True, slots=True)
class Preview:
    """One letter as it would be printed; of nobody in the list where `who` is None."""

    who: int | None
    name: str
    summoned: bool
    says: Any


def previews(event_id: int, letter: Letter, chosen: int | None = None) -> list[Preview]:
    """The letter of somebody who is invited and of somebody who is summoned; of whoever is chosen first."""
    one = queries.one(event_id, chosen) if chosen is not None else None
    if one is None:
        return [_of(event_id, letter, False), _of(event_id, letter, True)]
    mine = _preview(letter, one.who, one.id)
    return [mine, _of(event_id, letter, not mine.summoned)]


def _of(event_id: int, letter: Letter, summoned: bool) -> Preview:
    found: Invited | None = queries.first(event_id, letter.summoned, summoned)
    if found is not None:
        return _preview(letter, found.who, found.id)
    kinds = (one for one in CATEGORIES if (one in letter.summoned) == summoned)
    return _preview(letter, Invitee(NOBODY, category=next(kinds, "")), None)


def _preview(letter: Letter, who: Invitee, delegate_id: int | None) -> Preview:
    said = says(letter, who, "", "", alike(letter, who))
    return Preview(delegate_id, who.name if delegate_id else "", is_summoned(letter, who), said)
