"""A guest of honour at a door: asked about first, and let in when the door says so."""

from __future__ import annotations

from ceremony.core.admission import is_vip
from tests.delegates.forms import edits, opened
from tests.galas import Gala
from tests.people import nonce


def test_a_program_is_never_asked_about_a_guest_of_honour(gala: Gala) -> None:
    answer = gala.asks.post("/checkins", delegate_id=gala.delegate("Lê Minh Châu"), nonce=nonce())

    assert (answer["outcome"], gala.present) == ("admitted", 1)


def test_the_category_makes_a_guest_of_honour_unless_somebody_said_otherwise() -> None:
    said = [
        is_vip("guest_superior", None),
        is_vip("guest", None),
        is_vip("guest", True),
        is_vip("guest_superior", False),
    ]

    assert said == [True, False, True, False]


def test_the_organiser_says_who_is_a_guest_of_honour_and_why_somebody_stays_away(gala: Gala) -> None:
    edits(gala, "Võ Văn Bảy", vip="yes", status="declined", absence_reason="Đi công tác")
    edits(gala, "Lê Minh Châu", vip="no")

    said = [opened(gala, name) for name in ("Võ Văn Bảy", "Lê Minh Châu", "Đặng Văn Ổn")]

    assert [one["vip"] for one in said] == ["yes", "no", ""]
    assert [one["absence_reason"] for one in said] == ["Đi công tác", "", ""]
