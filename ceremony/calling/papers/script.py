"""The MC's script: every item with its hours, every step with its words, in letters for a lectern.

A step is not broken over two pages if one page holds it: a page is turned between two sentences to the hall,
never within one. Cues stand in the margin, names are bold, and how a name is read stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from reportlab.lib.units import mm

from ceremony.base.paper import faces
from ceremony.base.paper.ink import Box, Ink, Set, Words, height_of, plain, set_words
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.sheets import one_line
from ceremony.base.paper.styles import A4, HAIRLINE, INK, QUIET, Lectern
from ceremony.calling.papers import words
from ceremony.calling.papers.on_paper import OnPaper, in_the_halls_words, place_and_day
from ceremony.core.pages import Lack, Line, Page, Row, Says, filled
from ceremony.core.tied_words import MOST_SIGNS, TIED, tied

TOP, BOTTOM, SIDE = 14 * mm, 23 * mm, 15 * mm
WIDTH, HEIGHT = A4[0] - 2 * SIDE, A4[1] - TOP - BOTTOM
CUES, GAP = 30 * mm, 5 * mm
"""The margin of cues, and what is between it and the words."""
SAID = WIDTH - CUES - GAP
NUMBERS = 10 * mm
STEP_GAP, ITEM_GAP, LIST_GAP = 5.5 * mm, 5 * mm, 1.6 * mm
HEAD_GAP, TURN = 1 * mm, 6 * mm
TITLE_GAP = 4 * mm
BOX = 4.2 * mm
LEAST_TOGETHER = 3
"""So many sentences or names of a step that is broken stand on its first page, at the least."""
GOES_ON = " (tiếp)"
LONG_NAME = 4
"""Syllables of a name that no line breaks; a longer one is broken between its compounds."""
TIE = 12
"""The longest tie, in signs: with longer ones lines would end far apart."""
DOTS = "…" * 36
MEDIUM = f'<font name="{faces.SANS_MEDIUM}">{{}}</font>'
QUIETLY = f'<font color="{QUIET.hexval().replace("0x", "#")}" size="12">{{}}</font>'
CUE_DROP = 1 * mm
"""So that a cue stands on the line of the words beside it."""
Piece = dict[str, Any]


class Script(Paper):
    """The programme, then page after page of words."""

    def pages(self, event_id: int) -> list[Page]:
        with in_the_halls_words(event_id) as moment:
            items = moment.day.items
            programme = [
                Line(f"{item.id}", item.title, {"plan": words.planned(moment, item)}) for item in items
            ]
            parts = _parted(moment)
            title = _title(moment)
        rows = [Row(_planned_height(line.says["plan"])) for line in programme]
        opening = [
            Page("", tuple(programme[place] for place in part), title)
            for part in filled(rows, HEIGHT - _title_height(title)) or [range(0)]
        ]
        flow = [Page("", tuple(lines)) for part in parts for lines in flowed(part)]
        return _turning([*opening, *flow])

    def lacks(self, event_id: int) -> list[Lack]:
        with in_the_halls_words(event_id) as moment:
            unknown = moment.event.starts_at is None
        return [Lack("no_hour")] if unknown else []

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        room = Box(SIDE, BOTTOM, WIDTH, HEIGHT)
        if "title" in page.says:
            _draw_programme(ink, page, room)
        else:
            _draw_steps(ink, page, room)
        if page.says["turn"]:
            told = one_line(f"Trang sau: {page.says['turn']}", "", Lectern.turn, room.width)
            ink.line(told, Lectern.turn, room, room.y - TURN)


def _title(moment: OnPaper) -> Piece:
    return {
        "title": "Kịch bản dẫn chương trình",
        "event": moment.event.name,
        "about": place_and_day(moment.event),
        "legend": "Lề trái: việc của người dẫn. Chữ đậm: tên. Hàng chấm: ghi tay trong buổi lễ.",
        "empty": "" if moment.day.items else "Chương trình chưa có mục nào.",
    }


def _parted(moment: OnPaper) -> list[list[Line]]:
    """The steps, parted after the introductions: whoever comes changes their pages, and no page after."""
    parts: list[list[Line]] = [[]]
    for item in moment.day.items:
        parts[-1] += words.steps(moment, item)
        if moment.introduces(item):
            parts.append([])
    return parts


def flowed(steps: Sequence[Line]) -> list[list[Line]]:
    """Share steps out to pages. Only a step that no page holds is broken, and then between two names."""
    pages: list[list[Line]] = []
    left, group = 0.0, ""
    for step in steps:
        whole = HEIGHT - _head_height(step.says["item"])
        rest: Line | None = step
        while rest is not None:
            head = 0.0 if pages and group == rest.group else _head_height(rest.says["item"])
            gap = ITEM_GAP if head and pages and left < HEIGHT else 0.0
            now, rest = _broken(rest, left - head - gap, whole)
            if now is None:
                pages.append([])
                left, group = HEIGHT, ""
                continue
            pages[-1].append(now)
            left, group = left - head - gap - _step_height(now.says), now.group
    return pages


def tall(page: Sequence[Line]) -> float:
    """How much of a page its steps take, headings and gaps counted."""
    heads = [line for place, line in enumerate(page) if not place or line.group != page[place - 1].group]
    headed = sum(_head_height(line.says["item"]) for line in heads) + ITEM_GAP * (len(heads) - 1)
    return headed + sum(_step_height(line.says) for line in page) - STEP_GAP


def _broken(step: Line, room: float, whole: float) -> tuple[Line | None, Line | None]:
    """What of a step stands in this room, and what is left of it: all or nothing, if a page holds it all."""
    height = _step_height(step.says)
    if height - STEP_GAP <= room:
        return step, None
    if height - STEP_GAP <= whole:
        return None, step
    pieces, used, fits = step.says["pieces"], 0.0, 0
    while fits < len(pieces) and (used := used + _piece_height(pieces[fits])) <= room:
        fits += 1
    if room < whole and fits < max(1, min(LEAST_TOGETHER, len(pieces) - 1)):
        return None, step
    fits = max(fits, 1)
    return _part(step, pieces[:fits], step.says["cue"]), _rest(step, pieces[fits:])


def _rest(step: Line, pieces: Sequence[Piece]) -> Line | None:
    if not pieces:
        return None
    cue = step.says["cue"].removesuffix(GOES_ON)
    return replace(_part(step, pieces, f"{cue}{GOES_ON}"), key=f"{step.key}+")


def _part(step: Line, pieces: Sequence[Piece], cue: str) -> Line:
    return replace(step, says={**step.says, "cue": cue, "pieces": list(pieces)})


def _turning(pages: Sequence[Page]) -> list[Page]:
    """Number the pages; say which goes on with an item, and at the foot of each what comes after it."""
    goes_on = [False, *(_goes_on(page, before) for before, page in pairwise(pages))]
    following = [_begins_with(page, on) for page, on in zip(pages[1:], goes_on[1:], strict=True)]
    return [
        replace(page, key=str(no), says={**page.says, "goes_on": on, "turn": turn})
        for no, (page, on, turn) in enumerate(zip(pages, goes_on, [*following, ""], strict=True), start=1)
    ]


def _goes_on(page: Page, before: Page) -> bool:
    last = before.lines[-1].group if before.lines else ""
    return bool(last and page.lines and page.lines[0].group == last)


def _begins_with(page: Page, goes_on: bool) -> str:
    line = page.lines[0]
    return str(line.says["cue"] if goes_on and line.says["cue"] else line.group or line.label)


def _draw_programme(ink: Ink, page: Page, room: Box) -> None:
    top = ink.draw(_title_words(page.says), room.x, room.top) - TITLE_GAP
    ink.rule(room.x, top, room.width, INK, 1.2)
    for line in page.lines:
        left, right = _planned(line.says["plan"])
        ink.draw(left, room.x, top - LIST_GAP)
        ink.draw(right, room.x + CUES + GAP, top - LIST_GAP)
        top -= _planned_height(line.says["plan"])
        ink.rule(room.x, top, room.width, HAIRLINE, 0.4)
    if page.says["empty"]:
        ink.draw(_all_set([(plain(page.says["empty"]), Lectern.body)], WIDTH), room.x, top - TITLE_GAP)


def _title_words(says: Says) -> list[Set]:
    texts = [
        (plain(says["title"]), Lectern.title), (plain(says["event"]), Lectern.event),
        (plain(says["about"]), Lectern.about), (plain(says["legend"]), Lectern.about),
    ]  # fmt: skip
    return _all_set(texts, WIDTH)


def _title_height(says: Says) -> float:
    return height_of(_title_words(says)) + TITLE_GAP


def _planned(plan: Says) -> tuple[list[Set], list[Set]]:
    """An item's hours, and its line in the programme."""
    title = f"<b>{plan['no']}.</b> {plain(plan['title'])}"
    beside: list[Words] = [
        (title, Lectern.plan),
        (plain(plan["performer"]), Lectern.plan_performer),
        (plain(plan["skipped"]), Lectern.plan_performer),
    ]
    left = [set_words(plain(plan["hours"] or plan["minutes"]), Lectern.plan_hours, CUES)]
    return left, _all_set(beside, SAID)


