"""Finding a person by what somebody at a door types: part of a name, without marks, in any order.

An index is made once for a roster and asked many times a second; it holds one folded string
for each person and keeps them in filing order, so that equally good answers need no sorting.
The door's pages find by the same rules in `static/js/checkin/finding.js`, without telephones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from ceremony.core import names

_APART = re.compile(r"[^\w]+")
_NUMBERS = re.compile(r"[/,;]")
_MOST = 400
_BAR = " | "
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as the search knows them.

    `also` is another word to be found by, whole: a hand code. A telephone is found by its last digits, three
    or more, and never shown. `given` is the given name where the rule is wrong about it.
    """

    id: int
    name: str
    unit: str = ""
    seat: str = ""
    also: str = ""
    given: str = ""
    phone: str = ""


class Index:
    """A roster made ready to be searched."""

    def __init__(
        self, entries: Iterable[Entry], convention: names.Convention = names.Convention.FAMILY_FIRST
    ) -> None:
        filed = sorted(
            entries, key=lambda entry: (names.filing_key(entry.name, convention, entry.given), entry.id)
        )
        self._ids = [entry.id for entry in filed]
        self._plain = [_plain(entry) for entry in filed]
        self._names = [plain[: plain.index(_BAR) + 2] if _BAR in plain else plain for plain in self._plain]
        self._givens = [name[name.rfind(" ", 0, -2) :] for name in self._names]
        self._marked = [_marked(entry) for entry in filed]

    def __len__(self) -> int:
        return len(self._ids)

    def find(self, query: str, limit: int = 20) -> list[int]:
        """Return the ids of the people the query may mean, the likeliest first; none for an empty query."""
        words = _words(names.fold(query))[:12]
        if not words or limit < 1:
            return []
        found = self._with_all(words) or self._with_all(["".join(words)])
        marked = [word for word in _words(names.with_marks(query)) if names.fold(word) != word]
        return [self._ids[place] for place in self._best(found, words, marked, limit)]

    def everybody(self, query: str) -> list[int]:
        """Return all whom the query may mean: the likeliest first, then the rest as they are filed."""
        best = self.find(query, _MOST)
        if len(best) < _MOST:
            return best
        words, known = _words(names.fold(query))[:12], set(best)
        found = self._with_all(words) or self._with_all(["".join(words)])
        return best + [id for place in found if (id := self._ids[place]) not in known]

    def _with_all(self, words: list[str]) -> list[int]:
        """Return the places where each word begins some word, longest word first: it rules out most."""
        places: Iterable[int] = range(len(self._plain))
        for word in sorted(words, key=len, reverse=True):
            places = self._with(word, places)
        return list(places)

    def _with(self, word: str, places: Iterable[int]) -> list[int]:
        plain, begins = self._plain, " " + word
        if len(word) < _FEWEST_DIGITS or not (word.isascii() and word.isdigit()):
            return [place for place in places if begins in plain[place]]
        whole, ends = f" ={word} |", " #" + _telephone(word)
        return [
            place for place in places if begins in (text := plain[place]) or ends in text or whole in text
        ]

    def _best(self, found: list[int], words: list[str], marked: list[str], limit: int) -> list[int]:
        """Put the likeliest first. A query that fits hundreds says little: those keep their filing order."""
        if len(found) > _MOST:
            found = self._whole_words(found, words, marked)
        return nsmallest(limit, found, key=lambda place: (self._distance(place, words, marked), place))

    def _whole_words(self, found: list[int], words: list[str], marked: list[str]) -> list[int]:
        """Keep the few hundred that fit best, by a test that costs one look each."""
        sure = f" {' '.join(words)} |"
        by_marks = [(" " + word, self._marked) for word in marked]
        for test, texts in ((" " + words[-1], self._givens), (sure, self._names), *by_marks):
            better = [place for place in found if test and test in texts[place]]
            if better:
                found = better + [place for place in found if test not in texts[place]]
        return found[:_MOST]

    def _distance(self, place: int, words: list[str], marked: list[str]) -> int:
        """Say how far a person is from what was typed: marks first, then the name, then the rest.

        A name counts before a unit: whoever types "hoa" looks for Hoa, not for everybody of Tân Hòa, and who
        types "hòa" means Hoa of Tân Hòa by the unit. People are called by the given name, so one letter means
        that first, then the family's, then one between.
        """
        name, typed = self._names[place], " ".join(words)
        wrong_marks, by_unit = self._marks(place, marked)
        if by_unit:
            name = ""
        holds_all = all(" " + word in name for word in words)
        ladder = (
            f" ={typed} |" in self._plain[place],
            name == f" {typed} |",
            f" {typed} |" in name,
            holds_all and f" {words[-1]} |" in name,
            holds_all and self._givens[place].startswith(" " + words[-1]),
            name.startswith(" " + typed),
            f" {typed}" in name,
            holds_all,
            f" {typed} |" in self._plain[place],
        )
        return wrong_marks * 10 + next((step for step, fits in enumerate(ladder) if fits), len(ladder))

    def _marks(self, place: int, marked: list[str]) -> tuple[int, bool]:
        """How many of these words nobody here spells so, and whether only the unit does with one of them."""
        text = self._marked[place]
        at = [text.find(" " + word) for word in marked]
        return at.count(-1), bool(marked) and max(at) > text.index(_BAR)


def _words(folded: str) -> list[str]:
    return [word for word in _APART.split(folded) if word]


def _plain(entry: Entry) -> str:
    """`" k nam | kn | k | knam | a 12 | a12 | ubnd xa | =483920 | #8765432190 |"`: a word follows a space, a
    bar ends a part. What is found whole follows `=`; a telephone, from its last digit to its first, `#`.
    """
    name, seat = names.fold(entry.name), _words(names.fold(entry.seat))
    words = _words(name)
    parts = [
        " ".join(words),
        "".join(word[0] for word in words),
        names.initials(entry.name),
        " ".join(_words(name.replace("'", ""))),
        " ".join(seat),
        "".join(seat),
    ]
    parts.append(" ".join(_words(names.fold(entry.unit))))
    parts += ["=" + word for word in _words(names.fold(entry.also))]
    parts += ["#" + _telephone(number) for number in _NUMBERS.split(entry.phone) if number.strip()]
    return f" {_BAR.join(part for part in dict.fromkeys(parts) if part)} |"


def _telephone(number: str) -> str:
    """The digits of a number from the last to the first; +84 is a leading 0."""
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    home = "0" + digits[2:] if digits.startswith("84") and len(digits) > 10 else digits
    return home[::-1]


def _marked(entry: Entry) -> str:
    """Name and unit with their marks: `" trần hoà hòa | ấp suối đá "`."""
    return f" {_spellings(entry.name)}{_BAR}{_of_unit(entry.unit)} "


def _spellings(text: str) -> str:
    return " ".join(_words(names.with_marks(text)) + _words(names.tidy(text).lower()))


@lru_cache(maxsize=4096)
def _of_unit(unit: str) -> str:
    """Hundreds of people share one."""
    return _spellings(unit)
