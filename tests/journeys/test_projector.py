"""Stories of the projector: it shows the present, whatever happened to its network."""

from __future__ import annotations

from tests.galas import Gala
from tests.people import MC, Projector


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