def _planned_height(plan: Says) -> float:
    return max(map(height_of, _planned(plan))) + 2 * LIST_GAP


def _draw_steps(ink: Ink, page: Page, room: Box) -> None:
    top, group, goes_on = room.top, None, page.says["goes_on"]
    for line in page.lines:
        if line.group != group:
            top -= ITEM_GAP if group is not None else 0.0
            head = {**line.says["item"], "minutes": "tiếp theo"} if goes_on else line.says["item"]
            top, goes_on = _draw_head(ink, head, room.x, top), False
        group = line.group
        _draw_step(ink, line.says, room.x, top)
        top -= _step_height(line.says)


def _head(item: Says) -> tuple[list[Set], list[Set]]:
    """An item's hours in the margin; what it is and who performs it beside them."""
    beside = [
        (f"{item['no']}. {plain(item['title'])}", Lectern.item),
        (plain(item["performer"]), Lectern.performer),
        (plain(item["skipped"]), Lectern.performer),
    ]
    left = [(plain(item["hours"]), Lectern.hours), (plain(item["minutes"]), Lectern.minutes)]
    return _all_set(left, CUES), _all_set(beside, SAID)


def _head_height(item: Says) -> float:
    return max(map(height_of, _head(item))) + 2 * LIST_GAP + HEAD_GAP


