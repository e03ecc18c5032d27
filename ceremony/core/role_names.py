"""What each role is called, on a page and in a terminal."""

from __future__ import annotations

from ceremony.core.actor import Role
from ceremony.core.script import N_

ROLE_NAMES = {
    Role.ORGANISER: N_("Ban tổ chức"),
    Role.DOOR: N_("Cửa đón tiếp"),
    Role.MC: N_("Người dẫn chương trình"),
    Role.STAGE: N_("Bàn điều khiển"),
    Role.TRAY: N_("Khay bằng khen"),
    Role.WING: N_("Cánh gà"),
    Role.HOST: N_("Lễ tân khách mời"),
    Role.SECRETARY: N_("Thư ký"),
    Role.SCREEN: N_("Màn hình hội trường"),
    Role.VIEWER: N_("Người theo dõi"),
}
"""Whoever shows one asks for its own language."""

WIDTH = max(map(len, ROLE_NAMES.values()))
"""Of a column of them, in signs."""
