"""What stands behind a name: which post somebody holds, and where.

    Tổ trưởng Tổ Toán - Tin | Công chức Địa chính – Nông nghiệp – UBND xã Tân Hòa | Y sĩ, Trạm Y tế xã

A dash and a comma may part the two, and may belong to the name of a unit; the words themselves decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_SIGNS = 1_000
"""Nobody's post and unit are longer; a paragraph is not looked through."""
_MARKS = re.compile(r"\s*[;,]\s+|\s+[–-]\s+")
_HEADS = (
    r"(?:nguyên |cựu |quyền |q\. ?|phó )*(?:trưởng|phó|chủ tịch|bí thư|giám đốc|hiệu (?:trưởng|phó)|chánh|"
    r"chủ nhiệm|chỉ huy|chính trị viên|ủy viên|uỷ viên|thành viên|thư ký|trợ lý|(?:tổng )?phụ trách|"
    r"đại biểu|quản lý|"
    r"điều hành|p?ct|p?bt|(?-i:(?:\w+ ){1,2}(?:trưởng|phó|viên)))\b"
)
_CALLINGS = (
    r"(?:nguyên |cựu )*(?:công chức|viên chức|cán bộ|giáo viên|giảng viên|nhân viên|chuyên viên|"
    r"cộng tác viên|"
    r"tình nguyện viên|nông dân|hội viên|đoàn viên|đảng viên|công nhân|công an viên|dân quân|"
    r"lao động|bác s[ĩỹ]|y s[ĩỹ]|dược s[ĩỹ]|y tá|kỹ sư|điều dưỡng|(?:nữ )?hộ sinh|học sinh|sinh viên|"
    r"cựu chiến binh|"
    r"thương binh|bệnh binh|kế toán|thủ quỹ|văn thư|bảo vệ|lái xe|cấp dưỡng|nghệ nhân|già làng|hưu trí|"
    r"người có uy tín|chủ (?:hộ|trang trại|doanh nghiệp|cơ sở|vườn|cửa hàng)|doanh nhân|tiểu thương|"
    r"chiến s[ĩỹ])\b"
)
_POST = re.compile(rf"{_HEADS}|{_CALLINGS}", re.IGNORECASE)
_OF_SEVERAL_FIELDS = re.compile(
    r"(?:nguyên |phó |trưởng )*(?:công chức|viên chức|cán bộ|chuyên viên|phụ trách)\b", re.IGNORECASE
)
_LOWER_PLACES = (
    r"ấp|thôn|bon|buôn|làng|khóm|xóm|sóc|tổ dân phố|khu phố|khu dân cư|xã(?! hội)|phường|thị trấn|đặc khu"
)
_BODIES = (
    r"Trường|Trạm|Hội(?! viên)|Liên đoàn|Công đoàn|Đoàn (?=xã|phường|trường|cơ sở|Thanh|TN|Trường)|Chi đoàn|"
    r"UBND|Ủy ban|Uỷ ban|HĐND|UBMTTQ\w*|MTTQ\w*|Mặt trận Tổ quốc|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|"
    r"Chi hội(?! (?:trưởng|phó))|Công an(?! viên)|Phòng|Sở|Khoa|Bộ môn|Trung tâm|Công ty|Doanh nghiệp|"
    r"Xí nghiệp|Nhà máy|Bệnh viện|"
    r"HTX|Hợp tác xã|BCHQS|Bộ CHQS|Ban CHQS|Ban Chỉ huy|BCH(?= (?:Quân sự|QS))|Ban Quản lý|Đồn|"
    r"Tổ(?! (?:trưởng|phó|viên))(?= [A-ZĐÀ-Ỹ\d])|Đội(?! (?:trưởng|phó|viên))(?= [A-ZĐÀ-Ỹ\d])"
)
_INSIDE = re.compile(rf"\s(?=(?:(?:{_LOWER_PLACES})\s+\S|(?:{_BODIES})\b))")
_PLACE = re.compile(
    rf"(?:{_LOWER_PLACES}|{_BODIES}|ban|tổ|đội|khu|lớp|huyện|quận|thị xã|thành phố|tỉnh|chi nhánh)\b"
    r"(?! (?:trưởng|phó|viên)\b)",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?:xã(?! hội)|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\.?|tỉnh)\b", re.IGNORECASE
)
_A_BODY = re.compile(
    rf"(?:^|\s)(?:{_BODIES}|văn phòng|phòng|ban|tổ|khoa|bộ môn|trung tâm|sở)\s+\w", re.IGNORECASE
)
_BESIDES = re.compile(r"\bkiêm\s+", re.IGNORECASE)
_HEAD_ALONE = re.compile(r"(?:nguyên |cựu |quyền |phó )*(?:trưởng|phó)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between two marks, where they begin, and the mark before them."""

    start: int
    mark: str
    text: str

    @property
    def is_post(self) -> bool:
        return _POST.match(self.text) is not None

    @property
    def is_place(self) -> bool:
        return not self.is_post and _PLACE.match(self.text) is not None


def place_of_work(about: str) -> tuple[str, str]:
    """Return position and unit of what stands behind a name, where a mark parts them or the unit's own word.

    >>> place_of_work("Bí thư Đảng ủy xã"), place_of_work("Giáo viên"), place_of_work("Y sĩ, Trạm Y tế")
    (('Bí thư', 'Đảng ủy xã'), ('Giáo viên', ''), ('Y sĩ', 'Trạm Y tế'))
    >>> place_of_work("Tổ trưởng Tổ Toán - Tin"), place_of_work("Chi hội trưởng Phụ nữ")
    (('Tổ trưởng', 'Tổ Toán - Tin'), ('Chi hội trưởng Phụ nữ', ''))
    """
    about = about.strip()
    if len(about) > MOST_SIGNS:
        return "", about
    parts = _parts(about)
    if parts[0].is_place:
        return _unit_first(about, parts)
    at = next((part for part in parts[1:] if not part.is_post), None)
    if at is None:
        return _inside(about, parts)
    before = parts[parts.index(at) - 1]
    inside = _place_in(before)
    if inside is not None and _AREA.match(at.text):
        return about[:inside].rstrip(" ,;–-"), about[inside:].strip()
    return about[: at.start - len(at.mark)].strip(), about[at.start :].strip()


def says_where(text: str) -> bool:
    """Say whether words name a post or a place at all: Hiệu trưởng, Ấp 3; not Ba Tơ."""
    part = _Part(0, "", text.strip())
    return part.is_post or part.is_place


def _inside(about: str, parts: list[_Part]) -> tuple[str, str]:
    """Nothing but posts: the place of the last one, where its own word tells it."""
    inside = _place_in(parts[-1])
    if inside is not None:
        return about[:inside].strip(), about[inside:].strip()
    return (about, "") if parts[-1].is_post else ("", about)


def _unit_first(about: str, parts: list[_Part]) -> tuple[str, str]:
    """ "Trường Tiểu học Kim Đồng - Hiệu trưởng"; or a place in a place, and no post."""
    post = next((part for part in parts[1:] if part.is_post), None)
    if post is None:
        return "", about
    return about[post.start :].strip(), about[: post.start - len(post.mark)].strip()


def _place_in(part: _Part) -> int | None:
    """Where the unit begins inside a post. Trưởng bon Ndrong is one, and so is Phó Trưởng Công an xã."""
    held_too = max((one.end() for one in _BESIDES.finditer(part.text)), default=0)
    for found in _INSIDE.finditer(part.text, held_too):
        before = part.text[held_too : found.start()].strip()
        if " " in before and not _HEAD_ALONE.match(before):
            return part.start + found.end()
    return None


def _parts(about: str) -> list[_Part]:
    """The text at its marks, but for those inside a name: Địa chính – Nông nghiệp, Tổ Toán - Tin."""
    cut = [_Part(0, "", about)]
    for mark in _MARKS.finditer(about):
        last = cut[-1]
        cut[-1] = _Part(last.start, last.mark, about[last.start : mark.start()])
        cut.append(_Part(mark.end(), mark[0], about[mark.end() :]))
    whole: list[_Part] = []
    for place, part in enumerate(cut):
        if whole and _goes_on(whole[-1], cut[place:]):
            last = whole[-1]
            whole[-1] = _Part(last.start, last.mark, about[last.start : part.start + len(part.text)])
        else:
            whole.append(part)
    return whole


def _goes_on(before: _Part, rest: list[_Part]) -> bool:
    """Whether the next words only go on with a name: neither a post nor a place, behind a body or a field."""
    part = rest[0]
    if part.is_post or part.is_place or not (of_fields := _has_a_body(before)):
        return False
    if part.mark.strip() in ("-", "–"):
        return of_fields
    for one in rest:
        if one.is_post or one.is_place:
            return False
        if " và " in one.text:
            return True
    return False


def _has_a_body(part: _Part) -> bool:
    return bool(_A_BODY.search(part.text) or _OF_SEVERAL_FIELDS.match(part.text))
