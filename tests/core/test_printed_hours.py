"""The hours that a plan prints beside its items: how long each lasts, and where the clock begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceremony.core.event_draft import items_of, seeded
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from ceremony.core.printed_hours import printed, with_hours

PLANS = Path(__file__).parent / "plans"
HEAD = """KẾ HOẠCH
Tổ chức Hội nghị biểu dương điển hình tiên tiến xã Tân Hòa
II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: {when}.
III. CHƯƠNG TRÌNH"""


def read(lines: list[str]) -> dict[str, Any]:
    return with_hours(to_json(read_plan(lines), "plan.txt"), lines)


def plan(items: str, when: str = "7h30, ngày 26/9/2025") -> dict[str, Any]:
    return read([*HEAD.format(when=when).splitlines(), *items.strip().splitlines()])


def told(draft: dict[str, Any]) -> list[tuple[str, int | None, str]]:
    return [(one.title, one.minutes, one.performer) for one in items_of(seeded(draft))]


def test_papers_share_the_span_of_their_row() -> None:
    draft = plan("""
- 7h30 - 7h40: Tuyên bố lý do, giới thiệu đại biểu
- 7h40 - 8h00: Báo cáo tổng kết
- 8h30 - 9h15: Tham luận (03 báo cáo)
- 9h15 - 9h30: Trao thưởng
- 9h30 - 9h40: Bế mạc
""")
    assert told(draft)[2:5] == [(f"Tham luận ({no}/3)", 15, "") for no in (1, 2, 3)]
    assert draft["programme"][2]["minutes"] == [15, 15], "the form shows how long each is"


def test_a_share_is_to_the_minute_and_whoever_writes_another_is_heard() -> None:
    draft = plan("""
- 8h00 - 8h10: Khai mạc
- 8h10 - 9h00: Phát biểu của 03 điển hình
- 9h00 - 9h30: Trao thưởng
- 9h30 - 9h40: Bế mạc
""")
    assert [minutes for title, minutes, _who in told(draft) if "Phát biểu" in title] == [17, 17, 16]
    draft["programme"][1]["minutes"] = [5, 7]
    assert [minutes for title, minutes, _who in told(draft) if "Phát biểu" in title] == [7, 7, 7]


@pytest.mark.parametrize("each", ["mỗi báo cáo từ 6 đến 8 phút", "mỗi bài không quá 8 phút", "8 phút/bài"])
def test_what_is_said_of_each_paper_is_of_each(each: str) -> None:
    draft = plan(f"""
- 8h00 - 8h10: Khai mạc
- 8h10 - 9h00: Tham luận (05 báo cáo, {each})
- 9h00 - 9h30: Trao thưởng
- 9h30 - 9h40: Bế mạc
""")
    assert [minutes for title, minutes, _who in told(draft) if "Tham luận" in title] == [8] * 5


def test_a_row_of_a_table_keeps_who_it_names() -> None:
    lines = (PLANS / "dai-hoi-minh-long.txt").read_text(encoding="utf-8").splitlines()
    papers = [one for one in told(read(lines)) if one[0].startswith("Báo cáo tham luận")]
    assert papers == [(f"Báo cáo tham luận ({no}/5)", 8, "Các điển hình") for no in range(1, 6)]


def test_where_only_beginnings_are_printed_an_item_lasts_until_the_next() -> None:
    lines = (PLANS / "tong-ket-yen-mac.txt").read_text(encoding="utf-8").splitlines()
    draft = read(lines)
    assert [minutes for _title, minutes, _who in told(draft)] == [15, 10, 20, 10, 10, 10, 30, 15, None]
    assert (draft["starts_at"], draft.get("opens_at")) == ("08:00:00", None)


def test_a_reception_before_the_opening_begins_the_programme() -> None:
    draft = plan("""
- 7h00 - 7h30: Đón tiếp đại biểu
- 7h30 - 7h40: Văn nghệ chào mừng
- 7h40 - 7h50: Khai mạc
- 7h50 - 8h20: Trao thưởng
""")
    assert (draft["starts_at"], draft["opens_at"]) == ("07:00", "07:30")


def test_a_plan_without_an_hour_of_its_own_begins_with_its_first_item() -> None:
    draft = plan("- 14h00: Khai mạc\n- 14h10: Trao thưởng\n- 15h00: Bế mạc\n", when="ngày 26/9/2025")
    assert (draft["starts_at"], draft.get("opens_at")) == ("14:00", None)


def test_an_hour_of_another_half_of_the_day_says_nothing_about_the_opening() -> None:
    draft = plan(
        "- 7h00: Đón tiếp đại biểu\n- 7h30: Khai mạc\n- 8h00: Trao thưởng\n- 9h00: Bế mạc",
        when="14h00, ngày 26/9/2025",
    )
    assert (draft["starts_at"], draft.get("opens_at")) == ("14:00:00", None)


def test_a_second_day_is_told_and_the_last_item_of_the_first_is_not_stretched_over_night() -> None:
    draft = plan("""
Ngày 26/9/2025
- 14h00: Đón tiếp đại biểu
- 14h30: Giới thiệu đại biểu
- 15h00: Văn nghệ chào mừng
Ngày 27/9/2025
- 7h30: Khai mạc
- 8h00: Trao thưởng
- 9h00: Bế mạc
""")
    assert draft["next_day"] == [3]
    assert [minutes for _title, minutes, _who in told(draft)] == [30, 30, None, 30, 60, None]
    assert [note["text"] for note in draft["notes"]] == ["Ngày 26/9/2025", "Ngày 27/9/2025"]


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("08h30-08h50", (510, 530)),
        ("2. 8 giờ 30 phút: Khai mạc", (510, None)),
        ("Từ 8h đến 8h15: Văn nghệ", (480, 495)),
        ("3\t14:20 – 14:30\tKhai mạc", (860, 870)),
        ("02 gương điển hình báo cáo", None),
        ("10. Khai mạc", None),
        ("25h00: Khai mạc", None),
        ("8h75: Khai mạc", None),
        ("Khai mạc lúc 8h00", None),
        ("9h00 - 8h00: Trao thưởng", (540, None)),
    ],
)
def test_an_hour_is_read_in_front_of_an_items_words_alone(
    line: str, hours: tuple[int, int | None] | None
) -> None:
    assert printed(line) == hours


def test_a_draft_that_was_read_from_nothing_stays_as_it_is() -> None:
    draft = {"programme": [{"type": "paper", "title": "Tham luận", "minutes": [5, 7]}], "sources": {}}
    assert with_hours(draft, [])["programme"] == draft["programme"]
