"""The programme that a written plan lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceremony.core.marks import DASH, TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline

# An item is of the type whose words come first in its title; of two that begin together, the first here.
TYPES = {
    "reception": r"don tiep|don dai bieu|tiep don|on dinh to chuc|diem danh",
    "arts": r"van nghe|tiet muc",
    "flag_salute": r"chao co",
    "intro": r"tuyen bo ly do|gioi thieu (dai bieu|khach|thanh phan)",
    "opening": r"khai mac",
    "video": r"phong su|phim|video|clip",
    "paper": r"tham luan|bao cao dien hinh",
    "report": r"(trinh bay |doc )?(du thao )?bao cao (?!tham luan|dien hinh)|"
    r"tong ket (phong trao|cong tac|thi dua)",
    "exchange": r"giao luu|toa dam",
    "award": r"(cong bo|trao|don nhan|tang).{0,40}(khen|thuong|danh hieu|huan chuong|quyet dinh)|"
    r"bieu duong|tuyen duong|ton vinh|khen thuong",
    "response": r"(phat bieu )?huong ung",
    "launch": r"phat dong",
    "signing": r"ky ket|ky giao uoc|giao uoc thi dua",
    "delegate_vote": r"thong qua danh sach|(bau|cu|suy cu|bieu quyet).{0,30}dai bieu",
    "directive": r"phat bieu (chi dao|cua (dong chi|lanh dao))|chi dao hoi nghi|y kien chi dao",
    "reply": r"tiep thu|dap tu|cam on",
    "closing": r"be mac|ket thuc hoi nghi",
    "photo": r"chup (anh|hinh)",
    "break": r"giai lao|nghi giua gio",
}
_HEADS = r"chuong trinh|noi dung|trinh tu|tien trinh|kich ban"
_PERFORMED = ("directive", "opening", "response", "reply", "launch", "closing", "report")
_COUNTED = r"(\d{1,4})\s*(?:bao cao|tap the|ca nhan|ho\b|don vi|tiet muc|dien hinh|tham luan|bai)"
_DONE_BY = re.compile(r"^(?:do|bởi)\s+(.+?)$", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?:phát (?:động|biểu)|trình bày|báo cáo|thực hiện|điều hành|công bố|chủ trì|đọc|trao)"
    r"(?:\s.*)?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\bcủa\s+((?:đồng chí\s+)?"
    r"(?:lãnh đạo|đại diện|chủ tịch|phó|bí thư|trưởng|giám đốc|hiệu trưởng)\b[^(,;.]*)",
    re.IGNORECASE,
)


_IN_OFFICE = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|chủ tịch|phó chủ tịch|ct\.?|pct\.?|bí thư|phó bí thư|đại diện lãnh đạo|mc)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme. `minutes` is the least and the most, either unknown; `also` are types that
    share the item ("… và khai mạc")."""

    line: int
    type: str
    title: str
    performer: str | None = None
    count: int | None = None
    minutes: tuple[int | None, int | None] | None = None
    also: tuple[str, ...] = ()


def programme(text: Outline) -> list[Item]:
    """Return the items under the heading with the most kinds of items of a ceremony.

    A list in which every line is about commending is no programme: kinds count, not lines.
    """
    heads = [line for line in text.lines if re.search(_HEADS, line.plain) and _may_head(line)]
    best: list[Line] = []
    for found in (text.children(head) if head.depth < TEXT else text.list_after(head) for head in heads):
        if len(_kinds(found)) > len(_kinds(best)):
            best = found
    known = sum(bool(types(_title_cell(line))) for line in best)
    best = [line for line in best if not _heads_columns(line)]
    return [_item(line) for line in best] if len(_kinds(best)) >= 3 and known * 2 >= len(best) else []


def _heads_columns(line: Line) -> bool:
    return len(line.cells) > 1 and bool(re.fullmatch(r"s?tt|thoi gian|gio", fold(line.cells[0])))


def _may_head(line: Line) -> bool:
    row_of_headings = line.depth == TEXT and len(line.cells) > 1
    return line.depth < DASH or line.is_caption or row_of_headings or line.text[-1:] == ":"


def without_deed(words: str) -> str:
    """Return who, without what they do: "CT. UBND xã phát động" is the chairman."""
    return _DOES.sub("", words)


