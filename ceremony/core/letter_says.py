"""What stands on one invitation, as plain JSON: all of it, for the letter, the card and the phone.

What every letter of one wording says alike is one value, `alike`, and made once. What is not known leaves
neither a label nor a line.
Source: NĐ 30/2020 form 1.7 of Annex III, in its order; domain guide 5.2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from ceremony.core import official
from ceremony.core.abbreviations import capital
from ceremony.core.letter import (
    Invitee,
    Letter,
    asks,
    called,
    closing,
    copies,
    heading,
    is_summoned,
    office_of,
    symbol,
    through,
)
from ceremony.core.pages import Lack, Line, Page, Says
from ceremony.core.seats import is_bare

INVITED, SUMMONED = "invited", "summoned"
THROUGH = "đề nghị đơn vị thông báo và tạo điều kiện để đại biểu tham dự"
CAPTION = "Xin đưa mã này tại bàn đón tiếp. Khi không quét được, đọc sáu số dưới mã."
"""Beside the code at the foot of a letter."""
WORKING_DAYS = 3
"""So long before the day an invitation must be sent: QĐ 45/2018."""
FIELDS = ("dated", "starts", "venue", "signer", "office")
"""What a letter must say; the last of them of one who signs in a body's stead."""
_ENDS = re.compile(r"[\s.;,/]+\Z")


def of_everybody(letter: Letter, invited: Iterable[tuple[int, Invitee, str, str]]) -> list[Page]:
    """Return everybody's invitation: of each the id, who it is, the code and the hand code."""
    known: dict[bool, Says] = {}
    found = []
    for id, who, code, hand_code in invited:
        wording = is_summoned(letter, who)
        if wording not in known:
            known[wording] = alike(letter, who)
        said = says(letter, who, code, hand_code, known[wording])
        found.append(Page(str(id), (Line(str(id), label(who), said),)))
    return found


def alike(letter: Letter, who: Invitee) -> Says:
    """Return what the letters of everybody asked in the same words as `who` say alike.

    Each line is a label and its words; a line without a label goes on with what stands above it.
    """
    text = [
        *_line("Nội dung", letter.content),
        *_notes(letter.notes),
        *_line("Liên hệ", letter.contact),
    ]
    last = closing(letter, who)
    return {
        "id": SUMMONED if is_summoned(letter, who) else INVITED,
        "superior": letter.superior,
        "issuer": letter.issuer,
        "dated": ", ".join(filter(None, (letter.place, official.long_day(letter.dated)))),
        "heading": heading(letter, who),
        "subject": letter.subject,
        "asks": asks(letter, who),
        "event": letter.event,
        "starts": official.moment(letter.starts) if letter.starts else "",
        "venue": _bare(letter.venue),
        "reminders": [*_notes(letter.notes), *_line("Liên hệ", letter.contact)],
        "before_seat": [
            *_line("Tới dự", letter.event),
            *_line("Chủ trì", letter.chair),
            *_line("Thời gian", official.moment(letter.starts) if letter.starts else ""),
            *_line("Địa điểm", letter.venue),
        ],
        "after_seat": [*text, ["", last]] if last else _ended(text),
        "closing": last,
        "copies": copies(letter.copies),
        "authority": "\n".join(official.stead(letter.authority)),
        "office": letter.office,
        "signer": official.signer(letter.signer),
    }


def says(letter: Letter, who: Invitee, code: str, hand_code: str, alike: Says) -> Says:
    """Return all that stands on somebody's invitation."""
    return {
        "alike": alike,
        "number": symbol(letter, who.number),
        "called": called(who),
        "office": office_of(who),
        "seat": seat(who.seat),
        "through": capital(through(letter, who)),
        "summoned_through": _line("Thông qua", _through(letter, who)),
        "own": _line("Chỗ ngồi", capital(seat(who.seat))),
        "code": code,
        "hand_code": hand_code,
    }


def lacking(letter: Letter, everybody: Sequence[Invitee], fields: Collection[str] = FIELDS) -> list[Lack]:
    """Return what the letters cannot say yet, or say in a way that cannot be. Where nobody has a seat, seats
    are not given at all. `fields`: those that a paper has room for.
    """
    needed = FIELDS if letter.authority.strip() else FIELDS[:-1]
    missing = tuple(name for name in needed if name in fields and not getattr(letter, name))
    unseated = sum(not one.seat for one in everybody)
    found = [Lack("letter", what=missing)] if missing else []
    found += days_in_doubt(letter, fields)
    return [*found, Lack("no_seat", unseated)] if 0 < unseated < len(everybody) else found


def days_in_doubt(letter: Letter, fields: Collection[str] = FIELDS) -> list[Lack]:
    """Return which of a letter's days cannot be, or are late.

    Guests are asked for a day that is not the event's; a letter is signed after it, or fewer working days
    before it than a letter needs. Public holidays are not known.
    """
    day = letter.starts.date() if letter.starts else None
    found = []
    if letter.held and day not in letter.held:
        if "starts" in fields and day is not None:
            found.append(Lack("other_day"))
        day = min(letter.held)
    if "dated" not in fields or letter.dated is None or day is None:
        return found
    if letter.dated > day:
        return [*found, Lack("dated_after")]
    left = working_days(letter.dated, day)
    return [*found, Lack("dated_late", left)] if left < WORKING_DAYS else found


def working_days(first: date, day: date) -> int:
    """Return how many working days there are from the first day to the one before the other.

    >>> working_days(date(2026, 3, 23), date(2026, 3, 26)), working_days(date(2026, 3, 20), date(2026, 3, 23))
    (3, 1)
    """
    weeks, rest = divmod((day - first).days, 7)
    return weeks * 5 + sum((first.weekday() + no) % 7 < 5 for no in range(rest))


def label(who: Invitee) -> str:
    """Whom an invitation is for, in a sentence or a list: the name, and the unit where it is known."""
    return f"{who.name} ({who.unit})" if who.unit else who.name


def seat(said: str) -> str:
    """Return a seat as it is told: a bare letter and number is one's chair.

    >>> seat("A5"), seat("hàng 3, ghế 12"), seat("")
    ('ghế A5', 'hàng 3, ghế 12', '')
    """
    bare = _bare(said)
    return f"ghế {bare}" if is_bare(bare) else bare


def _through(letter: Letter, who: Invitee) -> str:
    unit = through(letter, who)
    return f"{capital(unit)} ({THROUGH})" if unit else ""


def _line(label: str, words: str) -> list[list[str]]:
    """A labelled line; of words on several lines, each further one is an item below it."""
    first, *more = [_bare(line) for line in words.splitlines() if _bare(line)] or [""]
    if more:
        return [[label, ""], *_items([first, *more])]
    return [[label, f"{first}."]] if first else []


def _notes(notes: Sequence[str]) -> list[list[str]]:
    return _line("Lưu ý", "\n".join(note.replace("\n", " ") for note in notes))


def _items(lines: Sequence[str]) -> list[list[str]]:
    ends = [*(";" for _ in lines[1:]), "."]
    return [["", f"- {line.lstrip('-–+• ')}{end}"] for line, end in zip(lines, ends, strict=True)]


def _ended(lines: list[list[str]]) -> list[list[str]]:
    """The last line of the text ends it, as a paper's text ends: "./."."""
    if not lines:
        return [["", "Trân trọng./."]]
    label, words = lines[-1]
    return [*lines[:-1], [label, f"{_bare(words)}./."]]


def _bare(text: str) -> str:
    return _ENDS.sub("", text.strip())
