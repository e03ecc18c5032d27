"""Stories of the MC, the control desk, the tray and the wing, each with a device of one's own."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from ceremony.core.calling import TRANSITIONS, Move, Phase
from tests.browser.conftest import Devices
from tests.browser.devices import PHONE, Outage, until
from tests.galas import CAST, Gala
from tests.people import nonce

FIVE = ("Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn", "H'Loan Niê", "Phạm Thị Út")
GUESTS = ("Lê Minh Châu", "Trần Quốc Bảo", "Võ Văn Bảy")
ONE_LINE_PX = 40
EVERYBODY = tuple(name for name, *_ in CAST)
WORDS = {
    Move.LINE_UP: "Vào vị trí",
    Move.CALL: "Mời lên",
    Move.WELCOME: "Đã lên",
    Move.PRESENT: "Đã trao",
    Move.MARK_ABSENT: "Vắng",
    Move.RECEIVE_ON_BEHALF: "Nhận thay",
    Move.DEFER: "Trao sau",
    Move.HOLD: "Tạm giữ",
    Move.RELEASE: "Thôi giữ",
    Move.WITHDRAW: "Thu hồi",
    Move.CALL_AGAIN: "Mời lại",
    Move.TAKE_BACK: "Bỏ đánh dấu",
}


def comes_to(gala: Gala, kind: str) -> None:
    """The MC presses GO until the ceremony stands at a step of this kind."""
    mc = gala.program("mc")
    while gala.stage["step"]["kind"] != kind:
        mc.post("/stage/advance", revision=gala.revision)


def comes_in(gala: Gala, *names: str) -> None:
    door = gala.program("door")
    for name in names:
        door.post("/checkins", delegate_id=gala.delegate(name), nonce=nonce())


def person(page: Page, name: str) -> Locator:
    """Somebody's row on the MC's list or the desk's."""
    return page.locator(".mc-person, .people > li, .tray-row", has_text=name).first


def test_who_is_absent_is_marked_before_the_name_comes_up(gala: Gala, devices: Devices) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    comes_in(gala, *FIVE[:3])
    tablet = devices(gala, "mc").opens(f"{gala.base}/mc")

    comes_to(gala, "reading")
    expect(tablet.locator(".mc-absent")).to_contain_text("H'Loan Niê")
    comes_in(gala, "H'Loan Niê")
    expect(tablet.locator(".mc-absent")).not_to_contain_text("H'Loan Niê")
    expect(tablet.locator(".mc-absent")).to_contain_text("Phạm Thị Út")

    gala.program("wing").post(f"/awards/{ids[1]}/moves/mark_absent")
    comes_to(gala, "call")

    expect(person(tablet, "Nguyễn Thị Ánh").locator(".mark-word")).to_have_text("VẮNG")
    expect(person(tablet, "Phạm Thị Út").locator(".mark-word")).to_have_text("CHƯA ĐẾN")
    expect(person(tablet, "Nguyễn Văn An").locator(".mark-word")).to_have_count(0)
    expect(tablet.locator(".mc-say")).not_to_contain_text("Nguyễn Thị Ánh")


def test_the_desk_writes_to_the_mc_and_takes_it_down_again(gala: Gala, devices: Devices) -> None:
    tablet = devices(gala, "mc").opens(f"{gala.base}/mc")
    desk = devices(gala, "stage").opens(f"{gala.base}/desk")

    desk.get_by_label("Nhắn người dẫn chương trình").fill("Lãnh đạo tỉnh đến muộn 5 phút")
    desk.get_by_role("button", name="Nhắn MC").click()
    expect(tablet.locator(".desk-message")).to_have_text("Lãnh đạo tỉnh đến muộn 5 phút")
    expect(desk.get_by_label("Nhắn người dẫn chương trình")).to_have_value("")
    desk.get_by_role("button", name="Nhắn MC", exact=True).click()
    expect(desk.locator(".log li")).to_have_count(1)
    expect(tablet.locator(".desk-message")).to_be_visible()

    desk.locator("#on-mc").get_by_role("button", name="Gỡ").click()
    expect(tablet.locator(".desk-message")).to_have_count(0)
    assert gala.revision == 0


