"""Who is in the sample: an invented commune, its people and its decisions. Nobody here is real.

The names try every trap of domain guide section 6: one word, six words, K' H' Y Ka Điểu Thị, twins of
tone placement, three Nguyễn Thị Hoa. Seats are those of a hall of rows A to K, twenty in a row, an aisle
between 10 and 11, the steps to the stage on the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COMMUNE = "xã Tân Hòa"
PROVINCE_OFFICE = "UBND tỉnh Phước Bình"
UNITS = (
    "Đảng ủy xã Tân Hòa",
    "UBND xã Tân Hòa",
    "UBMTTQVN xã Tân Hòa",
    "Hội LHPN xã Tân Hòa",
    "Đoàn TNCS Hồ Chí Minh xã Tân Hòa",
    "Hội Nông dân xã Tân Hòa",
    "Hội CCB xã Tân Hòa",
    "Công an xã Tân Hòa",
    "Trường Tiểu học Tân Hòa",
    "Trạm Y tế xã Tân Hòa",
    "Ấp Suối Đá",
    "Ấp Bàu Sen",
    "Ấp Sóc Lớn",
    PROVINCE_OFFICE,
)
DANG, UBND, MTTQ, PHU_NU, DOAN, NONG_DAN, CCB, CONG_AN, TRUONG, TRAM, SUOI_DA, BAU_SEN, SOC_LON, TINH = UNITS

INDIVIDUAL = "Cá nhân điển hình tiên tiến"
COLLECTIVE = "Đại diện tập thể"
HOUSEHOLD = "Đại diện hộ gia đình"
LEADER = "Lãnh đạo"
SUPERIOR = "Đại biểu cấp trên"
GUEST = "Khách mời"
OFFICER = "Công chức phụ trách thi đua, khen thưởng"


@dataclass(frozen=True, slots=True)
class Delegate:
    """One row of the list. `born` is a year or a day; `female` chooses the column it is written in."""

    name: str
    unit: str
    position: str
    category: str
    born: int | date
    female: bool = False
    honorific: str = ""
    title: str = ""
    ethnicity: str = "Kinh"
    religion: str = "Không"
    party: bool = False
    reading_note: str = ""
    note: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Honoured:
    """One line of a decision; `by` is who comes up when it is not the honouree, `by_role` in which role."""

    name: str
    unit: str
    position: str = ""
    reason: str = ""
    by: str = ""
    by_role: str = ""
    posthumous: bool = False
    reading_note: str = ""
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """One decision: its title's words and its three lists, in the order they are printed."""

    sheet: str
    heading: str
    number: str
    day: str
    issuer: str
    summary: str
    presenter: str
    reader: str
    movement: str
    collectives: tuple[Honoured, ...] = ()
    households: tuple[Honoured, ...] = ()
    individuals: tuple[Honoured, ...] = ()


CHAIR = "Nguyễn Hữu Lâm"
READER = "Đồng chí Phạm Thị Ngọc Bích, công chức Văn phòng – Thống kê xã"

