"""Stories of the phone's camera at the door: what it reads, and a photo where the browser gives no camera."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from ceremony.core.codes import full_code
from tests import films
from tests.browser.conftest import PROGRAM, QUIET
from tests.browser.devices import PHONE, Device, until
from tests.edges import Browser
from tests.galas import Gala
from tests.servers import Server

CODES = {kind: full_code(7, no * 1_234_567_891) for no, kind in enumerate(films.KINDS, start=1)}
LINK = f"https://hall.example/i#{full_code(7, 987_654_321)}"
REMEMBERS = """
    window.heard = []
    for (const name of ["code", "camera"])
        document.addEventListener(name, ({ detail, target, timeStamp: at }) => {
            const said = target.querySelector(".camera-said").textContent
            heard.push({ name, at, said, ...detail })
        })
    window.asked = window.shaken = 0
    window.lit = []
    const media = window.MediaDevices?.prototype
    const open = media?.getUserMedia
    if (media) media.getUserMedia = function (wish) {
        window.asked += 1
        window.chosen = wish.video.deviceId?.exact ?? window.chosen
        return open.call(this, wish)
    }
    const cameras = media?.enumerateDevices
    if (media) media.enumerateDevices = async function () {
        return [...(await cameras.call(this)), { kind: "videoinput", deviceId: "second", label: "" }]
    }
    const track = MediaStreamTrack.prototype
    const able = track.getCapabilities, apply = track.applyConstraints
    track.getCapabilities = function () { return { ...able.call(this), torch: true } }
    track.applyConstraints = function (wish) {
        const torch = wish.advanced?.[0]?.torch
        if (torch === undefined) return apply.call(this, wish)
        window.lit.push(torch)
        return Promise.resolve()
    }
    window.played = []
    const play = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (at) {
        played.push(this.frequency.value)
        return play.call(this, at)
    }
    navigator.vibrate = (pattern) => Boolean(shaken = pattern)
"""
"""What the element said, and what the browser was asked for: cameras, light, sound.
Chromium's fake camera has no lamp, and is the only one."""
FORGIVEN = (
    "Cross-Origin-Opener-Policy header has been ignored",
    "Service Worker registration blocked",
    "net::ERR_FAILED.*decoder.js",
)
"""What Chromium says of plain http, and of what these stories take away."""
HIDES = """(hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event("visibilitychange"))
}"""
ENDS = "() => document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))"


class Eye:
    """The film that the fake camera plays to whoever opens it next."""

    def __init__(self, chromium: Chromium, film: Path) -> None:
        self.chromium, self._film = chromium, film

    def shows(self, *scenes: Image.Image) -> None:
        films.film(self._film, scenes)


@pytest.fixture(scope="module")
def eye(chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Eye]:
    film = tmp_path_factory.mktemp("camera") / "film.y4m"
    camera = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
        "--host-resolver-rules=MAP hall.lan 127.0.0.1",
    )
    running = chromium.browser_type.launch(executable_path=PROGRAM, args=[*QUIET, *camera])
    yield Eye(running, film)
    running.close()


@pytest.fixture
def door(gala: Gala, server: Server, eye: Eye) -> Iterator[Callable[[str], Page]]:
    """A phone at the door whose page is at this address; it complains of nothing and asks nobody else."""
    phones: list[Device] = []

    def stand(address: str) -> Page:
        phone = Device(eye.chromium, address, service_workers="block", **PHONE)
        phone.forgives(*FORGIVEN)
        phones.append(phone)
        member = Browser(server.address)
        member.join(gala.code("door"), "Lan")
        phone.is_the_browser_of(member)
        phone.context.add_init_script(REMEMBERS)
        return phone.opens(f"{gala.base}/door")

    yield stand
    for phone in phones:
        phone.put_away()
    assert [said for phone in phones for said in phone.complaints] == []
    assert [asked for phone in phones for asked in phone.asked_elsewhere] == []


def heard(page: Page, name: str) -> list[dict[str, Any]]:
    return [one for one in page.evaluate("() => heard") if one["name"] == name]