def test_the_run_sheet_beside_the_desk_leads_anywhere_and_follows(gala: Gala, devices: Devices) -> None:
    desk = devices(gala, "stage").opens(f"{gala.base}/desk")
    running = desk.locator(".run-sheet [aria-current]")
    expect(running).to_have_count(0)

    for no in (4, 2):
        desk.get_by_role("button", name=f"Tới mục {no}").click()
        expect(running).to_contain_text(f"{no}. ")
        expect(desk.locator(".now-head h2")).to_contain_text(f"{no}. ")
    desk.keyboard.press("PageDown")

    until(desk, lambda: gala.stage["step"]["no"] == 2, "the next step")
    assert gala.stage["item"]["no"] == 2


@pytest.mark.parametrize("face", ["mc", "desk"])
def test_at_the_end_of_the_programme_the_key_says_why_it_is_dead(
    gala: Gala, devices: Devices, face: str
) -> None:
    page = devices(gala, "mc", "stage").opens(f"{gala.base}/{face}")
    key = page.locator('[data-key="go"]')
    expect(key).to_have_text("BẮT ĐẦU")

    mc = gala.program("mc")
    while mc.ask("POST", "/stage/advance", json={"revision": gala.revision}).status_code != 409:
        pass

    expect(key).to_have_text("Hết chương trình")
    expect(key).to_be_disabled()


TEN = tuple(f"Trần Hoàng Thị {given}" for given in "An Bình Châu Dung Én Giang Hà Khánh Lan Mỹ".split())
TABLETS = {"wide": (1180, 820), "small": (1024, 768), "upright": (820, 1180)}
OVERFLOWS = """() => [...document.querySelectorAll("[data-fits]")]
    .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.dataset.more)
    .map((box) => box.className)"""


@pytest.mark.parametrize("shape", TABLETS)
def test_what_the_mc_reads_fits_an_ordinary_tablet(gala: Gala, devices: Devices, shape: str) -> None:
    gala.decides("Giấy khen của Chủ tịch Ủy ban nhân dân xã Tân Hòa", *TEN)
    width, height = TABLETS[shape]
    tablet = devices(gala, "mc", viewport={"width": width, "height": height}).opens(f"{gala.base}/mc")

    for kind in ("reading", "call", "present"):
        comes_to(gala, kind)
        expect(tablet.locator('[data-key="go"]')).to_have_attribute("value", str(gala.revision))
        assert tablet.evaluate(OVERFLOWS) == [], kind


def test_names_are_read_down_one_list_and_stand_nowhere_else(gala: Gala, devices: Devices) -> None:
    gala.decides("Giấy khen", *FIVE)
    tablet = devices(gala, "mc").opens(f"{gala.base}/mc")

    comes_to(gala, "call")
    gala.program("wing").post(f"/awards/{gala.recipient(FIVE[1])}/moves/mark_absent")

    expect(tablet.locator(".mc-no")).to_have_text(["1", "", "2", "3", "4"])
    expect(tablet.locator(".mc-name")).to_have_text(list(FIVE))
    expect(person(tablet, FIVE[0])).to_contain_text(f"{FIVE[0]}, Ấp Suối Đá")
    words = tablet.locator(".mc-say").inner_text()
    assert words == "Xin trân trọng kính mời các cá nhân có tên sau lên sân khấu nhận Giấy khen:"


def test_words_that_do_not_fit_say_that_they_go_on_until_their_end(gala: Gala, devices: Devices) -> None:
    gala.decides("Giấy khen", *TEN)
    comes_to(gala, "call")
    tablet = devices(gala, "mc", viewport={"width": 720, "height": 600}).opens(f"{gala.base}/mc")
    box = tablet.locator(".mc-people")

    expect(box).to_have_attribute("data-more", "Còn nữa")
    box.evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
    expect(box).not_to_have_attribute("data-more", "Còn nữa")
    desk = devices(gala, "stage").opens(f"{gala.base}/desk")
    desk.get_by_label("Nhắn người dẫn chương trình").fill("Lãnh đạo tỉnh đến muộn 5 phút")
    desk.get_by_role("button", name="Nhắn MC").click()
    expect(tablet.locator(".desk-message")).to_be_visible()
    expect(box).to_have_attribute("data-more", "Còn nữa")


