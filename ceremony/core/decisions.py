"""Decisions as a file names them, before they belong to an event: who is commended, in which words.

The decision's own text is never changed. What is shown and what is said stand beside it, so that an
abbreviation can be read out in full (UBND: Ủy ban nhân dân) and still be printed as it was decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Literal, Protocol

from ceremony.core.aloud import spoken
from ceremony.core.names import clean, fold, given_name, with_marks
from ceremony.core.people import Problem
from ceremony.core.protocol import AWARDS, Kind
from ceremony.core.syllables import is_syllable
from ceremony.core.titles import unaddressed

CallMode = Literal["before", "after"]
LAST_PRESIDENTIAL_RANK = 225
NEARLY = 0.85
"""How much of two spellings is the same, of 1; two letters of a name of three words may differ."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One name of a decision. `line` runs through the whole decision from 1, in its printed order.

    `name` is the decision's wording; `screen_text` and `spoken_text` are that name as shown and as said.
    `receiver_*` is who comes up for a collective, a household or somebody who has died.
    """

    line: int
    kind: str
    name: str
    unit: str = ""
    position: str = ""
    honorific: str = ""
    reason: str = ""
    receiver_name: str = ""
    receiver_role: str = ""
    posthumous: bool = False
    reading_note: str = ""
    screen_text: str = ""
    spoken_text: str = ""
    birth_year: int | None = None
    note: str = ""
    key: str = ""
    row: int = 0
    certificate_text: str = ""
    movement: str = ""
    said: tuple[str, ...] | None = None
    """The fields that the file names; the others are ours to fill. None: it names every one."""

    @property
    def comes_up(self) -> tuple[str, str]:
        """Return name and unit of the person who is expected on the stage, to find them among delegates."""
        return self.receiver_name or self.name, self.unit


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and its recipients. `award` is an id of the rank table, or empty when not recognised.

    `title` is the award in the decision's wording ("Giấy khen của Chủ tịch UBND xã Tân Hòa"); `issuer` is a
    person in office. `call_mode` says whether honourees go up before or after the reading.
    """

    sheet: str
    number: str
    date: date | None
    issuer: str
    summary: str
    award: str
    title: str
    rank: int
    call_mode: CallMode = "after"
    movement: str = ""
    presenter: str = ""
    reader: str = ""
    recipients: tuple[Recipient, ...] = ()

    @property
    def key(self) -> str:
        """What tells this decision from others in the next file."""
        return f"{fold(self.number)}|{self.date.isoformat() if self.date else ''}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Every decision of a file and everything odd about it."""

    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]

    @property
    def stops(self) -> bool:
        """Say whether a problem forbids writing any of it."""
        return any(problem.level == "error" for problem in self.problems)


class Named(Protocol):
    """A name of a decision, in a file or in an event."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A delegate who may be the person a decision means."""

    id: int
    name: str
    unit: str = ""
    birth_year: int | None = None


def call_mode(rank: int) -> CallMode:
    """Return when honourees go up: before the reading for the President's decisions, else after it.

    Source: domain guide 4.3 (NĐ 145/2013; army guidance 2014). An event may choose otherwise.
    """
    return "before" if rank <= LAST_PRESIDENTIAL_RANK else "after"


def rank_of(award: str) -> int:
    """Return the rank of an award; an unrecognised one is called last."""
    return AWARDS[award].rank if award in AWARDS else 999


