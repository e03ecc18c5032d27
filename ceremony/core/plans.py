"""What a written plan says: kind, dates, caps, programme, tasks. Unknown stays unknown, never guessed.

Plans follow the administrative style (NĐ 30/2020): a letterhead, a title, bases, numbered parts, recipients
of copies. What no rule understood is told by line, so that a person can look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from ceremony.core import figures
from ceremony.core.attendance import attendance
from ceremony.core.found import Found
from ceremony.core.kinds import kind_of
from ceremony.core.labels import closes
from ceremony.core.levels import Level, LevelRead, levels
from ceremony.core.marks import DASH, SUB
from ceremony.core.movements import Movement, MovementsRead, listed_movements, movements
from ceremony.core.one_event import has_its_day, holds_one
from ceremony.core.outline import Line, Outline, outline
from ceremony.core.papers import Paper, asked, papers, rules
from ceremony.core.paragraphs import MOST_SIGNS
from ceremony.core.plan_foot import copies, signer, signing, unaddressed
from ceremony.core.plan_head import Document, Title, bases, document, frame, opens, proposed, superior, title
from ceremony.core.programme import Item, caption, programme, unsure
from ceremony.core.tasks import Due, Task, tasks, with_year
from ceremony.core.uncounted import counts_people, uncounted
from ceremony.core.whole import Sources, Whole

_FIGURES: tuple[tuple[str, Callable[[str], int | None]], ...] = (
    ("max_delegates", figures.at_most),
    ("expected_delegates", figures.expected),
    ("exemplar_share", figures.exemplar_share),
    ("arts_count", figures.acts),
)
_AIMS = r"(muc (dich|tieu)|yeu cau|quan diem)\b"
_CAMPAIGN = (
    r"(nhung |cac )?(noi dung|nhiem vu) (tap trung|trong tam).*(tu nay|den|truoc)"
    r"|.*\bhoat dong (truoc|chao mung)"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan says of an event, in the shape of `ceremony plan --json`.

    `aims` are its mục đích, yêu cầu; `campaign` is what goes on until the day without an owner. `sources`
    has the lines of the file each value was read from: `programme.2`, `levels.0.max_delegates`.
    """

    document: Document
    title: str | None
    kind: str | None
    name: str | None
    name_lines: tuple[str, ...]
    preset: str | None
    form: str | None
    period: tuple[int, int] | None
    ordinal: int | None
    place: str | None
    when: str | None
    starts_on: date | None
    starts_at: time | None
    quarter: str | None
    session: str | None
    venue: str | None
    venue_address: str | None
    max_delegates: int | None
    expected_delegates: int | None
    exemplar_share: int | None
    arts_count: int | None
    budget_source: str | None
    levels: tuple[Level, ...]
    programme: tuple[Item, ...]
    papers: tuple[Paper, ...]
    paper_minutes: tuple[int | None, int | None] | None
    paper_due: Due | None
    tasks: tuple[Task, ...]
    movements: tuple[Movement, ...]
    copies_to: tuple[str, ...]
    legal_bases: tuple[str, ...]
    attendance: tuple[str, ...]
    aims: tuple[str, ...]
    campaign: tuple[str, ...]
    signer: str | None
    superior: str | None
    notes: tuple[tuple[int, str], ...]
    sources: Sources = field(default_factory=dict)


def read_plan(lines: Iterable[str]) -> Draft:
    """Return the draft that the lines of a plan's file amount to."""
    typed = list(lines)
    text = outline(typed)
    cut = {number for number, line in enumerate(typed, start=1) if len(line) > MOST_SIGNS}
    head = title(text)
    foot = next((line for line in text.lines if line.plain.startswith("noi nhan")), None)
    signed_above = unaddressed(text, foot)
    end = next((line.number for line in (*signed_above[:1], *((foot,) if foot else ()))), 10**9)
    told = levels(text)
    presets = {one.level.preset for one in told if one.level.holds_its_own}
    kind = kind_of(head.words.value, len(presets), has_its_day(text))
    items = programme(text)
    if kind in ("year_plan", None) and holds_one(text, head, items):
        kind = "event_plan"
    items = [] if kind in ("year_plan", "publicity_plan") else items
    told = told if kind == "levels_plan" else []
    own = _own(text, told, head, end)
    one = Whole(text, head, own, kind)
    wanted = asked(text, items)
    spoken = papers(text, wanted, items)
    paper_minutes, paper_due = rules(text)
    moved = _moved(text, kind)
    scope = frozenset(number for level in told for number in level.scope)
    dated = one.when()
    of_movements = {*moved.frame, *(number for one in moved.movements for number in one.lines)}
    of_programme = {*caption(text, items), *(item.line for item in items)}
    jobs = tasks(text, end, wanted, scope | {*dated.lines, *of_movements, *of_programme})
    copied, based = copies(text, foot), bases(text, head)
    signed = signer(text, foot, copied)
    coming = attendance(text, frozenset(line.number for line in own))
    aims, campaign = _parts(text, _AIMS, end), _parts(text, _CAMPAIGN, end, deep=False)
    made, where = document(text, head)
    venue, address = one.venue()
    preset = one.preset(made, where)
    starts_on = one.of(dated, figures.day)
    jobs = [replace(job, value=with_year(job.value, made.date, starts_on.value)) for job in jobs]
    singles: dict[str, Found[Any]] = {
        "title": head.words,
        "kind": Found(kind, head.words.lines if kind else ()),
        "name": one.name(),
        "preset": preset,
        "form": one.form(),
        "period": one.period(),
        "ordinal": one.ordinal(),
        "place": Found(made.place, where["place"]),
        "when": dated,
        "starts_on": starts_on,
        "starts_at": one.of(dated, figures.hour),
        "quarter": one.of(dated, figures.quarter),
        "session": one.session(dated),
        "venue": venue,
        "venue_address": address,
        "budget_source": one.budget(),
        "paper_rules.minutes": paper_minutes,
        "paper_rules.due_days_before": paper_due,
        "signer": signed,
        "superior": superior(text, head),
        **{label: one.figure(read) for label, read in _FIGURES},
    }
    lists: dict[str, Sequence[Found[Any]]] = {
        "name_lines": one.banner(),
        "papers": spoken,
        "tasks": jobs,
        "movements": moved.movements,
        "copies_to": copied,
        "legal_bases": based,
        "attendance": coming,
        "aims": aims,
        "campaign": campaign,
        "programme": [Found(item, text.at(item.line).numbers) for item in items],
    }
    members: dict[str, Any] = {_MEMBERS.get(label, label): value.value for label, value in singles.items()}
    members |= {label: tuple(value.value for value in values) for label, values in lists.items()}
    sources = _sources(where, singles, lists, told)
    opening = {number for line in head.preamble for number in line.numbers}
    cited = {f"legal_bases.{at}" for at, base in enumerate(based) if not opening >= set(base.lines)}
    used = {number for label, lines_ in sources.items() if label not in cited for number in lines_}
    used -= {
        number for item in items if unsure(item, text.at(item.line)) for number in text.at(item.line).numbers
    }
    used |= {*moved.frame, *caption(text, items), *frame(text, head), *signing(text, copied, foot)}
    used -= set(one.beside_venue())
    used |= {
        number for line in head.preamble if opens(line) and not proposed(line) for number in line.numbers
    }
    used -= uncounted(text, sources, members)
    used -= set(moved.unsure)
    return Draft(
        document=made,
        levels=tuple(level.level for level in told),
        notes=tuple(_notes(text, used, cut)),
        sources=sources,
        **members,
    )


