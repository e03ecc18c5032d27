"""How a plan begins as a document: its letterhead, its title, the bases it rests on, who issues it.

Source: NĐ 30/2020 for what stands where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ceremony.core.figures import day
from ceremony.core.found import Found
from ceremony.core.labels import closes
from ceremony.core.marks import DASH, TEXT
from ceremony.core.outline import Line, Outline
from ceremony.core.owners import is_body
from ceremony.core.paragraphs import all_capitals

_BODY = (
    r"((?:Hội đồng Thi đua, [Kk]hen thưởng|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐTĐKT|Hội đồng|Sở|Ban|"
    r"Liên đoàn|Hội|Đoàn|Trường|Công ty|Phòng)(?: \([^)]*\))?\s[^./,;:()]{2,80}?)"
)
_MAKES = r"(?:\s*\([^)]*\))?\s+(?:xây dựng|ban hành|lập|triển khai)"
_OF_THE_SENTENCE = re.compile(
    r"[,;]\s*(?=được sự |căn cứ tình hình|xét )|"
    rf"[,;.]\s*(?={_BODY}{_MAKES}|[^,;.]{{3,80}} (?:xây dựng|ban hành|lập) [Kk]ế hoạch)"
)
_KINDS = (
    r"(?:Luật|Nghị định|Nghị quyết|Chỉ thị|Quyết định|Kế hoạch|Hướng dẫn|Công văn|Thông tư|Chương trình|"
    r"Văn bản)"
)
_NAMES_A_PLACE = re.compile(r"\b(?:xã|phường|huyện|tỉnh|thành phố|trấn|khu|quận|thị xã)\s+\w")
_CITED = re.compile(rf"({_KINDS} số \d+[^;.“”:]*?(?:“[^”]*”)?)(?=;|\.(?:\s|$)|: |, (?=trọng tâm|nhằm)|$)")


@dataclass(frozen=True, slots=True)
class Document:
    """The plan as a document: null where the letterhead leaves a gap."""

    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The title, the lines before the first part, and what the document's frame takes up."""

    words: Found[str | None]
    preamble: tuple[Line, ...]
    frame: tuple[int, ...]


def title(text: Outline) -> Title:
    """Return the lines between KẾ HOẠCH and the first paragraph of the body."""
    start = next((place for place, line in enumerate(text.lines) if _is_head(line)), None)
    named = start is not None
    start = start if start is not None else _end_of_letterhead(text)
    if start is None:
        return Title(Found(None), (), ())
    head = text.lines[start]
    said = (
        [head.text[len("KẾ HOẠCH") :].strip(" :")] if named and head.plain.rstrip(" :") != "ke hoach" else []
    )
    read = list(head.numbers) if said else []
    place = start + 1
    for line in text.lines[place:]:
        if (said and (line.text[-1:] in ";.,:" or _opens_body(line))) or line.depth != TEXT or len(said) == 5:
            break
        if (not named and not all_capitals(line.text)) or re.match(r"Số\s*:", line.text):
            break
        said.append(line.text)
        read += line.numbers
        place += 1
    first = next((at for at, line in enumerate(text.lines[place:], place) if line.depth < DASH), place)
    frame = tuple(number for line in text.lines[: start + 1] for number in line.numbers)
    return Title(Found(" ".join(said) or None, tuple(read)), tuple(text.lines[place:first]), frame)


_OF_A_FRAME = re.compile(
    r"so\W|cong hoa|doc lap|ke hoach\b|\(?(du thao|mat|khan)\b|"
    r".*\b((ngay|thang)\b.*\bnam|xa|phuong|tinh|thanh pho)\b|\S+( \S+){0,2}$"
)


def frame(text: Outline, head: Title) -> tuple[int, ...]:
    """Return the lines of the letterhead that say what every letterhead does: bodies, motto, number, day."""
    return tuple(
        number
        for line in text.lines
        if line.number in head.frame
        and (all_capitals(line.text) or len(line.cells) > 1 or _OF_A_FRAME.match(line.plain))
        for number in line.numbers
    )