def test_who_is_called_by_name_stands_above_the_keys_of_a_phone(gala: Gala, devices: Devices) -> None:
    six = [name.replace("Trần", "Công Tằng Tôn Nữ") for name in TEN[:6]]
    gala.decides("Bằng khen", *six, award="bk_bo_tinh")
    comes_to(gala, "call")
    page = devices(gala, "mc", **{**PHONE, "viewport": {"width": 360, "height": 640}}).opens(
        f"{gala.base}/mc"
    )

    for name in six:
        gala.program("mc").post("/stage/advance", revision=gala.revision)
        called = page.locator(".mc-person[aria-current]")
        expect(called).to_contain_text(name)
        row, keys = called.bounding_box(), page.locator(".mc-keys").bounding_box()
        assert row is not None and keys is not None
        assert row["y"] >= 0 and row["y"] + row["height"] <= keys["y"], name

    gala.program("mc").post("/stage/advance", revision=gala.revision)
    expect(called).to_have_count(0)
    assert page.evaluate("() => scrollY") == 0


def test_a_field_with_an_end_says_how_much_it_still_takes(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "stage").opens(f"{gala.base}/desk")
    field, left = page.get_by_label("Thông báo lên màn hình"), page.locator("#to-hall-left")
    expect(left).to_be_hidden()

    field.fill("Nghỉ giải lao")
    expect(left).to_have_text("còn 147 chữ")
    expect(field).to_have_accessible_description("còn 147 chữ")
    field.press_sequentially("!" * 150)
    expect(left).to_have_text("còn 0 chữ")

    page.get_by_role("button", name="Lên màn").click()
    expect(field).to_have_value("")
    expect(left).to_be_hidden()


ROADS = {
    Phase.CALLED: (),
    Phase.ON_STAGE: (Move.WELCOME,),
    Phase.PRESENTED: (Move.WELCOME, Move.PRESENT),
    Phase.ABSENT: (Move.MARK_ABSENT,),
    Phase.ON_BEHALF: (Move.RECEIVE_ON_BEHALF,),
    Phase.DEFERRED: (Move.DEFER,),
    Phase.HELD: (Move.MARK_ABSENT, Move.HOLD),
    Phase.WAITING: (Move.TAKE_BACK,),
    Phase.WING: (Move.TAKE_BACK, Move.LINE_UP),
}
"""How somebody whose batch has just been called comes into each phase."""


IN_ONE_MOMENT = """() => document.addEventListener("picture", function comes() {
    if (document.querySelector("[data-batch]").dataset.batch !== "2") return
    document.removeEventListener("picture", comes)
    const value = performance.now()
    window.addEventListener("click", (event) => Object.defineProperty(event, "timeStamp", { value }),
        { capture: true, once: true })
})"""
"""The next press is made in the moment in which the second batch comes up, however late it is heard."""


@pytest.mark.parametrize("by", ["pointer", "keyboard"])
def test_another_batch_under_the_finger_takes_no_press_for_a_moment(
    gala: Gala, devices: Devices, by: str
) -> None:
    (first,) = gala.decides("Giấy khen", FIVE[0])
    second, _third = gala.decides("Danh hiệu", *FIVE[1:3], award="ld_tien_tien")
    page = devices(gala, "stage").opens(f"{gala.base}/desk")

    page.evaluate(IN_ONE_MOMENT)
    person(page, FIVE[0]).get_by_role("button", name="Vắng").click()
    expect(page.locator("[data-batch]")).to_have_attribute("data-batch", "2")
    expect(page.locator("steady-hand[settling]")).to_have_count(0)
    again = person(page, FIVE[1]).get_by_role("button", name="Vắng")
    if by == "pointer":
        again.click()
    else:
        again.press("Enter")
    page.keyboard.press("PageDown")
    until(page, lambda: gala.stage["item"] is not None, "GO")
    assert (gala.phase(first), gala.phase(second)) == ("absent", "waiting")

    again.click()
    until(page, lambda: stands_at(gala, second, Phase.ABSENT), "the next person, meant this time")


