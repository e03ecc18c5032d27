"""The report on the delegates: read aloud at any minute, and true."""

from __future__ import annotations

import re

import pytest

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.edges import Browser, Element, Refused
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.people import Door
from tests.servers import Server

MORE = [(f"Khách {no}", "Ấp Suối Đá", "guest", "") for no in range(4)]


def words(page: Element) -> list[str]:
    return [one.text for one in page.one(id="report-words").all("p")]


@pytest.fixture
def secretary(gala: Gala) -> Browser:
    return gala.joined("secretary", "Thảo")


def test_who_was_summoned_came_and_is_absent_is_told_with_reasons(
    gala: Gala, door: Door, secretary: Browser
) -> None:
    for name in ("Trần Quốc Bảo", "Nguyễn Văn An", "Nguyễn Thị Ánh"):
        door.lets_in(name)
    secretary.open(f"{gala.base}/report")
    for name, reason in (("Đặng Văn Ổn", "Ốm"), ("Võ Văn Bảy", "Đi công tác")):
        secretary.sends(f"{gala.base}/report/absences/{gala.delegate(name)}", reason=reason)

    told = words(secretary.open(f"{gala.base}/report"))

    assert re.sub(r"\d\d giờ \d\d phút", "07 giờ 12 phút", told[0]) == (
        "Tính đến 07 giờ 12 phút, tổng số đại biểu được triệu tập dự Hội nghị là 8; có mặt 3, đạt 37,5%. "
        "Vắng 5, trong đó có lý do 2 (đi công tác 1; ốm 1), chưa rõ lý do 3."
    )
    assert told[1] == (
        "Điển hình tiên tiến: triệu tập 5, có mặt 2, đạt 40,0%. "
        "Lãnh đạo, khách mời: triệu tập 3, có mặt 1, đạt 33,3%."
    )


def test_an_absence_is_taken_back_and_nobody_in_the_hall_is_absent(
    gala: Gala, door: Door, secretary: Browser
) -> None:
    path = f"{gala.base}/report/absences/{gala.delegate('Đặng Văn Ổn')}"
    page = secretary.open(f"{gala.base}/report")
    assert page.one("form", action=path)

    with pytest.raises(Refused) as without:
        secretary.sends(path, reason=" ")
    secretary.sends(path, reason="Ốm")
    secretary.sends(f"{path}/undo")
    door.lets_in("Đặng Văn Ổn")
    with pytest.raises(Refused) as refused:
        secretary.sends(path, reason="Ốm")

    assert (without.value.why, refused.value.why) == ((422, "reason_of_absence"), (409, "already_here"))
    rows = gala.rows("select status, absence_reason from delegate where name = 'Đặng Văn Ổn'")
    assert [tuple(row) for row in rows] == [("expected", "")]


def test_shares_have_one_whole_and_what_nobody_knows_is_said(gala: Gala, secretary: Browser) -> None:
    facts = [
        ("female", "Kinh", "Không", True, 1990), ("male", "Khmer", "Phật giáo", False, 1950),
        ("male", "Kinh", "", None, None),
    ]  # fmt: skip
    people = [
        Person(no, "", name, name, "Bà", unit=unit, category=category, position=position, seat=f"A{no}",
               order=no, gender=gender, ethnicity=ethnicity, religion=religion, party=party, birth_year=born)
        for no, (name, unit, category, position) in enumerate((*CAST, *MORE), start=1)
        for gender, ethnicity, religion, party, born in [facts[no % 3]]
    ]  # fmt: skip
    gala.import_people(people_to_json(People(tuple(with_keys(people)), ())))

    page = secretary.open(f"{gala.base}/report?of=summoned&young=40")
    table = next(one for one in page.all("table") if "Nữ" in one.text)
    rows = {row.one("th").text: [cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")}

    assert rows == {
        "Nữ": ["4", "33,3%", ""],
        "Dân tộc thiểu số": ["4", "33,3%", ""],
        "Có tôn giáo": ["4", "33,3%", "4"],
        "Đảng viên": ["4", "33,3%", "4"],
        "Lao động trực tiếp": ["chưa có số liệu", "12"],
        "Dưới 40 tuổi": ["4", "33,3%", "4"],
    }
    assert "Mọi tỷ lệ tính trên 12 đại biểu được triệu tập" in page.text
    who = "bà Lê Minh Châu, bà Nguyễn Thị Ánh, bà Phạm Thị Út và 1 đại biểu nữa"
    oldest = f"Đại biểu cao tuổi nhất: {who}, 76 tuổi."
    told = words(page)
    assert oldest in told[-2]
    assert told[-1] == "Số liệu còn thiếu: tôn giáo 4 người; đảng viên 4 người; ngày sinh 4 người."
    assert "chưa rõ" not in told[-3] and "Lao động" not in told[-3]


def test_of_a_few_people_no_belief_is_counted(gala: Gala, door: Door, secretary: Browser) -> None:
    door.lets_in("Đặng Văn Ổn")
    page = secretary.open(f"{gala.base}/report")
    assert "Có tôn giáo" not in page.text and "Dưới 10 người" in page.text


def test_honourees_come_first_among_the_absent_and_a_name_is_found(gala: Gala, secretary: Browser) -> None:
    gala.award("Giấy khen", recipient="Phạm Thị Út")

    def absent(query: str = "") -> list[str]:
        page = secretary.open(f"{gala.base}/report?q={query}")
        return [one.one("b").text for one in page.one("ul", of_class="absent-list").all("li")]

    assert absent()[:2] == ["Phạm Thị Út", "Nguyễn Văn An"]
    assert absent("tram y te") == ["H'Loan Niê", "Đặng Văn Ổn"]

    gala.invite([*((f"Khách {no}", "Ấp Suối Đá", "guest", "") for no in range(30)), *CAST])
    assert (len(absent()), len(absent("&absent=0"))) == (25, 38)


def test_the_mc_reads_the_report_and_marks_nobody(gala: Gala, secretary: Browser) -> None:
    mc = gala.joined("mc", "Minh")
    page = mc.open(f"{gala.base}/report")
    assert not list(page.one("ul", of_class="absent-list").all("form"))
    with pytest.raises(Refused) as refused:
        mc.sends(f"{gala.base}/report/absences/{gala.delegate('Đặng Văn Ổn')}", reason="Ốm")

    assert refused.value.why == (403, "forbidden")
    assert gala.joined("door", "Lan").get(f"{gala.base}/report").status_code == 403


def test_a_congress_has_official_delegates_and_guests(server: Server, organiser: Browser) -> None:
    congress = Gala(server, organiser)
    congress.plan({**draft(PROGRAMME), "form": "dai_hoi", "preset": "province"})
    congress.invite(CAST)

    told = words(organiser.open(f"{congress.base}/report"))

    assert "được triệu tập dự Đại hội là 8" in told[0]
    assert told[1] == (
        "Đại biểu chính thức: triệu tập 5, có mặt 0, đạt 0%. "
        "Đại biểu khách mời: triệu tập 3, có mặt 0, đạt 0%."
    )
