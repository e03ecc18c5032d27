"""What an invitation says: to whom, in which of two wordings, where and when, and under whose name.

Guests and leaders are *invited* (kính mời). An office's own honourees are *summoned* (triệu tập) through the
unit that named them, which must see that they come. Which group is which is the office's own choice.
Source: NĐ 30/2020 form 1.7 of Annex III; QĐ 45/2018 for what an invitation names; domain guide 2.1, 2.4, 5.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from ceremony.core import official
from ceremony.core.abbreviations import capital, spoken
from ceremony.core.aloud import placed

SUMMONED = frozenset({"exemplar_individual", "exemplar_collective_rep", "exemplar_household_rep"})
"""Who is summoned unless the office says otherwise: its own honourees."""
HEADINGS = ("GIẤY MỜI", "GIẤY TRIỆU TẬP")
"""What the paper is called: the decree knows the first alone; many an office summons by the second."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What every invitation of one event says alike. `starts` is on the hall's own clock."""

    issuer: str
    event: str
    superior: str = ""
    symbol: str = ""
    place: str = ""
    dated: date | None = None
    subject: str = ""
    starts: datetime | None = None
    held: frozenset[date] = frozenset()
    """The days of the event itself: the hour in the letter may be another's by mistake."""
    venue: str = ""
    chair: str = ""
    content: str = ""
    notes: tuple[str, ...] = ()
    contact: str = ""
    closing_invited: str = ""
    closing_summoned: str = ""
    heading_summoned: str = HEADINGS[0]
    copies: tuple[str, ...] = ()
    authority: str = ""
    """In whose stead the signer signs, a line for each: TM. ỦY BAN NHÂN DÂN, and under it KT. CHỦ TỊCH."""
    office: str = ""
    signer: str = ""
    summoned: frozenset[str] = field(default=SUMMONED)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is asked. Of a `nameless` one only the office is known yet, and stands in `name`."""

    name: str
    honorific: str = ""
    title: str = ""
    position: str = ""
    unit: str = ""
    category: str = ""
    seat: str = ""
    number: int | None = None
    nameless: bool = False


def symbol(letter: Letter, no: int | None) -> str:
    """Return number and symbol: "05/GM-UBND"; without a number its place is left for a pen."""
    letters = letter.symbol or official.symbol_of("GM", letter.issuer)
    return f"{official.number(no) if no is not None else official.OPEN}/{letters}"


def is_summoned(letter: Letter, who: Invitee) -> bool:
    """Say whether the office summons this person through their unit, and does not invite them as a guest."""
    return who.category in letter.summoned


def heading(letter: Letter, who: Invitee) -> str:
    """Return what this person's paper is called: only who is summoned may be by another than GIẤY MỜI."""
    return letter.heading_summoned if is_summoned(letter, who) else HEADINGS[0]


def asks(letter: Letter, who: Invitee) -> str:
    """Return how the issuer begins: it respectfully invites, or it summons."""
    return f"{capital(letter.issuer)} {'triệu tập' if is_summoned(letter, who) else 'trân trọng kính mời'}:"


def called(who: Invitee) -> str:
    """Return the person with honorific, rank or degree and whole name, on a line of their own.

    >>> called(Invitee("Nguyễn Văn An", "Đ/c", "ThS."))
    'Đồng chí ThS. Nguyễn Văn An'
    """
    return " ".join(part for part in (spoken(who.honorific), who.title, who.name) if part)


def office_of(who: Invitee) -> str:
    """Return position and unit of somebody, nothing twice; empty when neither is known, or when the office
    stands in the place of the name.
    """
    return "" if who.nameless else capital(placed(who.position, who.unit, who.name))


def through(letter: Letter, who: Invitee) -> str:
    """Return through whom somebody is summoned: the unit that named them; empty for who is invited."""
    return who.unit if is_summoned(letter, who) and not who.nameless else ""


def closing(letter: Letter, who: Invitee) -> str:
    """Return the last sentence, which ends a paper's text with "./."."""
    said = letter.closing_summoned if is_summoned(letter, who) else letter.closing_invited
    return f"{said.rstrip(' ./')}./." if said.strip() else ""


def copies(lines: Iterable[str], who_archives: str = "VT") -> list[str]:
    """Return the lines of Nơi nhận: each with its dash and semicolon, "Như trên" first, the archive last.

    >>> copies(["Thường trực Đảng ủy"])
    ['- Như trên;', '- Thường trực Đảng ủy;', '- Lưu: VT.']
    """
    said = [line.strip().lstrip("-–+ ").rstrip(";. ") for line in lines]
    said = [line for line in said if line]
    first = [] if any(line.lower().startswith("như trên") for line in said) else ["Như trên"]
    kept = [line for line in said if not line.lower().startswith("lưu")]
    archive = next((line for line in said if line.lower().startswith("lưu")), f"Lưu: {who_archives}")
    return [*(f"- {line};" for line in first + kept), f"- {archive}."]