SUPERIORS = (
    Delegate(
        "Võ Quốc Khánh",
        TINH,
        "Phó Chủ tịch UBND tỉnh",
        SUPERIOR,
        date(1968, 5, 14),
        honorific="Đồng chí",
        title="TS.",
        party=True,
    ),
    Delegate(
        "Đặng Thị Thu Thủy",
        TINH,
        "Phó Giám đốc Sở Nội vụ",
        SUPERIOR,
        1974,
        True,
        "Đồng chí",
        "ThS.",
        party=True,
    ),
    Delegate(
        "Trịnh Công Sỹ",
        TINH,
        "Trưởng phòng Thi đua – Khen thưởng, Sở Nội vụ",
        SUPERIOR,
        1977,
        honorific="Đồng chí",
        party=True,
    ),
    Delegate(
        "Lý Thị Mỹ Duyên", TINH, "Phó Chánh Văn phòng UBND tỉnh", SUPERIOR, 1980, True, "Đồng chí", party=True
    ),
    Delegate(
        "Mai Xuân Thừa",
        TINH,
        "Ủy viên Ban Thường trực UBMTTQVN tỉnh",
        SUPERIOR,
        1971,
        honorific="Đồng chí",
        party=True,
    ),
    Delegate(
        "Ngô Thế Ổn",
        TINH,
        "Chuyên viên Phòng Thi đua – Khen thưởng, Sở Nội vụ",
        SUPERIOR,
        1988,
        honorific="Đồng chí",
    ),
)
LEADERS = (
    Delegate(
        "Lê Thanh Ân", DANG, "Bí thư Đảng ủy", LEADER, date(1970, 11, 2), honorific="Đồng chí", party=True
    ),
    Delegate(
        "Phạm Thị Ánh Tuyết",
        DANG,
        "Phó Bí thư Thường trực Đảng ủy",
        LEADER,
        1975,
        True,
        "Đồng chí",
        "ThS.",
        party=True,
    ),
    Delegate(
        CHAIR,
        UBND,
        "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
        LEADER,
        date(1973, 2, 19),
        honorific="Đồng chí",
        party=True,
    ),
    Delegate("Trần Đình Vượng", UBND, "Chủ tịch HĐND xã", LEADER, 1969, honorific="Đồng chí", party=True),
    Delegate("Hoàng Văn Thuận", UBND, "Phó Chủ tịch UBND xã", LEADER, 1981, honorific="Đồng chí", party=True),
    Delegate(
        "Điểu Thị Kim Chi",
        UBND,
        "Phó Chủ tịch HĐND xã",
        LEADER,
        1984,
        True,
        "Đồng chí",
        ethnicity="S'tiêng",
        party=True,
        reading_note="Điểu đọc như “Đi-ểu”, một hơi",
    ),
    Delegate("Bùi Quang Đạo", MTTQ, "Chủ tịch UBMTTQVN xã", LEADER, 1972, honorific="Đồng chí", party=True),
    Delegate("Vũ Thị Hoà", MTTQ, "Phó Chủ tịch UBMTTQVN xã", LEADER, 1979, True, "Đồng chí", party=True),
    Delegate(
        "Nguyễn Thị Thanh Thuý", PHU_NU, "Chủ tịch Hội LHPN xã", LEADER, 1982, True, "Đồng chí", party=True
    ),
    Delegate("Tô Hoài Ân", DOAN, "Bí thư Đoàn xã", LEADER, 1994, honorific="Đồng chí", party=True),
    Delegate(
        "Phan Văn Đức",
        NONG_DAN,
        "Phó Chủ tịch Hội Nông dân xã",
        LEADER,
        1976,
        honorific="Đồng chí",
        party=True,
    ),
    Delegate("Đỗ Mạnh Cương", CCB, "Phó Chủ tịch Hội CCB xã", LEADER, 1961, honorific="Đồng chí", party=True),
    Delegate(
        "Lương Anh Dũng",
        CONG_AN,
        "Trưởng Công an xã",
        LEADER,
        1985,
        honorific="Đồng chí",
        title="Trung tá",
        party=True,
    ),
    Delegate("Trương Thị Ngọc Ánh", TRUONG, "Hiệu trưởng", LEADER, 1978, True, "Đồng chí", party=True),
    Delegate(
        "Huỳnh Tấn Phước", TRAM, "Trưởng trạm", LEADER, 1974, honorific="Đồng chí", title="BS.", party=True
    ),
    Delegate("Chu Văn Bền", SUOI_DA, "Bí thư Chi bộ ấp", LEADER, 1963, honorific="Đồng chí", party=True),
    Delegate("Đinh Công Trứ", BAU_SEN, "Bí thư Chi bộ ấp", LEADER, 1966, honorific="Đồng chí", party=True),
    Delegate(
        "Điểu Hơn",
        SOC_LON,
        "Bí thư Chi bộ ấp",
        LEADER,
        1971,
        honorific="Đồng chí",
        ethnicity="S'tiêng",
        party=True,
    ),
)
# People whose names or ways of address ask something of software, none of them honoured.
UNUSUAL = (
    Delegate(
        "Thích Tịnh Mẫn",
        MTTQ,
        "Trụ trì chùa Tân Hòa",
        GUEST,
        1958,
        honorific="Thượng tọa",
        religion="Phật giáo",
    ),
    Delegate(
        "Nguyễn Văn Bình",
        MTTQ,
        "Chánh xứ giáo xứ Suối Đá",
        GUEST,
        1969,
        honorific="Linh mục",
        religion="Công giáo",
    ),
    Delegate("Châu Thị Lụa", BAU_SEN, "Bà mẹ Việt Nam anh hùng", GUEST, 1932, True, "Mẹ"),
    Delegate(
        "Phạm Thị Ngọc Bích",
        UBND,
        "Công chức Văn phòng – Thống kê",
        OFFICER,
        1989,
        True,
        "Đồng chí",
        party=True,
    ),
    Delegate(
        "Cao Minh Trí", UBND, "Công chức Văn hóa – Xã hội", OFFICER, 1990, honorific="Đồng chí", party=True
    ),
    Delegate("Quách Thị Mỹ Lệ", UBND, "Công chức Tài chính – Kế toán", OFFICER, 1986, True, "Đồng chí"),
    Delegate("Nguyễn Thị Hoa", TRUONG, "Giáo viên", INDIVIDUAL, 1991, True, "Bà"),
    Delegate("Krang", SOC_LON, "Nông dân", INDIVIDUAL, 1952, honorific="Ông", ethnicity="Mnông"),
    Delegate(
        "K’Hùng",
        SOC_LON,
        "Nông dân",
        INDIVIDUAL,
        1987,
        honorific="Ông",
        ethnicity="Cơho",
        reading_note="Cờ Hùng",
    ),
    Delegate("Ka Hương", SOC_LON, "Cộng tác viên dân số", INDIVIDUAL, 1993, True, "Bà", ethnicity="Cơho"),
    Delegate("Cil Ha Krang", SOC_LON, "Già làng", GUEST, 1950, honorific="Ông", ethnicity="Cơho"),
    Delegate(
        "Y Thắng Niê",
        SUOI_DA,
        "Nông dân",
        INDIVIDUAL,
        1983,
        honorific="Ông",
        ethnicity="Ê Đê",
        religion="Tin Lành",
    ),
    Delegate("H’Mai Êban", SUOI_DA, "Công nhân cao su", INDIVIDUAL, 1995, True, "Bà", ethnicity="Ê Đê"),
    Delegate(
        "Thị Đrớ",
        SOC_LON,
        "Nông dân",
        INDIVIDUAL,
        1979,
        True,
        "Bà",
        ethnicity="S'tiêng",
        reading_note="Thị Đờ-rớ",
    ),
    Delegate(
        "Ayun Thanh Phong",
        SUOI_DA,
        "Công nhân cao su",
        INDIVIDUAL,
        1990,
        honorific="Ông",
        ethnicity="Gia Rai",
    ),
    Delegate("Nguyễn Phúc Hoàng Thị Bảo Ngọc", TRUONG, "Giáo viên", INDIVIDUAL, 1988, True, "Bà"),
    Delegate("Trần Hòa", BAU_SEN, "Tổ trưởng tổ hợp tác", INDIVIDUAL, 1970, honorific="Ông"),
    Delegate("Trần Hoà", SUOI_DA, "Nông dân", INDIVIDUAL, 1975, honorific="Ông"),
    Delegate("Lê Thị Thúy", TRAM, "Điều dưỡng", INDIVIDUAL, 1992, True, "Bà"),
    Delegate("Lê Thị Thuý", PHU_NU, "Chi hội trưởng", INDIVIDUAL, 1980, True, "Bà"),
)

