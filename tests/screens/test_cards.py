"""The wall's cards: who reads, who is honoured, who comes up, where the programme stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ceremony.core.decisions import Decision, Decisions, Recipient, decisions_to_json, rank_of
from tests.edges import Browser, Element
from tests.galas import Gala, draft
from tests.people import MC, Desk, Projector
from tests.servers import Server

TITLE = "Giấy khen của Chủ tịch UBND xã Tân Hòa"


def decided(gala: Gala, *recipients: Recipient, **more: Any) -> None:
    """A decision as an office wrote it, imported."""
    made = Decision(
        "Quyết định", "112/QĐ-UBND", None, "Chủ tịch UBND xã Tân Hòa", "Tặng Giấy khen", "gk_xa", TITLE,
        rank_of("gk_xa"), recipients=recipients, **more,
    )  # fmt: skip
    gala.import_decisions(decisions_to_json(Decisions((made,), ())))


def named(line: int, name: str, kind: str = "individual", **more: Any) -> Recipient:
    return Recipient(line, kind, name, screen_text=name, spoken_text=name, **more)


def words(card: Element, *classes: str) -> list[str]:
    return [card.one(of_class=name).text for name in classes]


def test_the_reader_of_a_decision_is_a_title_a_name_and_a_post(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    reader = "Đồng chí Phạm Thị Ngọc Bích, công chức Văn phòng – Thống kê xã"
    decided(gala, named(1, "Nguyễn Thị Ánh"), reader=reader)

    for step in ("reader", "reading"):
        mc.comes_to(step)
        assert projector.shows == ("speaker", "Phạm Thị Ngọc Bích")
        assert words(projector.sees, "honorific", "detail", "reads") == [
            "Đồng chí",
            "Công chức Văn phòng – Thống kê xã",
            "Công bố Quyết định số 112/QĐ-UBND",
        ]


def test_the_wall_says_who_is_honoured_after_death_and_who_receives(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    dead = named(1, "Trần Văn Đậu", honorific="Ông", unit="Ấp Bàu Sen", posthumous=True)
    dead = replace(dead, receiver_name="Trần Thị Mận", receiver_role="Con gái")
    decided(gala, dead, named(2, "Nguyễn Văn An", unit="Ấp Bàu Sen"))

    mc.comes_to("reading")
    desk.makes("call", gala.recipient("Trần Văn Đậu"))
    assert projector.shows == ("honouree", "Trần Văn Đậu")
    assert words(projector.sees, "honorific", "comes-up") == [
        "Truy tặng ông",
        "Người nhận: Trần Thị Mận, con gái",
    ]

    mc.comes_to("call")
    rows = [row.text for row in projector.sees.all("li", of_class="batch-name")]
    assert rows == [
        "Trần Văn Đậu Truy tặng · Ấp Bàu Sen · Người nhận: Trần Thị Mận",
        "Nguyễn Văn An Ấp Bàu Sen",
    ]


def test_the_wall_says_who_represents_a_body_and_nothing_twice(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    decided(
        gala,
        named(1, "Hội Nông dân xã Tân Hòa", "collective", receiver_name="Trần Quốc Bảo"),
        named(2, "Hộ ông Điểu Lộc", "household", receiver_name="Ông Điểu Lộc"),
    )

    mc.comes_to("call")
    assert [one.text for one in projector.sees.all(of_class="comes-up")] == ["Đại diện nhận: Trần Quốc Bảo"]
    mc.advances()
    mc.comes_to("call")
    assert projector.shows == ("honouree", "Hộ ông Điểu Lộc")
    assert [*projector.sees.all(of_class="comes-up")] == []


def test_a_receiver_whose_name_is_only_part_of_the_households_is_another_person(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    decided(gala, named(1, "Hộ bà Nguyễn Thị Anh", "household", receiver_name="Nguyễn Thị An"))

    mc.comes_to("call")

    assert [one.text for one in projector.sees.all(of_class="comes-up")] == ["Đại diện nhận: Nguyễn Thị An"]


def test_the_programme_on_the_wall_is_eight_rows_around_now(server: Server, organiser: Browser) -> None:
    papers = Gala(server, organiser)
    papers.plan(draft([("video", f"Phóng sự {no}") for no in range(1, 15)]))
    papers.goes_live()
    stage, wall = papers.program("stage"), Projector(papers)
    stage.post("/stage/show", revision=papers.revision, scene="programme", screen="hall")

    def rows() -> list[str]:
        return [one.text.split()[0] for one in wall.sees.all("li", of_class="programme-row")]

    assert rows() == [str(no) for no in range(1, 9)]
    for _item in range(6):
        stage.post("/stage/advance", revision=papers.revision)
    assert rows() == [str(no) for no in range(4, 12)]
    here = wall.sees.one("li", of_class="is-running")
    assert (here.text, here.attributes["aria-current"]) == ("6 Phóng sự 6", "step")
    for _item in range(8):
        stage.post("/stage/advance", revision=papers.revision)
    assert rows() == [str(no) for no in range(7, 15)]
    wall.leaves()
