"""Stories of the projector: it shows the present, whatever happened to its network."""

from __future__ import annotations

from functools import partial

from tests.edges import Socket, read
from tests.galas import Gala
from tests.people import MC, Desk, Projector


def test_a_screen_that_lost_its_network_shows_the_present_when_it_returns(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    second = gala.award("Nhà giáo tận tụy", recipient="Đặng Văn Ổn")
    mc.comes_to("call")
    assert projector.shows == ("honouree", "Nguyễn Thị Ánh")

    projector.unplug()
    for _to in ("photo", "call"):
        mc.advances()
        mc.comes_to(_to)
    projector.plug_in()

    assert projector.shows == ("honouree", "Đặng Văn Ổn")
    assert gala.phase(second) == "called"


def test_a_page_opened_between_two_presses_takes_no_picture_from_those_who_watch(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    projector.socket.until(lambda: projector.pictures)
    mc.opens()
    for revision in range(6):
        # Drawn at most ten times a second: the second press waits its turn when the page is opened.
        mc.browser.sends(f"{gala.base}/stage/advance", revision=revision)
        assert projector.shows


def test_the_desk_lists_the_halls_screens_not_those_who_look_at_the_hall(
    gala: Gala, desk: Desk, mc: MC, projector: Projector
) -> None:
    lookers = [desk.pass_token, mc.pass_token, gala.program("organiser").token]
    lines = [Socket(gala.address, token).open() for token in lookers]
    for line in lines:
        line.watch(gala.slug, "hall")
        line.until(partial(line.of, "hall"), "the hall's picture")
    assert projector.shows == ("banner",)

    listed = [
        row.one("b").text for row in desk.sees.one("ul", of_class="screens").all("li", of_class="is-on")
    ]

    assert listed == ["Màn chiếu"]
    for line in lines:
        line.cut()


def test_the_desk_lists_a_wall_that_somebody_signed_in_has_opened(gala: Gala, desk: Desk) -> None:
    assert "Chưa có màn hình nào mở." in desk.sees.text
    page = read(gala.organiser.get(f"{gala.base}/hall").text)
    wall = Socket(gala.address, page.one("meta", name="ceremony-pass").attributes["content"]).open()
    wall.watch(gala.slug, "hall")
    wall.until(lambda: wall.of("hall"), "the hall's picture")

    shown = [row.attributes["class"] for row in desk.sees.one("ul", of_class="screens").all("li")]

    assert shown == ["is-on"]
    wall.cut()
