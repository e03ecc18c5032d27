"""What the event of one level is called, where the plan is for all levels."""

from __future__ import annotations

import pytest

from ceremony.core.event_draft import of_level, seeded
from tests.core.plans import column, read


@pytest.mark.parametrize(("plan", "preset", "name", "ordinal", "banner"), [
    ("cac-cap-theo-noi-dung.txt", "province", "Đại hội Thi đua yêu nước tỉnh Lạc Sơn lần thứ IX", 9,
     ["ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH LẠC SƠN", "Lần thứ IX"]),
    ("cac-cap-thanh-pho.txt", "province", "Đại hội Thi đua yêu nước thành phố Cần Thơ lần thứ I", 1,
     ["ĐẠI HỘI THI ĐUA YÊU NƯỚC THÀNH PHỐ CẦN THƠ", "Lần thứ I"]),
    ("cac-cap-theo-noi-dung.txt", "commune", "Hội nghị biểu dương điển hình tiên tiến", None, None),
])  # fmt: skip
def test_the_event_of_whoever_wrote_the_plan_has_its_name_as_the_title_prints_it(
    plan: str, preset: str, name: str, ordinal: int | None, banner: list[str] | None
) -> None:
    draft = read(plan)

    made = seeded(of_level(draft, column(draft["levels"], "preset").index(preset)))

    assert (made["name"], made["ordinal"]) == (name, ordinal)
    assert made["name_lines"] == banner or banner is None
