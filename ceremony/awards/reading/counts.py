"""How many a decision says it commends ("02 tập thể và 05 cá nhân"), against how many its list holds.

A list that was cut off on its way looks whole: only the decision's own words tell that somebody is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ceremony.awards.reading import wording
from ceremony.base.words import gettext as _
from ceremony.core import names
from ceremony.core.decisions import Recipient
from ceremony.core.people import Problem
from ceremony.core.protocol import Kind

_KIND = r"(?:tập thể|đơn vị|hộ gia đình|gia đình|hộ|cá nhân|đồng chí|ông|bà|người)"
_SAID = re.compile(
    rf"(?<![\d.,/])(\d{{1,4}})\s+(?:\([^()\d]*\)\s*)?({_KIND}(?:\s*(?:[,/(]|và|hoặc)\s*{_KIND}\)?)*)(?!\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[:(]\s*(\d{1,4})\s*\)?\W*$")
_PART_OF_THEM = re.compile(r"\btrong đó[^);.]*", re.IGNORECASE)
_WHERE_THEY_WORK = re.compile(r"\b(?:thuộc|của|tại|trong|ở|từ)\s*$", re.IGNORECASE)
Kinds = frozenset[str]
DIFFERS = "count_differs"
NOTE = "note_not_read"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of which kinds, in the words that say so; `numbers` are all that these words can mean."""

    words: str
    kinds: Kinds
    numbers: frozenset[int]


def said_in(text: str) -> list[Count]:
    """Return how many of which kinds a text counts. One kind told twice is added up, or is the same again.

    >>> [one.words for one in said_in("cho 02 tập thể, 05 (năm) cá nhân (trong đó 01 cá nhân đã mất)")]
    ['02 tập thể', '05 (năm) cá nhân']
    """
    found: dict[Kinds, list[re.Match[str]]] = defaultdict(list)
    for one in _SAID.finditer(_PART_OF_THEM.sub("", names.tidy(text))):
        if not _WHERE_THEY_WORK.search(one.string[: one.start()]):
            found[_kinds(one[2])].append(one)
    return [_count(kinds, told) for kinds, told in found.items()]


def doubts(
    texts: Iterable[str], people: Sequence[Recipient], part: Sequence[Recipient] = ()
) -> list[tuple[str, str]]:
    """Return each count that neither the list nor this part of it holds: its words, and the sentence.

    Where nobody is listed, that is told already.
    """
    differing: dict[tuple[Kinds, frozenset[int]], tuple[str, str]] = {}
    for one in (count for text in texts for count in said_in(text)):
        listed = sum(person.kind in one.kinds for person in people)
        here = sum(person.kind in one.kinds for person in part)
        if people and not one.numbers & {listed, here}:
            differing.setdefault((one.kinds, one.numbers), (one.words, sentence(one.words, listed)))
    return list(differing.values())


def of_heading(text: str, listed: int) -> str:
    """Return the sentence for a heading ("II. CÁ NHÂN (05 cá nhân)") with other than so many below it.

    One with nobody below it only points at a list elsewhere.
    """
    said = {number for count in said_in(text) for number in count.numbers}
    if not said and (behind := _BEHIND.search(text)):
        said = {int(behind[1])}
    return sentence(names.tidy(text), listed) if said and listed and listed not in said else ""


def foremost(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is odd about a file, counts first: who is missing shows nowhere else. Notes go last."""
    return tuple(sorted(problems, key=lambda one: (one.code != DIFFERS, one.code == NOTE)))


def sentence(quoted: str, listed: int) -> str:
    return _(
        "Quyết định viết “%(words)s”, danh sách có %(listed)s: soát xem có thiếu hay thừa ai không.",
        words=quoted,
        listed=listed,
    )


def _count(kinds: Kinds, told: Sequence[re.Match[str]]) -> Count:
    numbers = [int(one[1]) for one in told]
    same = numbers[:1] if len(set(numbers)) == 1 else []
    return Count(", ".join(one[0] for one in told), kinds, frozenset([sum(numbers), *same]))


def _kinds(said: str) -> Kinds:
    plain = names.fold(said)
    if plain.startswith("nguoi"):
        return frozenset(kind.value for kind in Kind)
    return wording.kinds_named(plain) or frozenset({Kind.INDIVIDUAL.value})
