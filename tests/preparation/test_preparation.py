"""What a plan asks for before the day is not lost, and what is overdue stands first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edges import Refused, read
from tests.filled import filled
from tests.galas import PROGRAMME, Gala, draft
from tests.people import Door

PLAN: dict[str, Any] = {
    **draft(PROGRAMME),
    "starts_on": "2024-03-22",
    "tasks": [
        {"owner": "Phòng Văn hóa", "text": "Chuẩn bị văn nghệ", "due": None},
        {"owner": "Công chức Tài chính", "text": "Trình dự toán", "due": {"date": "2024-03-01"}},
        {"owner": None, "text": "Gửi giấy mời <script>", "due": {"days_before": 5}},
    ],
    "papers": [{"line": 9, "unit": "UBND xã Xuân Sơn", "speaker": "", "detail": "xây dựng nông thôn mới"}],
    "paper_rules": {"minutes": [5, 7], "due_days_before": 10},
    "movements": [{"no": 1, "name": "Toàn dân đoàn kết", "owners": ["UBMTTQVN xã"]}],
    "arts_count": 5,
    "budget_source": "Quỹ Thi đua, khen thưởng",
    "copies_to": ["UBND huyện (b/c)", "Lưu: VT"],
    "legal_bases": ["Luật Thi đua, khen thưởng"],
    "notes": [{"line": 77, "text": "Câu không hiểu"}],
}


@pytest.fixture
def planned(eve: Gala) -> Gala:
    """An event made from a plan with tasks, papers and everything besides."""
    made = Gala(eve.server, eve.organiser)
    made.plan(PLAN)
    return made


def listed(gala: Gala) -> list[tuple[str, str]]:
    """Each thing on the page with how it stands, from the top."""
    page = gala.organiser.open(f"{gala.base}/preparation")
    tasks = page.all("li", of_class="task")
    return [
        (next(part[3:] for part in one.attributes["class"].split() if part.startswith("is-")),
         one.one("div").all("p").__next__().text)
        for one in tasks
    ]  # fmt: skip


def test_a_plans_tasks_and_papers_stand_overdue_first(planned: Gala) -> None:
    page = planned.organiser.open(f"{planned.base}/preparation")
    words = [one.text for one in page.all("li", of_class="task")]

    assert [kind for kind, _due in listed(planned)] == ["overdue", "overdue", "overdue", "undated"]
    assert "Trình dự toán" in words[0] and "1/3/2024" in words[0]
    assert "xây dựng nông thôn mới" in words[1] and "12/3/2024" in words[1]
    assert "Gửi giấy mời <script>" in words[2] and "17/3/2024" in words[2]
    assert "Chuẩn bị văn nghệ Phòng Văn hóa" in words[3]


def test_nothing_else_of_the_plan_is_dropped(planned: Gala) -> None:
    rest = planned.organiser.open(f"{planned.base}/preparation").one("dl", of_class="rest").text

    wanted = ["Mỗi bài 5 đến 7 phút", "Gửi bài trước ngày lễ 10 ngày", "5 tiết mục", "Toàn dân đoàn kết",
              "UBMTTQVN xã", "Quỹ Thi đua, khen thưởng", "UBND huyện (b/c)", "Lưu: VT",
              "Luật Thi đua, khen thưởng", "Câu không hiểu"]  # fmt: skip
    assert [one for one in wanted if one not in rest] == []


def test_what_is_done_goes_to_the_end_with_a_name_and_can_come_back(planned: Gala) -> None:
    office = planned.organiser
    first = office.open(f"{planned.base}/preparation").one("li", of_class="task").attributes["id"][5:]

    office.sends(f"{planned.base}/preparation/{first}/tick", done="yes")
    last = list(office.open(f"{planned.base}/preparation").all("li", of_class="task"))[-1]
    office.sends(f"{planned.base}/preparation/{first}/tick", done="no")

    assert (last.attributes["id"], "Trần Thị Bình" in last.text) == (f"task-{first}", True)
    assert office.open(f"{planned.base}/preparation").one("li", of_class="task").attributes["id"][5:] == first


def test_a_thing_is_added_changed_removed_and_put_back(planned: Gala) -> None:
    office, base = planned.organiser, f"{planned.base}/preparation"
    office.open(base)
    office.sends(base, text="Thuê phông", owner="Văn phòng", due_on="2024-02-01")
    first = office.open(base).one("li", of_class="task")
    task = first.attributes["id"][5:]
    assert "Thuê phông" in first.text

    office.sends(f"{base}/{task}", text="Thuê phông, hoa", owner="Văn phòng", days_before="2")
    office.sends(f"{base}/{task}/remove")
    assert "Thuê phông" not in office.open(base).one("ol", of_class="tasks").text

    undo = office.open(base).one("ol", of_class="change-list").one("form").attributes["action"]
    office.sends(undo)
    assert "Thuê phông, hoa" in office.open(base).one("ol", of_class="tasks").text


def test_two_deadlines_and_no_words_are_told_beside_their_fields(planned: Gala) -> None:
    office, base = planned.organiser, f"{planned.base}/preparation"
    office.open(base)

    answer = office.post(base, script=False, text=" ", due_on="2024-02-01", days_before="2")

    assert answer.status_code == 422
    assert "Ghi việc phải làm." in answer.text and "không ghi cả hai" in answer.text
    assert len(listed(planned)) == 4


def test_who_saves_an_older_task_overwrites_nothing(planned: Gala) -> None:
    office, base = planned.organiser, f"{planned.base}/preparation"
    where = office.open(base).one("li", of_class="task").one("a", of_class="button").attributes["href"]
    old = filled(office.open(where).one("form", of_class="form-grid"))
    assert office.post(where, script=False, **old | {"text": ["Trình dự toán lần hai"]}).status_code == 303

    refused = office.post(where, script=False, **old | {"owner": ["Văn phòng"]})
    wrong = office.post(where, script=False, **old | {"text": [""]})

    assert (refused.status_code, wrong.status_code) == (409, 422)
    assert "Trình dự toán lần hai" in office.open(base).one("ol", of_class="tasks").text
    page = read(refused.text)
    assert "có người vừa lưu bản khác" in page.one(of_class="problem").text
    assert "Bản vừa lưu: Trình dự toán lần hai" in page.one(of_class="field-error").text
    still_old = filled(read(wrong.text).one("form", of_class="form-grid"))
    assert office.post(where, script=False, **still_old | {"text": ["Trình"]}).status_code == 409
    typed = filled(page.one("form", of_class="form-grid"))
    assert (typed["owner"], typed["text"]) == (["Văn phòng"], old["text"])
    assert office.post(where, script=False, **typed).status_code == 303


def test_a_door_does_not_see_what_the_office_has_to_do(gala: Gala, crew: Any) -> None:
    door = crew(Door, "Mai")

    with pytest.raises(Refused) as refused:
        door.browser.open(f"{gala.base}/preparation")

    assert refused.value.status == 403


def test_a_plan_that_says_nothing_more_has_no_heading(eve: Gala, planned: Gala) -> None:
    heading = "Trong bản kế hoạch"
    assert heading in planned.organiser.open(f"{planned.base}/preparation").text

    page = eve.organiser.open(f"{eve.base}/preparation")

    assert heading not in page.text
    assert list(page.all("dl", of_class="rest")) == []
