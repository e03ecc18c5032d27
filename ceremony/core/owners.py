"""Who is given a task, and which bodies stand side by side: data of the plan, never a list of offices.

Only the first word of a body's name is known here (Phòng, Hội, Công an …); names change with every reform.
"""

from __future__ import annotations

import re

from ceremony.core.asides import put_aside


def one_of(words: str) -> str:
    """Return the pattern of any of these words, parted by commas."""
    return rf"(?:{'|'.join(words.split(', '))})\b"


_BODY = one_of(
    "ubnd, ủy ban, uỷ ban, hđnd, hội, hội đồng, hđtđkt, đoàn, đảng ủy, đảng uỷ, huyện ủy, thành ủy, "
    "tỉnh ủy, chi bộ, ban, bch, tiểu ban, tổ, phòng, sở, văn phòng, vp, công chức, cán bộ, công an, "
    "quân sự, trung tâm, trường, trạm, đài, báo, cơ quan, thường trực, tt, bộ, chủ tịch, ct, phó, "
    "thủ trưởng, trưởng, lãnh đạo, mặt trận, mttq, ubmttq, ubmttqvn, liên đoàn, kho bạc, ông, bà, "
    "đồng chí, đ/c, bí thư, nhà, cụm, khối, ấp, thôn, xã, phường, văn hóa, văn hoá, tài chính, kế toán, "
    "tư pháp, địa chính, thư ký, ngành, doanh nghiệp, công thông tin, cổng thông tin, thành viên, "
    "đơn vị, địa phương, khu phố, khóm, chi hội, chi đoàn, công đoàn, bệnh viện, viện, chi cục, cục, "
    "hợp tác xã, htx, công ty, tập đoàn, đội, nhóm, "
    "mc, các, mỗi, toàn thể, từng, khoa(?! học), đồn, xí nghiệp, nhà máy, nông trường, chi nhánh, "
    "ngân hàng, tổng công ty, tiểu đoàn, trung đoàn, đại đội, thư viện, bảo tàng, buôn, bon, làng, gia đình, "
    "cô, thầy(?! thuốc), anh(?! hùng), chị"
)
# What may stand beside another body: "Văn hóa - Xã hội" and "HĐND và UBND" are each one.
_OFFICE = one_of(
    "ubnd, ủy ban, uỷ ban, hội, đoàn, đảng ủy, ban, bch, phòng, sở, văn phòng, công chức, cán bộ, "
    "công an, trung tâm, trường, trạm, đài, báo, cơ quan, mặt trận, mttq, ubmttq, ubmttqvn, liên đoàn, "
    "hđtđkt, bệnh viện, chi cục, công ty, đội, quân sự, khu phố, tổ dân phố, chi hội, công đoàn, các"
)
_SPACES = re.compile(r"[^\S\n]+")
_IS_BODY = re.compile(_BODY, re.IGNORECASE)
_APART = re.compile(
    rf"\s*[;+\n]\s*|(?<!cán bộ),\s*(?:và\s+)?(?={_OFFICE})|\s+[-–]\s+(?={_OFFICE})|\s*/\s*(?={_OFFICE})|"
    rf"(?<!hđnd)\s+(?:và|cùng|&)\s+(?={_OFFICE})",
    re.IGNORECASE,
)