def _draw_head(ink: Ink, item: Says, x: float, top: float) -> float:
    ink.rule(x, top, WIDTH, INK, 1.2)
    left, right = _head(item)
    ink.draw(left, x, top - LIST_GAP - 0.8 * mm)
    ink.draw(right, x + CUES + GAP, top - LIST_GAP)
    return top - _head_height(item)


def _cues(says: Says) -> list[Set]:
    return _all_set([(plain(says["cue"]), Lectern.cue), (plain(says["does"]), Lectern.does)], CUES)


def _step_height(says: Says) -> float:
    said = sum(map(_piece_height, says["pieces"]))
    return max(said, height_of(_cues(says))) + STEP_GAP


def _piece_height(piece: Says) -> float:
    return height_of(_set(piece)) + LIST_GAP


def _draw_step(ink: Ink, says: Says, x: float, top: float) -> None:
    ink.draw(_cues(says), x, top - CUE_DROP)
    left = x + CUES + GAP
    for piece in says["pieces"]:
        if piece.get("no"):
            set_words(plain(piece["no"]), Lectern.no, NUMBERS - 2.5 * mm).draw(ink.canvas, left, top)
        if piece.get("box"):
            _draw_box(ink, Box(left + 1 * mm, top - BOX - 1.6 * mm, BOX, BOX), piece.get("ticked", False))
        ink.draw(_set(piece), left + (NUMBERS if piece["kind"] in ("person", "away", "pen") else 0.0), top)
        top -= _piece_height(piece)


def _draw_box(ink: Ink, box: Box, ticked: bool) -> None:
    ink.frame(box, INK, 0.9)
    if ticked:
        ink.canvas.setLineWidth(1.6)
        ink.canvas.lines(
            (
                (box.x + 0.18 * BOX, box.y + 0.52 * BOX, box.x + 0.42 * BOX, box.y + 0.24 * BOX),
                (box.x + 0.42 * BOX, box.y + 0.24 * BOX, box.x + 0.86 * BOX, box.y + 0.84 * BOX),
            )
        )


def _set(piece: Says) -> list[Set]:
    """A paragraph, or one of those who are read down: the line, and under it how the name is read."""
    if piece["kind"] == "say":
        return _all_set([(_directed(piece), Lectern.body)], SAID)
    if piece["kind"] == "pen":
        return _all_set([(DOTS, Lectern.line)], SAID - NUMBERS)
    mark = f"<b>{plain(piece['mark'])}</b>" if piece["mark"] else ""
    below = " · ".join(part for part in (mark, plain(piece["note"])) if part)
    if piece["kind"] == "aside":
        return _all_set([(below, Lectern.note)], SAID)
    if piece["kind"] == "away":
        away = f"{mark} · {plain(piece['lead'])}{plain(piece['name'])}" if mark else plain(piece["name"])
        return _all_set([(away, Lectern.note)], SAID - NUMBERS)
    receivers = piece["names"]
    line = (
        f"{marked(piece['lead'], receivers, MEDIUM)}<b>{plain(unbroken(piece['name']))}</b>"
        f"{marked(piece['tail'], receivers, MEDIUM)}"
    )
    return _all_set([(line, Lectern.line), (below, Lectern.note)], SAID - NUMBERS)


def _directed(piece: Says) -> str:
    """A paragraph with its names bold; what stands in brackets before it is for the MC, not for the hall."""
    found = re.match(r"\([^)]+\)\s+", piece["text"])
    if found is None:
        return marked(piece["text"], piece["names"])
    return f"{QUIETLY.format(plain(found[0]))}{marked(piece['text'][found.end() :], piece['names'])}"


def marked(text: str, names: Sequence[str], mark: str = "<b>{}</b>") -> str:
    """The text with these names marked; the longest first, and only where a whole word is."""
    if not names:
        return plain(tied(text, TIE))
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    parts = re.split(rf"(?<!\w)({either})(?!\w)", text, flags=re.IGNORECASE)
    return "".join(
        mark.format(plain(unbroken(part))) if no % 2 else plain(tied(part, TIE))
        for no, part in enumerate(parts)
    )


def unbroken(name: str) -> str:
    """A person's name in one piece; the words of an office or a body tied as they are read."""
    whole = len(name) <= MOST_SIGNS and len(name.split()) <= LONG_NAME
    return name.replace(" ", TIED) if whole else tied(name, TIE)


def _all_set(texts: Sequence[Words], width: float) -> list[Set]:
    return [set_words(markup, style, width) for markup, style in texts if markup]
