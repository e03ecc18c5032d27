"""The words offices use in their lists: over columns, for categories, before names, below the last name."""

from __future__ import annotations

import re

from ceremony.base.words import gettext as _

COLUMNS = {
    "no": r"stt|tt|so tt|so thu tu|no",
    "family": r"ho dem|ho va (ten |chu )?dem|ho (ten |chu )?dem|ho lot|ho va lot|ho",
    "name": r"ho( va)? ten( .*)?|ten dai bieu|dai bieu|ho ten dai bieu",
    "given": r"ten",
    "honorific": r"(danh|kinh) xung|cach xung ho|xung ho|ong ba",
    "title": r"hoc ham.*|hoc vi.*|(cap|quan) (bac|ham).*",
    "reading_note": r"cach doc.*|phien am|doc la",
    "position": r"chuc (vu|danh)( nghe nghiep)?( hien nay)?|nghe nghiep",
    "position_unit": r"chuc (vu|danh).*don vi.*|chuc (vu|danh).*(dia chi|noi).*",
    "unit": r"(ten )?don vi.*|co quan.*|noi (cong tac|lam viec|o).*|dia chi.*|to chuc|thon ap.*|ap",
    "economic_sector": r"thanh phan kinh te.*",
    "direct_worker": r"(la )?(nguoi )?(lao dong|ld) truc tiep.*|truc tiep (san xuat|lao dong|cong tac).*",
    "vip": r"(khach |dai bieu )?(quy|vip)( vip)?",
    "category": r"doi tuong.*|thanh phan.*|loai dai bieu|dien dai bieu",
    "gender": r"gioi( tinh)?|phai|nam nu",
    "birth": (
        r"((ngay|ng|n)( (thang|th|t))?( (nam|n))? |nam )?sinh"
        r"( tuoi| duong lich|( hoac)? (ngay|nam) sinh| dd mm yy(yy)?)?"
        r"|sinh (ngay|nam)|sinh( ngay)? thang nam|sinh nam (nao|bao nhieu)|tuoi nam sinh"
        r"|nsinh|sn|ns|n s|s n|ntns|n t n s|nt ns"
    ),
    "year": r"năm",
    "birth_male": r"(nam|ngay) sinh (cua )?(nam|nam gioi)|(nam|nam gioi)( (nam|ngay) sinh)?",
    "birth_female": r"(nam|ngay) sinh (cua )?(nu|nu gioi)|(nu|nu gioi)( (nam|ngay) sinh)?",
    "ethnicity": r"dan toc",
    "religion": r"ton giao",
    "party": r"dang vien.*|dang|ngay vao dang|la dang vien",
    "education": r"trinh do.*|hoc van|chuyen mon.*",
    "sector": r"linh vuc.*",
    "honour": r"(thanh tich|danh hieu|hinh thuc|khen thuong|muc khen).*",
    "appointed_on": r"(ngay|thoi diem) (bo nhiem|giu chuc|nhan chuc).*|bo nhiem.*",
    "phone": r"(so )?(dt|dien thoai|sdt|di dong|dtdd)( .*)?|sdt",
    "seat": r"(so )?ghe( ngoi)?|(cho|vi tri) ngoi|so ghe",
    "note": r"ghi chu.*",
}
BIRTHS = frozenset({"birth", "birth_male", "birth_female"})
NAMES = ("family", "name", "given")
NEEDS = (frozenset({"name"}), frozenset({"family", "given"}))

GIVES = {
    "no": (),
    "family": ("name", "as_typed"),
    "name": ("name", "as_typed"),
    "given": ("name", "as_typed"),
    "position_unit": ("position", "unit"),
    "birth": ("birth_year", "birth_date"),
    "birth_male": ("birth_year", "birth_date", "gender"),
    "birth_female": ("birth_year", "birth_date", "gender"),
}
"""Which fields of a person a column tells, where it is not the one it is called by."""

