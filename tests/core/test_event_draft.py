"""What an event begins with: out of a plan, by hand, out of last year's."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ceremony.core.event_draft import by_hand, items_of, later, name_lines, of_level, seeded, slug_for, whole
from ceremony.core.next_event import Before, next_event
from ceremony.events.reading import draft_to_json, read_draft

PLANS = Path(__file__).parent / "plans"


def plan(name: str) -> dict[str, Any]:
    return draft_to_json(read_draft(PLANS / name), name)


def item(type: str, title: str = "Mục", **more: Any) -> dict[str, Any]:
    return {"type": type, "title": title, "performer": None, "count": None, "minutes": None, **more}


def titles(**draft: Any) -> list[str]:
    return [one.title for one in items_of(whole(draft))]


def test_what_a_person_emptied_stays_empty() -> None:
    read = whole({"preset": "commune", "name": "Hội nghị", "document": {"issuer": "UBND xã Tân Hòa"}})
    first = seeded(read)
    assert (first["max_delegates"], first["host"]) == (200, "ỦY BAN NHÂN DÂN XÃ TÂN HÒA")
    assert seeded({**first, "max_delegates": None, "host": ""})["max_delegates"] is None


def test_a_salute_is_for_a_congress_and_for_who_plans_one() -> None:
    assert seeded({"form": "dai_hoi"})["flag_salute"] is True
    assert seeded({"form": "hoi_nghi"})["flag_salute"] is False
    assert seeded({"form": "hoi_nghi", "programme": [item("flag_salute")]})["flag_salute"] is True


def test_papers_become_as_many_items_as_are_spoken_and_a_second_item_of_papers_is_its_own() -> None:
    papers = [{"unit": "Hội Nông dân"}, {"unit": "Trạm Y tế"}]
    assert titles(programme=[item("paper", count=3)]) == [f"Mục ({no}/3)" for no in (1, 2, 3)]
    assert titles(programme=[item("paper", "Tham luận của xã A")]) == ["Tham luận của xã A"]
    assert titles(programme=[item("paper"), item("paper", "Tham luận thêm")], papers=papers) == [
        "Mục (1/2)",
        "Mục (2/2)",
        "Tham luận thêm",
    ]


def test_a_banner_that_a_plan_leaves_open_is_the_usual_one() -> None:
    open_lines = [
        "Đại hội Thi đua yêu nước (nêu tên đơn vị...)",
        "Lần thứ...",
        "Địa điểm, ngày.... tháng.....năm 2025",
    ]
    draft = whole({"form": "dai_hoi", "ordinal": 6, "name_lines": open_lines})
    assert name_lines(draft, "Đại hội Thi đua yêu nước tỉnh") == (
        "ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH",
        "Lần thứ VI",
    )


def test_one_level_takes_its_own_figures_with_the_lines_they_stand_on() -> None:
    read = plan("cac-cap-song-lam.txt")
    made = of_level(read, 0)
    level = read["levels"][0]
    assert (made["preset"], made["max_delegates"], made["name"]) == (
        level["preset"], level["max_delegates"], level["name"],
    )  # fmt: skip
    assert (seeded(made)["host"], seeded(made)["superior"]) == ("", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM")
    assert seeded(of_level(read, 3))["host"] == "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"
    assert made["sources"]["max_delegates"] == read["sources"]["levels.0.max_delegates"]
    for no, one in enumerate(made["programme"]):
        assert made["sources"][f"programme.{no}"][0] == one["line"]


def test_an_address_is_short_plain_and_free() -> None:
    name = "Hội nghị tuyên dương điển hình tiên tiến xã Đắk Ơ"
    assert slug_for(name, 2025, set()) == "hoi-nghi-tuyen-duong-dien-hinh-2025"
    assert slug_for("", None, set()) == "su-kien"
    assert slug_for("Plan", None, set()) == "plan-2"
    assert slug_for("Đại hội 2025", 2025, {"dai-hoi-2025"}) == "dai-hoi-2025-2"


def test_years_move_on_and_documents_stay() -> None:
    assert later("Giai đoạn 2020 – 2025", 5) == "Giai đoạn 2025 – 2030"
    assert later("giai đoạn 2020-2025", 5) == "giai đoạn 2025-2030"
    assert later("Nghị định 98/2023/NĐ-CP ngày 31-12-2023", 1) == "Nghị định 98/2023/NĐ-CP ngày 31-12-2023"
    assert later("2025-Q1", 1) == "2026-Q1"


def test_by_hand_begins_with_the_usual_programme() -> None:
    assert by_hand("province")["programme"][0]["type"] == "flag_salute"
    assert by_hand("custom")["programme"] == []
    assert [one["type"] for one in by_hand("commune")["programme"]].count("award") == 1


def test_the_next_event_has_no_people_and_its_tasks_count_from_its_day() -> None:
    settings = dict.fromkeys(
        (
            "host", "superior", "place", "venue", "session", "max_delegates", "expected_delegates",
            "exemplar_share",
        )
    )  # fmt: skip
    before = Before(
        {
            **settings, "preset": "annual_review", "form": "hoi_nghi", "flag_salute": False,
            "name": "Hội nghị tổng kết năm 2025 và phát động năm 2026", "name_lines": ["TỔNG KẾT NĂM 2025"],
            "period_from": None, "period_to": None, "ordinal": 3, "quarter": "2026-Q1",
            "legal_bases": ["Luật năm 2022"],
        },
        [
            {"type": "paper", "title": "Tham luận", "performer": "Bà Hoa", "minutes": 7, "least_minutes": 5},
            {"type": "closing", "title": "Bế mạc", "performer": "Chủ tịch", "minutes": 5,
             "least_minutes": None},
        ],
        [
            {"text": "Gửi giấy mời", "owner": "Văn phòng", "due_on": date(2026, 3, 17), "days_before": None},
            {"text": "Gửi bài", "owner": "", "due_on": None, "days_before": 5},
            {"text": "Báo cáo sau lễ", "owner": "", "due_on": date(2026, 4, 10), "days_before": None},
        ],
        date(2026, 3, 22),
        {},
    )  # fmt: skip
    made = next_event(before)
    assert made["name"] == "Hội nghị tổng kết năm 2026 và phát động năm 2027"
    assert (made["name_lines"], made["quarter"], made["ordinal"]) == (["TỔNG KẾT NĂM 2026"], "2027-Q1", 4)
    assert (made["legal_bases"], made["starts_on"]) == (["Luật năm 2022"], None)
    assert [(one["performer"], one["minutes"]) for one in made["programme"]] == [
        (None, [5, 7]),
        ("Chủ tịch", [None, 5]),
    ]
    assert [one["due"] for one in made["tasks"]] == [{"days_before": 5}, {"days_before": 5}, None]


def moved_on(ordinal: int | None, *lines: str, **task: Any) -> dict[str, Any]:
    """The next event of a congress with these lines on its banner, and one task."""
    same = ("host", "superior", "place", "venue", "session", "max_delegates", "expected_delegates")
    settings = {
        **dict.fromkeys((*same, "exemplar_share", "quarter")), "preset": "province", "form": "dai_hoi",
        "flag_salute": True, "name": lines[0], "name_lines": list(lines), "period_from": 2020,
        "period_to": 2025, "ordinal": ordinal, "legal_bases": [],
    }  # fmt: skip
    tasks = [{"text": "", "owner": "", "due_on": None, "days_before": None, **task}] if task else []
    items = [{"type": "opening", "title": lines[0], "performer": "", "minutes": 5, "least_minutes": None}]
    return next_event(Before(settings, items, tasks, date(2025, 9, 25), {}))


def test_a_congress_counts_on_wherever_its_number_is_written() -> None:
    made = moved_on(
        6, "Đại hội Thi đua yêu nước lần thứ VI", "LẦN THỨ VI, GIAI ĐOẠN 2025 – 2030", "Lần thứ 6"
    )
    assert made["name"] == "Đại hội Thi đua yêu nước lần thứ VII"
    assert made["name_lines"][1:] == ["LẦN THỨ VII, GIAI ĐOẠN 2030 – 2035", "Lần thứ 7"]
    assert made["programme"][0]["title"] == made["name"]
    assert moved_on(1, "Đại hội lần thứ nhất", "LẦN THỨ NHẤT")["name_lines"] == [
        "Đại hội lần thứ hai",
        "LẦN THỨ HAI",
    ]
    assert moved_on(10, "Lần thứ mười", "Lần thứ 010")["name_lines"] == ["Lần thứ XI", "Lần thứ 010"]


def test_another_bodys_number_stays() -> None:
    line = "Chào mừng Đại hội Đảng bộ lần thứ XIV"
    assert moved_on(6, line)["name"] == line
    assert moved_on(None, line)["name"] == line


def test_a_tasks_words_do_not_keep_a_day_that_is_past() -> None:
    due = date(2025, 8, 30)
    for text in (
        "Gửi giấy mời trước ngày 30/8/2025.",
        "Gửi giấy mời, trước 30-08-2025.",
        "Gửi giấy mời (chậm nhất là ngày 30 tháng 8 năm 2025).",
        "Gửi giấy mời đến hết ngày 30/8.",
    ):
        (task,) = moved_on(6, "Đại hội", text=text, due_on=due)["tasks"]
        assert (task["text"], task["due"]) == ("Gửi giấy mời.", {"days_before": 26})
    kept = "Thi hành Quyết định số 12/QĐ-UBND ngày 30/8/2025 trước ngày 1/9/2025"
    assert moved_on(6, "Đại hội", text=kept, due_on=due)["tasks"][0]["text"] == kept
    only = "Trước ngày 30/8/2025"
    assert moved_on(6, "Đại hội", text=only, due_on=due)["tasks"][0]["text"] == only
