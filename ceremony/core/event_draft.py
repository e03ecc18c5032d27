"""From what a plan says to what an event begins with: an empty draft, one level of many, its run-sheet rows.

A draft is a dict in the shape of `ceremony plan --json`. A plan that was never written (an event filled in
by hand, one that is copied from last year's) has the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time
from itertools import takewhile
from typing import Any

from ceremony.core.aloud import spoken
from ceremony.core.kinds import preset_of
from ceremony.core.names import fold
from ceremony.core.plan_sessions import official, usual_hour
from ceremony.core.presets import PRESETS, banner
from ceremony.core.usual_programmes import usual_programme

Draft = dict[str, Any]
DATED = re.compile(r"ngày .*tháng .*năm", re.IGNORECASE)
"""The banner's last line: it follows the event's day, so it is not kept as words."""
UNFINISHED = re.compile(r"\(?nêu tên|\bhoặc hội nghị|…|\.\.\.", re.IGNORECASE)
"""How a plan for all levels leaves a banner's line open: "Lần thứ …", "(nêu tên đơn vị…)"."""
_WHOSE = (
    r"\s+(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    r"((?:\s+[^\s,;:.()]+){1,12})"
)
MOST_SLUG = 40
MOST_OF_ONE = 60
"""So many papers one item of a plan may stand for; "9999 cá nhân" are no programme."""
MOST_DAYS = 365
"""No paper is wanted longer before the event."""
RESERVED = frozenset({"new", "plan"})
"""Addresses under /events that are pages of ours."""