def document(text: Outline, head: Title) -> tuple[Document, dict[str, tuple[int, ...]]]:
    """Return the document's own marks, and the lines each stands on."""
    after = head.preamble[0].number if head.preamble else 10**9
    top = [
        line
        for line in text.lines[:14]
        if line.number < after or re.match(r"so ?:|[^,:;\d]{2,40}, ngay \d.{0,30}\d{4}\W*$", line.plain)
    ]
    number = dated = None
    for line in top:
        number = number or _with(
            line,
            re.search(r"\bSố\s*:?\s*(\d+\s*(?:[-–]\s*[A-ZĐ][A-Za-zĐ]{0,4}\s*)?/\s*[\wĐ.&-]+)", line.text),
        )
        for part in line.cells or (re.sub(r"^Số\s*:?\s*\S*\s*/\s*\S+", "", line.text).strip(),):
            dated = dated or _with(
                line,
                re.match(
                    r"([^,\d]{2,40}),\s*ngày(.*)",
                    f"{part} {rest.text}" if (rest := _broken(line, text)) else part,
                ),
            )
    place = dated[1][1].strip() if dated else None
    issuer = _issuer(text, head, place)
    when = day(dated[1][0]) if dated else None
    made = Document(number and re.sub(r"\s", "", number[1][1]), when, issuer.value, place)
    rest = _broken(dated[0], text) if dated else None
    where = {
        "number": number[0].numbers if number else (),
        "date": (*dated[0].numbers, *(rest.numbers if rest else ())) if dated and when else (),
        "issuer": issuer.lines,
        "place": dated[0].numbers if dated else (),
    }
    return made, where


def _broken(line: Line, text: Outline) -> Line | None:
    """Return the line that goes on with a date a narrow column broke: "… ngày 01" / "tháng 8 năm 2025"."""
    after = text.next(line)
    return after if after and re.match(r"(thang|nam|\d{1,2} nam) \d|\d{4}$", after.plain) else None


def bases(text: Outline, head: Title) -> list[Found[str]]:
    """Return the documents a plan rests on: those it opens with, and those it cites by number."""
    found = []
    for line in head.preamble:
        named = re.match(r"(?:Căn cứ|Thực hiện|Theo)\s+(?!đề nghị|chỉ đạo)(.*)", line.text)
        if named:
            bare = _OF_THE_SENTENCE.split(named[1])[0].strip(" ;,.")
            if bare.endswith(":") and (acts := list(re.finditer(rf"[,;.]\s*(?={_BODY})", bare))):
                bare = bare[: acts[-1].start()]
            found += [Found(one.strip(" ;,."), line.numbers) for one in _apart(bare)]
    opening = {line.number for line in head.preamble}
    known = " ".join(one.value for one in found)
    for line in text.lines:
        if line.number in opening or line.number in head.words.lines or line.cells:
            continue
        for cited in _CITED.findall(line.text):
            number = re.search(r"số \d+\S*", cited)
            if number and number[0] not in known and "kem theo" not in line.plain:
                found.append(Found(cited.strip(" ;,."), line.numbers))
                known += cited
    return found


def opens(line: Line) -> bool:
    """Say whether a line is the sentence that says who makes this plan."""
    proposed = re.match(r"(theo|xet) (de nghi|to trinh)", line.plain)
    return bool(
        proposed or re.search(r"(xay dung|ban hanh|lap) ke hoach|(nhu sau|noi dung sau)\s*:?$", line.plain)
    )


def proposed(line: Line) -> bool:
    """Say whether a line names the document that proposes this plan: "Xét đề nghị … tại Tờ trình số …"."""
    return bool(re.match(r"(theo|xet) (de nghi|to trinh)", line.plain) and re.search(r"\bso \d", line.plain))


def _is_head(line: Line) -> bool:
    return line.depth == TEXT and (line.plain.rstrip(" :") == "ke hoach" or line.text.startswith("KẾ HOẠCH "))


def _end_of_letterhead(text: Outline) -> int | None:
    """Return where a letterhead ends that no "KẾ HOẠCH" follows, but a title in capitals."""
    top = text.lines[:14]
    dated = [at for at, line in enumerate(top[:-1]) if re.search(r"\bngay\b.*\bnam\b|^so\b.*/", line.plain)]
    ends = dated[-1] if dated else None
    follows = ends is not None and all_capitals(top[ends + 1].text) and top[ends + 1].depth == TEXT
    return ends if follows else None


def _opens_body(line: Line) -> bool:
    starts = r"(can cu|thuc hien|huong ung|theo|uy ban|ubnd|hoi dong|nham|de |tren co so)\b"
    return bool(re.match(starts, line.plain)) and len(line.text) > 60


def _with(line: Line, found: re.Match[str] | None) -> tuple[Line, re.Match[str]] | None:
    return (line, found) if found else None