def texts(page: Page) -> list[str]:
    return [one["text"] for one in heard(page, "code")]


def states(page: Page) -> list[str]:
    return [one["state"] for one in heard(page, "camera")]


def test_a_camera_reads_codes_however_they_are_held_and_each_of_them_once(
    gala: Gala, eye: Eye, door: Callable[[str], Page], server: Server
) -> None:
    codes = {**CODES, "torn": gala.code_of("Đặng Văn Ổn")}
    scenes = [hold(codes[kind]) for kind, hold in films.KINDS.items()]
    eye.shows(*scenes, films.held(films.link(LINK)))
    page = door(server.address)

    page.get_by_role("button", name="Bật máy ảnh").click()
    until(page, lambda: len(set(texts(page))) > len(codes), "the last code")

    assert set(texts(page)) == {*codes.values(), LINK}
    came: dict[str, float] = {}
    for one in heard(page, "code"):
        assert one["at"] - came.get(one["text"], -3000) > 2900
        came[one["text"]] = one["at"]
    assert states(page) == ["on"]
    expect(page.locator(".camera-said")).to_have_text("")
    until(page, lambda: gala.present == 1, "the guest whose card is torn")


TELLS = """(tone) => {
    played.length = 0
    const camera = document.querySelector("code-camera")
    camera.tell(tone)
    return [played[0], camera.dataset.tone]
}"""
"""The camera tells of an answer; what is heard and seen of it at once."""


def test_a_camera_can_be_lit_chosen_heard_muted_and_given_back(
    eye: Eye, door: Callable[[str], Page], server: Server
) -> None:
    eye.shows(*(films.empty(seed) for seed in range(3)))
    page = door(server.address)
    page.get_by_role("button", name="Bật máy ảnh").press("Enter")
    camera = page.locator("code-camera")
    expect(camera).to_have_attribute("state", "on")

    page.get_by_role("button", name="Đèn").click()
    assert page.evaluate("() => lit") == [True]
    until(page, lambda: page.evaluate(TELLS, "green")[0], "a sound")
    for tone, pitch in (("green", 880), ("amber", 660), ("red", 220)):
        assert page.evaluate(TELLS, tone) == [pitch, tone]
    assert page.evaluate("() => shaken") == [350, 100, 350]
    page.get_by_role("button", name="Tắt tiếng").click()
    page.evaluate("() => (played.length = 0, document.querySelector('code-camera').tell('green'))")
    assert page.evaluate("() => played") == []

    page.get_by_label("Chọn máy ảnh").select_option("Máy ảnh 2")
    until(page, lambda: states(page) == ["on", "on"], "the other camera")
    assert page.evaluate("() => chosen") == "second"
    assert page.evaluate("() => lit") == [True, True]

    page.get_by_role("button", name="Tắt máy ảnh").click()
    expect(page.locator("video")).to_be_hidden()
    assert page.evaluate("() => document.querySelector('video').srcObject") is None
    assert states(page)[2:] == ["off"]


@pytest.fixture
def two_cameras(chromium: Chromium) -> Iterator[Chromium]:
    camera = ("--use-fake-device-for-media-stream=device-count=2", "--use-fake-ui-for-media-stream")
    running = chromium.browser_type.launch(executable_path=PROGRAM, args=[*QUIET, *camera])
    yield running
    running.close()


