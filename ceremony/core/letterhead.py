"""How a plan begins and ends as a document: its number, issuer, title and bases; its copies and signer.

Source: NĐ 30/2020 for what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremony.core.figures import day
from ceremony.core.found import Found
from ceremony.core.labels import closes
from ceremony.core.marks import DASH, PLUS, TEXT
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
_NAME = re.compile(r"(?:[^\W\d_]\S*\s+){1,5}[^\W\d_]\S*")


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


def copies(text: Outline, foot: Line | None) -> list[Found[str]]:
    """Return who gets a copy (Nơi nhận), "Lưu" included, as written."""
    found: list[Found[str]] = []
    if foot is None:
        return found
    inline = re.split(r":\s*[-–]?\s*", foot.text, maxsplit=1)
    if len(inline) == 2 and inline[1] and not all_capitals(inline[1]):
        parts = re.split(r";\s*[-–]?\s*", inline[1])
        found += [Found(part.strip(" ;,."), foot.numbers) for part in parts if part.strip(" ;,.")]
    for line in text.after(foot):
        if line.depth not in (DASH, PLUS):
            beside = len(line.cells) > 1 and not line.cells[0]
            if not beside and (found or not all_capitals(line.text)):
                break
            continue
        own = line.cells[0].lstrip("-–+* ") if len(line.cells) > 1 else line.text
        found.append(Found(_copied(own), line.numbers))
    return found


def signer(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> Found[str | None]:
    """Return who signs: the name under the office in capitals."""
    office = False
    for line in _beside_copies(text, foot, copied):
        beside = line.cells[-1]
        office = office or all_capitals(beside)
        if office and not all_capitals(beside) and _NAME.fullmatch(beside):
            return Found(beside, line.numbers)
    if office and (below := _named_below(text, foot, copied)):
        return below
    return _signer([*_after_copies(text, foot, copied)]) or _signer(unaddressed(text, foot)) or Found(None)


def _named_below(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> Found[str | None] | None:
    """Return the name that stands under the copies alone, its office beside them."""
    unsigned = (line for line in _after_copies(text, foot, copied) if not _SIGNED.fullmatch(line.plain))
    line = next(unsigned, None)
    if line is None or line.depth != TEXT or line.cells or all_capitals(line.text):
        return None
    name = _DEGREES.sub("", line.text)
    return Found(name, line.numbers) if _NAME.fullmatch(name) else None


def _signer(lines: Sequence[Line]) -> Found[str | None] | None:
    """Return the name under an office; one in capitals is the last line of all, and no office."""
    offices: list[Line] = []
    for place, line in enumerate(lines):
        if _SIGNED.fullmatch(line.plain):
            continue
        if all_capitals(line.text) and not _NAMED_IN_CAPITALS.match(line.text):
            offices.append(line)
            continue
        name = _DEGREES.sub("", line.text)
        alone = place + 1 == len(lines) and re.fullmatch(r"[^\W\d_]\S{2,}", name)
        if offices and line.depth == TEXT and not line.cells and (_NAME.fullmatch(name) or alone):
            return Found(name, line.numbers)
        break
    if len(offices) > 1 and _NAME.fullmatch(offices[-1].text) and not _OFFICE.match(offices[-1].plain):
        return Found(offices[-1].text, offices[-1].numbers)
    return None


def unaddressed(text: Outline, foot: Line | None) -> list[Line]:
    """Return office and name that stand over the copies, or at the end of a plan that has none."""
    stop = text.places[foot.number] if foot else len(text.lines)
    lines = list(text.lines[max(0, stop - 6) : stop])
    for place, line in enumerate(lines):
        rest = lines[place:]
        if line.depth == TEXT and _OFFICE.match(line.plain) and all_capitals(line.text) and _signer(rest):
            return rest
    return []


_OFFICE = re.compile(
    r"(t\.?m|k\.?t|t\.?l|t\.?u\.?q)\b|(pho |quyen |tong )*"
    r"(chu tich|giam doc|((hieu|cum|cuc|vien|thu) )?truong|bi thu|chanh|chi cuc)"
)
_DEGREES = re.compile(r"^(?:(?:GS|PGS|TSKH|TS|ThS|BSCKI+|BS|DS|KS|CN)\.?\s*)+(?=[^\W\d_])")
_NAMED_IN_CAPITALS = re.compile(r"danh sách|phụ lục", re.IGNORECASE)


def signing(text: Outline, copied: Sequence[Found[str]], foot: Line | None) -> tuple[int, ...]:
    """Return the lines of the office that signs, in capitals under the copies."""
    above = unaddressed(text, foot)
    found = [number for line in above for number in line.numbers]
    if foot is None:
        return tuple(found)
    found += foot.numbers
    found += [number for line in _beside_copies(text, foot, copied) for number in line.numbers]
    for line in _after_copies(text, foot, copied):
        office = all_capitals(line.text) and not _NAMED_IN_CAPITALS.match(line.text)
        if not (office or _SIGNED.fullmatch(line.plain)):
            break
        found += line.numbers
    return tuple(found)


_SIGNED = re.compile(r"[(\[]?\s*(da ky|ky, dong dau|ky ten, dong dau|da ky, dong dau|da ky so)\b\W*")


def _beside_copies(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> list[Line]:
    """Return the lines of the copies that have the signing office in a column of its own beside them."""
    if foot is None:
        return []
    last = copied[-1].lines[-1] if copied else foot.number
    return [
        line
        for line in text.lines
        if foot.number <= line.number and len(line.cells) > 1 and line.number <= last
    ]


def _after_copies(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> list[Line]:
    """Return the lines below the recipients of copies; none where the plan has no such foot."""
    if foot is None:
        return []
    last = copied[-1].lines[-1] if copied else foot.number
    return [line for line in text.lines if line.number > last]


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


def _copied(text: str) -> str:
    """Return an entry without the office that signs, which a PDF runs on behind it."""
    return re.split(r"[;.]\s+(?=(?:TM|KT|TL)\.|(?:PHÓ )?CHỦ TỊCH|GIÁM ĐỐC)", text)[0].strip(" ;,./")
