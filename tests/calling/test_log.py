"""The desk's log, in the language of whoever reads it, and the way back beside each of its lines."""

from __future__ import annotations

import pytest

from tests.edges import Refused, read
from tests.galas import Gala
from tests.people import MC, Desk, Tray, Wing


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("vi", "Tiếp: 3. Mời lên sân khấu, đợt 1"),
        ("en", "Next: 3. Call to the stage, batch 1"),
    ],
)
def test_the_log_names_a_step_in_the_readers_language(
    gala: Gala, mc: MC, desk: Desk, language: str, line: str
) -> None:
    gala.award("Giấy khen", recipient="Nguyễn Văn An")
    mc.comes_to("call")

    page = read(desk.browser.get(f"{gala.base}/desk", params={"lang": language}).text)

    newest = next(page.one("ol", of_class="log").all("li"))
    assert line in newest.text


def test_every_line_of_the_log_has_its_own_way_back(gala: Gala, mc: MC, desk: Desk, wing: Wing) -> None:
    ids = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    desk.makes("mark_absent", ids[0])
    wing.makes("line_up", ids[1])
    mc.advances()

    desk.takes_back("Vắng: Nguyễn Văn An")

    assert gala.phases == ["waiting", "wing"]
    assert gala.stage["item"] is not None
    desk.takes_back("Vào vị trí: Đặng Văn Ổn")
    assert gala.phases == ["waiting", "waiting"]


def test_a_line_that_something_stands_on_says_what_does(gala: Gala, mc: MC, desk: Desk, tray: Tray) -> None:
    ids = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    mc.comes_to("on_stage")
    tray.makes("present", ids[1])

    with pytest.raises(Refused, match="Đã trao: Đặng Văn Ổn") as refused:
        desk.takes_the_last_back()

    assert refused.value.status == 409
    assert gala.phase(ids[1]) == "presented"
    desk.takes_back("Đã trao: Đặng Văn Ổn")
    assert "Ổn định trên sân khấu" in desk.takes_the_last_back()
    assert gala.stage["step"]["kind"] == "call"


def test_the_key_of_the_last_command_is_not_moved_by_the_tray(
    gala: Gala, mc: MC, desk: Desk, tray: Tray
) -> None:
    ids = gala.decides(
        "Giấy khen", *(f"Trần Văn {given}" for given in "An Bình Châu Dũng Em Giang Hà".split())
    )
    mc.comes_to("on_stage")
    desk.commands("show", scene="black")
    for one in ids:
        tray.makes("present", one)

    said = desk.takes_the_last_back()

    assert said == "Hoàn tác “Đổi màn hình: Tắt hình”"
    assert gala.stage["screen"]["override"] is None
    assert set(gala.phases) == {"presented"}


def test_a_message_to_the_mc_is_in_the_log_and_comes_back(gala: Gala, mc: MC, desk: Desk) -> None:
    desk.commands("message", text="Mời lãnh đạo vào hàng ghế đầu")
    desk.commands("message/down")

    desk.takes_back("Gỡ lời nhắn MC")

    assert "Mời lãnh đạo vào hàng ghế đầu" in mc.sees.text


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_message_takes_nothing_down_and_says_so(gala: Gala, mc: MC, desk: Desk, empty: str) -> None:
    desk.commands("message", text="Mời lãnh đạo vào hàng ghế đầu")

    with pytest.raises(Refused) as refused:
        desk.commands("message", text=empty)

    assert refused.value.status == 422
    assert "Mời lãnh đạo vào hàng ghế đầu" in mc.sees.text
    assert [line.partition(":")[0] for line in desk.log] == ["Nhắn MC"]


def test_where_no_message_is_up_none_is_taken_down(gala: Gala, desk: Desk) -> None:
    program, before = desk.program, gala.asks.get("")["revision"]

    desk.commands("message/down")
    assert program.ask("POST", "/stage/message", json={"text": ""}).status_code == 204

    assert [line.text for line in desk.sees.one("ol", of_class="log").all("li")] == ["Chưa có việc nào."]
    assert gala.asks.get("")["revision"] == before


def test_what_was_taken_back_is_not_taken_back_again(gala: Gala, mc: MC, desk: Desk) -> None:
    mc.advances()
    line = desk.opens().one("ol", of_class="log").one("button").attributes["formaction"]
    desk.takes_the_last_back()

    with pytest.raises(Refused) as again:
        desk.browser.sends(line, revision=gala.revision)
    with pytest.raises(Refused) as never:
        desk.browser.sends(f"{gala.base}/stage/undo/999999", revision=gala.revision)

    assert (again.value.why, never.value.why) == ((409, "undone_already"), (404, "unknown"))


def test_only_the_newest_go_can_be_taken_back_and_the_ceremony_stands_where_it_stood(
    gala: Gala, mc: MC, desk: Desk
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    states = []
    while gala.stage["step"]["kind"] != "present":
        states.append({part: gala.stage[part] for part in ("item", "step", "timer")})
        mc.advances()

    while states:
        keys = [*desk.opens().one("ol", of_class="log").all("button")]
        assert len(keys) == 1
        desk.takes_the_last_back()
        assert {part: gala.stage[part] for part in ("item", "step", "timer")} == states.pop()


def test_a_skip_is_told_of_the_item_that_was_skipped_and_why(gala: Gala, mc: MC, desk: Desk) -> None:
    mc.advances()
    skipped = gala.stage["item"]

    desk.commands("skip", reason="mất điện")

    assert desk.log[0].startswith(f"Bỏ qua: {skipped['no']}. {skipped['title']} (mất điện)")
    assert desk.takes_the_last_back().startswith(f"Hoàn tác “Bỏ qua: {skipped['no']}. {skipped['title']}")
    assert gala.stage["item"] == skipped
