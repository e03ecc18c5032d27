"""Kinds of events and their planning rules, which warn."""

from __future__ import annotations

from datetime import date

import pytest

from ceremony.core.presets import EXEMPLARS, GUESTS_AND_LEADERS, PRESETS, Figures, banner, roman, warnings

COMMUNE = PRESETS["commune"]


def told(figures: Figures, preset: str = "commune") -> list[str]:
    return [one.code for one in warnings(PRESETS[preset], figures)]


def people(exemplars: int, guests: int, **more: int) -> dict[str, int]:
    return {"exemplar_individual": exemplars, "guest": guests, **more}


@pytest.mark.parametrize(
    "id, form, most, share, quarter, salute",
    [
        ("commune", "hoi_nghi", 200, 70, 1, False),
        ("agency", "hoi_nghi", 300, 70, 2, False),
        ("district", "dai_hoi", 300, 70, 2, True),
        ("province", "dai_hoi", 500, None, 3, True),
        ("annual_review", "hoi_nghi", None, None, 1, False),
        ("custom", "hoi_nghi", None, None, None, False),
    ],
)
def test_each_kind_begins_as_the_plans_have_it(
    id: str, form: str, most: int | None, share: int | None, quarter: int | None, salute: bool
) -> None:
    one = PRESETS[id]
    assert (one.form, one.max_delegates, one.exemplar_share, one.quarter, one.flag_salute) == (
        form, most, share, quarter, salute,
    )  # fmt: skip


def test_seventy_to_thirty_within_the_cap_says_nothing() -> None:
    assert told(Figures(people(140, 60), 200, 70)) == []


def test_one_more_than_the_cap_warns() -> None:
    (warning,) = warnings(COMMUNE, Figures(people(141, 60), 200, 70))
    assert (warning.code, warning.details) == ("over_cap", {"counted": 201, "most": 200})


def test_press_staff_and_artists_are_never_in_the_cap_nor_in_the_share() -> None:
    assert told(Figures(people(140, 60, press=9, staff=20, artist=40), 200, 70)) == []
    assert {"press", "staff", "artist"}.isdisjoint(EXEMPLARS | GUESTS_AND_LEADERS)


def test_a_cap_above_what_is_usual_warns() -> None:
    assert told(Figures({}, 250)) == ["cap_above_usual"]
    assert told(Figures({}, 250), "agency") == []


@pytest.mark.parametrize(
    "exemplars, guests, warns", [(65, 35, False), (75, 25, False), (64, 36, True), (76, 24, True)]
)
def test_the_share_may_be_off_by_five_points(exemplars: int, guests: int, warns: bool) -> None:
    assert ("share_off" in told(Figures(people(exemplars, guests), 200, 70))) is warns


def test_nobody_yet_is_no_share() -> None:
    assert told(Figures({}, 200, 70)) == []
    assert told(Figures({"staff": 3}, 200, 70)) == []


def test_a_day_outside_the_usual_quarter_warns_and_the_plans_own_quarter_comes_first() -> None:
    april = date(2025, 4, 1)
    assert told(Figures({}, day=date(2025, 3, 31))) == []
    assert told(Figures({}, day=april)) == ["out_of_quarter"]
    assert told(Figures({}, day=april, quarter="2025-Q2")) == []
    assert told(Figures({}, day=april, quarter="2026-Q2")) == ["out_of_quarter"]
    assert told(Figures({}, day=april), "custom") == []
    usual, own = (warnings(COMMUNE, Figures({}, day=april, quarter=one)) for one in ("", "2026-Q2"))
    assert [one.details["whose"] for one in (*usual, *own)] == ["usual", "own"]


def test_a_salute_that_no_item_holds_warns() -> None:
    assert told(Figures({}, flag_salute=True)) == ["salute_missing"]
    assert told(Figures({}, flag_salute=True, has_flag_salute=True)) == []
    assert told(Figures({}, has_flag_salute=True)) == []


def test_the_two_banners() -> None:
    name = "Đại hội Thi đua yêu nước tỉnh Bắc Kạn lần thứ VI"
    assert banner("dai_hoi", name, ordinal=6) == ("ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH BẮC KẠN", "Lần thứ VI")
    assert banner("dai_hoi", "Đại hội")[1] == "Lần thứ …"
    assert banner("hoi_nghi", "Hội nghị giai đoạn 2020 – 2025", (2020, 2025)) == (
        "HỘI NGHỊ",
        "Giai đoạn 2020 – 2025",
    )
    assert banner("hoi_nghi", "Hội nghị xã Tân Mỹ lần thứ nhất", (2025, 2030), 1) == (
        "HỘI NGHỊ XÃ TÂN MỸ",
        "Lần thứ I, giai đoạn 2025 – 2030",
    )
    assert banner("hoi_nghi", "Hội nghị", ordinal=2)[1] == "Lần thứ II"
    assert banner("hoi_nghi", "Hội nghị", (None, 2025))[1] == "Giai đoạn … – 2025"


def test_roman_numbers() -> None:
    assert [roman(no) for no in (1, 4, 9, 11, 40, 49)] == ["I", "IV", "IX", "XI", "XL", "XLIX"]


@pytest.mark.parametrize(
    ("number", "text"), [(200, "CC"), (1999, "MCMXCIX"), (4000, "4000"), (2**70, str(2**70)), (0, "0")]
)
def test_a_number_has_roman_signs_as_long_as_there_are_any(number: int, text: str) -> None:
    assert roman(number) == text
