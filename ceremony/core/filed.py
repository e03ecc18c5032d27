"""How people stand in the lists that doors and ushers hold: by initial, by seat; and what is said of each."""

from __future__ import annotations

import re
import unicodedata

from ceremony.core import names
from ceremony.core.aloud import capital, placed
from ceremony.core.tied_words import TIED

_FIGURES = re.compile(r"(\d+)")
_NUMBERED = re.compile(r"[^\W\d]+ (?=(\d+|\w)\b)")


def initial(name: str, given: str = "") -> str:
    """Return the letter a name is filed under: of the given name, without its tone.

    >>> initial("Nguyễn Thị Ánh"), initial("Trần Văn Ân"), initial("Lê Hữu Đức"), initial("H'Hen Niê")
    ('A', 'Â', 'Đ', 'H')
    """
    parts = names.split(name, given)
    letter = next((sign for sign in parts.given if sign.isalpha()), "")
    marks = unicodedata.normalize("NFD", letter.upper())
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in names.TONES))


def seat_key(seat: str) -> tuple[tuple[str, int, str], ...]:
    """Return what seats are sorted by: figures count as numbers.

    >>> sorted(["A10", "B1", "A2", "Hàng 3 ghế 12", "Hàng 3 ghế 2"], key=seat_key)
    ['A2', 'A10', 'B1', 'Hàng 3 ghế 2', 'Hàng 3 ghế 12']
    """
    parts = _FIGURES.split(seat.strip())
    said, figures = parts[::2], [*parts[1::2], "0"]
    return tuple(
        (names.alphabet_key(words), int(number), number)
        for words, number in zip(said, figures, strict=True)
        if words.strip() or number != "0"
    )


def seat_tied(seat: str) -> str:
    """Return a seat with its figures tied to the words before them: no line ends within "dãy 3".

    >>> seat_tied("Khu B, dãy 3, ghế 17").split(" ")
    ['Khu\\xa0B,', 'dãy\\xa03,', 'ghế\\xa017']
    """
    return _NUMBERED.sub(lambda found: found[0].replace(" ", TIED), seat)


def office_lines(position: str, unit: str, name: str = "") -> tuple[str, ...]:
    """Return position and unit on a line each; on one where the first holds words of it.

    >>> office_lines("Giáo viên", "Trường THCS"), office_lines("Phó Chủ tịch UBND tỉnh", "UBND tỉnh")
    (('Giáo viên', 'Trường THCS'), ('Phó Chủ tịch UBND tỉnh',))
    """
    whole = placed(position, unit, name)
    both = whole in (f"{position}, {unit}", f"{position} {unit}")
    said = (position, unit) if both else (whole,)
    return tuple(capital(line) for line in said if line)