NAMING = (Phase.ON_BEHALF, Move.RECEIVE_ON_BEHALF)
"""Who receives is written on a line, not chosen: see below."""


def chooses(page: Page, name: str, move: Move) -> None:
    """Press the button of this move in somebody's row, behind ⋯ if it is there."""
    row = person(page, name)
    button = row.get_by_role("button", name=WORDS[move], exact=True)
    if not button.is_visible():
        row.locator("summary").click()
    button.click()


@pytest.mark.parametrize("phase", ROADS)
def test_every_move_by_hand_that_the_desk_offers_is_made(gala: Gala, devices: Devices, phase: Phase) -> None:
    everyone = gala.decides("Giấy khen", *EVERYBODY)
    comes_to(gala, "call")
    hand = gala.program("stage")
    moves = [move for start, move in TRANSITIONS if start is phase and (start, move) != NAMING]
    for one in everyone:
        for move in ROADS[phase]:
            hand.post(f"/awards/{one}/moves/{move}")
    page = devices(gala, "stage").opens(f"{gala.base}/desk")

    for move, name in zip(moves, EVERYBODY, strict=False):
        expect(person(page, name)).to_have_class(re.compile(rf"\bphase-{phase}\b"))
        chooses(page, name, move)
        after = TRANSITIONS[phase, move]
        until(page, partial(stands_at, gala, everyone[EVERYBODY.index(name)], after), f"{move} from {phase}")
        expect(person(page, name)).to_have_class(re.compile(rf"\bphase-{after}\b"))


def opens_more(page: Page, name: str) -> Locator:
    """Press the ⋯ in somebody's row; return what it opens."""
    key = person(page, name).locator("summary")
    key.click()
    return key.locator("xpath=..").locator("span")


def test_what_stands_behind_the_dots_is_put_away_by_a_key_or_a_press_that_does_nothing_else(
    gala: Gala, devices: Devices
) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    comes_to(gala, "call")
    page, before = devices(gala, "stage").opens(f"{gala.base}/desk"), gala.revision

    menu = opens_more(page, FIVE[0])
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(person(page, FIVE[0]).locator("summary")).to_be_focused()

    for beside in (page.locator('[data-key="go"]'), person(page, FIVE[4]).get_by_role("button", name="Vắng")):
        menu = opens_more(page, FIVE[0])
        beside.click()
        expect(menu).to_be_hidden()
    opens_more(page, FIVE[0])
    other = opens_more(page, FIVE[1])
    expect(other).to_be_visible()
    expect(page.locator("more-moves details[open]")).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    expect(page.locator("more-moves details[open]")).to_have_count(0)

    assert (gala.revision, [gala.phase(one) for one in ids]) == (before, ["called"] * 5)
    page.locator('[data-key="go"]').click()
    until(page, lambda: gala.revision == before + 1, "the press that was meant")


def test_what_stands_behind_the_dots_lies_beside_the_dots_of_the_other_rows(
    gala: Gala, devices: Devices
) -> None:
    gala.decides("Giấy khen", *FIVE)
    gala.decides("Danh hiệu", "Lê An", *GUESTS, award="ld_tien_tien")
    comes_to(gala, "call")
    page = devices(gala, "stage", **PHONE).opens(f"{gala.base}/desk")
    covered = """(menu) => [...document.querySelectorAll(".people summary")].filter((one) => {
        const [key, over] = [one.getBoundingClientRect(), menu.getBoundingClientRect()]
        const across = key.left < over.right && over.left < key.right
        return across && key.top < over.bottom && over.top < key.bottom
    }).length"""

    assert opens_more(page, FIVE[0]).evaluate(covered) == 0
    for key in page.locator(".next-batch summary").all():
        key.click()
        box = key.locator("xpath=..").locator("span").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["viewport"]["width"]
        page.keyboard.press("Escape")


