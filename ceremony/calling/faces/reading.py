"""What the MC reads: the words of a step, and the people in them as one list, in reading order."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _

from ceremony.calling.faces.parts import short, twins_among
from ceremony.calling.moment import EXPECTED, Now, detail, honouree
from ceremony.core.aloud import courtesy, placed, spoken
from ceremony.core.calling import PASSED_OVER, SECRET, Phase
from ceremony.core.cursor import StepKind
from ceremony.core.day import Recipient
from ceremony.delegates.queries import DelegateLine

MANY = 12
"""In a larger batch nobody has position and unit beside the name, but where they are read."""
Words = tuple[str, ...]


def words_and_people(moment: Now) -> dict[str, Any]:
    """The words and the list. Whoever the words name line by line stands in the list alone, to be read down.

    `say` then ends where the list begins, and `after` goes on where it ends.
    """
    said, step = moment.say(moment.day.position), moment.day.step
    if step is not None and step.kind is StepKind.INTRODUCE:
        return _guests(moment, said)
    return _batch(moment, said)


def _guests(moment: Now, said: Words) -> dict[str, Any]:
    guests = moment.introductions()
    before, lines, after = _around(said, ["– "] * len(guests))
    people = [
        read_down(no, one.name, line) for no, (one, line) in enumerate(zip(guests, lines, strict=False), 1)
    ]
    rows = people or [_guest(no, one) for no, one in enumerate(guests, start=1)]
    noted = [row | {"note": one.reading_note} for row, one in zip(rows, guests, strict=True)]
    return {"say": before, "people": noted, "after": after, "reads": bool(people)}


def _guest(no: int, one: DelegateLine) -> dict[str, Any]:
    detail = placed(one.position, one.unit, one.name)
    before = spoken(courtesy(one.honorific, one.title, one.name))
    return {"no": no, "name": one.name, "honorific": before, "detail": detail}


def _batch(moment: Now, said: Words) -> dict[str, Any]:
    """The people of a batch; who is absent or deferred is in the list, but not among those who are read."""
    members, step = _members(moment), moment.day.step
    calls = step is not None and step.kind is StepKind.CALL
    called = [one for one in members if one.phase not in PASSED_OVER] if calls else []
    before, lines, after = _around(said, [f"{no}. " for no, _one in enumerate(called, start=1)])
    read = {
        one.id: read_down(no, one.spoken_text or one.name, line)
        for no, (one, line) in enumerate(zip(called, lines, strict=False), start=1)
    }
    twins, many = twins_among(members), len(members) > MANY
    people = [
        (read.get(one.id) or _row(moment, one, many, numbered=not read))
        | {"note": one.reading_note, "mark": _mark(moment, one, twins)}
        for one in members
    ]
    return {"say": before, "people": people, "after": after, "reads": bool(read)}


def _mark(moment: Now, one: Recipient, twins: frozenset[int]) -> str | None:
    """GO names somebody and welcomes them at once: until the next name the MC sees who passed no door."""
    step = moment.day.step
    named = step is not None and step.recipient_id == one.id
    return moment.mark(one, twins, EXPECTED | {Phase.ON_STAGE} if named else EXPECTED)


def _members(moment: Now) -> list[Recipient]:
    """The batch of this step; while a decision is read, the one that is called first."""
    step = moment.day.step
    no = step.batch if step is not None else None
    if no is None and step is not None and step.kind in (StepKind.READER, StepKind.READING):
        no = moment.next_batch_no()
    return [one for one in moment.day.members(no) if one.phase not in SECRET]


def _row(moment: Now, one: Recipient, many: bool, numbered: bool) -> dict[str, Any]:
    """One line. Among others who are read down, one who is not called has no number."""
    stand_in, step = moment.receiver(one), moment.day.step
    return {
        "no": one.floor_mark if numbered else "",
        "name": one.name,
        "honorific": honouree(moment, one).honorific,
        "detail": "" if many else short(detail(one)),
        "receiver": stand_in["name"] or _("chưa rõ tên") if stand_in else None,
        "posthumous": one.posthumous,
        "called": step is not None and step.kind is StepKind.NAME and step.recipient_id == one.id,
    }


def _around(said: tuple[str, ...], marks: list[str]) -> tuple[Words, Words, Words]:
    """The paragraphs before, in and after the list whose lines begin with these marks, one each.

    Where the words hold no such list they are all before it.
    """
    for first in range(len(said) - len(marks) + 1):
        lines = said[first : first + len(marks)]
        if marks and all(line.startswith(mark) for line, mark in zip(lines, marks, strict=True)):
            bare = tuple(line.removeprefix(mark) for line, mark in zip(lines, marks, strict=True))
            return said[:first], bare, said[first + len(marks) :]
    return said, (), ()


def read_down(no: int, name: str, line: str) -> dict[str, Any]:
    """A line to be read down: the name large, whatever is said before and after it small."""
    line = line.rstrip(".;")
    found = re.search(rf"(?<!\w){re.escape(spoken(name))}(?!\w)", line, re.IGNORECASE)
    first, last = found.span() if found else (0, len(line))
    return {"no": no, "lead": line[:first], "name": line[first:last], "tail": line[last:]}
