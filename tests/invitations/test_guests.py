"""The page behind the link of a message: a guest's own invitation, and nothing for whoever only guesses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.edges import Browser, read
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.marks import ONE_DATABASE
from tests.people import Door, outcome
from tests.servers import Server

AN = "Nguyễn Văn An"
NOBODY = "Không có giấy mời mang mã này. Kiểm tra lại từng số."


@pytest.fixture(scope="module")
def house(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that guests can reach."""
    data = tmp_path_factory.mktemp("reached") / "data"
    data.mkdir(mode=0o700)
    shutil.copy2(migrated_file, data)
    running = Server(data, {"CEREMONY_PUBLIC_URL": "https://hoinghi.example"}).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def host(house: Server) -> Browser:
    return house.set_up()


@pytest.fixture
def reached(house: Server, host: Browser) -> Gala:
    """A live event whose guests can open their invitations."""
    made = Gala(house, host)
    made.plan(draft(PROGRAMME))
    made.invite(CAST)
    made.goes_live()
    return made


class Guest(Browser):
    """Somebody with a phone."""

    def opens(self, code: str, script: bool = False) -> requests.Response:
        self.open("/i")
        return self.post("/i", script=script, code=code)

    def sees(self, code: str) -> str:
        """What the page says to this code."""
        return read(self.opens(code).text).one("main").text


def test_a_guest_sees_what_the_paper_shows(reached: Gala) -> None:
    answer = Guest(reached.address).opens(reached.code_of(AN))
    seen = read(answer.text).one("main")

    assert answer.status_code == 200
    for said in ("triệu tập", AN, "Nông dân, Ấp Suối Đá", "Hội trường UBND xã", "ghế A3"):
        assert said in seen.text.replace("\u00a0", " ")
    hand, code = reached.hand_code_of(AN), reached.code_of(AN)
    assert f"{hand[:3]} {hand[3:]}" in seen.text
    assert " ".join(code[at : at + 4] for at in range(0, 24, 4)) in seen.text
    assert seen.one("svg").one("path").attributes["d"].startswith("M4 4h7v1h-7z")


def test_a_guest_sees_the_paper_called_as_it_is_called(reached: Gala) -> None:
    wording = {"issuer": "Ủy ban nhân dân xã Tân Hòa", "first_number": "1", "summoned": "exemplar_individual"}
    for heading in ("GIẤY TRIỆU TẬP", "GIẤY MỜI"):
        reached.organiser.open(f"{reached.base}/invitations")
        reached.organiser.post(
            f"{reached.base}/invitations", script=False, **wording, heading_summoned=heading
        )

        seen = read(Guest(reached.address).opens(reached.code_of(AN)).text)
        assert seen.one("p", of_class="guest-heading").text == heading


def test_nobody_else_is_told_of_it(reached: Gala) -> None:
    for answer in (Guest(reached.address).get("/i"), Guest(reached.address).opens(reached.code_of(AN))):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert read(answer.text).one("meta", name="robots")


def test_a_message_carries_the_link_where_there_is_one(reached: Gala) -> None:
    reached.organiser.open(f"{reached.base}/print/messages")
    answer = reached.organiser.post(f"{reached.base}/print/messages", script=False, only="all", form="txt")

    assert f"https://hoinghi.example/i#{reached.code_of(AN)}" in answer.text


@pytest.mark.parametrize("code", ["1" * 24, "", "123456", "Nguyễn Văn An"])
def test_a_code_of_nobody_is_said_in_one_sentence(reached: Gala, code: str) -> None:
    answer = Guest(reached.address).opens(code)

    assert answer.status_code == 422
    assert read(answer.text).one("p", of_class="problem").text == NOBODY


def test_a_hand_code_opens_nothing(reached: Gala) -> None:
    assert NOBODY in Guest(reached.address).sees(reached.hand_code_of(AN))


def test_an_invitation_that_was_given_anew_says_so_and_the_new_one_opens(reached: Gala) -> None:
    old = reached.code_of(AN)
    reached.organiser.open(f"{reached.base}/people/{reached.delegate(AN)}")
    reached.organiser.sends(f"{reached.base}/people/{reached.delegate(AN)}/invitation")

    said = Guest(reached.address).sees(old)
    assert "đã được thay bằng giấy mới" in said and AN not in said
    assert AN in Guest(reached.address).sees(reached.code_of(AN)).replace("\u00a0", " ")


def test_an_invitation_of_an_event_that_is_over_says_so(reached: Gala) -> None:
    code = reached.code_of(AN)
    reached.stands("closed")

    said = Guest(reached.address).sees(code)
    assert "đã kết thúc" in said and AN not in said


def test_guessing_stops_the_browser_that_guesses_and_nobody_else(reached: Gala) -> None:
    guesser, guest = Guest(reached.address), Guest(reached.address)
    tries = [guesser.opens(f"{no:024}", script=True).status_code for no in range(2, 13)]

    assert tries == [422] * 10 + [429]
    assert guesser.opens(reached.code_of(AN), script=True).status_code == 200, "a paper is no guess"
    assert guest.opens(reached.code_of(AN), script=True).status_code == 200


def test_opening_ones_own_invitation_again_and_again_is_no_guessing(reached: Gala) -> None:
    guest = Guest(reached.address)

    assert {guest.opens(reached.code_of(AN)).status_code for _ in range(15)} == {200}


def test_a_page_of_another_house_cannot_post_a_code(reached: Gala) -> None:
    answer = requests.post(f"{reached.address}/i", data={"code": reached.code_of(AN)}, timeout=10)

    assert answer.status_code == 400
    assert AN not in answer.text


@ONE_DATABASE
def test_where_guests_cannot_reach_the_house_there_is_no_such_page(gala: Gala) -> None:
    assert gala.organiser.get("/i").status_code == 404
    assert gala.organiser.post("/i", script=False, code=gala.code_of(AN)).status_code == 404


def test_the_door_admits_by_what_the_phone_shows(reached: Gala) -> None:
    door = Door(reached, "Mai")
    try:
        assert outcome(door.scans(f"https://hoinghi.example/i#{reached.code_of(AN)}"))[0] == "green"
    finally:
        door.leaves()