PRESSES_AT_ONCE = """(list, words) => new MutationObserver((_, watch) => {
    watch.disconnect()
    ;[...list.querySelectorAll("button")].find((one) => one.textContent === words).click()
    window.pressed = true
}).observe(list.closest("more-moves"), { attributes: true, attributeFilter: ["settling"] })"""
"""Press a key in the very moment in which other moves have come into what stands open."""


def test_what_stands_behind_the_dots_outlives_a_picture_and_goes_with_its_row(
    gala: Gala, devices: Devices
) -> None:
    first, second, *_ = gala.decides("Giấy khen", *FIVE)
    coming = gala.decides("Danh hiệu", *GUESTS, award="ld_tien_tien")
    comes_to(gala, "call")
    page = devices(gala, "stage").opens(f"{gala.base}/desk")
    stage = gala.program("stage")
    menu = opens_more(page, FIVE[1])

    comes_in(gala, FIVE[0])
    expect(page.locator(".desk-top .count")).to_contain_text("1/8")
    stage.post(f"/awards/{first}/moves/mark_absent")
    expect(person(page, FIVE[0])).to_have_class(re.compile("phase-absent"))
    expect(menu).to_be_visible()
    menu.evaluate(PRESSES_AT_ONCE, "Trao sau")  # meant for what stood there a moment ago
    stage.post(f"/awards/{second}/moves/welcome")
    page.wait_for_function("() => window.pressed")
    expect(page.locator("more-moves[settling]")).to_have_count(0)
    expect(menu).to_be_visible()
    assert gala.phase(second) == "on_stage"

    last = page.locator(".next-batch > span", has_text=GUESTS[2])
    last.locator("summary").click()
    stage.post(f"/awards/{coming[0]}/moves/hold")
    expect(page.locator(".next-batch > span")).to_have_count(2)
    expect(last.locator("details")).to_have_attribute("open", "")
    stage.post(f"/awards/{coming[2]}/moves/hold")
    expect(page.locator(".next-batch > span")).to_have_count(1)
    expect(page.locator("more-moves details[open]")).to_have_count(0)


def test_a_key_moves_the_ceremony_whatever_stands_open(gala: Gala, devices: Devices) -> None:
    gala.decides("Giấy khen", *FIVE)
    comes_to(gala, "call")
    page, before = devices(gala, "stage").opens(f"{gala.base}/desk"), gala.revision
    opens_more(page, FIVE[0])

    page.keyboard.press("PageDown")

    until(page, lambda: gala.revision == before + 1, "GO")


@pytest.mark.parametrize("face", ["desk", "wing"])
def test_who_receives_is_written_beside_the_name_and_enter_presses_no_other_key(
    gala: Gala, devices: Devices, face: str
) -> None:
    first, _second = gala.decides("Giấy khen", *FIVE[:2])
    comes_to(gala, "call")
    gala.program("stage").post(f"/awards/{first}/moves/receive_on_behalf")
    before = gala.revision
    page = devices(gala, "stage", "wing").opens(f"{gala.base}/{face}")

    page.get_by_label(f"Ai nhận thay {FIVE[0]}?").fill("Nguyễn Thị Mận")
    page.keyboard.press("Enter")

    named = {"name": "Nguyễn Thị Mận", "role": "nhận thay"}
    until(
        page,
        lambda: next(one for one in gala.awards() if one["id"] == first)["receiver"] == named,
        "the name",
    )
    expect(page.get_by_label("Ai nhận thay")).to_have_count(0)
    assert (gala.phase(first), gala.revision) == ("on_behalf", before)


def stands_at(gala: Gala, recipient: int, phase: Phase) -> bool:
    return gala.phase(recipient) == phase