def _moved(text: Outline, kind: str | None) -> MovementsRead:
    """Return the movements: a plan of one event may list some too, but has no table of them."""
    if kind in ("year_plan", None):
        return movements(text)
    return listed_movements(text) if kind == "event_plan" else MovementsRead()


_MEMBERS = {"paper_rules.minutes": "paper_minutes", "paper_rules.due_days_before": "paper_due"}
"""What the JSON keeps together and a draft does not."""


def _sources(
    where: Mapping[str, Sequence[int]],
    singles: Mapping[str, Found[Any]],
    lists: Mapping[str, Sequence[Found[Any]]],
    told: Sequence[LevelRead],
) -> Sources:
    """Say of every value on which lines it stands."""
    sources: Sources = {f"document.{label}": tuple(lines) for label, lines in where.items() if lines}
    sources |= {label: value.lines for label, value in singles.items() if value.lines}
    for label, values in lists.items():
        sources |= {f"{label}.{place}": value.lines for place, value in enumerate(values)}
    for place, level in enumerate(told):
        sources |= {f"levels.{place}.{label}".rstrip("."): lines for label, lines in level.sources.items()}
    return sources


def _own(text: Outline, told: Sequence[LevelRead], head: Title, end: int) -> list[Line]:
    """Return the lines that are about the whole: of no one level, and neither title nor copies."""
    of_levels = {number for level in told for number in level.scope}
    start = head.preamble[0].number if head.preamble else 0
    return [
        line
        for line in text.lines
        if start <= line.number < end
        and line.number not in of_levels
        and not (told and re.search(r"\bcap (xa|huyen|tinh)\b", line.plain) and line.depth >= DASH)
    ]


def _parts(text: Outline, label: str, end: int, deep: bool = True) -> list[Found[str]]:
    """Return the words under the headings a label matches, as written; `deep`: of the headings below, too."""
    found: dict[int, Found[str]] = {}
    for head in text.lines:
        if head.depth > SUB or head.number >= end or len(head.text) > 160 or not re.match(label, head.plain):
            continue
        before, colon, said = head.text.partition(":")
        if deep and colon and said.strip() and len(before) < 40 and not text.under(head):
            found[head.number] = Found(said.strip(" ;"), head.numbers)
        for line in text.leaves(head):
            if not deep and text.heading_of(line) is not head:
                continue
            found[line.number] = Found(line.text.strip(" ;"), line.numbers)
    return [found[number] for number in sorted(found)]


def _notes(text: Outline, used: set[int], cut: set[int]) -> Iterator[tuple[int, str]]:
    """Tell the lines nothing was read from; a heading with lines of its own is told by them.

    One that counts somebody ("Thành phần: khoảng 180 người") says more than it heads.
    """
    for line in text.lines:
        ended = line.text[-1:] in ".;" and (len(line.text) > 100 or ":" in line.text[:-1])
        sentence = ended or counts_people(line.text)
        over = bool(text.under(line)) and (line.depth < DASH or line.text[-1:] == ":")
        heads = (over and not sentence) or _heads_columns(line, text, used)
        told = set(line.numbers) <= used or heads or closes(line) or not re.search(r"[^\W\d_]", line.text)
        if not told or cut & set(line.numbers):
            yield line.number, line.text


def _heads_columns(line: Line, text: Outline, used: set[int]) -> bool:
    """Say whether a line is the row of headings over rows that were read."""
    after = text.next(line)
    numbered = bool(line.cells) and line.cells[0][:1].isdigit()
    return bool(len(line.cells) > 1 and not numbered and after and after.cells and used & set(after.numbers))
