"""Words that one line keeps together: a compound is read as one, and its halves mean something else.

Vietnamese writes each syllable apart, so a browser that may end a line at any space ends it within "Mặt
trận" or "công chức", and a large title is then read twice. What is tied here is tied by a no-break space;
every other space stays where a line may end, and no tie is so long that a narrow place cannot hold it.
Source: domain guide 2 (bodies and titles of honour), 4 (decisions) and 6 (what the MC reads).
"""

from __future__ import annotations

import re
from functools import lru_cache

TIED, JOINED = "\u00a0", "\u2060"
"""A dash lets a line end behind it, even before a space that is tied: it takes a joiner as well."""
MOST_SIGNS = 24
"""The longest tie: more would not fit beside a portrait, nor in a column of names."""

COMPOUNDS = (
    # the Party, the state, the Front and its bodies
    "Đảng Cộng sản", "Đảng ủy", "Đảng bộ", "Đảng viên", "chi bộ", "chi ủy", "cấp ủy", "Tỉnh ủy", "Huyện ủy",
    "Thành ủy", "Đoàn TNCS Hồ Chí Minh", "Thanh niên Cộng sản", "Hồ Chí Minh", "Mặt trận Tổ quốc",
    "Mặt trận", "Tổ quốc", "Việt Nam", "Ủy ban nhân dân", "Ủy ban Kiểm tra", "Ủy ban", "Hội đồng nhân dân",
    "Hội đồng", "Hội Liên hiệp Phụ nữ", "Liên hiệp", "Phụ nữ", "Hội Nông dân", "nông dân",
    "Hội Cựu chiến binh", "Cựu chiến binh", "Hội Chữ thập đỏ", "Chữ thập đỏ", "Hội Người cao tuổi",
    "Người cao tuổi", "Hội Khuyến học", "Khuyến học", "Đoàn Thanh niên", "Chi đoàn", "Thanh niên",
    "thiếu niên", "nhi đồng", "Công đoàn", "Liên đoàn Lao động", "Nhà nước", "Chính phủ", "Quốc hội",
    "Quốc ca", "Quốc kỳ", "Đoàn ca", "Ban Chấp hành", "Ban Thường vụ", "Thường vụ", "Thường trực",
    "Ban Chỉ đạo", "Ban Tổ chức", "Ban Giám hiệu", "Văn phòng", "Thống kê", "Tài chính", "Kế toán",
    "Tư pháp", "Hộ tịch", "Địa chính", "Nội vụ", "Công an", "Quân sự", "Quân đội", "bộ đội", "Biên phòng",
    "dân quân", "tự vệ", "Trạm Y tế", "Y tế", "Bệnh viện", "Trung tâm", "Hợp tác xã", "tổ hợp tác",
    "Câu lạc bộ", "Doanh nghiệp", "Công ty", "cơ quan", "đơn vị", "đoàn thể", "tổ chức", "Bảo hiểm xã hội",
    "xã hội", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông", "Trung học", "cơ sở", "phổ thông",
    "Mầm non", "Mẫu giáo", "Nhà văn hóa", "văn hóa", "hội trường", "thị trấn", "thành phố", "khu phố",
    "khu dân cư", "tổ dân phố", "dân cư",
    # who stands there
    "Chủ tịch", "Bí thư", "Chủ nhiệm", "Giám đốc", "Hiệu trưởng", "Tổng Bí thư", "Chánh Văn phòng",
    "Trưởng ban", "Trưởng phòng", "Trưởng ấp", "Trưởng thôn", "Ủy viên", "Chuyên viên", "Thủ tướng",
    "đồng chí", "đại biểu", "quý vị", "lãnh đạo", "đại diện", "cá nhân", "tập thể", "gia đình", "nhân dân",
    "hộ gia đình", "công chức", "viên chức", "cán bộ", "chiến sĩ", "người lao động", "lao động", "công nhân",
    "hội viên", "đoàn viên", "giáo viên", "học sinh", "sinh viên", "trí thức", "nghệ nhân", "liệt sĩ",
    "thương binh", "doanh nhân", "già làng", "bà con", "nhân viên", "y sĩ", "bác sĩ", "tiểu thương",
    # what is honoured
    "xuất sắc", "tiêu biểu", "thi đua", "yêu nước", "khen thưởng", "phong trào", "tuyên dương", "biểu dương",
    "tôn vinh", "điển hình", "tiên tiến", "danh hiệu", "thành tích", "Bằng khen", "Giấy khen", "Huân chương",
    "Huy chương", "Kỷ niệm chương", "Anh hùng", "truy tặng", "trao tặng", "quyết định", "gương mẫu",
    "dũng cảm", "có uy tín", "uy tín",
    # what is said of it
    "hội nghị", "đại hội", "giai đoạn", "nhiệm vụ", "nhiệm kỳ", "phương hướng", "kế hoạch", "báo cáo",
    "tham luận", "tổng kết", "sơ kết", "khai mạc", "bế mạc", "phát biểu", "phát động", "chỉ đạo",
    "hưởng ứng", "tiếp thu", "giao lưu", "chương trình", "công bố", "giới thiệu", "tuyên bố", "lý do",
    "văn nghệ", "chào mừng", "chào cờ", "lưu niệm", "chụp ảnh", "thông qua", "tiếp tục", "danh sách",
    "biểu quyết", "ổn định", "chỗ ngồi", "giải lao", "tiệc trà", "kính mời", "kính chào", "kính chúc",
    "trân trọng", "nhiệt liệt", "xây dựng", "nông thôn mới", "nông thôn", "đô thị", "văn minh", "nâng cao",
    "kiểu mẫu", "kinh tế", "chính trị", "an ninh", "quốc phòng", "trật tự", "an toàn", "giao thông",
    "giáo dục", "đào tạo", "chuyển đổi số", "khoa học", "công nghệ", "cải cách", "hành chính", "học tập",
    "làm theo", "tư tưởng", "đạo đức", "phong cách", "tấm gương", "tinh thần", "trách nhiệm", "đoàn kết",
    "đại đoàn kết", "đóng góp", "ủng hộ", "vận động", "tham gia", "hoàn thành", "phát triển", "sản xuất",
    "kinh doanh", "chăn nuôi", "trồng trọt", "môi trường", "tình nguyện", "từ thiện", "nhân đạo", "hiến máu",
    "hiến đất", "giảm nghèo", "bền vững", "khởi nghiệp", "sáng tạo", "tiết kiệm", "chung sức", "chung tay",
    "cả nước", "thể dục", "thể thao", "nghệ thuật", "truyền thống", "dân tộc", "tôn giáo", "đồng bào",
    "nông nghiệp", "công nghiệp", "màn hình", "điều khiển", "thứ tự", "xác nhận",
    "hòa giải", "nghĩa tình", "cộng đồng", "nếp sống", "hạnh phúc", "sức khỏe", "mạnh khỏe", "thành công",
)  # fmt: skip

