"""The name a decision has and the name of the delegate it is linked to: where they differ, it is said.

The certificate and the call keep the decision's name letter by letter, whatever the list of delegates says
later. Whoever only comes up for others stands in no decision, only in the list: once a person has said which
delegate that is, their name is the list's. Before that nothing is guessed.
Source: domain guide 6 (names exactly as in the decision; twins of tone placement are the same name).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from ceremony.core.names import clean, with_marks
from ceremony.core.pages import Lack
from ceremony.core.protocol import Kind
from ceremony.core.titles import unaddressed

MOST_NAMED = 5
"""So many differences are told in one sentence."""


class Linked(Protocol):
    """A recipient as this looks at one."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def posthumous(self) -> bool: ...
    @property
    def receiver_name(self) -> str: ...
    @property
    def delegate_id(self) -> int | None: ...
    @property
    def link_confirmed(self) -> bool: ...


class Differing(NamedTuple):
    """Two spellings of one person: what stands in the decision, or of who receives; what the list has."""

    written: str
    listed: str
    of_decision: bool = True


def receiver_name(one: Linked, listed: str) -> str:
    """Return who comes up for a recipient; `listed` is the linked delegate's name, empty without one.

    A collective, a household, somebody who has died: whoever is linked is the one who comes up.
    """
    follows = listed and one.receiver_name and one.link_confirmed and is_stood_for(one)
    return listed if follows and not same_name(one.receiver_name, listed) else one.receiver_name


def differing(one: Linked, listed: str) -> Differing | None:
    """Return the two names of a recipient's person where they differ and neither gives way to the other."""
    if not listed:
        return None
    if is_stood_for(one) and not _is_named_after_receiver(one):
        written = receiver_name(one, listed)
        return Differing(written, listed, False) if written and not same_name(written, listed) else None
    comes_up = not is_stood_for(one) and one.receiver_name
    if same_name(one.name, listed) or (comes_up and same_name(comes_up, listed)):
        return None
    return Differing(one.name, listed)


def all_differing(people: Iterable[Linked], listed: Mapping[int, str], of_decision: bool) -> list[Differing]:
    """Return every difference among these: of names that stand in the decision, or of who receives."""
    found = (differing(one, listed.get(one.delegate_id or 0, "")) for one in people)
    return [pair for pair in found if pair is not None and pair.of_decision is of_decision]


def is_stood_for(one: Linked) -> bool:
    """Say whether the delegate of a recipient is who comes up for it, and never the honouree."""
    return one.posthumous or one.kind != Kind.INDIVIDUAL


def _is_named_after_receiver(one: Linked) -> bool:
    """Hộ ông Trần Quốc Bảo: the decision itself has the name of the one who comes up."""
    named = unaddressed(one.name)
    mine = not one.receiver_name or same_name(named, one.receiver_name)
    return one.kind == Kind.HOUSEHOLD and not one.posthumous and named != one.name and mine


def lacks(code: str, pairs: Sequence[Differing]) -> list[Lack]:
    """Return what a paper says of these: how many, and the first of them by both names."""
    named = tuple(f"{one.written} / {one.listed}" for one in pairs[:MOST_NAMED])
    return [Lack(code, len(pairs), named)] if pairs else []


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings print the same name: form, twins of tone placement and address aside.

    >>> same_name("ông Hoà", "Hòa"), same_name("Nguyễn Văn Ẩn", "Nguyễn Văn Ẩm")
    (True, False)
    """
    names, others = ({_plain(text), _plain(unaddressed(text))} for text in (one, other))
    return not names.isdisjoint(others)


def _plain(name: str) -> str:
    return with_marks(clean(name))
