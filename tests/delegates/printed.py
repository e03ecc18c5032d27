"""People as papers meet them: ordinary ones, and those whose names, offices and units are too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ceremony.base.paper.paper import Paper
from ceremony.core.pages import Page
from ceremony.delegates.papers import badges, door_lists, plates, seats
from ceremony.delegates.queries import PrintedPerson

EVENT = "Hội nghị tuyên dương điển hình tiên tiến xã Tân Hòa giai đoạn 2020 – 2025"
LONG_EVENT = (
    "Hội nghị biểu dương, tôn vinh các tập thể, cá nhân điển hình tiên tiến trong phong trào thi đua yêu "
    "nước xã Tân Hòa giai đoạn 2020 – 2025"
)
DAY = date(2026, 3, 26)
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
FOUR_LINES = (
    "Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân, Trưởng Ban Chỉ đạo phong trào toàn dân đoàn "
    "kết xây dựng đời sống văn hóa, Trưởng Ban Pháp chế"
)
LONGER = f"{FOUR_LINES}, Trưởng Đoàn đại biểu, Ủy viên"
LONG_UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể xã Tân Hòa"
OFFICE = "Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã Tân Hòa"


def somebody(name: str = "Nguyễn Văn An", /, id: int = 1, **known: object) -> PrintedPerson:
    empty = PrintedPerson(id, name, False, "", "", "", "", "", "", "")
    return replace(empty, **known)  # type: ignore[arg-type]


SYLLABLE = somebody("X" * 30, id=2, position="Y" * 30, unit="Z" * 30, category="guest", seat="A10")
NOTHING_KNOWN = somebody("Ý", id=3)
BY_OFFICE = somebody(OFFICE, id=4, nameless=True, unit="xã Tân Hòa", category="leader", seat="A2")
CROWD = (
    somebody(
        LONG_NAME, id=1, honorific="Đ/c", title="PGS.TS", position=FOUR_LINES, unit=LONG_UNIT,
        category="exemplar_collective_rep", seat="Hàng 12 - Ghế 105",
    ),
    SYLLABLE,
    NOTHING_KNOWN,
    BY_OFFICE,
    somebody("Lê An", id=5, position="Chủ tịch UBND xã", unit="UBND xã Tân Hòa", seat="A1"),
    somebody("H'Hen Niê", id=6, honorific="Bà", unit="Ấp Đá", category="exemplar_household_rep", seat="B5"),
    somebody(
        "Ngưỡng Thị Ẫm Ộp Ỹ", id=7, honorific="Hòa thượng", position=FOUR_LINES, category="artist", seat="K7"
    ),
    somebody("Nguyễn Hoàng Nguyệt Ý", id=8, title="ThS.", unit=LONG_UNIT, category="press", seat="K8"),
    somebody("Nghiêng Nghiêng Nghiêng Nghiêng", id=9, category="officer_tdkt", seat="K9"),
    somebody(
        "Ẩn Ẫm Ổn Nghiêng Trương Nguyễn Phước Thùy Dương Ánh Nguyệt Ấu", id=11, position=LONGER,
        honorific="Bà mẹ Việt Nam anh hùng", title="Thượng tá, BS CKII", category="exemplar_collective_rep",
        unit=LONG_UNIT, seat="Khu B, dãy 3, ghế 17",
    ),
    somebody("Phạm Thị Út", id=10, position="Nấu ăn", unit="Ấp Tân Lập", category="staff", seat="C3"),
)  # fmt: skip
"""Whatever a list can hold, and more than most do."""


def papers(crowd: Sequence[PrintedPerson], event: str = EVENT) -> dict[str, tuple[Paper, list[Page]]]:
    """Every paper of these people, by its name."""
    return {
        "badges": (badges.Badges(), badges.pieces(crowd, event)),
        "badges-large": (badges.LargeBadges(), badges.pieces(crowd, event)),
        "nameplates": (plates.NamePlates(), plates.pieces(crowd)),
        "seats": (seats.SeatLabels(), seats.pieces(crowd)),
        "door-list": (door_lists.DoorListByName(), door_lists.by_name(crowd, event, DAY)),
        "door-list-units": (door_lists.DoorListByUnit(), door_lists.by_unit(crowd, event, DAY)),
    }
