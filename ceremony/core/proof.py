"""Three-way proof of a recipient: what was decided, what the screen shows, what the MC says.

A certificate is in the frame already, so the screen prints every letter as decided: `hoà` is no `hòa` there.
The MC says abbreviations in full, which is as it should be. What only a person can judge is put before one.
Source: domain guide 6 (names are printed exactly as in the decision and read whole) and 7 (6).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from typing import Literal

from ceremony.core import abbreviations, aloud, names
from ceremony.core.syllables import is_syllable

Kind = Literal["same", "mark", "differs", "expanded", "missing"]
Verdict = Literal["same", "expanded", "look"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text and how they stand to the decision, whose words there are `decided`.

    same; mark: only marks, case or signs are different, or the tone stands on the twin vowel; expanded: an
    abbreviation of the decision in full; differs: other words, or words the decision has not; missing: the
    decision's words (`text`), which this text has not.
    """

    text: str
    kind: Kind
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One recipient: the decision's wording, and the pieces of what is shown and of what is said."""

    id: int
    decision: str
    screen: tuple[Piece, ...]
    spoken: tuple[Piece, ...]
    name: str = ""
    batch: int = 0
    reading_note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Return whether a person must look. Twins and case are not heard, so the MC's text may have them."""
        if any(piece.kind != "same" for piece in self.screen) or not all(map(_may_be_said, self.spoken)):
            return "look"
        return "expanded" if any(piece.kind == "expanded" for piece in self.spoken) else "same"

    @property
    def said(self) -> str:
        """Return the words the MC has before them."""
        return " ".join(piece.text for piece in self.spoken if piece.kind != "missing")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to settle before the rehearsal.

    same_name: `word` is the name that all of `ids` bear in one batch. abbreviation: nobody
    can know how `word` is said; a reading note would tell.
    """

    kind: Literal["same_name", "abbreviation"]
    ids: tuple[int, ...]
    word: str


def compare(decision: str, other: str) -> tuple[Piece, ...]:
    """Return the words of another text, in their order, by how they stand to the decision's.

    >>> [(piece.text, piece.kind) for piece in compare("UBND xã Tân Hoà", "Ủy ban nhân dân xã Tân Hòa")]
    [('Ủy ban nhân dân', 'expanded'), ('xã Tân', 'same'), ('Hòa', 'mark')]
    """
    if decision == other:
        return (Piece(names.tidy(other), "same"),) if names.tidy(other) else ()
    decided, told = _words(decision), _words(other)
    best = min(_as_written(decided, told), _as_said(decided, told), key=_to_look_at)
    return tuple(_joined(best))


def proof(
    id: int,
    decision: str,
    screen_text: str = "",
    spoken_text: str = "",
    *,
    name: str = "",
    batch: int = 0,
    reading_note: str = "",
) -> Proof:
    """Return the proof of one recipient. An empty text is the decision's own; so is an empty name."""
    return Proof(
        id,
        decision,
        compare(decision, screen_text or decision),
        compare(decision, spoken_text or decision),
        name or decision,
        batch,
        reading_note,
    )


def warnings(proofs: Iterable[Proof]) -> tuple[Notice, ...]:
    """Return what the words alone do not settle: namesakes in one batch, abbreviations nobody can say."""
    proofs = list(proofs)
    return (*_namesakes(proofs), *_unsaid(proofs))


@dataclass(frozen=True, slots=True)
class _Word:
    """What is said and what is written for it: a word itself, or an abbreviation, the `at`-th of its text."""

    said: str
    written: str
    at: int

    @property
    def short(self) -> bool:
        return self.said != self.written


@dataclass(frozen=True, slots=True)
class _Pair:
    kind: Kind
    decided: _Word | None
    told: _Word | None


_SEVERITY: tuple[Kind, ...] = ("same", "expanded", "mark", "differs", "missing")
_EDGE = re.compile(r"^\W+|\W+$")
_IN_CAPITALS = re.compile(r"(?<![\w/-])[^\W\d_a-z]{2,}(?:[-&.][^\W\d_a-z]+)*(?![\w/])")
_ROMAN = re.compile("[IVXLC]+")


def _bare(word: str) -> str:
    return _EDGE.sub("", word)


def _words(text: str) -> list[_Word]:
    return [_Word(said, word, at) for at, (word, said) in enumerate(abbreviations.by_word(names.tidy(text)))]


def _apart(words: list[_Word]) -> list[_Word]:
    return [replace(word, said=said) for word in words for said in word.said.split(" ")]


def _aligned(
    decided: list[_Word], told: list[_Word], spelling: Callable[[_Word], str]
) -> Iterator[tuple[bool, list[_Word], list[_Word]]]:
    """Lay two texts side by side, by their letters without marks; say of each stretch whether it is alike."""
    one, two = ([names.fold(_bare(spelling(word))) or "-" for word in words] for words in (decided, told))
    for tag, a, a_end, b, b_end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        yield tag == "equal", decided[a:a_end], told[b:b_end]


