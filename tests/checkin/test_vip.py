"""A guest of honour at a door: asked about first, and let in when the door says so."""

from __future__ import annotations

from ceremony.core.admission import is_vip
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
