"""One series of numbers, given once and for all; and a lost invitation that is given new codes."""

from __future__ import annotations

import pytest

from tests.delegates.forms import changes_undone, writes
from tests.edges import Refused
from tests.galas import CAST, Gala
from tests.invitations.test_wording import page, words
from tests.marks import ONE_DATABASE
from tests.people import Door, outcome

AN = "Nguyễn Văn An"


@pytest.fixture
def eight(eve: Gala) -> Gala:
    """The small cast, before the day."""
    eve.invite(CAST)
    return eve


def numbers(gala: Gala) -> dict[str, int]:
    """The register, in its order."""
    gala.organiser.open(f"{gala.base}/invitations")
    rows = gala.rows("select no, name from invitation where true")
    return {name: no for no, name in sorted(rows)}


def numbered(gala: Gala) -> dict[str, int]:
    page(gala)
    gala.organiser.sends(f"{gala.base}/invitations/numbers")
    return numbers(gala)


def reissues(gala: Gala, name: str) -> None:
    gala.organiser.open(f"{gala.base}/people/{gala.delegate(name)}")
    gala.organiser.sends(f"{gala.base}/people/{gala.delegate(name)}/invitation")


@ONE_DATABASE
def test_numbers_follow_the_order_in_which_invitations_are_sent(eight: Gala) -> None:
    assert list(numbered(eight).items()) == [
        ("Lê Minh Châu", 1), ("Trần Quốc Bảo", 2), ("Võ Văn Bảy", 3), (AN, 4), ("Phạm Thị Út", 5),
        ("H'Loan Niê", 6), ("Đặng Văn Ổn", 7), ("Nguyễn Thị Ánh", 8),
    ]  # fmt: skip


def test_a_second_press_and_a_newcomer_change_no_number(eight: Gala) -> None:
    before = numbered(eight)
    writes(eight, name="Cao Thị Mới", category="guest_superior")

    assert numbered(eight) == before | {"Cao Thị Mới": 9}
    facts = eight.rows("select data from journal where kind = 'InvitationsNumbered'")
    assert len(facts) == 2


@ONE_DATABASE
def test_a_number_is_never_given_twice(eight: Gala) -> None:
    writes(eight, name="Cao Thị Nhầm")
    assert len(numbered(eight)) == 9
    wrong = eight.delegate("Cao Thị Nhầm")
    eight.organiser.sends(f"{eight.base}/people/{wrong}/remove")
    writes(eight, name="Cao Thị Mới")

    after = numbered(eight)

    assert after["Cao Thị Mới"] == 10 == len(after)
    assert eight.delegate("Cao Thị Mới") == wrong, "SQLite gives the id again, and that is what is tried here"


@ONE_DATABASE
def test_whoever_comes_back_into_the_list_has_the_old_number(eight: Gala) -> None:
    writes(eight, name="Cao Thị Nhầm")
    before = numbered(eight)
    eight.organiser.sends(f"{eight.base}/people/{eight.delegate('Cao Thị Nhầm')}/remove")
    changes_undone(eight)

    assert numbered(eight) == before


@ONE_DATABASE
def test_the_series_begins_where_the_register_of_the_office_is(eight: Gala) -> None:
    words(eight, first_number="41")
    assert "Số từ 41 đến 48" in page(eight).text

    assert min(numbered(eight).values()) == 41
    assert "Số: 41/GM-UBND" in page(eight).text


def test_a_lost_invitation_keeps_person_seat_and_number(gala: Gala, door: Door) -> None:
    before, number = gala.invitation(AN), numbered(gala)[AN]
    reissues(gala, AN)
    after = gala.invitation(AN)

    assert after["id"] == before["id"]
    assert after["code"] != before["code"] and after["hand_code"] != before["hand_code"]
    assert numbered(gala)[AN] == number
    for old in (before["code"], before["hand_code"]):
        answer = door.scans(old)
        assert outcome(answer) == ("amber", "ĐÃ ĐƯỢC THAY")
        assert AN in answer.text
    assert gala.present == 0
    assert outcome(door.scans(after["hand_code"])) == ("green", "MỜI VÀO")
    assert gala.asks.get(f"/delegates?q={AN}")[0]["seat"] == "A3"


@ONE_DATABASE
def test_a_code_that_was_reissued_twice_is_known_each_time(gala: Gala, door: Door) -> None:
    first = gala.invitation(AN)
    reissues(gala, AN)
    second = gala.invitation(AN)
    reissues(gala, AN)

    assert {outcome(door.scans(one["code"]))[1] for one in (first, second)} == {"ĐÃ ĐƯỢC THAY"}
    person = gala.organiser.open(f"{gala.base}/people/{first['id']}").one(id="invitation").text
    assert person.count("Cấp lại mã lúc") == 2
    listed = page(gala).one("section", of_class="reissued").all("a")
    assert [one.text for one in listed] == [AN, AN]


@ONE_DATABASE
def test_no_fact_tells_a_code(gala: Gala) -> None:
    before = gala.invitation(AN)
    reissues(gala, AN)
    after = gala.invitation(AN)

    [(told,)] = gala.rows("select data from journal where kind = 'InvitationReissued'")
    assert not any(code in str(told) for code in (*before.values(), *after.values()) if isinstance(code, str))
    assert str(before["id"]) in str(told)


@ONE_DATABASE
def test_whose_name_is_withdrawn_or_whose_place_is_taken_gets_no_new_codes(gala: Gala) -> None:
    gala.server.order(
        "replace", event=gala.slug, delegate_id=gala.delegate(AN), name="Lý Văn Thay", position="",
        on_whose_say="Văn phòng",
    )  # fmt: skip

    with pytest.raises(Refused, match="đã có người đi thay"):
        reissues(gala, AN)
    assert "Cấp lại mã mời" not in gala.organiser.open(f"{gala.base}/people/{gala.delegate(AN)}").text


@ONE_DATABASE
def test_a_closed_event_gives_out_neither_numbers_nor_codes(gala: Gala) -> None:
    gala.organiser.open(f"{gala.base}/invitations")
    gala.stands("closed")

    for path in ("invitations/numbers", f"people/{gala.delegate(AN)}/invitation"):
        with pytest.raises(Refused) as refused:
            gala.organiser.sends(f"{gala.base}/{path}")
        assert refused.value.error == "closed"
    assert numbers(gala) == {}


@ONE_DATABASE
def test_a_door_reissues_nothing(gala: Gala) -> None:
    lan = gala.joined("door", "Lan")
    lan.open(f"{gala.base}/door")

    with pytest.raises(Refused) as refused:
        lan.sends(f"{gala.base}/people/{gala.delegate(AN)}/invitation")
    assert refused.value.status == 403
