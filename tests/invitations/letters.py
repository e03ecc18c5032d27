"""Invitations of an office that never was: usual ones, the fullest ones, and one of which little is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ceremony.core import codes
from ceremony.core.letter import Invitee, Letter
from ceremony.core.letter_says import of_everybody
from ceremony.core.pages import Page

EVENT = 123
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"

USUAL = Letter(
    issuer="Ủy ban nhân dân xã Tân Hòa",
    event="Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025",
    superior="Ủy ban nhân dân tỉnh Phước Bình",
    place="Tân Hòa",
    dated=date(2026, 3, 5),
    subject="Dự Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025",
    starts=datetime(2026, 3, 26, 7, 30),
    venue="Hội trường Ủy ban nhân dân xã Tân Hòa, ấp 3, xã Tân Hòa",
    chair="Đồng chí Trần Quốc Bảo, Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã",
    content="Tổng kết phong trào thi đua yêu nước giai đoạn 2020 – 2025; tuyên dương, khen thưởng các"
    " điển hình tiên tiến; phát động phong trào thi đua giai đoạn 2025 – 2030",
    notes=(
        "Đại biểu mang theo giấy mời hoặc mã mời để làm thủ tục đón tiếp",
        "Trang phục trang trọng, lịch sự; ngồi theo sơ đồ chỗ ngồi của Ban Tổ chức",
    ),
    contact="Văn phòng HĐND và UBND xã, điện thoại 0271 3000 000",
    closing_invited="Rất hân hạnh được đón tiếp",
    closing_summoned="Đề nghị các đơn vị thông báo để đại biểu dự đúng thành phần và thời gian",
    copies=("Thường trực Đảng ủy", "Lưu: VT, VP"),
    authority="TM. ỦY BAN NHÂN DÂN",
    office="Chủ tịch",
    signer="PGS.TS. Trần Quốc Bảo",
)
FULLEST = replace(
    USUAL,
    superior="Hội đồng Thi đua – Khen thưởng Ủy ban nhân dân tỉnh Phước Bình",
    issuer="Hội đồng Thi đua – Khen thưởng Ủy ban nhân dân xã Tân Hòa Thượng",
    place="Thành phố Biên Hòa Thượng Hạ",
    notes=tuple(
        f"Lưu ý thứ {no}: đại biểu mặc trang phục truyền thống của dân tộc mình, mang đủ huân chương,"
        " huy chương; gửi xe tại sân vận động xã"
        for no in range(1, 7)
    ),
    copies=tuple(f"Ủy ban Mặt trận Tổ quốc Việt Nam xã thứ {no}" for no in range(1, 11)),
    authority="KT. CHỦ TỊCH",
    office="Phó Chủ tịch Thường trực Hội đồng Thi đua – Khen thưởng",
    signer=LONG_NAME,
)
BY_A_DEPUTY = replace(
    USUAL,
    authority="TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
    office="Phó Chủ tịch",
    signer="Lê Thị Minh Châu",
)
"""Signed for the chairman, as an office types it on one line."""
ORDINARY = replace(
    USUAL,
    content="Báo cáo tổng kết phong trào thi đua yêu nước giai đoạn 2020 – 2025; tham luận của các điển hình"
    " tiên tiến; biểu dương, khen thưởng các điển hình tiên tiến; phát động phong trào thi đua giai đoạn"
    " 2025 – 2030",
    notes=(
        *USUAL.notes,
        "Đại biểu có mặt trước 07 giờ 15 phút để ổn định chỗ ngồi",
        "Xe của đại biểu gửi tại sân vận động xã, đi cổng sau",
    ),
    copies=("Thường trực Đảng ủy", "Thường trực HĐND xã", "Ủy ban MTTQ Việt Nam xã", "Lưu: VT, VP"),
)
"""As much as an office says: contents of three lines, four notes, five who keep a copy."""
BARE = Letter(issuer="Ủy ban nhân dân xã Tân Hòa", event="Hội nghị tuyên dương điển hình tiên tiến")

GUEST = Invitee("Nguyễn Văn An", "Đồng chí", "", "Bí thư chi bộ", "Ấp Suối Đá", "guest", "A5", 5)
HONOURED = Invitee("H'Hen Niê", "Bà", "", "Nông dân", "Ấp Suối Đá", "exemplar_individual", "", 12)
IN_TWO_OFFICES = replace(
    HONOURED,
    position="Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã, Trưởng Ban Công tác Mặt trận",
    unit="Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Hòa",
    seat="hàng 3, ghế 12, khu A",
)
NAMELESS = Invitee("Bí thư Đảng ủy xã Tân Lập", "Đồng chí", category="leader", number=123, nameless=True)
LONGEST = Invitee(
    LONG_NAME,
    "Đồng chí",
    "PGS.TS.",
    "Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân, Trưởng Ban Chỉ đạo phong trào Toàn dân"
    " đoàn kết xây dựng đời sống văn hóa, Trưởng Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam,"
    " Chủ nhiệm Hợp tác xã",
    "Trường Tiểu học và Trung học cơ sở Dân tộc nội trú Tân Hòa Thượng",
    "exemplar_individual",
    "hàng 12, ghế 118, khu đại biểu điển hình tiên tiến",
    499,
)
BROADEST = replace(GUEST, name="Ngh" + "iêng" * 8, unit="Ấp " + "Suối" * 10)
UNKNOWN = Invitee("An")


def pages(letter: Letter, *invited: Invitee) -> list[Page]:
    """These people's invitations."""
    return of_everybody(letter, ((no, who, *coded(no)) for no, who in enumerate(invited, start=1)))


def coded(no: int) -> tuple[str, str]:
    """The full and the hand code of the so-manieth."""
    return codes.full_code(EVENT, (no * 7_919_000_000_003) % codes.FULL_CHANCE), codes.hand_code(
        no * 37 % codes.HAND_CHANCE
    )


def many(count: int) -> list[Page]:
    """So many usual letters, half of them summoning, each with a name, an office and a seat of its own."""
    families, givens = "Nguyễn Trần Lê Phạm Võ Đặng Bùi".split(), "An Bình Châu Dũng Hạnh Lộc Ổn Ước".split()
    units = [f"Ấp Suối Đá {no}" for no in range(1, 31)]
    return pages(
        USUAL,
        *(
            replace(
                (GUEST, HONOURED)[no % 2],
                name=f"{families[no % 7]} Thị Ngọc {givens[no % 8]}",
                position=f"Tổ trưởng tổ nhân dân tự quản số {no}",
                unit=units[no % 30],
                seat=f"{'ABCDEFGH'[no % 8]}{no}",
                number=no,
            )
            for no in range(1, count + 1)
        ),
    )
