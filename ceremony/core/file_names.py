"""Names of files that people find again: by number, by person, by unit.

They are unpacked on Windows, on a Mac and on a memory stick, so nothing in them means something to a file
system, and none is so long that the folder it lies in cannot be moved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 180
"""A name on Linux has 255 bytes, a path on Windows 260 signs: some are left for the folders above."""
MOST_UNIT = 70

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|\Z)", re.IGNORECASE
)
"""What Windows takes for a device, whatever the ending."""
_NAMELESS = "Không tên"


def file_name(number: int | None, name: str, unit: str = "", ending: str = "pdf") -> str:
    """Return what a person's file is called; names that are too long lose words at their end.

    >>> file_name(12, "Nguyễn Văn An", "Ấp Suối Đá")
    '012 Nguyễn Văn An - Ấp Suối Đá.pdf'
    >>> file_name(None, "H'Hen Niê", "", "txt")
    "H'Hen Niê.txt"
    """
    place = _cut(_safe(unit), MOST_UNIT)
    tail = f"- {place}" if place else ""
    last = f".{ending}" if ending else ""
    head = f"{number:03}" if number is not None else ""
    room = MOST_BYTES - len(f"_{head}  {tail}{last}".encode())
    who = _cut(_safe(name), room) or ("" if place else _NAMELESS)
    whole = " ".join(filter(None, (head, who, tail))).removeprefix("- ") + last
    return f"_{whole}" if _DEVICE.match(whole) else whole


def unlike(names: Iterable[str]) -> list[str]:
    """Return the names so that no two are one file, wherever case and accents' make do not count.

    >>> unlike(["An.pdf", "an.pdf", "Bình.pdf"])
    ['An.pdf', 'an (2).pdf', 'Bình.pdf']
    """
    taken: set[str] = set()
    found = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        candidate, times = name, 1
        while _key(candidate) in taken:
            times += 1
            candidate = f"{stem or ending} ({times}){dot}{ending if stem else ''}"
        taken.add(_key(candidate))
        found.append(candidate)
    return found


def _safe(text: str) -> str:
    """The text without what a file system reads as its own, nor a dot or space where it would drop it."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
    visible = "".join(sign for sign in composed if unicodedata.category(sign) not in ("Cf", "Co", "Cn"))
    return _SPACES.sub(" ", _FORBIDDEN.sub(" ", visible)).strip(" .")


def _cut(text: str, most: int) -> str:
    """The first words of a text that take at most so many bytes; of one long word, its first letters."""
    words = text.split(" ")
    while len(words) > 1 and len(" ".join(words).encode()) > most:
        words.pop()
    kept = " ".join(words).encode()[: max(most, 0)].decode("utf-8", "ignore")
    return kept.strip(" .-")


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