def _issuer(text: Outline, head: Title, place: str | None) -> Found[str | None]:
    """Return the body that issues: the closing line names it in full, else the sentence before the parts."""
    for line in reversed(text.lines):
        found = re.match(rf"Trên (?:đây )?là.*của {_BODY}\s*(?:\.|$|/)", line.text)
        if found and _NAMES_A_PLACE.search(found[1]):
            return Found(_spelt(found[1]), line.numbers)
    opening = [*head.preamble, *(line for line in text.lines if line.depth == TEXT)]
    for line in opening:
        found = re.search(rf"(?:^|[.,;]\s+){_BODY}(?:{_MAKES}|\s+đề nghị)", line.text)
        if found and not closes(line):
            return Found(_placed(_spelt(found[1]), place, head), line.numbers)
    return _headed(text, head)


def superior(text: Outline, head: Title) -> Found[str | None]:
    """Return the body above the one that issues, where the letterhead names both: UBND TỈNH … / SỞ …"""
    above = _bodies(text, head)[:-1]
    if not above:
        return Found(None)
    part, line = above[-1]
    spelt = _as_spelt(text, part, line)
    return spelt if spelt.value else Found(_as_far_as_spelt(text, part), line.numbers)


def _as_far_as_spelt(text: Outline, part: str) -> str:
    """Return a body as the text begins its name, its place behind: SỞ NỘI VỤ … is named without one there.

    What the text never names stays in the capitals of the letterhead.
    """
    if party := _PARTY.fullmatch(part):
        return f"{party[1].capitalize()} {party[2].title()}"
    words = part.split()
    for many in range(len(words) - 1, max(1, len(words) - 5), -1):
        again = re.compile(rf"\b{re.escape(' '.join(words[:many]))}\b", re.IGNORECASE)
        hits = (hit[0] for one in text.lines for hit in again.finditer(one.text))
        if spelt := next((hit for hit in hits if not all_capitals(hit)), None):
            return f"{spelt} {' '.join(words[many:]).title()}"
    return part


_PARTY = re.compile(r"((?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)) (.+)")


def _headed(text: Outline, head: Title) -> Found[str | None]:
    """Return the body over the document's number, spelt as the text spells it where it names it again."""
    named = (_as_spelt(text, part, line) for part, line in reversed(_bodies(text, head)))
    return next((body for body in named if body.value), Found(None))


def _bodies(text: Outline, head: Title) -> list[tuple[str, Line]]:
    """Return the bodies of the letterhead in capitals, as they stand under each other."""
    found: list[tuple[str, Line]] = []
    for line in text.lines:
        if line.number not in head.frame:
            break
        for part in line.cells or (line.text,):
            part = re.split(r"\s+(?=CỘNG H[ÒO][AÀ])|\s+(?=Độc lập)", part)[0].strip(" -–_")
            of_the_state = "XÃ HỘI CHỦ NGHĨA VIỆT NAM".endswith(part) or part.startswith("CỘNG H")
            if of_the_state or not all_capitals(part) or part.startswith(("KẾ HOẠCH", "SỐ")):
                continue
            if found and (_LEVEL.match(part) or not is_body(part)):
                part = f"{found.pop()[0]} {part}"
            found.append((part, line))
    return found


def _as_spelt(text: Outline, part: str, line: Line) -> Found[str | None]:
    """Return a body of the letterhead as a sentence has it: UBND by its level, any other as the text does."""
    if named := re.fullmatch(
        r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) (" + _LEVEL.pattern + r")\s+(.+)", part
    ):
        return Found(f"UBND {named[1].lower()} {named[2].title()}", line.numbers)
    again = re.compile(re.escape(part), re.IGNORECASE)
    spelt = (hit[0] for one in text.lines if (hit := again.search(one.text)) and not all_capitals(hit[0]))
    name = next(spelt, None)
    return Found(name, line.numbers) if name else Found(None)


_LEVEL = re.compile(r"XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH")


def _placed(issuer: str, place: str | None, head: Title) -> str:
    """Return "UBND tỉnh" with its place: plans leave out of the sentence what their letterhead says."""
    if place and re.search(r"(?:^| )(xã|phường|trấn|khu|huyện|quận|thị xã|thành phố|tỉnh|UBND)$", issuer):
        return f"{issuer} {place}"
    return issuer


def _spelt(issuer: str) -> str:
    """Return the issuer as its number writes it (/KH-UBND), so that one body has one spelling."""
    return re.sub(r"^(?:Ủy|Uỷ) ban nhân dân(?: \([^)]*\))?", "UBND", issuer.strip())


def _apart(bare: str) -> list[str]:
    return re.split(rf"\s*;\s*(?:và\s+)?(?={_KINDS} )|\s+và\s+(?={_KINDS} số )|,\s+(?={_KINDS} số )", bare)
