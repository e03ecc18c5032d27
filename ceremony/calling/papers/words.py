"""What the MC's script says, item by item and step by step: what the MC's screen would show there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from ceremony.calling.faces.parts import hours
from ceremony.calling.faces.reading import words_and_people
from ceremony.calling.papers.on_paper import MARKS, NOT_HERE, OnPaper
from ceremony.core import official
from ceremony.core.aloud import spoken
from ceremony.core.calling import PASSED_OVER
from ceremony.core.cursor import Position, Step, StepKind
from ceremony.core.day import Item, Recipient
from ceremony.core.pages import Line
from ceremony.core.script import STEP_NAMES

DOES = {
    StepKind.RISE: "chờ cả hội trường đứng nghiêm",
    StepKind.ANTHEM: "nhạc Quốc ca",
    StepKind.INTRODUCE: "nghỉ sau mỗi tên",
    StepKind.VOTE: "thư ký đếm, ghi biên bản",
    StepKind.READING: "chờ đọc hết quyết định",
    StepKind.CALL: "đọc chậm, nghỉ sau mỗi tên",
    StepKind.NAME: "chờ lên tới sân khấu",
    StepKind.ON_STAGE: "chờ đứng đủ vị trí",
    StepKind.PRESENT: "nhạc chào mừng",
    StepKind.PHOTO: "tắt nhạc; giấy khen ngang ngực",
    StepKind.BACK: "chờ về hết chỗ ngồi",
}
"""What the MC sees to beside the words."""
QUIETLY = "truy tặng: không nhạc, không mời vỗ tay"
ON_THE_DAY = "trước giờ mở đầu: chỉ đọc tên người đã đến, ghi số có mặt"
BESIDES = 2
"""Empty lines under those who are introduced."""

Piece = dict[str, Any]


def planned(moment: OnPaper, item: Item) -> dict[str, Any]:
    """An item as its heading and the programme name it."""
    found = zip(moment.day.items, moment.clock.items, strict=True)
    at = next(hours(moment, line)["planned"] for row, line in found if row.id == item.id)
    until = at + timedelta(minutes=item.minutes) if at else None
    zone = moment.event.zone
    return {
        "no": item.no,
        "title": item.title,
        "hours": f"{at.astimezone(zone):%H:%M}–{until.astimezone(zone):%H:%M}" if at and until else "",
        "minutes": f"{item.minutes} phút",
        "performer": moment.performer(item),
        "skipped": f"Bỏ qua: {item.skipped}" if item.skipped is not None else "",
    }


def steps(moment: OnPaper, item: Item) -> Iterator[Line]:
    """Every step that GO stops at, a line each; a skipped item is one line that says so."""
    head = planned(moment, item)
    if item.skipped is not None:
        yield _line(item, head, 0, "", "", [])
        return
    for no, step in enumerate(moment.steps(item.id)):
        if not moment.day.skippable(step):
            there = moment.at_position(Position(item.id, no))
            cue = "" if step.kind is StepKind.RUN else STEP_NAMES[step.kind]
            batch = f" · đợt {step.batch}/{len(moment.day.batches)}" if step.kind is StepKind.CALL else ""
            yield _line(item, head, no, cue + batch, _does(there, step), list(_pieces(there, item, step)))


def _line(item: Item, head: Any, no: int, cue: str, does: str, pieces: list[Piece]) -> Line:
    said = {"item": head, "cue": cue, "does": does, "pieces": pieces}
    title = f"{item.no}. {item.title}"
    return Line(f"{item.id}-{no}", f"{title}: {cue}" if cue else title, said, title)


def _does(there: OnPaper, step: Step) -> str:
    if step.kind is StepKind.PRESENT and any(one.posthumous for one in _called(there, step)):
        return QUIETLY
    if step.kind is StepKind.INTRODUCE and not there.settled:
        return ON_THE_DAY
    return DOES.get(step.kind, "")


def _called(there: OnPaper, step: Step) -> list[Recipient]:
    return [one for one in there.day.members(step.batch) if one.phase not in PASSED_OVER]


def _pieces(there: OnPaper, item: Item, step: Step) -> Iterator[Piece]:
    """The words, those who are read down one by one, the words after them."""
    shown = words_and_people(there)
    names = list(_names(there, item, step))
    yield from (_said(text, names) for text in shown["say"])
    if step.kind is StepKind.INTRODUCE and not there.settled:
        yield from _to_tick(there, shown["people"])
    elif shown["reads"]:
        yield from (_person(row, _who_comes_up(there, step)) for row in shown["people"])
    else:
        yield from _asides(shown["people"], step)
    yield from (_said(text, names) for text in shown["after"])
    if step.kind is StepKind.INTRODUCE and not there.settled:
        yield {"kind": "aside", "mark": "", "note": f"lúc in: {there.counts[0]} có mặt"}


def _to_tick(there: OnPaper, rows: list[Piece]) -> Iterator[Piece]:
    """Those who are here, ticked; then whoever may still come, and lines for whoever comes besides.

    However many have come it takes as much room: whoever comes moves no page.
    """
    here = sum(one.id in there.here for one in there.introductions())
    boxed = [_person(row, []) | {"no": "", "box": True, "ticked": no < here} for no, row in enumerate(rows)]
    yield from boxed[:here]
    yield {"kind": "aside", "mark": NOT_HERE, "note": ""}
    yield from boxed[here:]
    yield from ({"kind": "pen", "box": True} for _ in range(BESIDES))


def _said(text: str, names: list[str]) -> Piece:
    return {
        "kind": "say",
        "text": text,
        "names": [name for name in names if name.casefold() in text.casefold()],
    }


def _person(row: Piece, receivers: list[str]) -> Piece:
    """One who is read, or who is not: whoever is away stands among the others by name alone."""
    read = "lead" in row
    around = f"{row['lead']} {row['tail']}" if read else ""
    return {
        "kind": "person" if read else "away",
        "no": f"{row['no']}." if row["no"] else "",
        "box": False,
        "lead": row["lead"] if read else f"{row['honorific']} ".lstrip(),
        "name": row["name"],
        "tail": row["tail"] if read else "",
        "names": [name for name in receivers if name in around],
        "mark": MARKS.get(row.get("mark") or "", ""),
        "note": _note(row),
    }


def _note(row: Piece) -> str:
    return f"đọc: {row['note']}" if row.get("note") else ""


def _asides(rows: list[Piece], step: Step) -> Iterator[Piece]:
    """What is to be known of the one who is named: how the name is read, whether they are here."""
    named = (
        rows if step.kind is StepKind.CALL and len(rows) == 1 else [one for one in rows if one.get("called")]
    )
    for row in named:
        mark, note = MARKS.get(row.get("mark") or "", ""), _note(row)
        if mark or note:
            yield {"kind": "aside", "mark": mark, "note": note}


def _who_comes_up(there: OnPaper, step: Step) -> list[str]:
    """Those who receive in somebody's name, as they are said."""
    received = (there.receiver(one) for one in _called(there, step))
    return [spoken(one["name"]) for one in received if one is not None and one["name"]]


def _names(there: OnPaper, item: Item, step: Step) -> Iterator[str]:
    """Whoever may be named at this step, as they are said, the longest name first."""
    decision = there.day.decision(step.decision_id)
    people = there.named_at(step)
    found = {one.spoken_text or one.name for one in people}
    found |= {name for one in people for name in (there.receiver_name(one), one.on_behalf)}
    found |= {came.name for one in people if (came := there.substitute(one)) is not None}
    if decision is not None:
        found |= {_bare(decision.reader), _bare(decision.presenter)}
    speaker = there.speaker(item)
    found.add(speaker.name if speaker is not None else _bare(item.performer))
    if step.kind is StepKind.INTRODUCE or "{introductions}" in item.text:
        found |= {one.name for one in there.introductions()}
    yield from sorted({spoken(name) for name in found if len(name) > 1}, key=lambda name: (-len(name), name))


def _bare(words: str) -> str:
    """The name in "Đồng chí Trần Quốc Bảo, Chủ tịch UBND xã"."""
    return official.signer(words.split(",")[0].split(" – ")[0])