# "Chủ trì: A; phối hợp: B", "A chủ trì, phối hợp với B": only A stands for it.
_BESIDE = re.compile(
    r"^chủ trì\s*:\s*|[,;]?\s*(?:\bchủ trì\b\s*[,;]?\s*|\bphối hợp\b.*)$|\s+chủ trì\b.*$", re.IGNORECASE
)
_GIVEN = re.compile(
    r"^(?:(?:(?:chủ tịch )?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân) [^,.;:]{2,40}? (?=giao|đề nghị|yêu cầu))?"
    r"(?:kính |trân trọng )?(?:giao|đề nghị|yêu cầu|phân công|ủy quyền|uỷ quyền)(?: cho)?|đối với|"
    r"trách nhiệm của|nhiệm vụ của)\s+",
    re.IGNORECASE,
)
# "Trước ngày 10/9/2025: …", "Từ ngày … đến ngày …:" say when, not whose.
_WHEN_FIRST = re.compile(
    r"^(?:(?:trước|từ|trong|đến|ngày|chậm nhất|tháng|tuần|quý|sáng|chiều|đợt|bước|lúc|vào)\b[^:]{0,30}?\d"
    r"[^:]{0,60}|quý\s+[IVX]{1,3}\b[^:]{0,60}|thời gian|thời hạn)$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"^(?:sau khi kết thúc (?:hội nghị|đại hội),?|đồng thời,?|(?:căn cứ|trên cơ sở) [^,.;]{3,90},)\s+",
    re.IGNORECASE,
)
_DEEDS = one_of(
    "chủ trì, chủ động, tổ chức, phối hợp, tham mưu, bố trí, chuẩn bị, lập dự, lập kế, lập danh, "
    "lập hồ, thẩm định, họp, bảo đảm, đảm bảo, vận động, phổ biến, mở chuyên, mở các chuyên, xây dựng, "
    "có trách nhiệm, hướng dẫn, thực hiện, tuyên truyền, ban hành, thông báo, báo cáo, chọn, theo dõi, "
    "tổng hợp, phát hành, triển khai, căn cứ, cử, trình, chịu trách nhiệm, đăng ký, phê duyệt, giúp, "
    "là cơ quan, là đầu mối, tiếp nhận, lựa chọn, quan tâm, quán triệt, chỉ đạo, phụ trách, đôn đốc, "
    "kiểm tra, tham gia, sắp xếp, trang trí, gửi, soạn, viết, đón tiếp, cấp phát, chi trả, hoàn thành, "
    "đảm nhiệm, rà soát, tăng cường, tích cực, cung cấp, hỗ trợ, in ấn, đưa tin, giới thiệu, lồng ghép, "
    "duy trì, đẩy mạnh, nghiên cứu, đề xuất, làm tốt, làm đầu, dự toán, cân đối, bình chọn, xét, "
    "rút kinh nghiệm, phát động, nêu, giám sát, thành lập, liên hệ, điều hành, sơ kết, thanh toán, "
    "thanh quyết toán, quyết toán, tiến hành, biên soạn, dự thảo, đăng tải, cập nhật, quyết định, bình xét, "
    "phát hiện, định hướng, phát sóng, sản xuất, huy động, lắp đặt, tạo điều kiện, lập báo, lập phương, "
    "lập kịch, lập quy, lập sơ, lập thủ"
)
_ACTS = re.compile(rf"(?:^|(?<=\s)){_DEEDS}(?=[\s:,.;]|$)", re.IGNORECASE)
# "Phòng Kế hoạch tổng hợp", "Ban Tổ chức - Kiểm tra": words that end a name when nothing is done with them.
_ENDS_A_NAME = re.compile(r"(?:tổng hợp|kiểm tra|giám sát|tuyên truyền|hướng dẫn|tham mưu)$", re.IGNORECASE)
_CHARGED = re.compile(
    r"\s(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|là cơ quan|là đầu mối)\b", re.IGNORECASE
)
# "Các cơ quan chủ trì phong trào: …": whoever does that, not what is to be done.
_KNOWN_BY_WORK = re.compile(
    r"(?:các\s+)?(?:cơ quan|đơn vị|địa phương|tập thể|ngành|cá nhân)\b[^,:;]{0,30}?"
    r"\s(?:chủ trì|phụ trách|tham gia|thực hiện|tổ chức|đăng ký)\s[^,:;]{2,40}",
    re.IGNORECASE,
)
_MUST = re.compile(r"\s(?=(?:cần|phải)\s)", re.IGNORECASE)
# "được lựa chọn", "việc tổ chức", "các tổ chức": there the word is no deed of the owner's.
_NO_DEED_AFTER = frozenset("được bị đã việc các những để về mọi ban điểm và hoặc hay theo sự tác có".split())
_IN_A_NAME_AFTER = frozenset("sở phòng ngành bộ tâm cục tư".split())
_NO_DEED_BEFORE = re.compile(
    r"tổ chức(?=[,;.]| (?:chính trị|xã hội|kinh tế|đảng|đoàn|tôn giáo|hội viên|thành viên|cá nhân|liên quan|"
    r"quần chúng))|"
    r"chỉ đạo điểm|tham gia (?:khối|cụm)|chỉ đạo(?= ban)",
    re.IGNORECASE,
)
_FAR = 400
"""Signs. No name of an office is as long: whose a task is stands within so many."""
_NOBODY = re.compile(r"mỗi (?:bài|tham luận|báo cáo)\b|(?:bài|thời gian)\b|.*\d\s*phút\b", re.IGNORECASE)
"""A paper has rules and no duties: "Mỗi tham luận từ 05 - 07 phút, gửi về …"."""
_BY_WHOM = re.compile(r"^(?:việc|công tác)\b.*?\bdo\s+(.+)$", re.IGNORECASE)


