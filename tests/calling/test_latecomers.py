"""Who is not here and soon called, who came after all, and who is called beside the batch: nobody is lost."""

from __future__ import annotations

from tests.edges import Element
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.marks import ONE_DATABASE
from tests.people import MC, Desk, Door, Tray

TEN = tuple(f"Trần Thị {given}" for given in "An Bình Châu Dung Én Giang Hà Khánh Lan Mỹ".split())


def lines(picture: Element, of_class: str) -> list[str]:
    """The texts of a strip of the MC's, if it is there."""
    return [one.text for one in picture.all("p", of_class=of_class)]


def marks(picture: Element, tag: str, of_class: str = "") -> list[str]:
    """The rows that have a mark: the word, then the name."""
    rows = picture.all(tag, of_class=of_class)
    return [row.text for row in rows if list(row.all("strong", of_class="mark-word"))]


def test_who_was_marked_absent_and_came_in_is_said_to_the_mc_the_desk_and_the_tray(
    gala: Gala, mc: MC, desk: Desk, tray: Tray, door: Door
) -> None:
    late, _other = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    desk.makes("mark_absent", late)
    mc.comes_to("back")
    mc.advances()
    before = lines(mc.sees, "mc-arrived")

    door.lets_in("Nguyễn Văn An")

    assert before == []
    assert lines(mc.sees, "mc-arrived") == ["Đã đến, chưa nhận: Nguyễn Văn An (đợt 1)"]
    assert [row[:21] for row in marks(desk.sees.one("ol", of_class="people"), "li")] == [
        "1 ĐÃ ĐẾN Nguyễn Văn A"
    ]
    assert marks(tray.sees, "li", "tray-row")[0].startswith("1 ĐÃ ĐẾN Nguyễn Văn An")
    desk.makes("call_again", late)
    assert lines(mc.sees, "mc-arrived") == []


def test_whose_batch_is_past_is_not_said_to_be_called_soon(gala: Gala, mc: MC, desk: Desk) -> None:
    first, _second = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    gala.decides("Danh hiệu", "Phạm Thị Út", award="ld_tien_tien")
    desk.makes("mark_absent", first)
    soon = []
    for kind in ("reading", "call", "back"):
        mc.comes_to(kind)
        soon.append(lines(mc.sees, "mc-absent"))
    mc.comes_to("call")
    soon.append(lines(mc.sees, "mc-absent"))
    mc.comes_to("run")
    soon.append(lines(mc.sees, "mc-absent"))

    said = "Chưa có mặt, sắp tới lượt:"
    assert soon == [
        [f"{said} Nguyễn Văn An (đợt 1); Đặng Văn Ổn (đợt 1); Phạm Thị Út (đợt 2)"],
        [f"{said} Phạm Thị Út (đợt 2)"],
        [f"{said} Phạm Thị Út (đợt 2)"],
        [],
        [],
    ]


@ONE_DATABASE
def test_whose_award_is_far_ahead_is_counted_quietly_until_the_item_before_it(gala: Gala) -> None:
    feast = Gala(gala.server, gala.organiser)
    papers = [("paper", f"Tham luận {no}") for no in (1, 2)]
    feast.plan(draft([*PROGRAMME[:2], *papers, *PROGRAMME[2:]]))
    feast.invite(CAST)
    feast.goes_live()
    feast.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    tablet = MC(feast, "Minh")
    alarms = []

    while feast.stage["item"] is None or feast.stage["item"]["title"] != "Tham luận 2":
        tablet.advances()
        alarms.append((lines(tablet.sees, "mc-absent"), lines(tablet.sees, "mc-later")))

    later, soon = "Chưa tới lượt: 2 người nhận chưa đến.", "Chưa có mặt, sắp tới lượt: "
    assert alarms[0] == ([], [later])
    assert alarms[-1] == ([f"{soon}Nguyễn Văn An (đợt 1); Đặng Văn Ổn (đợt 1)"], [])


def test_more_names_than_are_shown_are_counted(gala: Gala, mc: MC, desk: Desk) -> None:
    for one in gala.decides("Giấy khen", *TEN):
        desk.makes("mark_absent", one)
    mc.comes_to("reading")

    (said,) = lines(mc.sees, "mc-absent")

    assert said.endswith("Trần Thị Khánh (đợt 1) và 2 người nữa")


def test_the_desk_marks_who_of_the_batch_to_come_has_not_arrived(
    gala: Gala, mc: MC, desk: Desk, door: Door
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An")
    gala.decides("Danh hiệu", "Phạm Thị Út", "Đặng Văn Ổn", award="ld_tien_tien")
    mc.comes_to("call")

    door.lets_in("Phạm Thị Út")

    coming = desk.sees.one("p", of_class="next-batch")
    assert [one.text for one in coming.all("span")] == ["Phạm Thị Út", "CHƯA ĐẾN Đặng Văn Ổn"]


def test_who_is_called_beside_the_batch_is_named_with_the_award(gala: Gala, mc: MC, desk: Desk) -> None:
    late, _other = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    desk.makes("mark_absent", late)
    mc.comes_to("back")

    desk.makes("call_again", late)

    assert lines(mc.sees, "mc-beside") == ["Đang mời riêng: Nguyễn Văn An, Ấp Suối Đá – Giấy khen"]


def test_whoever_is_named_now_is_marked_for_the_mc_until_the_next_name(
    gala: Gala, mc: MC, desk: Desk
) -> None:
    two = ("Nguyễn Văn An", "Đặng Văn Ổn")
    gala.decides("Bằng khen", *two, award="bk_bo_tinh")
    mc.comes_to("name")

    assert mc.marks == dict.fromkeys(two, "not_checked_in")
    marked = marks(desk.sees, "li")
    assert [name for name in two if any(name in row for row in marked)] == [two[1]]

    mc.advances()
    assert mc.marks == {two[0]: "", two[1]: "not_checked_in"}
