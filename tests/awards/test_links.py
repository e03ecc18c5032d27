"""Who of the delegates is meant: suggested by us, confirmed by a person, and then nobody else's to change."""

from __future__ import annotations

import pytest

from tests.awards.lists import AN, ANH, HEADER, Office, typed, words, workbook
from tests.delegates.forms import writes
from tests.galas import CAST, Gala

ELSEWHERE = (2, "Võ Văn Bảy", "Nông dân", "", "Cá nhân", "Vườn mẫu")
NOBODY = (3, "Không Ai Cả", "Nông dân", "Ấp Xa", "Cá nhân", "Vườn mẫu")


@pytest.fixture
def office(eve: Gala) -> Office:
    eve.invite(CAST)
    made = Office(eve)
    made.imports(workbook(AN, ELSEWHERE, NOBODY))
    return made


def links(office: Office) -> str:
    return words(office.browser.open(f"{office.base}/decisions/links"))


def test_what_is_beyond_doubt_is_confirmed_at_once_and_the_rest_one_by_one(office: Office) -> None:
    page = office.browser.open(f"{office.base}/decisions/links")
    assert "Xác nhận cả 1 dòng trùng tên và đơn vị" in words(page)
    assert "chỉ gần giống: xem kỹ" in words(page)
    sure = [one.attributes["value"] for one in page.all("input", name="sure")]

    office.presses("/decisions/links", sure=sure)

    assert office.of("Nguyễn Văn An", "link_confirmed", "delegate_id") == (
        1,
        office.gala.delegate("Nguyễn Văn An"),
    )
    assert office.of("Võ Văn Bảy", "link_confirmed") == (0,)


def test_one_of_the_same_name_in_another_unit_is_offered_to_be_looked_at_and_never_linked(eve: Gala) -> None:
    for name, unit in (("Phạm Văn Minh", "Ấp Tân Lập"), ("Lê Thị Hoa", "Ấp 1"), ("Lê Thị Hoa", "Ấp 2")):
        assert writes(eve, name=name, unit=unit).status_code == 303
    office = Office(eve)
    office.imports(
        workbook(
            (1, "Phạm Văn Minh", "", "Trường Mầm non Hoa Sen", "Cá nhân", ""),
            (2, "Lê Thị Hoa", "", "Trường Mầm non Hoa Sen", "Cá nhân", ""),
            (3, "Lê Thị Hòa", "", "Trường Mầm non Hoa Sen", "Cá nhân", ""),
        )
    )

    page = office.browser.open(f"{office.base}/decisions/links")
    unknown = [one.text for one in page.one("ul", of_class="award-pairs").all("li")]
    assert "Phạm Văn Minh · Ấp Tân Lập" in unknown[0] and "cùng tên, khác đơn vị: xem kỹ" in unknown[0]
    assert "2 đại biểu cùng tên này" in unknown[1]
    assert "không có đại biểu nào tên này" in unknown[2]
    assert office.of("Phạm Văn Minh", "delegate_id", "link_confirmed") == (None, 0)

    look = office.browser.open(f"{office.base}/recipients/{office.recipient('Phạm Văn Minh')}/link")
    assert "Phạm Văn Minh · Ấp Tân Lập" in words(look)


def test_somebody_else_is_found_by_search_and_nobody_is_an_answer_too(office: Office) -> None:
    seven, none = office.recipient("Võ Văn Bảy"), office.recipient("Không Ai Cả")
    found = office.browser.open(f"{office.base}/recipients/{seven}/link?q=pham+thi+ut")
    assert "Phạm Thị Út · Ấp Tân Lập" in words(found)
    addressed = office.browser.open(f"{office.base}/recipients/{seven}/link?q=Bà+Phạm+Thị+Út")
    assert "Phạm Thị Út · Ấp Tân Lập" in words(addressed)

    office.presses(f"/recipients/{seven}/link", delegate=str(office.gala.delegate("Phạm Thị Út")))
    office.presses(f"/recipients/{none}/link", delegate="none")

    assert office.of("Võ Văn Bảy", "delegate_id") == (office.gala.delegate("Phạm Thị Út"),)
    assert office.of("Không Ai Cả", "delegate_id", "link_confirmed") == (None, 1)


def test_a_link_that_a_person_confirmed_outlives_every_later_file_and_edit(office: Office) -> None:
    an, ut = office.recipient("Nguyễn Văn An"), office.gala.delegate("Phạm Thị Út")
    office.presses(f"/recipients/{an}/link", delegate=str(ut))

    office.imports(workbook((*AN[:5], "Vườn mẫu, nuôi cá"), ELSEWHERE, NOBODY))
    office.edits_recipient("Nguyễn Văn An", unit="Ấp Tân Lập")

    assert office.of("Nguyễn Văn An", "delegate_id", "link_confirmed", "reason") == (
        ut,
        1,
        "Vườn mẫu, nuôi cá",
    )


MINH = (1, "Phạm Văn Minh", "Cán bộ", "UBND xã", "Cá nhân", "Cải cách")
BINH = (1, "Phạm Văn Bình", "Cán bộ", "UBND xã", "Cá nhân", "Cải cách")


def confirmed(gala: Gala, row: tuple[object, ...], *delegates: str) -> Office:
    """An award whose link to the delegate of that name a person has confirmed."""
    for name in delegates:
        assert writes(gala, name=name, unit="UBND xã").status_code == 303
    office = Office(gala)
    office.imports(workbook(row))
    name = str(row[1])
    office.presses(f"/recipients/{office.recipient(name)}/link", delegate=str(gala.delegate(delegates[0])))
    return office


