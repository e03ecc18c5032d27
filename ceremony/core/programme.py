"""The programme that a written plan lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ceremony.core.asides import asides, put_aside
from ceremony.core.marks import DASH, TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.speakers import several, speakers

# An item is of the type whose words come first in its title; of two that begin together, the first here.
TYPES = {
    "reception": r"\bdon (tiep|khach|dai bieu)|tiep don|on dinh to chuc|diem danh",
    "arts": r"van nghe|tiet muc",
    "flag_salute": r"chao co",
    "intro": r"tuyen bo ly do|gioi thieu (dai bieu|khach|thanh phan)",
    "opening": r"khai mac",
    "video": r"phong su|phim|video|clip",
    "paper": r"tham luan|bao cao thanh tich|(bao cao|phat bieu) (cua )?(cac |\d+ )?(guong )?dien hinh|"
    r"dien hinh (tien tien )?(bao cao|phat bieu)|"
    r"bao cao cua (cac |\d+ )?(tap the|ca nhan)",
    "report": r"(trinh bay |doc )?(du thao )?bao cao "
    r"(?!tham luan|thanh tich|(cua )?(cac )?(guong )?dien hinh|cua)|"
    r"tong ket (phong trao|cong tac|thi dua)",
    "exchange": r"giao luu|toa dam",
    "award": r"(cong bo|trao|don nhan|tang).{0,40}(khen|thuong|danh hieu|huan chuong|quyet dinh)|"
    r"bieu duong|tuyen duong|ton vinh|vinh danh|khen thuong",
    "response": r"(phat bieu )?huong ung",
    "launch": r"phat dong",
    "signing": r"ky ket|ky giao uoc|giao uoc thi dua",
    "delegate_vote": r"thong qua danh sach(?! (doan )?(chu tich|thu ky))|"
    r"danh sach (doan )?dai bieu (di )?(tham )?du|"
    r"\b(bau|cu|suy cu|bieu quyet)\b.{0,30}dai bieu",
    "directive": r"phat bieu (chi dao|cua (dong chi|(dai dien )?lanh dao|chu tich|bi thu|giam doc|"
    r"(dai dien )?(cac )?(dai bieu |co quan )?cap tren))|"
    r"chi dao hoi nghi|y kien (chi dao|cua (cac )?(dong chi |dai bieu )?lanh dao)|"
    r"^(dong chi |dai dien |pho )*(thuong truc|lanh dao|bi thu|chu tich|giam doc|cap tren)\b[^,;:]{0,80}"
    r" phat bieu( y kien)?\W*$",
    "reply": r"tiep thu|dap tu|cam on",
    "closing": r"be mac|be giang|ket thuc (hoi nghi|dai hoi|buoi|chuong trinh)|^ket thuc\W*$|"
    r"(tong ket|ket luan) (hoi nghi|dai hoi)",
    "photo": r"chup (anh|hinh)",
    "break": r"giai lao|nghi giua gio|nghi trua|an trua",
}
_REHEARSED = re.compile(r"tong duyet|dien tap")
"""What is rehearsed is not held: "Tổng duyệt nghi thức trao thưởng" awards nothing."""
_CLOCK = re.compile(r"\d+\s*(?:giờ|phút|h|g)?|\b(?:từ|đến|lúc)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")
_ONLY_ITEMS = r"chuong trinh|trinh tu|tien trinh|kich ban"
_HEADS = rf"{_ONLY_ITEMS}|noi dung"
_PERFORMED = ("directive", "opening", "response", "reply", "launch", "closing", "report")
_COUNTED = (
    r"(?<!\d)(\d{1,9})\s*(?:bao cao|tap the|ca nhan|ho\b|don vi|tiet muc|dien hinh|tham luan|bai|y kien|"
    r"guong|dai bieu)"
)
_DONE_BY = re.compile(r"^(?:do|bởi)\s+(.+?)$", re.IGNORECASE)
_DOES = re.compile(
    r"(?<!\s)\s++(?:phát (?:động|biểu)|trình bày|báo cáo|thực hiện|điều hành|công bố|chủ trì|đọc|trao)"
    r"(?:\s.*)?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\bcủa\s+((?:đồng chí\s+)?"
    r"(?:lãnh đạo|đại diện|chủ tịch|phó|bí thư|trưởng|giám đốc|hiệu trưởng)\b[^(,;.]*)",
    re.IGNORECASE,
)


_DEED = (
    r"(?:lên\s+|đọc\s+)?(?:phát (?:động|biểu)|khai mạc|bế mạc|trình bày|báo cáo|tuyên bố|công bố|trao|"
    r"điều hành|đọc|đáp từ|tiếp thu|giới thiệu|thông qua|kết luận|tổng kết)"
)
# "Lãnh đạo UBND phường khai mạc Hội nghị": who does it stands first.
_SUBJECT = re.compile(
    r"((?:đồng chí |đại diện |phó |quyền )*"
    r"(?:lãnh đạo|thường trực|chủ tịch|bí thư|trưởng|giám đốc|hiệu trưởng|các tầng lớp|đồng chí|ông|bà|"
    r"ct\.?|pct\.?|ban tổ chức|đại diện)\s[^,;:()]{2,80}?|ban tổ chức|hiệu trưởng|giám đốc|đại biểu cấp trên)"
    rf"\s+(?:{_DEED})\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|cô|thầy|(?:phó )?chủ tịch|ct\.?|pct\.?|(?:phó )?bí thư|đại diện lãnh đạo|mc)\s",
    re.IGNORECASE,
)
# Behind a colon: "Phát biểu khai mạc: Đồng chí Chủ tịch UBND xã".
_BEHIND_COLON = re.compile(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà|chủ tịch|phó|ct\.?|pct\.?|bí thư|đại diện|lãnh đạo|mc|người dẫn|"
    r"ban tổ chức|btc|trưởng|giám đốc|hiệu trưởng|công chức|cán bộ|văn phòng|phòng|thư ký|đoàn|hội|tổ)\b",
    re.IGNORECASE,
)
_BEHIND_DASH = re.compile(
    r"\s[-–]\s(?=(?:đồng chí|đ/c|ông|bà|mc|chủ tịch|phó|bí thư|đại diện|lãnh đạo|ban tổ chức|trưởng|giám đốc|"
    r"hiệu trưởng)\b)",
    re.IGNORECASE,
)
_PAPER_OF = re.compile(
    r"\b(?:tham luận|báo cáo|ý kiến|phát biểu)\b[^:;]{0,90}?\bcủa\s+([^:]+)$", re.IGNORECASE
)
_SAYS_MORE = re.compile(r"[.;]$|:.*\S|\d (?:đại biểu|người)")
"""No words over a list: "CHƯƠNG TRÌNH" / "Hội nghị …" / "(Kèm theo Kế hoạch số …)"."""
_MOST_SIGNS = 90
MOST_ITEMS = 60
"""No programme has more items, and none of them more speakers."""


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
    most = 0
    for head in heads:
        for found in _lists(head, text):
            if (kinds := len(_kinds(found))) > most:
                best, most = found, kinds
    known = sum(bool(types(_title_cell(line))) for line in best)
    best = [line for line in _official(best, text) if not _heads_columns(line)]
    items = (
        [_item(line) for line in best[:MOST_ITEMS]]
        if len(_kinds(best)) >= 3 and known * 2 >= len(best)
        else []
    )
    return items or _told(text)


def unsure(item: Item, line: Line) -> bool:
    """Say whether a person has to look at an item: its type is not known, or who speaks in it.

    It counts too many speakers, or others than it names, or names some that nobody can tell apart.
    """
    if not item.type:
        return True
    if item.type != "paper":
        return False
    many, named = _counted_in(line) or 0, speakers_in(line)
    if many > MOST_ITEMS or (many and len(named) > 1 and len(named) != many):
        return True
    return not named and bool(item.performer) and several(item.performer or "")


def caption(text: Outline, items: Sequence[Item]) -> tuple[int, ...]:
    """Return the lines of an annex between "CHƯƠNG TRÌNH" and its first item, which say nothing else."""
    found: list[int] = []
    first = text.places[items[0].line] if items else 0
    for line in reversed(text.lines[max(0, first - 6) : first]):
        if line.depth != TEXT:
            break
        if _SAYS_MORE.search(line.text) and not line.plain.startswith(("(kem theo", "kem theo")):
            continue
        found += line.numbers
        if line.is_caption and re.search(_ONLY_ITEMS, line.plain):
            return tuple(found)
    return ()


def _lists(head: Line, text: Outline) -> Iterator[list[Line]]:
    """Give the lists under a heading: its own, and those of the sessions below it."""
    if head.depth == TEXT:
        yield text.list_after(head)
        return
    yield text.children(head)
    if re.search(_ONLY_ITEMS, head.plain):
        parts = [one for one in text.children(head) if one.depth < DASH and text.under(one)]
        held = [one for one in parts if "tru bi" not in one.plain]
        yield [line for one in held for line in text.children(one)]


def _official(items: list[Line], text: Outline) -> list[Line]:
    """Return the items without those of the session before the day, where a row says whose they are."""
    if not items:
        return []
    first, last = text.places[items[0].number], text.places[items[-1].number]
    own = {line.number for line in items}
    kept: list[Line] = []
    before = False
    for line in text.lines[max(0, first - 1) : last + 1]:
        if line.number not in own:
            before = "tru bi" in line.plain or (before and "chinh thuc" not in line.plain)
        elif not before:
            kept.append(line)
    return kept or items


def _told(text: Outline) -> list[Item]:
    """Return the items of a sentence that lists them: "gồm các nội dung: khai mạc; báo cáo; …"."""
    for line in text.lines:
        before, colon, after = line.text.partition(":")
        if not colon or line.cells or not re.search(rf"{_HEADS}|gom", fold(before)):
            continue
        if (after.count(";") or after.count(",")) >= MOST_ITEMS:
            continue
        parts = [
            part.strip(" .") for part in re.split(";" if ";" in after else ",", after) if part.strip(" .")
        ]
        alike = parts if ";" in after else _alike(parts)
        lines = [replace(line, text=part[:1].upper() + part[1:]) for part in alike]
        if all(len(put_aside(one.text, "")) < _MOST_SIGNS for one in lines) and len(_kinds(lines)) >= 4:
            return [_item(one) for one in lines]
    return []


def _alike(parts: Sequence[str]) -> list[str]:
    """Put together what commas part inside an item; one that is too long for an item ends the list."""
    alike: list[str] = []
    for part in parts:
        if max(len(part), len(alike[-1]) if alike else 0) >= _MOST_SIGNS:
            return [*alike, part]
        same = alike and types(part)[:1] in ([], types(alike[-1])[:1])
        alike[-1:] = [f"{alike[-1]}, {part}"] if same else [*alike[-1:], part]
    return alike


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
    return [*_types(fold(put_aside(title, " ")))]


@lru_cache(maxsize=4096)
def _types(plain: str) -> tuple[str, ...]:
    if _REHEARSED.match(plain):
        return ()
    found = [
        (hit.start(), turn, kind)
        for turn, (kind, words) in enumerate(TYPES.items())
        if (hit := re.search(words, plain))
    ]
    return tuple(kind for _, _, kind in sorted(found))


def minutes(text: str) -> tuple[int | None, int | None] | None:
    """Return the least and the most minutes a text allows: "không quá 7 phút" is None and 7.

    >>> minutes("từ 5 đến 7 phút"), minutes("không quá 7 phút"), minutes("15 phút")
    ((5, 7), (None, 7), (15, 15))
    """
    plain = fold(text)
    if span := re.search(r"(?<!\d)(\d{1,4})\s*(?:phut)?\s*(?:-|–|den)\s*(\d{1,4})\s*phut", plain):
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
    plain = re.sub(r"(?<!\d)\d+\s*(?:-|–|den)\s*\d+", "", fold(text))
    numbers = [int(number) for number in re.findall(_COUNTED, plain)]
    return sum(numbers) if numbers else None


def _item(line: Line) -> Item:
    cell = _title_cell(line)
    typed = re.sub(r"(?:^|(?<=; ))[-–+•]\s+", "", cell)
    whole = _without_counts(typed)
    known = types(whole)
    aside = asides(whole)
    performer = _performer(aside, whole, known)
    title = whole
    named = speakers_in(line) if known[:1] == ["paper"] else []
    for words in aside:
        speak = bool(named) and speakers(words.partition(":")[2] or words) == named
        if (performer and performer in words) or counted(words) or minutes(words) or speak:
            title = title.replace(f"({words})", "")
    if (
        performer
        and not known[1:]
        and (behind := re.search(rf"(?::| [-–])\s*{re.escape(performer)}\W*$", title))
    ):
        title = title[: behind.start()]
    beside = " ".join(line.cells)
    if named and performer is None and ":" in (bare := put_aside(title, "")):
        title, performer = bare.partition(":")[0], bare.partition(":")[2].strip(" .;")
    by = performer or _performer_cell(line, cell) or _subject(whole, known)
    by = by or (named[0] if len(named) == 1 else None)
    many = counted(typed) or (counted(by) if by and by in line.cells else None) or 0
    many = many or (len(named) if len(named) > 1 else 0)
    return Item(
        line.number,
        known[0] if known else "",
        re.sub(r"\s+(?=[,;.])", "", re.sub(r"\s+", " ", title)).strip(" .;,:"),
        None if by and by in line.cells and counted(by) else by,
        many if 0 < many <= MOST_ITEMS else None,
        minutes(typed) or minutes(beside) or _span(beside) or _span(typed),
        tuple(kind for kind in known[1:] if _joined(whole, kind)),
    )


def speakers_in(line: Line) -> list[str]:
    """Return who gives the papers of a row, each by name: in brackets, behind a colon or "của", in a cell."""
    cell = _title_cell(line)
    many = _counted_in(line)
    for words in _said_of_speakers(line, cell):
        if not minutes(words) and (named := speakers(words, many)):
            return named
    return []


def _counted_in(line: Line) -> int | None:
    cell = _title_cell(line)
    return counted(cell) or counted(_performer_cell(line, cell) or "")


def _said_of_speakers(line: Line, cell: str) -> Iterator[str]:
    """Give the words of a row that may name who speaks in it."""
    for words in asides(cell):
        yield words.partition(":")[2] or words
    bare = put_aside(_without_counts(cell), "").strip(" .;")
    yield bare.partition(":")[2]
    if of_whom := _PAPER_OF.search(bare):
        yield of_whom[1]
    yield _performer_cell(line, cell) or ""


def _subject(title: str, known: Sequence[str]) -> str | None:
    """Return who does it, where the title begins with them."""
    done_by = _SUBJECT.match(title) if known[:1] and known[0] in (*_PERFORMED, "intro") else None
    return done_by[1].strip() if done_by else None


def _without_counts(title: str) -> str:
    """Return a title without how many and how long behind its colon: "Phát động thi đua: 10 phút"."""
    behind = re.search(r"\s*:\s*((?:khoảng |tối đa )?\d[^:(]*?)\s*(?=\(|$)", title)
    says = behind and (minutes(behind[1]) or counted(behind[1]))
    return f"{title[: behind.start()]} {title[behind.end() :]}".strip() if behind and says else title


def _title_cell(line: Line) -> str:
    """Return an item's words; of a table's row the cell that reads like an item, else the longest."""
    if not line.cells:
        return line.text
    told = [cell for cell in line.cells if types(cell)]
    said = [cell for cell in line.cells if _WORDS.search(_CLOCK.sub("", cell))]
    return max(told or said or line.cells, key=len)


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
            by_office = known[:1] and known[0] in (*_PERFORMED, "intro") and _BEHIND_COLON.match(part)
            if done_by or named != part or _IN_OFFICE.match(part) or by_office:
                return named.strip()
    bare = put_aside(title, "")
    behind = (bare.partition(":")[2] or "".join(_BEHIND_DASH.split(bare, maxsplit=1)[1:])).strip(" .;,")
    somebody = _BEHIND_COLON.match(behind) or (known[:1] != ["paper"] and speakers(behind))
    if known and somebody and len(behind) < _MOST_SIGNS and not counted(behind):
        return without_deed(behind)
    own = _OF_WHOM.search(title)
    return own[1].strip() if own and known and known[0] in _PERFORMED else None


def _joined(title: str, kind: str) -> bool:
    """Say whether a second type is a part of the item (và khai mạc), not a word about its matter."""
    plain = re.sub(r"thi dua\W+(?:va )?khen thuong", "thi dua", fold(put_aside(title, " ")))
    return bool(re.search(rf"(?:\bva|,|;)\s+(?:phat bieu )?(?:{TYPES[kind]})", plain))
