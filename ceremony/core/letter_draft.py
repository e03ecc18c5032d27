"""What an event's invitations say before anybody has worded them: taken from the event and its plan.

What neither of them says stays empty, for a pen or for the office to fill in; nothing is guessed. An empty
day of the letterhead is printed with its figures open. Only what every office asks of its guests (to bring
the paper with its code, to be dressed for the occasion) is said without being told.
Source: domain guide 2.1 (invited and summoned), 5.1 and 5.2; QĐ 45/2018 (an invitation names its contents).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from ceremony.core import official
from ceremony.core.abbreviations import capital, spoken
from ceremony.core.aloud import mid_sentence
from ceremony.core.letter import Letter

NOTES = (
    "Đại biểu mang theo giấy mời hoặc mã mời để làm thủ tục đón tiếp",
    "Trang phục trang trọng, lịch sự; ngồi theo sơ đồ chỗ ngồi của Ban Tổ chức",
)
CLOSING_INVITED = "Rất hân hạnh được đón tiếp"
CLOSING_SUMMONED = "Đề nghị đại biểu tham dự đúng thành phần và thời gian"
CONTENT_OF = ("report", "paper", "exchange", "award", "launch", "delegate_vote")
"""Of the programme, what a guest is told of it beforehand; rites and speeches go without saying."""
MOST_CONTENT = 420
"""Signs of the contents: more would drive the letter to a second page."""
_IN_STEAD = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Hội đồng Thi đua – Khen thưởng", "Ban Tổ chức")
"""Bodies that decide together: whoever signs does so in their stead. A sở is led by one who signs alone."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Held:
    """What an event says of itself. `starts` is on the hall's own clock."""

    name: str
    host: str = ""
    superior: str = ""
    place: str = ""
    venue: str = ""
    starts: datetime | None = None
    days: frozenset[date] = frozenset()
    """The days of its sessions; without any it has the one on which it starts."""
    period: tuple[int | None, int | None] = (None, None)
    draft: Mapping[str, Any] = field(default_factory=dict)


def of_event(event: Held) -> Letter:
    """Return the letter an event begins with."""
    issuer = _issuer(event)
    called = _called(event)
    return Letter(
        issuer=issuer,
        event=called,
        superior=official.body(event.superior),
        symbol=official.symbol_of("GM", issuer) if issuer else "",
        place=event.place,
        subject=f"Dự {called}" if called else "",
        starts=_opening(event),
        held=event.days | ({event.starts.date()} if event.starts else set()),
        venue=_venue(event),
        chair=str(event.draft.get("chair") or ""),
        content=_content(event.draft.get("programme") or ()),
        notes=NOTES,
        closing_invited=CLOSING_INVITED,
        closing_summoned=CLOSING_SUMMONED,
        copies=_copies(event.draft.get("copies_to") or ()),
        authority=_authority(issuer),
        signer=official.signer(str(event.draft.get("signer") or "")),
    )


def _issuer(event: Held) -> str:
    """The body that holds the event, as it stands in a sentence; the plan may have written its name out."""
    wrote = spoken(str((event.draft.get("document") or {}).get("issuer") or ""))
    return capital(wrote) if wrote and wrote.upper() == event.host.upper() else official.body(event.host)


def _called(event: Held) -> str:
    """The event's name, with the years it looks back on where its name has none."""
    first, last = event.period
    if first is None or last is None or not event.name or _YEAR.search(event.name):
        return event.name
    return f"{event.name} giai đoạn {first} – {last}"


def _opening(event: Held) -> datetime | None:
    """When guests are asked to be there: the opening, not the reception that comes before it."""
    said = event.draft.get("opens_at")
    if event.starts is None or not said:
        return event.starts
    try:
        opens = datetime.combine(event.starts.date(), time.fromisoformat(said))
    except (TypeError, ValueError):
        return event.starts
    return opens if opens >= event.starts else event.starts


def _venue(event: Held) -> str:
    """The hall, with the address the plan gives for that very hall."""
    address = str(event.draft.get("venue_address") or "")
    known = not address or address in event.venue or event.draft.get("venue") != event.venue
    return event.venue if known else f"{event.venue}, {address}"


def _content(programme: Sequence[Mapping[str, Any]]) -> str:
    """What the day is about, in the programme's own words and order; the last give way to what fits."""
    titles = [str(one.get("title") or "").strip(" .;") for one in programme if one.get("type") in CONTENT_OF]
    said = ""
    for title in dict.fromkeys(filter(None, titles)):
        longer = f"{said}; {mid_sentence(title)}" if said else capital(title)
        if len(longer) > MOST_CONTENT:
            break
        said = longer
    return said


def _copies(plan: Sequence[str]) -> tuple[str, ...]:
    """Who keeps a copy. Those the plan itself was sent to are not sent everybody's invitation."""
    return tuple(line for line in plan if str(line).strip("-– ").lower().startswith("lưu"))


def _authority(issuer: str) -> str:
    found = next((body for body in _IN_STEAD if issuer.lower().startswith(body.lower())), "")
    return f"TM. {found.upper()}" if found else ""