def test_a_confirmed_link_never_passes_to_whoever_stands_on_that_line_in_the_next_file(eve: Gala) -> None:
    office = confirmed(eve, MINH, "Phạm Văn Minh", "Phạm Văn Bình")

    page = office.looks_over(workbook(BINH))
    assert "1 mới, 0 thay đổi, 0 như cũ, 1 không còn tên" in words(page)
    office.imports(workbook(BINH))

    assert office.of("Phạm Văn Minh", "delegate_id", "link_confirmed") == (eve.delegate("Phạm Văn Minh"), 1)
    assert office.of("Phạm Văn Bình", "delegate_id", "link_confirmed") == (eve.delegate("Phạm Văn Bình"), 0)


def test_a_confirmed_link_is_kept_by_a_slip_put_right_and_opened_by_another_name(eve: Gala) -> None:
    slip = (1, "Phạm Văn Mihn", *MINH[2:])
    office = confirmed(eve, slip, "Phạm Văn Minh", "Phạm Văn Bình")

    office.imports(workbook(MINH))
    assert office.of("Phạm Văn Minh", "delegate_id", "link_confirmed") == (eve.delegate("Phạm Văn Minh"), 1)

    office.edits_recipient("Phạm Văn Minh", name="Phạm Văn Bình")
    assert office.of("Phạm Văn Bình", "delegate_id", "link_confirmed") == (eve.delegate("Phạm Văn Bình"), 0)
    office.undoes()
    assert office.of("Phạm Văn Minh", "delegate_id", "link_confirmed") == (eve.delegate("Phạm Văn Minh"), 1)


def test_a_name_put_right_by_hand_is_looked_for_anew_while_nobody_has_confirmed(office: Office) -> None:
    office.edits_recipient("Không Ai Cả", name="H'Loan Niê", unit="Trạm Y tế xã")

    assert office.of("H'Loan Niê", "delegate_id", "link_confirmed") == (office.gala.delegate("H'Loan Niê"), 0)


def test_a_delegate_of_another_event_is_no_answer(office: Office, gala: Gala) -> None:
    an = office.recipient("Nguyễn Văn An")

    answer = office.presses(f"/recipients/{an}/link", delegate=str(gala.delegate("Nguyễn Văn An")))

    assert answer.status_code == 404
    assert office.of("Nguyễn Văn An", "link_confirmed") == (0,)


def test_a_confirmation_is_taken_back_and_can_be_opened_again(office: Office) -> None:
    an = office.recipient("Nguyễn Văn An")
    office.presses(f"/recipients/{an}/link", delegate="none")
    office.presses(f"/recipients/{an}/link", delegate="open")
    assert office.of("Nguyễn Văn An", "link_confirmed") == (0,)

    office.undoes()
    assert office.of("Nguyễn Văn An", "delegate_id", "link_confirmed") == (None, 1)
    office.presses(f"/recipients/{an}/link", delegate="open")
    assert "Nguyễn Văn An · Nông dân · Ấp Suối Đá" in links(office), "suggested again"


def test_who_is_not_confirmed_is_marked_on_the_list_and_on_the_proof(office: Office) -> None:
    assert "chưa xác nhận" in words(office.browser.open(f"{office.base}/decisions"))
    assert "Nối chưa xác nhận" in words(office.browser.open(f"{office.base}/proof"))
    assert "Chưa nối với đại biểu" in words(office.browser.open(f"{office.base}/decisions?look=unlinked"))


def test_a_list_of_people_that_was_a_mistake_goes_though_decisions_guessed_at_it(eve: Gala) -> None:
    office = Office(eve)
    eve.invite(CAST)
    invited = eve.rows("select max(id) from list_change where true")[0][0]
    office.imports(workbook(AN, ANH))
    office.presses(f"/recipients/{office.recipient('Nguyễn Văn An')}/link", delegate="none")
    confirmed = eve.rows("select max(id) from list_change where true")[0][0]

    assert office.presses(f"/changes/{invited}/undo").status_code == 303
    assert office.presses(f"/changes/{confirmed}/undo").status_code == 303, "whom it meant is gone"

    assert office.of("Nguyễn Văn An", "delegate_id", "link_confirmed") == (None, 0)


def test_who_comes_up_for_a_collective_is_the_one_that_is_looked_for(eve: Gala) -> None:
    office = Office(eve)
    eve.invite(CAST)
    header = (*HEADER, "Người nhận", "Chức danh người nhận")
    row = (1, "Trạm Y tế xã", "", "Trạm Y tế xã", "Tập thể", "", "Đặng Văn Ổn", "Y sĩ")
    office.imports(workbook(row, header=header))

    assert office.of("Trạm Y tế xã", "delegate_id", "receiver_name") == (
        eve.delegate("Đặng Văn Ổn"),
        "Đặng Văn Ổn",
    )
    assert (
        typed(office.browser.open(f"{office.base}/recipients/{office.recipient('Trạm Y tế xã')}"))[
            "receiver_role"
        ]
        == "Y sĩ"
    )


def test_decisions_that_came_before_the_people_find_them_once_they_come(eve: Gala) -> None:
    office = Office(eve)
    office.imports(workbook(AN, NOBODY))
    imported = eve.rows("select max(id) from list_change where true")[0][0]
    assert office.of("Nguyễn Văn An", "delegate_id") == (None,)

    eve.invite(CAST)

    assert office.of("Nguyễn Văn An", "delegate_id", "link_confirmed") == (eve.delegate("Nguyễn Văn An"), 0)
    assert office.of("Không Ai Cả", "delegate_id") == (None,)
    assert office.presses(f"/changes/{imported}/undo").status_code == 303, "a guess is nobody's edit"
