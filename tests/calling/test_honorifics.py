"""How the MC's list addresses an honouree."""

from __future__ import annotations

from tests.galas import Gala
from tests.people import MC, Desk

POSTHUMOUS, DAUGHTER = "Trần Văn Đậu", "Trần Thị Mận"


def test_one_who_has_died_is_not_addressed_as_the_child_who_receives(conference: Gala) -> None:
    """Truy tặng: the daughter is the delegate, and "Bà" is hers; the decision itself calls her father Ông."""
    batches = conference.asks.get("/awards")["batches"]
    no = next(one["no"] for one in batches if POSTHUMOUS in [who["name"] for who in one["recipients"]])
    while (conference.stage["award"] or {}).get("batch") != no:
        conference.asks.post("/stage/advance", revision=conference.revision)
    mc = MC(conference, "Hạnh")

    people = list(mc.sees.all("li", of_class="mc-person"))
    mc.leaves()

    lines = [" ".join(one.text for one in row.all(of_class="mc-line")) for row in people]
    large = [one.one(of_class="mc-name").text.strip() for one in people]
    assert [name for name in large if POSTHUMOUS in name] == [POSTHUMOUS]
    assert [line.replace(" ,", ",") for line in lines if POSTHUMOUS in line] == [
        f"Bà {DAUGHTER}, Con gái, đại diện gia đình ông {POSTHUMOUS}, Cựu chiến binh, Ấp Bàu Sen "
        "được truy tặng"
    ]
    assert "Người nhận" not in " ".join(row.text for row in people)


def test_who_is_honoured_after_death_is_marked_so_in_the_lists(conference: Gala) -> None:
    mc, desk = MC(conference, "Hạnh"), Desk(conference, "Bàn điều khiển")
    batches = conference.asks.get("/awards")["batches"]
    no = next(one["no"] for one in batches if POSTHUMOUS in [who["name"] for who in one["recipients"]])
    while (conference.stage["award"] or {}).get("batch") != no:
        mc.advances()
    mc.comes_to("on_stage")

    rows = [*mc.sees.all("li", of_class="mc-person"), *desk.sees.one("ol", of_class="people").all("li")]
    for one in (mc, desk):
        one.leaves()

    marked = [row.text for row in rows if list(row.all(of_class="posthumous"))]
    assert [POSTHUMOUS in text for text in marked] == [True, True]


def test_the_list_marks_who_is_called_by_name_now(conference: Gala) -> None:
    mc = MC(conference, "Hạnh")
    mc.comes_to("name")

    called = []
    while conference.stage["step"]["kind"] == "name":
        (row,) = mc.sees.all("li", aria_current="true")
        called.append(row.one(of_class="mc-no").text)
        mc.advances()
    after = list(mc.sees.all("li", aria_current="true"))
    mc.leaves()

    assert (called, after) == (["1", "2"], [])
