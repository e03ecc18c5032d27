"""One door is one door, however its people type its name."""

from __future__ import annotations

from collections.abc import Callable

from tests.galas import Gala
from tests.people import Crew, Door, nonce


def test_a_door_typed_in_three_ways_is_counted_as_one(gala: Gala, crew: Callable[..., Crew]) -> None:
    first, other = crew(Door, "Lan", door="Cửa A"), crew(Door, "Hùng", door="cửa a")
    assert isinstance(first, Door) and isinstance(other, Door)
    first.lets_in("Nguyễn Văn An")
    other.lets_in("Phạm Thị Út")
    program = gala.program("door")
    program.post("/checkins", code=gala.code_of("Võ Văn Bảy"), nonce=nonce(), door="CUA A")
    other.brings("walk_in", name="Trần Văn Khách")

    assert program.get("/attendance")["by_door"] == {"Cửa A": 4}
    assert first.opens().one("input", name="door").attributes["value"] == "Cửa A"


def test_whoever_has_a_doors_code_is_told_which_doors_have_a_name(gala: Gala) -> None:
    first, second = gala.joined("tray", "Tú"), gala.joined("mc", "Mai")
    for one in (first, second):
        one.open("/join")
    first.post("/join", script=False, code=gala.code("door"), device_name="Lan", door="cửa 1")
    first.post("/join", script=False, code=gala.code("door"), device_name="Lan", door="Cửa 1")
    told = {role: second.post("/join/role", code=gala.code(role)).json() for role in ("door", "wing")}

    assert (told["door"]["doors"], told["door"]["door"]) == (["cửa 1"], "Cửa 2")
    assert "doors" not in told["wing"]