PROVINCIAL = Award(
    "QĐ 486 tỉnh",
    "DANH SÁCH TẶNG BẰNG KHEN",
    "486/QĐ-UBND",
    "28/02/2025",
    "Chủ tịch UBND tỉnh Phước Bình",
    "tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua yêu nước "
    "giai đoạn 2020 – 2025",
    "Đồng chí Võ Quốc Khánh, Phó Chủ tịch UBND tỉnh",
    READER,
    "",
    collectives=(
        Honoured(
            NONG_DAN,
            NONG_DAN,
            "",
            "Vận động hội viên góp vốn, giúp nhau giảm nghèo bền vững",
            "Trần Quốc Bảo",
            "Chủ tịch Hội Nông dân xã",
        ),
        Honoured(
            "Nhân dân và cán bộ ấp Sóc Lớn",
            SOC_LON,
            "",
            "Hiến đất, góp công làm 6,2 km đường liên ấp",
            "Điểu K'Rứa",
            "Trưởng ấp Sóc Lớn",
            reading_note="Trưởng ấp: Điểu Cờ-rứa",
        ),
    ),
    individuals=(
        Honoured(
            "Nguyễn Văn Ẩn", SUOI_DA, "Nông dân", "Mô hình vườn sầu riêng tưới tiết kiệm, giúp 12 hộ cùng làm"
        ),
        Honoured("Điểu Sơn", SOC_LON, "Người có uy tín", "Giữ nghề đan gùi, dạy nghề cho 30 thanh niên"),
        Honoured(
            "H'Loan Niê",
            TRAM,
            "Nữ hộ sinh",
            "Mười lăm năm đỡ đẻ an toàn ở ấp vùng xa",
            reading_note="Hờ Loan Ni-ê",
        ),
        Honoured("Đoàn Thị Ngọc Hà", TRUONG, "Giáo viên", "Lớp học xóa mù chữ buổi tối cho 46 phụ nữ"),
    ),
)
FIVE_YEARS = Award(
    "QĐ 112 xã",
    "DANH SÁCH TẶNG GIẤY KHEN",
    "112/QĐ-UBND",
    "10/3/2025",
    "Chủ tịch UBND xã Tân Hòa",
    "tặng Giấy khen cho các tập thể, hộ gia đình, cá nhân điển hình tiên tiến giai đoạn 2020 – 2025",
    f"Đồng chí {CHAIR}, Chủ tịch UBND xã",
    READER,
    "",
    collectives=(
        Honoured(TRUONG, TRUONG, "", "Giữ vững trường chuẩn quốc gia", "Lê Thị Bích Vân", "Phó Hiệu trưởng"),
        Honoured(
            TRAM, TRAM, "", "Chăm sóc sức khỏe ban đầu, phòng, chống dịch", "Ngô Đức Thọ", "Phó Trưởng trạm"
        ),
        Honoured(CONG_AN, CONG_AN, "", "Giữ gìn an ninh trật tự", "Phùng Khắc Tùng", "Phó Trưởng Công an xã"),
        Honoured(
            PHU_NU,
            PHU_NU,
            "",
            "Tổ tiết kiệm và vay vốn không nợ quá hạn",
            "Dương Thị Yến",
            "Phó Chủ tịch Hội LHPN xã",
        ),
        Honoured(DOAN, DOAN, "", "Hai mươi công trình thanh niên", "Lâm Gia Huy", "Phó Bí thư Đoàn xã"),
        Honoured(
            CCB, CCB, "", "Cựu chiến binh giúp nhau làm kinh tế", "Nguyễn Bá Lộc", "Chủ tịch Hội CCB xã"
        ),
        Honoured(
            "Nhân dân và cán bộ ấp Suối Đá",
            SUOI_DA,
            "",
            "Khu dân cư sáng – xanh – sạch – đẹp",
            "Tạ Quang Tiến",
            "Trưởng ấp Suối Đá",
        ),
        Honoured(
            "Nhân dân và cán bộ ấp Bàu Sen",
            BAU_SEN,
            "",
            "Năm năm không có tội phạm, tệ nạn",
            "Kiều Văn Út",
            "Trưởng ấp Bàu Sen",
        ),
    ),
    households=(
        Honoured("Hộ ông Điểu Lộc", SOC_LON, "", "Hiến 400 m² đất làm nhà văn hóa", "Điểu Lộc", "Chủ hộ"),
        Honoured("Hộ bà Phạm Thị Út", BAU_SEN, "", "Gia đình ba thế hệ hiếu học", "Phạm Thị Út", "Chủ hộ"),
        Honoured(
            "Hộ ông Hà Văn Quý",
            SUOI_DA,
            "",
            "Kinh tế vườn – ao – chuồng",
            "Hà Thị Quỳnh Như",
            "Con gái chủ hộ",
        ),
        Honoured("Hộ bà Thị Giang", SOC_LON, "", "Giữ nghề dệt thổ cẩm", "Thị Giang", "Chủ hộ"),
    ),
    individuals=(
        Honoured(
            "Nguyễn Thị Hoa",
            PHU_NU,
            "Chi hội trưởng Chi hội Phụ nữ ấp",
            "Vận động 80 chị em góp vốn xoay vòng",
        ),
        Honoured("Nguyễn Thị Hoa", BAU_SEN, "Nông dân", "Trồng rau sạch cung cấp bếp ăn bán trú"),
        Honoured(
            "Trần Văn Đậu",
            BAU_SEN,
            "Cựu chiến binh",
            "Nhiều năm tu sửa nghĩa trang liệt sĩ của xã",
            "Trần Thị Mận",
            "Con gái",
            posthumous=True,
            honorific="Ông",
        ),
        Honoured("Võ Thị Bé Ba", SUOI_DA, "Tổ trưởng tổ vay vốn", "Tổ vay vốn 58 hộ, không nợ quá hạn"),
        Honoured("K'Brêu", SOC_LON, "Nông dân", "Chuyển 3 ha điều già sang ca cao", reading_note="Cờ Brêu"),
        Honoured("Lê Quang Đạt", DOAN, "Đoàn viên", "Bốn mươi lần hiến máu tình nguyện"),
        Honoured("Phan Thị Diễm My", TRUONG, "Giáo viên", "Giáo viên dạy giỏi cấp huyện năm năm liền"),
        Honoured("Đào Duy Từ Tâm", TRAM, "Y sĩ", "Quản lý tốt bệnh không lây nhiễm tại nhà"),
        Honoured("Bạch Văn Khoẻ", CCB, "Hội viên", "Mô hình nuôi dúi, tạo việc làm cho 9 lao động"),
        Honoured("Hồ Thị Lài", NONG_DAN, "Hội viên", "Tổ hợp tác trồng nấm"),
        Honoured("Nghiêm Xuân Thụ", CONG_AN, "Công an viên", "Hòa giải thành 37 vụ việc ở cơ sở"),
        Honoured(
            "Điểu Thị Rốp",
            SOC_LON,
            "Nghệ nhân cồng chiêng",
            "Truyền dạy cồng chiêng cho thiếu nhi",
            reading_note="Rốp, dấu sắc",
        ),
        Honoured("Ông Thị Cẩm", SUOI_DA, "Nhân viên y tế ấp", "Đến từng nhà vận động tiêm chủng"),
        Honoured("Lưu Bá Trạc", SUOI_DA, "Hội viên Hội Người cao tuổi", "Trồng 2 km đường hoa"),
        Honoured("Vương Ngọc Thạch", BAU_SEN, "Nông dân", "Hiến đất mở rộng kênh nội đồng"),
        Honoured("Tăng Thị Út Em", BAU_SEN, "Tiểu thương", "Bếp cháo từ thiện chiều thứ Bảy"),
        Honoured(
            "Nông Văn Páo", SOC_LON, "Nông dân", "Sáng kiến máy tách vỏ điều", reading_note="Páo, dấu sắc"
        ),
        Honoured(
            "Mạc Thị Xuân", MTTQ, "Ủy viên Ban Thường trực", "Quỹ “Vì người nghèo” vượt chỉ tiêu năm năm"
        ),
    ),
)
NEW_COUNTRYSIDE = Award(
    "QĐ 115 xã",
    "DANH SÁCH TẶNG GIẤY KHEN",
    "115/QĐ-UBND",
    "12/3/2025",
    "Chủ tịch UBND xã Tân Hòa",
    "tặng Giấy khen cho các cá nhân có thành tích xuất sắc trong phong trào thi đua "
    "“Cả nước chung sức xây dựng nông thôn mới” giai đoạn 2021 – 2025",
    f"Đồng chí {CHAIR}, Chủ tịch UBND xã",
    READER,
    "Cả nước chung sức xây dựng nông thôn mới",
    individuals=(
        Honoured("Nguyễn Văn Ẩn", SUOI_DA, "Nông dân", "Góp 60 triệu đồng làm đường giao thông"),
        Honoured("Bế Thị Nhung", SOC_LON, "Nông dân", "Vận động 25 hộ làm nhà tiêu hợp vệ sinh"),
        Honoured("Thái Văn Nghĩa", BAU_SEN, "Chủ nhiệm hợp tác xã", "Liên kết tiêu thụ 400 tấn điều"),
        Honoured("Đường Thị Kim Ngân", SUOI_DA, "Nông dân", "Vườn mẫu nông thôn mới"),
        Honoured("Ngọ Văn Sáu", SUOI_DA, "Tổ trưởng tổ tự quản", "Thắp sáng 4 km đường quê"),
        Honoured("Điểu Mưng", SOC_LON, "Phó Trưởng ấp", "Vận động dời 18 chuồng trại ra khỏi nhà ở"),
        Honoured(
            "Hứa Minh Hoàng", UBND, "Công chức Địa chính – Nông nghiệp", "Hoàn thành 19 tiêu chí trước hạn"
        ),
        Honoured(
            "La Thị Bích Hằng", MTTQ, "Trưởng Ban Công tác Mặt trận ấp", "Giám sát cộng đồng 11 công trình"
        ),
        Honoured("Đàm Quốc Việt", DOAN, "Bí thư Chi đoàn", "Số hóa bản đồ đường hoa thanh niên"),
        Honoured("Kim Thị Sa Ry", BAU_SEN, "Nông dân", "Chuyển 1,5 ha lúa sang sen", reading_note="Sa Ri"),
    ),
)
AWARDS = (PROVINCIAL, FIVE_YEARS, NEW_COUNTRYSIDE)

_FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Điểu",
    "Thạch",
)
_MEN = (
    ("Văn", "Đức", "Hữu", "Minh", "Quốc", "Thanh", "Công"),
    (
        "An",
        "Bảo",
        "Chiến",
        "Dũng",
        "Đông",
        "Giang",
        "Hải",
        "Hiếu",
        "Khoa",
        "Long",
        "Nam",
        "Phong",
        "Quân",
        "Sơn",
        "Thắng",
        "Toàn",
        "Trung",
        "Tuấn",
        "Ước",
        "Vinh",
    ),
)
_WOMEN = (
    ("Thị", "Ngọc", "Thị Kim", "Thu", "Thị Mỹ", "Thanh", "Thị Hồng"),
    (
        "Ân",
        "Bình",
        "Châu",
        "Diệp",
        "Đào",
        "Giang",
        "Hạnh",
        "Huệ",
        "Lan",
        "Liên",
        "Mai",
        "Nga",
        "Oanh",
        "Phượng",
        "Quyên",
        "Sen",
        "Thảo",
        "Trang",
        "Uyên",
        "Yến",
    ),
)
_WORK = (
    "Nông dân",
    "Công nhân cao su",
    "Hội viên",
    "Giáo viên",
    "Tổ trưởng tổ tự quản",
    "Tiểu thương",
    "Đoàn viên",
    "Chi hội phó",
    "Công an viên",
    "Nhân viên y tế ấp",
)
_PEOPLES = {
    "Điểu": "S'tiêng",
    "Thị": "S'tiêng",
    "H": "Ê Đê",
    "K": "Cơho",
    "Nông": "Tày",
    "Bế": "Tày",
    "Thạch": "Khmer",
    "Kim": "Khmer",
}
_OFFICE = (
    "Trưởng Ban Công tác Mặt trận ấp",
    "Phó Trưởng ấp",
    "Chi hội trưởng",
    "Đại diện doanh nghiệp",
    "Giám đốc hợp tác xã",
    "Ủy viên Ban Chấp hành",
)


