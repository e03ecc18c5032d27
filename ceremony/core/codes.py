"""Invitation codes: how they are made, printed, mistyped and read; their size on paper.

A full code is 24 digits for ever: 1 version, 4 of the event, 17 by chance, 2 check digits; digits alone are
read by every scanner and make the smallest QR code. The hand code is 6 digits for a finger at a door whose
scanner failed: 5 by chance and a check digit, because the people who type it type in a hurry: a wrong key or
two keys swapped must be "unknown", not another delegate. Guessing is no concern there, as only a door's pass
may ask. A crew device joins with 16 digits: 14 by chance and 2 check digits.

Chance is passed in. Source: ISO/IEC 7064 (MOD 97-10: every wrong digit and every two neighbours swapped are
noticed); H. M. Damm 2004 (the same for one check digit).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

VERSION = 1
EVENTS = 10_000
FULL_CHANCE = 10**17
HAND_CHANCE = 10**5
JOIN_CHANCE = 10**14

_LONGEST = 600
_FULL, _HAND, _JOIN = 24, 6, 16

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip

_LOOK_ALIKES = str.maketrans("OoQIilL|!SsZzB", "00011111155228")

_VIETNAMESE_KEYS = {
    "a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4", "\u0300": "5",
    "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9", "đ": "0",
}  # fmt: skip
_VIETNAMESE_KEY = re.compile("|".join(_VIETNAMESE_KEYS))

_SCANNER_MARK = re.compile(r"\A\][A-Za-z][0-9]")
_BETWEEN = re.compile(r"[\s.,;:_/·•*'\"()\[\]{}\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class FullCode:
    """An invitation code that reads true. `event` is the last four digits of the event's number."""

    digits: str

    @property
    def version(self) -> int:
        return int(self.digits[0])

    @property
    def event(self) -> int:
        return int(self.digits[1:5])

    def is_of_another(self, event: int) -> bool:
        """Whether the code itself says that it was made for another event than this one."""
        return self.version == VERSION and self.event != event % EVENTS


@dataclass(frozen=True, slots=True)
class HandCode:
    """A short code that reads true; it means somebody only within one event."""

    digits: str


def full_code(event: int, chance: int) -> str:
    """Return the 24 digits of a new invitation. `chance` is drawn evenly from `range(FULL_CHANCE)`.

    Raises:
        ValueError: `chance` is out of that range.
    """
    return _with_check(f"{VERSION}{event % EVENTS:04}{_drawn(chance, FULL_CHANCE):017}")


def hand_code(chance: int) -> str:
    """Return 6 digits for typing. `chance` is drawn from `range(HAND_CHANCE)`, again while they are taken.

    Raises:
        ValueError: `chance` is out of that range.
    """
    body = f"{_drawn(chance, HAND_CHANCE):05}"
    return body + _damm(body)


def join_code(chance: int) -> str:
    """Return 16 digits for a crew device that joins. `chance` is drawn from `range(JOIN_CHANCE)`.

    Raises:
        ValueError: `chance` is out of that range.
    """
    return _with_check(f"{_drawn(chance, JOIN_CHANCE):014}")


def printed(code: str) -> str:
    """Return the digits as a paper shows them, in groups of four; six digits in two groups of three.

    >>> printed("123456789012345678901234"), printed("123456")
    ('1234 5678 9012 3456 7890 1234', '123 456')
    """
    size = 3 if len(code) == _HAND else 4
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def read(text: str) -> FullCode | HandCode | None:
    """Return the code that a scanner or a finger meant, or None: a name, or a slip the check digits show.

    Forgiven: spaces, dots, dashes and hidden signs anywhere, full-width and other scripts' digits, letters
    that look like digits, a link with the code after `#`, a scanner's own mark in front, and a scanner that
    types on a laptop set to the Windows Vietnamese keyboard, where the keys of the digits are ă â ê ô, five
    tones and đ. Give the text as it came: composing it to NFC first may reorder those tones.
    """
    for digits in _readings(text):
        if len(digits) == _FULL and _checks(digits):
            return FullCode(digits)
        if len(digits) == _HAND and _damm(digits) == "0":
            return HandCode(digits)
    return None


def read_join(text: str) -> str | None:
    """Return the 16 digits of a join code, read as forgivingly, or None."""
    return next((digits for digits in _readings(text) if len(digits) == _JOIN and _checks(digits)), None)


def qr_side_mm(modules: int, module_mm: float) -> float:
    """Return the printed side of a QR code, quiet zone included, in millimetres.

    `modules` counts the cells along one side: 21, 25, 29 … 177. `module_mm` is the printed width of one cell.
    Source: ISO/IEC 18004 (symbol sizes; quiet zone of four modules on each side).

    Raises:
        ValueError: no QR code has this many modules.

    >>> qr_side_mm(25, module_mm=0.5)
    16.5
    """
    if modules not in range(21, 178, 4):
        raise ValueError(f"no QR code has {modules} modules along its side")
    return (modules + 8) * module_mm


def _readings(text: str) -> list[str]:
    """What the text may say in digits, the plainest reading first. Mostly letters says nothing."""
    if len(text) > _LONGEST:
        return []
    said = _SCANNER_MARK.sub("", text.strip()).rpartition("#")[2]
    readings = [_digits(said), _digits(_VIETNAMESE_KEY.sub(_digit_of_key, _key_by_key(said)))]
    return [digits for digits in readings if digits]


def _digits(text: str) -> str:
    """Return the text as digits only, or nothing if it is not a number a little misspelt."""
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in bare)
    digits = plain.translate(_LOOK_ALIKES)
    surely = sum(sign.isascii() and sign.isdigit() for sign in plain)
    return digits if digits.isascii() and digits.isdigit() and surely * 2 >= len(digits) else ""


def _key_by_key(text: str) -> str:
    """Take letters apart one by one, so that tones typed after them keep their order."""
    return "".join(unicodedata.normalize("NFD", sign) for sign in text.lower())


def _digit_of_key(found: re.Match[str]) -> str:
    return _VIETNAMESE_KEYS[found[0]]


def _drawn(chance: int, below: int) -> int:
    if not 0 <= chance < below:
        raise ValueError(f"chance is drawn from range({below})")
    return chance


def _with_check(body: str) -> str:
    return f"{body}{98 - int(body) * 100 % 97:02}"


def _checks(digits: str) -> bool:
    return int(digits) % 97 == 1


def _damm(digits: str) -> str:
    """Return the check digit of the digits; "0" when they end in their own."""
    interim = "0"
    for digit in digits:
        interim = _DAMM[int(interim)][int(digit)]
    return interim