def _kinds(lines: list[Line]) -> set[str]:
    return {kind for line in lines for kind in types(_title_cell(line))[:1]}


def types(title: str) -> list[str]:
    """Return the types whose words a title holds, those that come first first; words in brackets aside."""
    plain = fold(re.sub(r"\([^)]*\)", " ", title))
    found = [
        (hit.start(), turn, kind)
        for turn, (kind, words) in enumerate(TYPES.items())
        if (hit := re.search(words, plain))
    ]
    return [kind for _, _, kind in sorted(found)]


def minutes(text: str) -> tuple[int | None, int | None] | None:
    """Return the least and the most minutes a text allows: "không quá 7 phút" is None and 7.

    >>> minutes("từ 5 đến 7 phút"), minutes("không quá 7 phút"), minutes("15 phút")
    ((5, 7), (None, 7), (15, 15))
    """
    plain = fold(text)
    if span := re.search(r"(\d{1,4})\s*(?:phut)?\s*(?:-|–|den)\s*(\d{1,4})\s*phut", plain):
        return int(span[1]), int(span[2])
    if most := re.search(r"(?:khong qua|toi da|duoi)\s*(\d{1,4})\s*phut", plain):
        return None, int(most[1])
    if exact := re.search(r"(?<!gio )(?<!\d)(\d{1,4})\s*phut", plain):
        return int(exact[1]), int(exact[1])
    return None


def _span(text: str) -> tuple[int, int] | None:
    """Return how long "7h30 – 7h45" lasts."""
    hour = r"(\d{1,2})\s*(?:h|g|giờ|:)\s*(\d{2})?"
    found = re.search(hour + r"\D{1,6}" + hour, text)
    if found is None:
        return None
    start, end = (int(found[at]) * 60 + int(found[at + 1] or 0) for at in (1, 3))
    return (end - start, end - start) if 0 < end - start < 300 else None


def counted(text: str) -> int | None:
    """Return how many are meant in all: "02 tập thể và 02 cá nhân" is 4."""
    numbers = [int(number) for number in re.findall(_COUNTED, fold(text))]
    return sum(numbers) if numbers else None


def _item(line: Line) -> Item:
    whole = _title_cell(line)
    known = types(whole)
    aside = re.findall(r"\(([^)]*)\)", whole)
    performer = _performer(aside, whole, known)
    title = whole
    for words in aside:
        if (performer and performer in words) or counted(words) or minutes(words):
            title = title.replace(f"({words})", "")
    beside = " ".join(line.cells)
    return Item(
        line.number,
        known[0] if known else "",
        re.sub(r"\s+(?=[,;.])", "", re.sub(r"\s+", " ", title)).strip(" .;,"),
        performer or _performer_cell(line, whole),
        counted(whole),
        minutes(whole) or minutes(beside) or _span(beside),
        tuple(kind for kind in known[1:] if _joined(whole, kind)),
    )


def _title_cell(line: Line) -> str:
    """Return an item's words; of a table's row the cell that reads like an item, else the longest."""
    if not line.cells:
        return line.text
    told = [cell for cell in line.cells if types(cell)]
    return max(told or line.cells, key=len)


def _performer_cell(line: Line, title: str) -> str | None:
    """Return what stands after the title in a table's row and is neither a time nor a number."""
    if title not in line.cells:
        return None
    after = line.cells[line.cells.index(title) + 1 :]
    return next((cell for cell in after if re.search(r"[^\W\d]{2}", cell) and not minutes(cell)), None)


def _performer(aside: list[str], title: str, known: list[str]) -> str | None:
    for words in aside:
        for part in re.split(r"[,;]\s*", words):
            if counted(part) or minutes(part):
                continue
            done_by = _DONE_BY.match(part)
            named = without_deed(done_by[1] if done_by else part)
            if done_by or named != part or _IN_OFFICE.match(part):
                return named.strip()
    own = _OF_WHOM.search(title)
    return own[1].strip() if own and known and known[0] in _PERFORMED else None


def _joined(title: str, kind: str) -> bool:
    """Say whether a second type is a part of the item (và khai mạc), not a word about its matter."""
    plain = re.sub(r"thi dua\W+(?:va )?khen thuong", "thi dua", fold(re.sub(r"\([^)]*\)", " ", title)))
    return bool(re.search(rf"(?:\bva|,|;)\s+(?:phat bieu )?(?:{TYPES[kind]})", plain))