class Namesakes:
    """Candidates by their names as they are searched, so that thousands are folded once."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._of: dict[str, list[Candidate]] = defaultdict(list)
        self._by_id: dict[int, Candidate] = {}
        for one in candidates:
            self._of[fold(one.name)].append(one)
            self._by_id[one.id] = one

    def of(self, name: str) -> Sequence[Candidate]:
        """Return who bears a name, its marks aside, in the order they came in."""
        return self._of.get(fold(clean(name)), ())

    def called(self, name: str) -> str:
        """Return a name without its form of address where nobody bears it with that."""
        return name if self.of(name) else unaddressed(name)

    def name_of(self, id: int | None) -> str:
        """Return what a candidate is called, empty for anybody else."""
        return self._by_id[id].name if id in self._by_id else ""


def suggest(recipient: Recipient, candidates: Namesakes) -> int | None:
    """Return the one delegate whom a recipient (or who receives for it) must be; a person confirms."""
    name, unit = recipient.comes_up
    return only_fit(name, unit, candidates, recipient.birth_year)


def only_fit(name: str, unit: str, candidates: Namesakes, birth_year: int | None = None) -> int | None:
    """Return the one of this name and unit, or the only one of exactly this name where units allow it.

    Hoa is not Hòa: a name that is equal only without its marks needs the very unit, and nobody who bears
    the name itself. A unit allows it where one side has none or its words are all among the other's.
    Two who fit equally well are nobody: a wrong link would call the wrong person.
    """
    name = candidates.called(name)
    namesakes = candidates.of(name)
    exact = [one for one in namesakes if with_marks(clean(one.name)) == with_marks(clean(name))]
    same_unit = [one for one in exact or namesakes if _same_unit(one.unit, unit)]
    same_year = [one for one in same_unit if one.birth_year == birth_year is not None]
    allowed = [one for one in exact if _may_be_one_unit(one.unit, unit)]
    for fits in (same_year, same_unit, allowed):
        if len(fits) == 1:
            return fits[0].id
    return None


def still_fits(name: str, delegate_id: int | None, candidates: Namesakes) -> bool:
    """Say whether a delegate may be who bears this name once it was put right."""
    return one_name(Kind.INDIVIDUAL, candidates.name_of(delegate_id), name)


def is_another(
    known: tuple[str, str], delegate_id: int | None, read: tuple[str, str], candidates: Namesakes
) -> bool:
    """Say whether the delegates know two people where a list knows one name put right.

    `known` and `read` are name and unit of who comes up, before and now; `delegate_id` is who was linked.
    """
    now = only_fit(*read, candidates)
    linked = delegate_id if fold(candidates.name_of(delegate_id)) == fold(known[0]) else None
    before = only_fit(*known, candidates) if linked is None else linked
    return now is not None and before is not None and now != before


def is_sure(name: str, unit: str, candidate: Candidate) -> bool:
    """Say whether a suggestion is beyond doubt: the very name, and the very unit."""
    spellings = (with_marks(clean(name)), with_marks(clean(unaddressed(name))))
    return with_marks(clean(candidate.name)) in spellings and _same_unit(candidate.unit, unit)


def put_right(known: Named, read: Named) -> bool:
    """Say whether a line that bore one name bears the same one put right: a letter, or a word more or less.

    Of kind and unit nothing may differ; whoever is another person altogether is one new name and one gone.

    >>> put_right(Recipient(4, "household", "Hộ bà Giang"), Recipient(4, "household", "Hộ bà Thị Giang"))
    True
    """
    if known.kind != read.kind or fold(known.unit) != fold(read.unit):
        return False
    return one_name(known.kind, known.name, read.name)


def one_name(kind: str, known: str, read: str) -> bool:
    """Say whether two spellings are of one honouree: the given name is the same, or a slip in typing it.

    Minh is not Bình, though one letter parts them and everything else is the same; of a household whoever
    heads it counts, and a collective is told from another by its number.

    >>> one_name("individual", "Phạm Văn Minh", "Phạm Văn Bình")
    False
    >>> one_name("individual", "Phạm Văn Mihn", "Phạm Thị Minh"), one_name("collective", "Ấp 1", "Ấp 2")
    (False, False)
    >>> one_name("individual", "Phạm Văn Mihn", "Phạm Văn Minh")
    True
    """
    before, after = fold(known), fold(read)
    shorter, longer = sorted((before.split(), after.split()), key=len)
    word_more = all(word in longer for word in shorter)
    if kind == Kind.COLLECTIVE and _numbers(before) != _numbers(after):
        return False
    household = kind == Kind.HOUSEHOLD or with_marks(known).startswith("hộ ")
    named = kind != Kind.COLLECTIVE and not (household and word_more)
    if named and not _one_given_name(given_name(clean(known)), given_name(clean(read))):
        return False
    return word_more or SequenceMatcher(None, before, after).ratio() >= NEARLY


def _one_given_name(known: str, read: str) -> bool:
    """Marks may differ. A slip of a letter is one where it made no syllable, or takes away what is none."""
    before, after = fold(known), fold(read)
    if before == after:
        return True
    if is_syllable(known, strict=False) == is_syllable(read, strict=False):
        return False
    return sorted(before) == sorted(after) or _one_letter_apart(before, after)


def _one_letter_apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    same = next(
        (no for no, pair in enumerate(zip(shorter, longer, strict=False)) if len(set(pair)) > 1), len(shorter)
    )
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])


def _numbers(name: str) -> list[str]:
    """What numbers a collective: two hamlets or two schools differ in nothing else."""
    return [word for word in _WORDS.findall(name) if _A_NUMBER.fullmatch(word)]


def _same_unit(one: str, other: str) -> bool:
    return fold(spoken(one)) == fold(spoken(other)) != ""


def _may_be_one_unit(one: str, other: str) -> bool:
    words, others = (set(_WORDS.findall(fold(spoken(unit)))) for unit in (one, other))
    return words <= others or others <= words


_WORDS = re.compile(r"\w+")
_A_NUMBER = re.compile(r"\d+\w?|[ivx]+|\w")


def decisions_to_json(read: Decisions) -> dict[str, Any]:
    """Return plain values for the pipe between the process that reads and the server that writes."""
    return {
        "decisions": [{**asdict(one), "date": one.date and one.date.isoformat()} for one in read.decisions],
        "problems": [problem.to_json() for problem in read.problems],
    }


def decisions_from_json(plain: Mapping[str, Any]) -> Decisions:
    """Return what `decisions_to_json` was given."""
    return Decisions(
        tuple(_decision(one) for one in plain["decisions"]),
        tuple(Problem(**problem) for problem in plain["problems"]),
    )


def _decision(plain: Mapping[str, Any]) -> Decision:
    recipients = tuple(map(_recipient, plain["recipients"]))
    day = plain["date"] and date.fromisoformat(plain["date"])
    return Decision(**{**plain, "date": day, "recipients": recipients})


def _recipient(plain: Mapping[str, Any]) -> Recipient:
    said = plain.get("said")
    return Recipient(**{**plain, "said": None if said is None else tuple(said)})