def _as_written(decided: list[_Word], told: list[_Word]) -> list[_Pair]:
    """Compare word by written word, and as they are said only where these are not alike."""
    pairs: list[_Pair] = []
    for alike, some, others in _aligned(decided, told, lambda word: word.written):
        pairs += map(_pair, some, others) if alike else _as_said(some, others)
    return pairs


def _as_said(decided: list[_Word], told: list[_Word]) -> list[_Pair]:
    """Compare every word that is said: one text may have in full what the other has short."""
    pairs: list[_Pair] = []
    for alike, some, others in _aligned(_apart(decided), _apart(told), lambda word: word.said):
        pairs += map(_pair, some, others) if alike else _unlike(some, others)
    return pairs


def _to_look_at(pairs: list[_Pair]) -> int:
    return sum(pair.kind in ("differs", "missing") for pair in pairs)


def _pair(decided: _Word, told: _Word) -> _Pair:
    return _Pair(_kind(decided, told), decided, told)


def _kind(decided: _Word, told: _Word) -> Kind:
    if decided.short and not told.short:
        return "expanded" if _sound_alike(decided.said, told.said) else "mark"
    if told.short and not decided.short:
        return "differs"
    return "same" if decided.written == told.written else "mark"


def _unlike(decided: list[_Word], told: list[_Word]) -> Iterator[_Pair]:
    """Words that are not the decision's. Those that stand where others were decided are put beside them."""
    if not told:
        yield from (_Pair("missing", word, None) for word in decided)
    for at, word in enumerate(told):
        last = at == len(told) - 1
        beside = decided[at:] if last else decided[at : at + 1]
        yield _Pair("differs", beside[0] if beside else None, word)
        yield from (_Pair("differs", more, None) for more in beside[1:])


def _joined(pairs: list[_Pair]) -> Iterator[Piece]:
    for kind, group in groupby(_by_abbreviation(pairs), key=lambda pair: pair.kind):
        found = list(group)
        decided = _written(pair.decided for pair in found)
        if kind == "missing":
            yield Piece(" ".join(pair.decided.said for pair in found if pair.decided), kind)
        else:
            yield Piece(_written(pair.told for pair in found), kind, "" if kind == "same" else decided)


def _by_abbreviation(pairs: list[_Pair]) -> list[_Pair]:
    """All words of one abbreviation in the other text are of one kind, the worst: it is printed once.

    Decided words that stand among them have no place of their own in that text: they differ with it.
    """
    told = [pair.told.at if pair.told else None for pair in pairs]
    before = accumulate(told, _latest)
    after = [*accumulate(reversed(told), _latest)][::-1]
    places = [one if one == other else None for one, other in zip(before, after, strict=True)]
    worst: dict[int | None, Kind] = {}
    for place, pair in zip(places, pairs, strict=True):
        kind: Kind = "differs" if pair.kind == "missing" else pair.kind
        worst[place] = max(worst.get(place, kind), kind, key=_SEVERITY.index)
    return [
        pair if place is None else replace(pair, kind=worst[place])
        for place, pair in zip(places, pairs, strict=True)
    ]


def _latest(last: int | None, here: int | None) -> int | None:
    return last if here is None else here


def _written(words: Iterable[_Word | None]) -> str:
    """The words as they are written, an abbreviation once."""
    return " ".join(next(same).written for _, same in groupby(filter(None, words), key=lambda word: word.at))


def _may_be_said(piece: Piece) -> bool:
    if piece.kind == "mark":
        return _sound_alike(piece.text, piece.decided)
    return piece.kind in ("same", "expanded")


def _sound_alike(one: str, other: str) -> bool:
    """Twins of tone placement, case and commas are not heard; every other mark is."""
    return _heard(one) == _heard(other)


def _heard(text: str) -> list[str]:
    return [names.with_marks(_bare(word)) for word in text.split()]


def _namesakes(proofs: list[Proof]) -> Iterator[Notice]:
    batches: dict[int, dict[int, str]] = defaultdict(dict)
    for one in proofs:
        batches[one.batch][one.id] = one.name
    for bearers in batches.values():
        twins = aloud.same_names(bearers)
        named: dict[str, list[int]] = defaultdict(list)
        for id, name in bearers.items():
            if id in twins:
                named[names.with_marks(name)].append(id)
        yield from (Notice("same_name", tuple(ids), bearers[ids[0]]) for ids in named.values())


def _unsaid(proofs: list[Proof]) -> Iterator[Notice]:
    for one in proofs:
        full = abbreviations.spoken(one.said)
        if one.reading_note or names.is_all_caps(full):
            continue
        for word in dict.fromkeys(_IN_CAPITALS.findall(full)):
            if word.isupper() and not is_syllable(word) and not _ROMAN.fullmatch(word):
                yield Notice("abbreviation", (one.id,), word)
