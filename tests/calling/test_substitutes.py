"""Somebody came in an honouree's place (người đi thay): the crew is told, and nobody waits in vain."""

from __future__ import annotations

import pytest

from tests.galas import Gala
from tests.people import MC, Desk, Door, Projector


def replaces(gala: Gala, name: str, by: str) -> None:
    gala.server.order(
        "replace",
        event=gala.slug,
        delegate_id=gala.delegate(name),
        name=by,
        position="Phó Trưởng trạm",
        on_whose_say="Trạm Y tế",
    )


def test_a_substitute_who_is_here_receives_in_the_honourees_place(
    gala: Gala, mc: MC, desk: Desk, door: Door, projector: Projector
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    replaces(gala, "Đặng Văn Ổn", by="Lý Thị Thay")
    mc.comes_to("reading")
    before = mc.marks

    for name in ("Nguyễn Văn An", "Lý Thị Thay"):
        door.lets_in(name)
    after = mc.marks
    mc.advances()

    assert before == {"Nguyễn Văn An": "not_checked_in", "Đặng Văn Ổn": "not_checked_in"}
    assert after == {"Nguyễn Văn An": "", "Đặng Văn Ổn": "on_behalf"}
    assert mc.says[2] == "2. Đặng Văn Ổn, Trạm Y tế xã (nhận thay: Lý Thị Thay, Phó Trưởng trạm)."
    assert projector.shows == ("batch", "Nguyễn Văn An", "Đặng Văn Ổn")
    assert "Nhận thay: Lý Thị Thay" in projector.sees.text
    assert gala.phases == ["called", "called"]


def test_nobody_comes_in_the_place_of_somebody_who_is_here(gala: Gala, door: Door) -> None:
    door.lets_in("Đặng Văn Ổn")

    with pytest.raises(AssertionError, match="already_here"):
        replaces(gala, "Đặng Văn Ổn", by="Lý Thị Thay")

    door.takes_back("Đặng Văn Ổn")
    replaces(gala, "Đặng Văn Ổn", by="Lý Thị Thay")
    assert gala.asks.get("/attendance")["expected"] == 8