CATEGORY_WORDS = {
    "guest_superior": r"cap tren|khach (tinh|huyen|trung uong)",
    "officer_tdkt": r"(cong|can|vien)\w* .*thi dua|tdkt|khoi thi dua",
    "exemplar_collective_rep": r"tap the",
    "exemplar_household_rep": r"ho gia dinh|dai dien ho|\bho\b",
    "exemplar_individual": r"ca nhan|dien hinh|guong|chien (si|sy) thi dua|cstd|truc tiep san xuat",
    "leader": r"lanh dao|chu toa",
    "press": r"bao|phong vien|truyen (thanh|hinh)",
    "artist": r"van nghe|nghe (si|sy)|dien vien",
    "staff": r"phuc vu|le tan|hau can|ban to chuc|giup viec",
    "guest": r"khach|duoc moi",
}
HONORIFICS = (
    "Đồng chí", "Đ/c", "Ông", "Bà", "Mẹ", "Hòa thượng", "Thượng tọa", "Đại đức", "Ni sư", "Sư cô",
    "Linh mục", "Mục sư", "Giám mục", "Anh", "Chị", "Cụ",
)  # fmt: skip
TITLE = re.compile(
    r"((GS|PGS|TSKH|TS|ThS|BSCKI{1,3}|BS|CK\s?I{1,3}|KS|CN|LS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|"
    r"(Đại|Thượng|Trung|Thiếu|Chuẩn)\s+(tướng|tá|úy|uý))"
    r"\b[.,]?\s*)+",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?$")
"""What stands in brackets behind a name."""
APART = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")
"""What else parts a name from the office behind it."""
NO_NAME = re.compile(r"^=|[\d<>{}()\[\]@#%;,]")
HEADING = re.compile(
    r"([IVXivx]+|[A-H]|\d+)\s*[.)/:-]\s*\D.*|"
    r"(danh sach|nguoi lap|ghi chu|noi nhan)\b.*"
)
"""What alone in its row is no person, folded or as typed: a numbered heading, the frame."""
GROUP_NUMBER = re.compile(r"([IVX]{1,5}|[A-H])\s*[.)/:-]?")
NUMBERING = re.compile(r"^([IVX]+|[A-H]|\d+)\s*[.)/:-]\s*")
TOTAL = re.compile(r"(tổng|cộng)\b.*|tong (cong|so)\b.*|cong\W*(\d.*)?")
"""With its marks, in small letters: Tống and Công are families."""
CLOSING = re.compile(
    r"(nguoi (lap|duyet)|thu truong|ke toan|noi nhan|xac nhan|chu tich|pho chu tich|bi thu|tm|kt|tl)\b.*|"
    r".*\bngay\b.*\bthang\b.*\bnam\b.*"
)
"""What stands below a list: place and date, who made it, who signed."""
BODIES = re.compile(
    r"(khối|ban|hội|đảng bộ|đảng ủy|chi bộ|ủy ban|ubnd|hđnd|ubmttq|mttq|mặt trận|đoàn thanh niên|ấp|thôn|"
    r"khu phố|trường|trạm|các|đại biểu|khách mời|nhóm|phòng|sở|cơ quan|đơn vị|tập thể|cá nhân)\b"
)
"""How a heading begins that nobody numbered, in small letters; no family is called so."""
YES = {"x", "co", "dang vien", "v", "1", "yes", "+"}
NO = {"khong", "chua", "0", "no", "-"}


def field_labels() -> dict[str, str]:
    """What a person may choose a column to be, in the order of a list."""
    return {
        "no": _("Số thứ tự"),
        "name": _("Họ và tên"),
        "family": _("Họ và chữ đệm"),
        "given": _("Tên"),
        "honorific": _("Danh xưng"),
        "title": _("Học hàm, học vị, cấp bậc"),
        "birth": _("Ngày, năm sinh"),
        "birth_male": _("Năm sinh (nam)"),
        "birth_female": _("Năm sinh (nữ)"),
        "gender": _("Giới tính"),
        "position": _("Chức vụ"),
        "unit": _("Đơn vị, địa chỉ"),
        "position_unit": _("Chức vụ và đơn vị"),
        "category": _("Đối tượng"),
        "ethnicity": _("Dân tộc"),
        "religion": _("Tôn giáo"),
        "party": _("Đảng viên"),
        "direct_worker": _("Lao động trực tiếp"),
        "vip": _("Khách quý"),
        "education": _("Trình độ"),
        "sector": _("Lĩnh vực"),
        "economic_sector": _("Thành phần kinh tế"),
        "honour": _("Thành tích, khen thưởng"),
        "appointed_on": _("Ngày bổ nhiệm"),
        "phone": _("Điện thoại"),
        "seat": _("Ghế"),
        "reading_note": _("Cách đọc tên"),
        "note": _("Ghi chú"),
    }


def sentences() -> dict[str, str]:
    """What is said of a cell, with places for what it holds; looked up once for a sheet of thousands."""
    return {
        "missing": _("Thiếu họ và tên."),
        "nameless": _("Chưa có tên: mời theo chức danh “%(office)s”."),
        "skipped": _("Dòng “%(text)s” không phải là người nên được bỏ qua."),
        "legacy_font": _("Chữ gõ bằng phông cũ (TCVN3 hoặc VNI): chọn cách chuyển mã."),
        "other_font": _(
            "Ô này trông như gõ bằng %(font)s, không phải phông đã chọn, nên chưa được chuyển mã: "
            "chọn “Tùy từng ô”."
        ),
        "formula": _("Ô này là công thức; được giữ nguyên như đã viết, không được tính."),
        "honorific_in_name": _("Đã tách “%(before)s” ra khỏi tên: %(name)s."),
        "all_caps": _("Tên gõ toàn chữ hoa, sẽ ghi là: %(name)s."),
        "no_name": _("Ô này không giống một cái tên; được giữ nguyên như đã gõ."),
        "aside_position": _("“%(text)s” đứng sau tên nên được ghi vào chức vụ."),
        "aside_title": _("“%(text)s” đứng sau tên nên được ghi vào học hàm, học vị."),
        "aside_gender": _("“%(text)s” đứng sau tên nên được ghi vào giới tính."),
        "aside_note": _("“%(text)s” đứng sau tên nên được ghi vào ghi chú."),
        "unseen": _("Giữa các chữ có ký tự ẩn, có thể là dấu cách; đã đọc là: %(name)s."),
        "bad_birth": _("Không đọc được ngày, năm sinh; ô được bỏ trống."),
        "late_birth": _("Năm sinh %(year)s không thể đúng; ô được bỏ trống."),
        "young": _("Sinh năm %(year)s thì chưa đến %(age)s tuổi: xem lại năm sinh."),
        "two_births": _(
            "Cả hai cột nam và nữ đều được ghi (%(male)s; %(female)s); năm sinh và giới tính được bỏ trống."
        ),
        "short_year": _("Năm chỉ có hai chữ số, sẽ đọc là %(year)s."),
        "bad_day": _("Không đọc được ngày bổ nhiệm (cần ngày, tháng, năm); ô được bỏ trống."),
        "unknown_category": _("Đối tượng này chưa có trong danh mục; được để trống."),
        "lost_nought": _("Số điện thoại mất số 0 ở đầu, sẽ ghi là %(digits)s."),
        "several_phones": _("Ô này có hơn một số điện thoại; ghi %(digits)s, không ghi %(others)s."),
        "bad_phone": _("Số điện thoại không đúng; được giữ nguyên như đã gõ."),
    }
