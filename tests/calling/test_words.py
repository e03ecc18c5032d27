"""What the MC says on the sample's day, and what the wall shows beside it."""

from __future__ import annotations

import pytest

from tests.edges import Browser
from tests.galas import CAST, Gala, draft
from tests.people import MC, Desk, Projector
from tests.servers import Server


@pytest.fixture
def said(conference: Gala) -> dict[str, list[list[str]]]:
    """Everything the MC is given to say on the sample's day, by the kind of the step."""
    mc = MC(conference, "Hạnh")
    spoken: dict[str, list[list[str]]] = {}
    for _press in range(200):
        if conference.stage["item"] and conference.stage["item"]["type"] == "launch":
            break
        mc.advances()
        stage = conference.stage
        kind = stage["item"]["type"] if stage["step"]["kind"] == "run" else stage["step"]["kind"]
        spoken.setdefault(kind, []).append(mc.says)
    mc.leaves()
    return spoken


def test_the_samples_words_name_everybody_with_title_and_office_once(
    said: dict[str, list[list[str]]],
) -> None:
    assert [first.partition("mời ")[2] for first, *_ in said["opening"] + said["paper"]] == [
        "đại diện lãnh đạo Ủy ban nhân dân xã Tân Hòa lên phát biểu khai mạc Hội nghị.",
        "đồng chí Trần Quốc Bảo, Chủ tịch Hội Nông dân xã Tân Hòa lên trình bày báo cáo tham luận.",
        "đồng chí Lê Thị Bích Vân, Phó Hiệu trưởng Trường Tiểu học Tân Hòa lên trình bày báo cáo tham luận.",
        "ông Nguyễn Văn Ẩn, Nông dân, Ấp Suối Đá lên trình bày báo cáo tham luận.",
        "bà H'Loan Niê, Nữ hộ sinh, Trạm Y tế xã Tân Hòa lên trình bày báo cáo tham luận.",
    ]
    collectives, households, individuals = said["call"][2:5]
    assert collectives[7] == (
        "7. Nhân dân và cán bộ ấp Suối Đá (đại diện nhận: đồng chí Tạ Quang Tiến, Trưởng ấp Suối Đá)."
    )
    assert households[1] == "1. Hộ ông Điểu Lộc, Ấp Sóc Lớn (đại diện nhận: ông Điểu Lộc, Chủ hộ)."
    assert individuals[3] == (
        "3. Bà Trần Thị Mận, Con gái, đại diện gia đình ông Trần Văn Đậu, Cựu chiến binh, Ấp Bàu Sen được "
        "truy tặng."
    )


def test_the_wing_is_asked_for_the_next_batch_of_the_same_decision_by_name(
    said: dict[str, list[list[str]]],
) -> None:
    wing = [
        [line.partition(", từ ")[2] for line in lines if "cánh gà" in line]
        for lines in said["reading"] + said["on_stage"]
    ]
    ends = ", chuẩn bị, vào vị trí chờ bên cánh gà."
    assert wing == [
        [f"tập thể Hội Nông dân xã Tân Hòa đến nhân dân và cán bộ ấp Sóc Lớn{ends}"],
        [f"tập thể Trường Tiểu học Tân Hòa đến nhân dân và cán bộ ấp Bàu Sen{ends}"],
        [f"ông Nguyễn Văn Ẩn đến bà Kim Thị Sa Ry{ends}"],
        [f"ông Nguyễn Văn Ẩn đến bà Đoàn Thị Ngọc Hà{ends}"],
        [],
        [f"hộ ông Điểu Lộc đến hộ bà Thị Giang{ends}"],
        [f"bà Nguyễn Thị Hoa đến ông Bạch Văn Khoẻ{ends}"],
        [f"bà Hồ Thị Lài đến bà Mạc Thị Xuân{ends}"],
        [],
        [],
    ]


def test_a_decision_counts_who_is_held_but_not_who_is_withdrawn(gala: Gala, mc: MC, desk: Desk) -> None:
    ids = gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn", "Phạm Thị Út")
    desk.makes("hold", ids[0])
    desk.makes("withdraw", ids[1])

    mc.comes_to("reading")

    assert mc.says[1] == "Quyết định khen thưởng 3 cá nhân."


def test_an_opening_within_the_introduction_is_an_item_of_its_own(server: Server, organiser: Browser) -> None:
    gala = Gala(server, organiser)
    plan = draft(
        [("intro", "Tuyên bố lý do, giới thiệu đại biểu và phát biểu khai mạc"), ("closing", "Bế mạc")]
    )
    plan["programme"][0] |= {"also": ["opening"], "minutes": [15, 15], "performer": "Chủ tịch UBND xã"}
    gala.plan(plan)

    items = gala.rows("select no, type, title, performer, minutes from item where true")

    assert sorted(tuple(item) for item in items)[:2] == [
        (1, "intro", "Tuyên bố lý do, giới thiệu đại biểu", "", 10),
        (2, "opening", "Phát biểu khai mạc Hội nghị", "Chủ tịch Ủy ban nhân dân xã", 5),
    ]


def test_a_speakers_card_begins_with_a_capital(server: Server, organiser: Browser) -> None:
    gala = Gala(server, organiser)
    plan = draft([("directive", "Phát biểu chỉ đạo"), ("closing", "Bế mạc")])
    plan["programme"][0]["performer"] = "lãnh đạo Đảng ủy"
    gala.plan(plan)
    gala.invite(CAST)
    gala.goes_live()
    projector = Projector(gala, "Màn chiếu")

    gala.asks.post("/stage/advance", revision=0)

    assert projector.shows == ("speaker", "Lãnh đạo Đảng ủy")
    projector.leaves()


def test_the_wall_counts_batches_as_the_crew_does(gala: Gala, mc: MC, projector: Projector) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    gala.decides("Danh hiệu", "Đặng Văn Ổn", "Phạm Thị Út", award="ld_tien_tien")
    counted = []
    for _batch in range(2):
        mc.comes_to("call")
        counted.append(projector.sees.one(of_class="batch-count").text.rpartition(" · ")[2])
        mc.advances()

    assert counted == ["Đợt 1/2", "Đợt 2/2"]