def everybody() -> tuple[list[Delegate], list[Delegate]]:
    """Return 140 exemplars and 60 guests and leaders, each with a seat."""
    honoured = _honoured()
    exemplars = [one for one in UNUSUAL if one.category == INDIVIDUAL]
    guests = [*SUPERIORS, *LEADERS, *(one for one in UNUSUAL if one.category != INDIVIDUAL)]
    taken = {one.name for one in (*honoured, *exemplars, *guests)}
    exemplars += _crowd(140 - len(honoured) - len(exemplars), INDIVIDUAL, _WORK, taken, start=0)
    guests += _crowd(60 - len(guests), GUEST, _OFFICE, taken, start=500)
    return _seated(honoured, exemplars, guests)


def _honoured() -> list[Delegate]:
    """Return those who come up, in calling order, each once."""
    found: dict[tuple[str, str], Delegate] = {}
    for award in AWARDS:
        for category, group in (
            (COLLECTIVE, award.collectives),
            (HOUSEHOLD, award.households),
            (INDIVIDUAL, award.individuals),
        ):
            for one in group:
                name = one.by or one.name
                found.setdefault((name, one.unit), _comes_up(one, name, category, len(found)))
    return list(found.values())


def _comes_up(one: Honoured, name: str, category: str, turn: int) -> Delegate:
    female = " Thị " in f" {name} " or name.startswith("H'")
    family = name.split(" ")[0].split("'")[0]
    if one.posthumous:
        category = HOUSEHOLD
    return Delegate(
        name,
        one.unit,
        one.by_role or one.position,
        category,
        1955 + turn * 11 % 45,
        female,
        "Đồng chí" if category == COLLECTIVE else "Bà" if female else "Ông",
        ethnicity=_PEOPLES.get(family, "Kinh"),
        party=turn % 4 == 0,
        reading_note="" if one.by else one.reading_note,
        note="Nhận thay cho cha" if one.posthumous else "",
    )


