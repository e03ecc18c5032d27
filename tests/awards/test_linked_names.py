"""A delegate's name is put right after the decision was sent: no paper and no page disagrees in silence."""

from __future__ import annotations

import pytest

from ceremony.base.paths import STATIC
from tests.awards.lists import AN, HEADER, Office, words, workbook
from tests.delegates.forms import edits
from tests.galas import CAST, Gala
from tests.printing.shop import Shop

RECEIVED = (*HEADER, "Người nhận", "Chức danh người nhận")
STATION = "Trạm Y tế xã"
ON, NEW_ON = "Đặng Văn Ổn", "Đặng Văn Ôn"
NEW_AN = "Nguyễn Văn Ân"


@pytest.fixture
def office(eve: Gala) -> Office:
    """An is honoured himself, Ổn comes up for the health station."""
    eve.invite(CAST)
    made = Office(eve)
    station = (2, STATION, "", STATION, "Tập thể", "", ON, "Y sĩ")
    made.imports(workbook((*AN, "", ""), station, header=RECEIVED))
    return made


def confirms(office: Office) -> None:
    for name, delegate in (("Nguyễn Văn An", "Nguyễn Văn An"), (STATION, ON)):
        link = f"/recipients/{office.recipient(name)}/link"
        assert office.presses(link, delegate=str(office.gala.delegate(delegate))).status_code == 303


def renames(office: Office) -> None:
    assert edits(office.gala, "Nguyễn Văn An", name=NEW_AN).status_code == 303
    assert edits(office.gala, ON, name=NEW_ON).status_code == 303


def told(shop: Shop, kind: str) -> list[str]:
    found = [one.text for one in shop.stands(kind).all("p", of_class="paper-warn")]
    return [one for one in found if "khác tên" in one or "tên khác" in one]


def test_every_page_and_paper_names_whom_the_list_calls_otherwise(office: Office) -> None:
    confirms(office)
    shop = Shop(office.gala)
    shop.prints("call-list")
    renames(office)

    honoured = f"1 người có tên trong quyết định khác tên trong danh sách đại biểu: Nguyễn Văn An / {NEW_AN}."
    assert {kind: told(shop, kind) for kind in ("certificates", "call-list", "tray-list")} == {
        "certificates": [honoured], "call-list": [honoured], "tray-list": [honoured],
    }  # fmt: skip

    decisions = office.browser.open(f"{office.base}/decisions")
    line = decisions.one("li", id=f"r-{office.recipient('Nguyễn Văn An')}")
    assert "Khác tên trong danh sách đại biểu" in line.text
    assert f"Lên nhận: {NEW_ON}, Y sĩ (theo danh sách đại biểu; trước ghi {ON})" in words(decisions)

    proof = words(office.browser.open(f"{office.base}/proof?look=any"))
    assert f"Danh sách đại biểu ghi: {NEW_AN}" in proof and "Cần xem lại 1" in proof


def test_who_comes_up_is_called_alike_where_people_are_linked(office: Office) -> None:
    confirms(office)
    renames(office)
    said = f"Lên nhận: {NEW_ON}, Y sĩ (theo danh sách đại biểu; trước ghi {ON})"

    pages = [
        office.browser.open(f"{office.base}{path}")
        for path in ("/decisions/links", f"/recipients/{office.recipient(STATION)}/link")
    ]

    assert [page.one("p", of_class="award-receiver").text for page in pages] == [said, said]


def test_whom_the_list_calls_otherwise_is_marked_where_it_is_said(office: Office) -> None:
    confirms(office)
    renames(office)
    sheet = (STATIC / "css" / "awards.css").read_text(encoding="utf-8")

    renamed = office.browser.open(f"{office.base}/decisions").one("span", of_class="award-renamed")
    listed = office.browser.open(f"{office.base}/proof").one("mark", of_class="proof-listed")

    assert (ON in renamed.text, NEW_AN in listed.text) == (True, True)
    assert ".award-renamed {" in sheet and ".proof-listed {" in sheet


def test_who_comes_up_for_others_is_called_as_the_list_has_it_and_the_honouree_as_decided(
    office: Office,
) -> None:
    confirms(office)
    shop = Shop(office.gala)
    shop.prints("call-list")
    renames(office)

    assert shop.chips("call-list") == ["đã cũ: 1"] and STATION in shop.old("call-list")[0]
    for kind in ("call-list", "tray-list"):
        printed = " ".join(shop.prints(kind).pages)
        assert NEW_ON in printed and ON not in printed
        assert "Nguyễn Văn An" in printed and NEW_AN not in printed


def test_what_nobody_has_confirmed_is_not_followed_but_told(office: Office) -> None:
    renames(office)
    shop = Shop(office.gala)

    receiver = f"1 người lên nhận chưa xác nhận là đại biểu nào và có tên khác: {ON} / {NEW_ON}."
    assert receiver in told(shop, "call-list") and receiver in told(shop, "tray-list")
    assert ON in " ".join(shop.prints("call-list").pages)
    assert "Cần xem lại 2" in words(office.browser.open(f"{office.base}/proof"))


def test_another_receiver_written_by_hand_is_not_called_by_the_name_of_the_one_before(office: Office) -> None:
    confirms(office)
    office.edits_recipient(STATION, receiver_name="Võ Văn Bảy")

    assert office.of(STATION, "receiver_name", "link_confirmed") == ("Võ Văn Bảy", 0)
    printed = " ".join(Shop(office.gala).prints("call-list").pages)
    assert "Võ Văn Bảy" in printed and ON not in printed


def test_another_receiver_in_the_next_file_opens_the_link_again(office: Office) -> None:
    confirms(office)
    other = (2, STATION, "", STATION, "Tập thể", "", "Võ Văn Bảy", "Y sĩ")
    office.imports(workbook((*AN, "", ""), other, header=RECEIVED))

    assert office.of(STATION, "receiver_name", "link_confirmed") == ("Võ Văn Bảy", 0)
    assert office.of("Nguyễn Văn An", "link_confirmed") == (1,)