def is_body(text: str) -> bool:
    """Say whether words begin like the name of an office, a union or a person in office."""
    return bool(_IS_BODY.match(text))


def bodies(text: str) -> list[str]:
    """Return the bodies that stand side by side in a cell.

    >>> bodies("Văn hóa - Xã hội - UBMTTQ VN xã"), bodies("Công an xã, Ban CHQS xã")
    (['Văn hóa - Xã hội', 'UBMTTQ VN xã'], ['Công an xã', 'Ban CHQS xã'])
    """
    aside: list[str] = []

    def hide(words: str) -> str:
        aside.append(words)
        return f"\x00{len(aside) - 1}\x00"

    alone = _BESIDE.sub("", put_aside(_GIVEN.sub("", _SPACES.sub(" ", text)), hide))
    parts = _APART.split(alone)
    shown = (re.sub(r"\x00(\d+)\x00", lambda found: aside[int(found[1])], part) for part in parts if part)
    return [part for one in shown if (part := one.strip(" .,;–-"))]


def subject_apart(text: str) -> tuple[str, str]:
    """Return who speaks and what about.

    >>> subject_apart("Trạm Y tế xã: chăm sóc người cao tuổi"), subject_apart("Hội Nông dân xã")
    (('Trạm Y tế xã', 'chăm sóc người cao tuổi'), ('Hội Nông dân xã', ''))
    """
    who, _, subject = text.partition(":")
    return (who.strip(), subject.strip()) if subject.strip() and is_body(who) else (text, "")


def bare_owner(text: str) -> str:
    """Return a heading without "Giao", "Đề nghị" and its colon."""
    return _GIVEN.sub("", text).strip(" .:;")


def owner_and_task(text: str) -> tuple[str | None, str]:
    """Return owner and task: "Giao cho A chủ trì B" is A and "chủ trì B"; a bare name has no task."""
    body = _GIVEN.sub("", _LEADS_IN.sub("", text)).strip()
    colon = re.match(r"([^:.]{3,160}):\s*(\S.*)", body)
    if colon and _WHEN_FIRST.match(colon[1]):
        who, _ = owner_and_task(colon[2][:_FAR])
        return (who if who and is_body(who) else None), body.strip(" .;/")
    start = _first_act(put_aside(colon[1] if colon else body, lambda words: "·" * len(words)))
    if colon and (start is None or (_KNOWN_BY_WORK.fullmatch(colon[1]) and colon[2][0].isupper())):
        return colon[1].strip(), colon[2].strip(" .;/")
    if start is None:
        return None, ""
    if start == 0:
        return None, body.strip(" .;/")
    owner, words = body[:start].strip(" ,;"), body[start:].strip(" .;/")
    if _NOBODY.match(owner):
        return None, body.strip(" .;/")
    if by := _BY_WHOM.match(owner):
        return by[1].strip(), body.strip(" .;/")
    return owner, words


def _ends_a_name(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() :].strip(" .:;")
    charged = _CHARGED.match(text, found.end())
    return bool(_ENDS_A_NAME.match(found[0]) and (not after or charged) and is_body(text))


def _first_act(text: str) -> int | None:
    """Return where the first word stands that says what the owner does."""
    for found in _ACTS.finditer(text):
        before = text[max(0, found.start() - _FAR) : found.start()].split()
        last = before[-1].lower() if before else ""
        named = found[0][:1].isupper() and (last in _IN_A_NAME_AFTER or (last in "-–" and len(before) > 1))
        named = named or (bool(before) and _ends_a_name(text, found))
        if named or last in _NO_DEED_AFTER or _NO_DEED_BEFORE.match(text, found.start()):
            continue
        must = _MUST.search(text, found.end())
        if must and not re.search(r"[,;.:]", text[found.end() : must.start()]):
            return must.end()
        return found.start()
    return None