def _crowd(size: int, category: str, work: tuple[str, ...], taken: set[str], start: int) -> list[Delegate]:
    """Return the others: names put together by turns, never one that is taken."""
    people: list[Delegate] = []
    turn = start
    while len(people) < size:
        turn += 1
        female = turn % 5 in (1, 3)
        middles, givens = _WOMEN if female else _MEN
        name = " ".join(
            (
                _FAMILIES[turn * 7 % len(_FAMILIES)],
                middles[turn * 3 % len(middles)],
                givens[turn * 11 % len(givens)],
            )
        )
        if name in taken:
            continue
        taken.add(name)
        unit = UNITS[1 + turn * 5 % 12]
        people.append(
            Delegate(
                name,
                unit,
                work[turn % len(work)],
                category,
                1948 + turn * 13 % 56,
                female,
                "Bà" if female else "Ông",
                ethnicity=_PEOPLES.get(name.split(" ")[0], "Kinh"),
                party=turn % 3 == 0,
            )
        )
    return people


def _seated(
    honoured: list[Delegate], exemplars: list[Delegate], guests: list[Delegate]
) -> tuple[list[Delegate], list[Delegate]]:
    """Leaders in the front row from the middle outwards; each batch in one row right of the aisle, in calling
    order; exemplars around them, guests left of the aisle."""
    front = sorted(
        (f"A{number}" for number in range(1, 21)), key=lambda seat: (abs(int(seat[1:]) - 10.5), seat)
    )
    rows = iter("BCDEFGH")
    block = [
        f"{row}{number}"
        for size in _batch_sizes()
        for row in (next(rows),)
        for number in range(11, 11 + size)
    ]
    rest = [f"{row}{number}" for row in "BCDEFGHIJ" for number in range(11, 21)]
    left = [f"{row}{number}" for row in "BCDEFGHIJ" for number in range(10, 0, -1)]
    rest = [seat for seat in rest if seat not in block] + left[40:]
    return (
        [_at(one, seat) for one, seat in zip((*honoured, *exemplars), (*block, *rest), strict=True)],
        [_at(one, seat) for one, seat in zip(guests, (*front, *left[:40]), strict=True)],
    )


def _batch_sizes() -> tuple[int, ...]:
    """Return how many sit in each row: both provincial batches together, the one called twice sits once."""
    return 6, 8, 4, 9, 9, 9


def _at(one: Delegate, seat: str) -> Delegate:
    return Delegate(
        one.name,
        one.unit,
        one.position,
        one.category,
        one.born,
        one.female,
        one.honorific,
        one.title,
        one.ethnicity,
        one.religion,
        one.party,
        one.reading_note,
        one.note,
        seat,
    )
