"""Signs that cannot be printed: what a face has no letter for, or sets in the wrong direction.

Paper that is printed cannot be called back. A face without a letter draws a box in its place, and our papers
set text from left to right only. So both are named before anything is printed: whose line, which field,
which sign. Signs that print nothing at all (a joiner, a mark of direction) are no fault and are left out in
silence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ceremony.core.pages import Line, Page

FOR_A_PEN = "…………"
_SPACES = frozenset("\n\t\u00a0\u202f\u2009")
_FROM_RIGHT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Unprintable:
    """One text with signs that cannot be printed: on whose line (empty: the page's own words), in which
    field.
    """

    key: str
    label: str
    field: str
    signs: tuple[str, ...]
    text: str


def unprintable(text: str, covered: Container[int]) -> tuple[str, ...]:
    """Return the signs of a text that cannot be printed, each once, in the order they come.

    `covered` holds the code points a face has letters for.

    >>> unprintable("Nguyễn 🌸 An", frozenset(map(ord, "Nguyễ An")))
    ('🌸',)
    """
    return tuple(dict.fromkeys(sign for sign in seen(text) if not _prints(sign, covered)))


def printable(text: str, covered: Container[int]) -> str:
    """Return the text without the signs that cannot be printed, and without those that print nothing.

    Words of which nothing is left have a line for a pen in their place: a letter to nobody would be sent. An
    ornament beside words leaves none; a text that is nothing else is as good as gone, and has its line.

    >>> printable("Ông דן", frozenset(map(ord, "Ông…")))
    'Ông …………'
    """
    whole = seen(text)
    kept = "".join(sign for sign in whole if _prints(sign, covered))
    if kept == whole:
        return whole
    if not any(sign.isalnum() for sign in kept):
        return FOR_A_PEN
    return "\n".join(_closed_up(line, covered) for line in whole.split("\n"))


def seen(text: str) -> str:
    """Return the text as it is set: letters composed, and without signs that print nothing.

    >>> seen("An\u200b")
    'An'
    """
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if not _silent(sign))


def of_pages(pages: Iterable[Page], covered: Container[int]) -> list[Unprintable]:
    """Find every text of these pages that cannot be printed as it is."""
    found = []
    for page in pages:
        about = [Line("", "", page.says), *page.lines]
        for line in about:
            for field, text in _texts({**line.says, **({"group": line.group} if line.group else {})}):
                if signs := unprintable(text, covered):
                    found.append(Unprintable(line.key, line.label, field, signs, text))
    return list(dict.fromkeys(found))


def cleaned(page: Page, covered: Container[int]) -> Page:
    """Return the page without the signs that cannot be printed; a page without any is left as it is."""
    if not of_pages([page], covered):
        return page
    lines = (
        replace(line, says=_cleaned(line.says, covered), group=printable(line.group, covered))
        for line in page.lines
    )
    return replace(page, lines=tuple(lines), says=_cleaned(page.says, covered))


def code_point(sign: str) -> str:
    """How a sign is called where it cannot be shown.

    >>> code_point("🌸")
    'U+1F338'
    """
    return f"U+{ord(sign):04X}"


def _prints(sign: str, covered: Container[int]) -> bool:
    if sign.isascii():
        return sign.isprintable() or sign in _SPACES
    if _silent(sign) or sign in _SPACES:
        return True
    return ord(sign) in covered and unicodedata.bidirectional(sign) not in _FROM_RIGHT


def _silent(sign: str) -> bool:
    """A joiner, a mark of direction, a soft hyphen: it prints nothing wherever it stands."""
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


def _closed_up(line: str, covered: Container[int]) -> str:
    """A line without the gaps that ornaments left between its words; one pen line for words that are gone."""
    found: list[str] = []
    for word in line.split(" "):
        kept = "".join(sign for sign in word if _prints(sign, covered))
        gone = any(map(str.isalnum, word)) and not any(map(str.isalnum, kept))
        if gone and found[-1:] != [FOR_A_PEN]:
            found.append(FOR_A_PEN)
        elif kept and not gone:
            found.append(kept)
    return " ".join(found)


def _texts(said: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of plain JSON, with the name of the field it stands in."""
    if isinstance(said, str):
        yield field, said
    elif isinstance(said, Mapping):
        for name, inner in said.items():
            yield from _texts(inner, name)
    elif isinstance(said, list | tuple):
        for inner in said:
            yield from _texts(inner, field)


def _cleaned(said: Any, covered: Container[int]) -> Any:
    """The same JSON, its texts printable."""
    if isinstance(said, str):
        return printable(said, covered)
    if isinstance(said, Mapping):
        return {name: _cleaned(inner, covered) for name, inner in said.items()}
    if isinstance(said, list | tuple):
        return [_cleaned(inner, covered) for inner in said]
    return said
