"""How the MC's list addresses an honouree."""

from __future__ import annotations

from tests.galas import Gala
from tests.people import MC

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
