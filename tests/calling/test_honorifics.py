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

    named = [one.one(of_class="mc-name").text.strip() for one in people]
    received = [part.text for one in people for part in one.all(of_class="mc-receiver")]
    assert [name for name in named if POSTHUMOUS in name] == [f"Ông {POSTHUMOUS}"]
    assert [text for text in received if DAUGHTER in text] == [f"Người nhận: {DAUGHTER}"]