_LETTERS = [*map(chr, range(0x1EFA))]
_CAPITALS, _SMALL = ("".join(filter(case, _LETTERS)) for case in (str.isupper, str.islower))
_PROPER = rf"(?:[{_CAPITALS}][{_SMALL}]+|\d+)"
"""What a place is called: a word with a capital, or a number. In a title all in capitals no word tells."""
_PLACES = (
    r"TP\.|TX\.|TT\.|xã|phường|thị trấn|thành phố|huyện|tỉnh|ấp|thôn|buôn|sóc|khu phố|khóm|tổ dân phố|"
    "tiểu học|trung học cơ sở|trung học phổ thông|THCS|THPT|mầm non|mẫu giáo"
)
_NUMBERED = (
    r"\d{1,2} giờ(?: \d{1,2}(?: phút)?)?|\d{1,3} phút|"
    r"(?:ngày|tháng|năm|số|đợt|khóa|lần|hạng) \d{1,4}"
)
_OPENS, _CLOSES = r"(?<![^ \n\t(\[“\"‘])", r"(?=[.,;:!?…)\]”\"’]*(?:[ \n\t]|$))"
"""A space that is tied already is no end of a word: what is tied once is not tied on."""
_PLACE = re.compile(rf"{_OPENS}(?P<kind>(?i:{_PLACES})) (?P<name>{_PROPER}(?: {_PROPER}){{0,2}}){_CLOSES}")
_YEARS = re.compile(r"(\d{4})[ \u00a0]([–-])[ \u00a0](\d{4})")
_PERIOD, _PERIOD_SIGNS = r"giai đoạn \d{4} [–-] \d{4}", len("giai đoạn 2020 – 2025")


def years(text: str) -> str:
    """Return the words with their years tied together: no line ends within 2020 – 2025."""
    return _YEARS.sub(f"\\1{TIED}\\2{JOINED}{TIED}\\3", text or "")


@lru_cache(maxsize=4_096)
def tied(text: str, most: int = MOST_SIGNS) -> str:
    """Return the text with the words of its compounds, places, hours and years tied together.

    No tie is longer than `most` signs: of a compound that is, the shorter ones in it are tied. Where several
    begin, the longest goes first. Case does not matter: a banner is all in capitals.

    >>> tied("Đoàn TNCS Hồ Chí Minh xã Tân Hòa").split(" ")
    ['Đoàn\\xa0TNCS\\xa0Hồ\\xa0Chí\\xa0Minh', 'xã\\xa0Tân\\xa0Hòa']
    >>> tied("Đoàn TNCS Hồ Chí Minh", most=12).split(" ")
    ['Đoàn', 'TNCS', 'Hồ\\xa0Chí\\xa0Minh']
    """
    compounds = _compounds(most)

    def place(found: re.Match[str]) -> str:
        if len(found[0]) <= most:
            return _one_line(found[0])
        kind = compounds.sub(lambda part: _one_line(part[0]), found["kind"])
        name = _one_line(found["name"]) if len(found["name"]) <= most else found["name"]
        return f"{kind} {name}"

    named = _PLACE.sub(place, text or "")
    return years(compounds.sub(lambda found: _one_line(found[0]), named))


@lru_cache(maxsize=8)
def _compounds(most: int) -> re.Pattern[str]:
    """Every compound that is no longer than `most` signs, and what a number counts."""
    short = {words.lower() for words in COMPOUNDS if len(words) <= most}
    longest_first = sorted(short, key=lambda words: (-len(words), words))
    forms = [*map(re.escape, longest_first), _NUMBERED]
    if most >= _PERIOD_SIGNS:
        forms.insert(0, _PERIOD)
    return re.compile(rf"{_OPENS}(?i:{'|'.join(forms)}){_CLOSES}")


def _one_line(words: str) -> str:
    return words.replace(" ", TIED)
