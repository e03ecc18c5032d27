"""Abbreviations of offices, bodies and titles, said in full: UBND is Ủy ban nhân dân.

Source: domain guide 6 (what the MC reads); the abbreviations of decisions and plans as offices write them.
"""

from __future__ import annotations

import re


def spoken(text: str) -> str:
    """Return the text as it is said: abbreviations in full, whole words only.

    A document's own symbol (12/QĐ-UBND) stays as printed: it is read from the paper.

    >>> spoken("PCT. UBND xã, Trường THCS Tân Hưng")
    'Phó Chủ tịch Ủy ban nhân dân xã, Trường Trung học cơ sở Tân Hưng'
    """
    return _ABBREVIATION.sub(_in_full, text)


def by_word(text: str) -> list[tuple[str, str]]:
    """Return each word as it is written beside what is said for it; most are the same.

    >>> by_word("HTX Tân Hòa")
    [('HTX', 'Hợp tác xã'), ('Tân', 'Tân'), ('Hòa', 'Hòa')]
    """
    short = list(_ABBREVIATION.finditer(text))
    return [(word[0], _said(word, short)) for word in re.finditer(r"\S+", text)]


def capital(text: str) -> str:
    """The text as a line or a sentence begins."""
    return text[:1].upper() + text[1:]


_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc",
    "HĐTĐKT": "Hội đồng Thi đua – Khen thưởng",
    "HĐTĐ-KT": "Hội đồng Thi đua – Khen thưởng",
    "TĐKT": "Thi đua – Khen thưởng",
    "QĐ": "Quyết định",
    "CT.": "Chủ tịch",
    "CT": "Chủ tịch",
    "PCT.": "Phó Chủ tịch",
    "PCT": "Phó Chủ tịch",
    "UBKT": "Ủy ban Kiểm tra",
    "BCH": "Ban Chấp hành",
    "BCHQS": "Ban Chỉ huy Quân sự",
    "CHQS": "Chỉ huy Quân sự",
    "BTV": "Ban Thường vụ",
    "BCĐ": "Ban Chỉ đạo",
    "BTC": "Ban Tổ chức",
    "VP": "Văn phòng",
    "TTHĐND": "Thường trực Hội đồng nhân dân",
    "TNCSHCM": "Thanh niên Cộng sản Hồ Chí Minh",
    "TNCS": "Thanh niên Cộng sản",
    "HCM": "Hồ Chí Minh",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "LĐLĐ": "Liên đoàn Lao động",
    "CSTĐ": "Chiến sĩ thi đua",
    "LĐTT": "Lao động tiên tiến",
    "TTLĐTT": "Tập thể lao động tiên tiến",
    "TTLĐXS": "Tập thể lao động xuất sắc",
    "GĐVH": "Gia đình văn hóa",
    "HĐQT": "Hội đồng quản trị",
    "HTX": "Hợp tác xã",
    "CLB": "Câu lạc bộ",
    "TDTT": "thể dục thể thao",
    "TDP": "Tổ dân phố",
    "NTM": "nông thôn mới",
    "THCS": "Trung học cơ sở",
    "THPT": "Trung học phổ thông",
    "TH&THCS": "Tiểu học và Trung học cơ sở",
    "PCTT": "Phòng, chống thiên tai",
    "TKCN": "Tìm kiếm cứu nạn",
    "PTDS": "Phòng thủ dân sự",
    "GDĐT": "Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "Giáo dục và Đào tạo",
    "BHXH": "Bảo hiểm xã hội",
    "GS.TS.": "Giáo sư, Tiến sĩ",
    "GS.TS": "Giáo sư, Tiến sĩ",
    "PGS.TS.": "Phó Giáo sư, Tiến sĩ",
    "PGS.TS": "Phó Giáo sư, Tiến sĩ",
    "GS.": "Giáo sư",
    "PGS.": "Phó Giáo sư",
    "TS.": "Tiến sĩ",
    "ThS.": "Thạc sĩ",
    "ThS": "Thạc sĩ",
    "BS.": "Bác sĩ",
    "BS": "Bác sĩ",
    "CKI": "Chuyên khoa I",
    "CKII": "Chuyên khoa II",
    "TW": "Trung ương",
    "TP.": "thành phố",
    "TP": "thành phố",
    "đ/c": "đồng chí",
    "Đ/c": "Đồng chí",
}

_IN_PLACE = (
    (
        r"BCH(?=\s+(?i:quân sự|QS|CHQS|phòng(?:,| )+(?:chống|thủ)|PCTT|PCLB|PTDS|thống nhất|dân quân|"
        r"công tr[ưì]\w+|công an|(?:liên|chi|đại|trung|tiểu) đội|(?:tiểu|trung) đoàn)\b)",
        "Ban Chỉ huy",
    ),
    (r"(?<=BCH )QS(?!\w)", "Quân sự"),
    (r"(?:(?<=[Bb]an )|(?<=[Bb]ộ ))CH(?=\s+(?i:quân sự|QS)\b)", "Chỉ huy"),
    (r"(?<=(?:[Tt]rường|TRƯỜNG) )TH(?![\w&])", "Tiểu học"),
    (r"(?<=(?:[Tt]rường|TRƯỜNG) )MN(?!\w)", "Mầm non"),
    (r"(?<=(?:[Tt]rường|TRƯỜNG) )MG(?!\w)", "Mẫu giáo"),
)
"""What is short for something only beside these words: a BCH of the militia commands, others are elected."""

_SYMBOL = r"[0-9]+\s?/(?:[0-9]{4}/)?[A-ZĐ][\w&]*(?:-[\w&]+)*"
_LONGEST_FIRST = sorted(_ABBREVIATIONS, key=len, reverse=True)
_DOTTED = "|".join(re.escape(short) for short in _LONGEST_FIRST if short.endswith("."))
_WHOLE = "|".join(re.escape(short) for short in _LONGEST_FIRST if not short.endswith(".") and short != "CT")
_BESIDE = "|".join(f"(?P<in_place_{no}>{short})" for no, (short, _) in enumerate(_IN_PLACE))
_ABBREVIATION = re.compile(
    rf"{_SYMBOL}|(?<![\w/-])(?:{_BESIDE}|(?:{_DOTTED})\s*(?=\w)|CT(?=\s+(?:UB|HĐ))|(?:{_WHOLE})(?![\w/]))"
)
"""CT alone is also a directive or a company: it is a chair only before an office."""


def _in_full(found: re.Match[str]) -> str:
    short = found[0].rstrip()
    in_place = found.lastgroup and _IN_PLACE[int(found.lastgroup.rpartition("_")[2])][1]
    full = in_place or _ABBREVIATIONS.get(short, found[0])
    if short.endswith("."):
        full += " "
    return capital(full) if found.start() == 0 else full


def _said(word: re.Match[str], short: list[re.Match[str]]) -> str:
    said, at = "", word.start()
    for found in short:
        if word.start() <= found.start() < word.end():
            said += found.string[at : found.start()] + _in_full(found)
            at = min(found.end(), word.end())
    return (said + word.string[at : word.end()]).strip()