_EMPTY: Draft = {
    "file": "",
    "document": {"number": None, "date": None, "issuer": None, "place": None},
    **dict.fromkeys(
        (
            "title", "kind", "name", "preset", "form", "period", "ordinal", "place", "when", "starts_on",
            "starts_at", "quarter", "session", "venue", "venue_address", "max_delegates",
            "expected_delegates", "exemplar_share", "arts_count", "budget_source", "signer",
            "superior",
        )
    ),
    **{
        many: []
        for many in (
            "name_lines", "levels", "programme", "papers", "tasks", "movements", "copies_to", "legal_bases",
            "attendance", "aims", "campaign", "notes",
        )
    },
    "paper_rules": {"minutes": None, "due_days_before": None},
    "sources": {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be written into the programme. `minutes` None: as long as its type usually takes."""

    type: str
    title: str
    performer: str = ""
    minutes: int | None = None
    least_minutes: int | None = None


def whole(draft: Mapping[str, Any]) -> Draft:
    """Return a draft with every member: one written by hand may leave out what it does not know."""
    made = {**deepcopy(_EMPTY), **deepcopy(dict(draft))}
    made["paper_rules"] = {**_EMPTY["paper_rules"], **(made["paper_rules"] or {})}
    made["document"] = {**_EMPTY["document"], **(made["document"] or {})}
    return made


def seeded(draft: Mapping[str, Any]) -> Draft:
    """Return a draft with what an event needs and the plan leaves open, for a person to look at.

    One that was looked at (`seeded`) stays as it is: what a person emptied is empty.
    """
    made = whole(draft)
    if made.get("seeded"):
        return made
    preset = PRESETS.get(made["preset"] or "custom", PRESETS["custom"])
    made["name"] = made["name"] or made["title"] or ""
    made["paper_rules"] = _days_before(made["paper_rules"], made["starts_on"])
    made["preset"], made["form"] = preset.id, made["form"] or preset.form
    made["name_lines"] = list(name_lines(made, made["name"])) if made["name"] else []
    made["max_delegates"] = made["max_delegates"] or preset.max_delegates
    made.setdefault("host", host_of(made["document"]["issuer"] or ""))
    made["superior"] = host_of(made["superior"] or "")
    made["flag_salute"] = made["form"] == "dai_hoi" or any(
        one["type"] == "flag_salute" for one in made["programme"]
    )
    made["seeded"] = True
    return made


def _days_before(rules: Mapping[str, Any], starts_on: str | None) -> dict[str, Any]:
    """Papers are wanted so many days before the event, whether the plan counts them or names the day."""
    if rules.get("due_days_before") is not None or not (rules.get("due_on") and starts_on):
        return dict(rules)
    days = (date.fromisoformat(starts_on) - date.fromisoformat(rules["due_on"])).days
    return {**rules, "due_days_before": days} if 0 <= days <= MOST_DAYS else dict(rules)


def by_hand(preset_id: str) -> Draft:
    """Return what an event of this preset begins with when there is no plan.

    Its banner stays open: it follows the name that somebody gives it.
    """
    preset = PRESETS[preset_id]
    made = seeded(
        {
            "kind": "event_plan",
            "preset": preset.id,
            "form": preset.form,
            "name": preset.name,
            "name_lines": [],
            "session": preset.session or None,
            "max_delegates": preset.max_delegates,
            "exemplar_share": preset.exemplar_share,
            "programme": usual_programme(preset_id),
        }
    )
    return {**made, "name_lines": []}


def of_level(draft: Mapping[str, Any], no: int) -> Draft:
    """Return the draft of one level's event: what the plan fixes for it stands before what is for all.

    Where each value stands goes along. Who wrote the plan is above the body that holds the event, unless the
    event is of that level itself.
    """
    made, level = whole(draft), draft["levels"][no]
    sources = made["sources"]
    for member in (
        "preset", "name", "form", "ordinal", "max_delegates", "expected_delegates", "exemplar_share",
        "quarter", "starts_on", "session",
    ):  # fmt: skip
        made[member] = level.get(member)
        own = sources.get(f"levels.{no}.{member}", sources.get(f"levels.{no}"))
        if own and level.get(member) is not None:
            sources[member] = own
    made["name"] = made["name"] or PRESETS[made["preset"] or "custom"].name
    issuer = made["document"]["issuer"] or ""
    if preset_of(None, issuer) != level.get("preset"):
        made |= {"host": "", "superior": host_of(issuer), "place": None}
        sources["superior"] = sources.pop("document.issuer", [])
    elif (in_full := _in_full(made["name"], made["title"] or "")) != made["name"]:
        made |= {"name": in_full, "ordinal": made["ordinal"] or draft.get("ordinal")}
        sources["name"] = sorted({*sources.get("name", []), *sources.get("title", [])})
    if level.get("attendance"):
        made["attendance"] = [level["attendance"]]
        sources["attendance.0"] = sources.get(f"levels.{no}.attendance", [])
    made["name_lines"] = [
        line for line in made["name_lines"] if not UNFINISHED.search(line) and not DATED.search(line)
    ]
    if made["form"] != "dai_hoi":
        made["programme"], made["sources"] = _without_salute(made["programme"], sources)
    return made


def _in_full(name: str, title: str) -> str:
    """Return a name with whose event it is and the how many-th, as the title of the plan prints it.

    >>> _in_full("Đại hội Thi đua yêu nước", "tiến tới Đại hội Thi đua yêu nước tỉnh Bắc Kạn lần thứ VI")
    'Đại hội Thi đua yêu nước tỉnh Bắc Kạn lần thứ VI'
    """
    found = re.search(re.escape(name) + _WHOSE, title, re.IGNORECASE)
    if found is None:
        return name
    words = found[2].split()
    place = list(takewhile(lambda word: word[:1].isupper(), words))
    ordinal = re.match(r"lần thứ [IVXLC\d]+\b", " ".join(words[len(place) :]))
    return " ".join([name, found[1], *place, *([ordinal[0]] if ordinal else [])]) if place else name


def _without_salute(programme: Sequence[Any], sources: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """A plan for all levels lists the salute "(đối với Đại hội)": a conference has none."""
    kept = [no for no, one in enumerate(programme) if one["type"] != "flag_salute"]
    others = {key: lines for key, lines in sources.items() if not key.startswith("programme.")}
    moved = {
        f"programme.{new}": sources[f"programme.{no}"]
        for new, no in enumerate(kept)
        if f"programme.{no}" in sources
    }
    return [programme[no] for no in kept], {**others, **moved}


def name_lines(draft: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the banner's lines a draft begins with; where the plan gives none, the form's usual ones."""
    said = [line for line in draft["name_lines"] if not DATED.search(line) and not UNFINISHED.search(line)]
    if said:
        return tuple(said)
    period = tuple(draft["period"] or (None, None))
    usual = banner(draft["form"] or "", name, (period[0], period[1]), draft["ordinal"])
    return tuple(line for line in usual if "…" not in line)


def host_of(issuer: str) -> str:
    """The body above the banner's name, written out: UBND xã Tân Hòa → ỦY BAN NHÂN DÂN XÃ TÂN HÒA."""
    return spoken(issuer).upper()


def start_of(draft: Mapping[str, Any]) -> tuple[date, time] | None:
    """Return day and hour where the hall is; no hour said: the usual one of its half day."""
    if not draft.get("starts_on"):
        return None
    said = official(draft.get("when") or "")
    hour = time.fromisoformat(draft["starts_at"]) if draft.get("starts_at") else usual_hour(said)
    return date.fromisoformat(draft["starts_on"]), hour


def year_of(draft: Mapping[str, Any]) -> int | None:
    """Return the year the event is in, as far as the plan says."""
    dated = (draft["starts_on"] or "", draft["quarter"] or "", draft["document"].get("date") or "")
    said = next((one[:4] for one in dated if one[:4].isdigit()), None)
    return int(said) if said else draft["period"] and draft["period"][1]


def slug_for(name: str, year: int | None, taken: Collection[str]) -> str:
    """Return an address for an event: of its name and year, and none that another has.

    >>> slug_for("Hội nghị tuyên dương điển hình tiên tiến", 2025, {"hoi-nghi-tuyen-duong-dien-hinh-2025"})
    'hoi-nghi-tuyen-duong-dien-hinh-2025-2'
    """
    words = re.findall(r"[a-z0-9]+", fold(name))
    room, short = MOST_SLUG - 8, ""
    for word in words:
        if len(f"{short}-{word}") > room:
            break
        short = f"{short}-{word}".strip("-")
    base = short or "su-kien"
    if year and not base.endswith(str(year)):
        base = f"{base}-{year}"
    free = (base if no == 1 else f"{base}-{no}" for no in range(1, len(taken) + 3))
    return next(one for one in free if one not in taken and one not in RESERVED)


def later(text: str, years: int) -> str:
    """Return words about one year as they would be so many years later; a suggestion, to be looked at.

    A document's date and number stay: they are of that document.

    >>> later("tổng kết năm 2025, giai đoạn 2020-2025; Kế hoạch số 304/KH-UBND ngày 28/11/2024", 1)
    'tổng kết năm 2026, giai đoạn 2021-2026; Kế hoạch số 304/KH-UBND ngày 28/11/2024'
    """
    return re.sub(
        r"(?<![\d/.])(?<!\b\d-)(?<!\b\d\d-)(19|20)\d\d(?![\d/])",
        lambda found: str(int(found[0]) + years),
        text,
    )


def items_of(draft: Mapping[str, Any]) -> list[NewItem]:
    """Return the rows of the run-sheet. One that stands for several (02 tập thể và 02 cá nhân) is as many."""
    rows: list[NewItem] = []
    for one, speakers in zip(draft["programme"], speakers_by_row(draft), strict=True):
        if one["type"] == "paper":
            rows += _papers(one, speakers, draft["paper_rules"].get("minutes"))
        else:
            rows += _items(one, draft["form"])
    return rows


def _line(row: Mapping[str, Any]) -> int:
    """Return where in the plan a row stands; 0 for one that a person added, or a program made up."""
    return row["line"] if isinstance(row.get("line"), int) else 0


def _row_of(paper: Mapping[str, Any], rows: Sequence[Any], there: Sequence[int]) -> int | None:
    """Return which of the rows on a paper's line it stands in: of several the one that has its speaker."""
    name = paper.get("unit") or paper.get("speaker") or ""
    own = (no for no in there if len(there) > 1 and name and name in (rows[no].get("performer") or ""))
    return next(own, there[0] if there else None)


def speakers_by_row(draft: Mapping[str, Any]) -> list[list[Any]]:
    """Return for each row of the programme those of the plan's papers that are given in it.

    A row that names its speakers has them. Who is named elsewhere in the plan speaks one to a row where there
    are as many rows; whom a person added speaks in the first.
    """
    rows: list[list[Any]] = [[] for _ in draft["programme"]]
    places = [no for no, one in enumerate(draft["programme"]) if one["type"] == "paper"]
    on_line: dict[int, list[int]] = {}
    for no in places:
        on_line.setdefault(_line(draft["programme"][no]), []).append(no)
    on_line.pop(0, None)
    left: list[Any] = []
    for paper in draft.get("papers") or ():
        at = _row_of(paper, draft["programme"], on_line.get(_line(paper), [])[:MOST_OF_ONE])
        (left if at is None else rows[at]).append(paper)
    free = [no for no in places if not rows[no]] or places
    one_each = len(left) == len(free) and all(map(_line, left))
    for turn, paper in enumerate(left if places else ()):
        rows[free[turn if one_each else 0]].append(paper)
    return rows


OPENS = re.compile(r"(?:\s*,)?(?:\s+và)?\s+(?:phát biểu\s+)?khai mạc\b.*$", re.IGNORECASE)
"""How a title ends that tells of the opening too: "… giới thiệu đại biểu và khai mạc"."""


def _items(one: Mapping[str, Any], form: str | None) -> Iterator[NewItem]:
    least, most = one["minutes"] or (None, None)
    if one["type"] == "intro" and "opening" in one.get("also", ()) and OPENS.search(one["title"]):
        yield from _intro_and_opening(one, form)
    else:
        yield NewItem(
            one["type"] or "report", one["title"], spoken(one["performer"] or ""), most or least, least
        )


def _intro_and_opening(one: Mapping[str, Any], form: str | None) -> Iterator[NewItem]:
    """What the MC says and what a leader says are two items; the leader has a third of the time."""
    least, most = one["minutes"] or (None, None)
    title = f"Phát biểu khai mạc {'Đại hội' if form == 'dai_hoi' else 'Hội nghị'}"
    opening = [limit and max(1, limit // 3) for limit in (most or least, least)]
    intro = [limit and max(1, limit - limit // 3) for limit in (most or least, least)]
    yield NewItem("intro", OPENS.sub("", one["title"]), "", *intro)
    yield NewItem("opening", title, spoken(one["performer"] or ""), *opening)


def speakers_of(one: Mapping[str, Any], named: Sequence[Any]) -> Sequence[Any]:
    """Return who speaks in a row of papers: those the plan names, and as many more as it counts."""
    return [*named, *[{"unit": ""}] * (min(one.get("count") or 1, MOST_OF_ONE) - len(named))]


def _papers(one: Mapping[str, Any], named: Sequence[Any], rule: Sequence[Any] | None) -> Iterator[NewItem]:
    """As many items as there are speakers, under the row's own words; named by it if by nobody else."""
    (least, most), (rule_least, rule_most) = one["minutes"] or (None, None), rule or (None, None)
    least, most = least or rule_least, most or rule_most
    speakers, title = speakers_of(one, named), one["title"] or "Báo cáo tham luận"
    all_of_them = len(speakers)
    for no, (who, minutes) in enumerate(
        zip(speakers, _shared(one, most or least, all_of_them), strict=True), 1
    ):
        yield NewItem(
            "paper",
            title if all_of_them == 1 else f"{_OF_ALL.sub('', title) or title} ({no}/{all_of_them})",
            _speaker(who) or ("" if named else spoken(one["performer"] or "")),
            minutes,
            least and minutes and min(least, minutes),
        )


_OF_ALL = re.compile(r"\s+(?:của|do)\s+(?:các|những|\d+)\b.*$", re.IGNORECASE)
"""Whose papers all of them are; each of them is somebody's, and the MC says whose."""


def _shared(one: Mapping[str, Any], minutes: int | None, many: int) -> list[int | None]:
    """Return how long each of so many lasts. A `span` for all is shared out to the minute, unless somebody
    has written another share since."""
    span = one.get("span")
    if not span or minutes != max(1, span // many):
        return [minutes] * many
    return [max(1, span // many) + (no < span % many) for no in range(many)]


def _speaker(who: Mapping[str, Any]) -> str:
    """`Trần Quốc Bảo, Hội Nông dân xã`: the person first, then what is known of where from."""
    named = [who.get("speaker", ""), who["unit"] or who.get("detail", "")]
    return ", ".join(dict.fromkeys(part for part in named if part))