def test_the_tray_shows_the_next_batch_first_with_its_numbers(gala: Gala, devices: Devices) -> None:
    gala.decides("Bằng khen", *FIVE[:2])
    gala.decides("Giấy khen", *FIVE[2:])
    tray = devices(gala, "tray").opens(f"{gala.base}/tray")
    batches, numbers = tray.locator(".batch .batch-state"), tray.locator(".tray-row .tray-no")

    expect(batches).to_have_text(["Đợt sau", "Sau nữa"])
    expect(numbers).to_have_text(["1", "2", "3", "4", "5"])
    expect(tray.locator(".tray-name")).to_have_text(list(FIVE))

    comes_to(gala, "back")
    mc = gala.program("mc")
    while gala.stage["step"]["kind"] != "call":
        mc.post("/stage/advance", revision=gala.revision)

    expect(tray.locator(".tally")).to_contain_text("2 đã trao")
    expect(batches.first).to_have_text("Đang trao")
    expect(numbers.first).to_have_text("3")


def test_the_wing_lines_people_up_and_the_desk_sees_it(gala: Gala, devices: Devices) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    comes_to(gala, "reading")
    wing = devices(gala, "wing").opens(f"{gala.base}/wing")
    tray = devices(gala, "tray").opens(f"{gala.base}/tray")

    person(wing, "Nguyễn Văn An").get_by_role("button", name="Vào vị trí").click()
    expect(person(wing, "Nguyễn Văn An").locator(".chip")).to_have_text("Ở cánh gà")
    person(wing, "Phạm Thị Út").get_by_role("button", name="Vắng").click()

    expect(person(tray, "Nguyễn Văn An").locator(".chip")).to_have_text("Ở cánh gà")
    expect(person(tray, "Phạm Thị Út").locator(".mark-word")).to_have_text("VẮNG")
    assert [gala.phase(one) for one in (ids[0], ids[4])] == ["wing", "absent"]


def test_a_device_that_is_revoked_on_the_board_loses_contact_and_must_join_again(
    gala: Gala, devices: Devices
) -> None:
    phone, laptop = devices(gala, "mc", name="Hạnh"), devices()
    laptop.is_the_browser_of(gala.organiser)
    page = phone.opens(f"{gala.base}/mc")
    expect(page.locator("connection-lamp")).to_have_text("Đã nối")
    phone.forgives("status of 401", "WebSocket connection to", "net::ERR_")

    board = laptop.opens(gala.base)
    board.get_by_role("row", name="Hạnh").get_by_role("button", name="Thu hồi").click()

    expect(board.get_by_role("row", name="Hạnh")).to_have_count(0)
    expect(page.locator("connection-lamp")).to_have_text("Mất liên lạc")
    page.keyboard.press("PageDown")
    expect(page.locator("toast-line")).to_be_visible()
    assert gala.revision == 0
    page.reload()
    expect(page.locator(".error-message")).to_contain_text("chưa đăng nhập hoặc đã đăng xuất")


@pytest.mark.parametrize(
    ("role", "face"), [("mc", "mc"), ("stage", "desk"), ("tray", "tray"), ("door", "door")]
)
def test_a_phone_says_in_sight_and_in_one_line_that_contact_is_lost(
    gala: Gala, devices: Devices, role: str, face: str
) -> None:
    phone = devices(gala, role, **PHONE)
    page = phone.opens(f"{gala.base}/{face}")
    lamp = page.locator("connection-lamp")
    expect(lamp).to_have_text("Đã nối")

    with Outage(gala.server, phone):
        expect(lamp).to_have_text("Mất liên lạc")
        expect(lamp).to_be_in_viewport(ratio=1)
        box = lamp.bounding_box()

    assert box is not None and box["height"] < ONE_LINE_PX


def test_a_press_while_the_server_is_away_is_said_and_never_sent_later(gala: Gala, devices: Devices) -> None:
    tablet = devices(gala, "mc")
    tablet.forgives("net::ERR_", "WebSocket connection to")
    page = tablet.opens(f"{gala.base}/mc")
    expect(page.locator("connection-lamp")).to_have_text("Đã nối")

    tablet.context.set_offline(True)
    page.keyboard.press("PageDown")
    expect(page.locator("toast-line")).to_contain_text("Chưa gửi được lệnh")
    tablet.context.set_offline(False)
    expect(page.locator("connection-lamp")).to_have_text("Đã nối")

    page.wait_for_timeout(450)
    page.keyboard.press("PageDown")
    expect(page.locator('[data-key="go"]')).to_have_attribute("value", "1")
    assert gala.revision == 1