CHOSEN = "() => document.querySelector('video').srcObject?.getVideoTracks()[0].getSettings().deviceId"


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_a_scan_right_after_choosing_a_camera_is_read_and_the_chosen_camera_stays(
    gala: Gala, server: Server, two_cameras: Chromium, by: str
) -> None:
    laptop = Device(two_cameras, server.address, service_workers="block")
    laptop.forgives(*FORGIVEN)
    laptop.joins(gala, "door", "Lan")
    page = laptop.opens(f"{gala.base}/door")
    page.get_by_role("button", name="Bật máy ảnh").click()
    expect(page.locator("code-camera")).to_have_attribute("state", "on")
    choice = page.get_by_label("Chọn máy ảnh")
    expect(choice.locator("option")).to_have_count(2)
    ids = choice.locator("option").evaluate_all("(all) => all.map(({ value }) => value)")
    assert page.evaluate(CHOSEN) == choice.input_value() == ids[0]

    choice.focus()
    if by == "keys":
        page.keyboard.press("ArrowDown")
    else:
        choice.select_option(ids[1])
    page.keyboard.type(f"https://hoinghi.tanhoa.example/i#{gala.code_of('Đặng Văn Ổn')}\n")

    expect(page.locator(".answer .answer-name")).to_have_text("Đặng Văn Ổn")
    until(page, lambda: page.evaluate(CHOSEN) == ids[1], "the other camera")
    expect(page.locator("code-camera")).to_have_attribute("state", "on")
    expect(choice).to_have_value(ids[1])
    assert page.evaluate("() => localStorage.getItem('ceremony-camera-chosen')") == ids[1]
    laptop.put_away()
    assert laptop.complaints == []


def test_a_camera_comes_back_by_itself_whatever_was_taken_from_it(
    eye: Eye, door: Callable[[str], Page], server: Server
) -> None:
    """First its decoder does not arrive, then the track ends, then the page is out of sight for a while."""
    eye.shows(*(films.empty(seed) for seed in range(3)))
    page = door(server.address)
    page.context.route("**/decoder.js", lambda route: route.abort(), times=2)
    page.get_by_role("button", name="Bật máy ảnh").click()
    until(page, lambda: states(page) == ["none", "on"], "the decoder")
    assert "Chưa tải được phần đọc mã" in heard(page, "camera")[0]["said"]

    page.evaluate(ENDS)
    until(page, lambda: states(page)[2:] == ["black", "on"], "another track")
    page.evaluate(HIDES, True)
    assert states(page)[4:] == ["off"]
    assert page.evaluate("() => document.querySelector('video').srcObject") is None
    page.evaluate(HIDES, False)
    until(page, lambda: states(page)[5:] == ["on"], "the camera of a page seen again")


def test_a_black_camera_is_opened_again_and_reads_on(
    eye: Eye, door: Callable[[str], Page], server: Server
) -> None:
    eye.shows(films.black())
    page = door(server.address)
    page.get_by_role("button", name="Bật máy ảnh").click()
    until(page, lambda: page.evaluate("() => document.querySelector('video').readyState") > 1, "a picture")
    eye.shows(films.empty(), films.KINDS["clean"](CODES["clean"]))

    until(page, lambda: texts(page) == [CODES["clean"]], "the code")

    assert page.evaluate("() => asked") == 2
    assert [(one["state"], one["said"]) for one in heard(page, "camera")] == [
        ("black", "Máy ảnh chỉ thấy màu đen, đang tự mở lại. Xem ống kính có bị che không."),
        ("on", "Đã mở lại máy ảnh."),
    ]


def test_without_a_camera_one_line_says_why_and_a_photo_is_read(
    door: Callable[[str], Page], server: Server
) -> None:
    page = door(f"http://hall.lan:{server.port}")
    said = page.locator(".camera-said")
    expect(said).to_contain_text("Trang mở bằng http nên không có máy ảnh")
    expect(page.get_by_role("button", name="Bật máy ảnh")).to_be_hidden()
    chosen = page.get_by_label("Chụp ảnh mã")

    chosen.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": films.png(films.empty())})
    expect(said).to_contain_text("Không thấy mã trong ảnh")
    sharp = films.photo(films.code(CODES["clean"], module_px=20))
    chosen.set_input_files({"name": "b.jpg", "mimeType": "image/jpeg", "buffer": sharp})
    until(page, lambda: texts(page) == [CODES["clean"]], "the code of the photo")
    expect(said).to_have_text("")
    chosen.set_input_files({"name": "c.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"})
    expect(said).to_contain_text("Không mở được ảnh này")
    assert states(page) == ["insecure"]
