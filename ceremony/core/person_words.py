"""Words that offices write about a person, offered where the field is free text.

Source: domain guide 2.2 and 2.4.
"""

from __future__ import annotations

HONORIFICS = (
    "Đồng chí", "Ông", "Bà", "Mẹ", "Hòa thượng", "Thượng tọa", "Đại đức", "Ni trưởng", "Ni sư", "Sư cô",
    "Giám mục", "Linh mục", "Nữ tu", "Mục sư", "Chức sắc", "Cụ", "Già làng", "Anh", "Chị", "Em",
)  # fmt: skip
"""Presets of a field that is free text. Nothing is derived from the gender."""
RELIGIONS = (
    "Không", "Phật giáo", "Công giáo", "Tin lành", "Cao Đài", "Phật giáo Hòa Hảo", "Hồi giáo", "Bà-la-môn",
    "Tịnh độ cư sĩ Phật hội Việt Nam", "Tứ Ân Hiếu nghĩa", "Bửu Sơn Kỳ hương",
)  # fmt: skip
SECTORS = (
    "Kinh tế", "Quốc phòng – an ninh", "Văn hóa – xã hội", "Giáo dục", "Y tế", "Nông nghiệp",
    "Đảng, đoàn thể", "Quản lý nhà nước", "Khác",
)  # fmt: skip
ECONOMIC_SECTORS = (
    "Kinh tế nhà nước",
    "Kinh tế tập thể",
    "Kinh tế tư nhân",
    "Kinh tế có vốn đầu tư nước ngoài",
)
