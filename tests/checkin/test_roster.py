"""The list that a door without network decides from."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.checkin.test_outcomes import strikes_off
from tests.delegates.forms import edits, writes
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import nonce

PERSON = {
    "id", "name", "given", "honorific", "position", "unit", "office", "category", "seat", "birth_year",
    "award", "attention", "vip", "status", "code", "hand", "first",
}  # fmt: skip


def digest(code_no: int, digits: str) -> str:
    return hashlib.sha256(f"{code_no}:{digits}".encode()).hexdigest()[:16]


def changed(gala: Gala, told: dict[str, Any]) -> dict[str, Any]:
    """What a device is sent that has this much."""
    found: dict[str, Any] = gala.program("door").get("/roster", since=told["revision"], run=told["run"])
    return found


def named(told: dict[str, Any]) -> list[str]:
    return sorted(one["name"] for one in told["people"])


def test_it_tells_what_a_door_needs_and_no_code(gala: Gala) -> None:
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient="Đặng Văn Ổn")
    code, hand = gala.code_of("Đặng Văn Ổn"), gala.hand_code_of("Đặng Văn Ổn")
    came = gala.program("door", "Lan").post("/checkins", code=code, nonce=nonce(), door="Cửa A")

    answer = gala.program("door").ask("GET", "/roster")
    told = answer.json()

    person = next(one for one in told["people"] if one["name"] == "Đặng Văn Ổn")
    number = told["event"]["code_no"]
    assert told["event"]["filing"] == "family"
    assert (told["whole"], told["present"], told["expected"], len(told["people"])) == (True, 1, 8, 8)
    assert set(person) == PERSON
    assert (person["award"], person["seat"], person["first"]) == (
        "Giấy khen của Chủ tịch UBND xã, đợt 1",
        "A5",
        came["first"],
    )
    assert (person["code"], person["hand"]) == (digest(number, code), digest(number, hand))
    assert code not in answer.text
    assert [one["name"] for one in told["people"] if one["vip"]] == ["Lê Minh Châu"]


def test_only_who_has_changed_is_told_again(gala: Gala) -> None:
    told = gala.program("door").get("/roster")
    gala.program("door").post("/checkins", delegate_id=gala.delegate("Võ Văn Bảy"), nonce=nonce())
    came = changed(gala, told)
    nothing = changed(gala, came)
    old = gala.code_of("Phạm Thị Út")
    person = gala.delegate("Phạm Thị Út")
    gala.organiser.open(f"{gala.base}/people/{person}")
    gala.organiser.sends(f"{gala.base}/people/{person}/invitation")
    reissued = changed(gala, came)
    gala.award("Giấy khen", recipient="Nguyễn Văn An")
    awarded = changed(gala, reissued)
    strikes_off(gala, "Trần Quốc Bảo")
    struck = changed(gala, awarded)

    assert [one["whole"] for one in (came, nothing, reissued, awarded, struck)] == [False] * 5
    assert [named(one) for one in (came, nothing, reissued, awarded, struck)] == [
        ["Võ Văn Bảy"], [], ["Phạm Thị Út"], ["Nguyễn Văn An"], ["Trần Quốc Bảo"],
    ]  # fmt: skip
    assert reissued["old"][digest(told["event"]["code_no"], old)] == person
    assert struck["people"][0]["status"] == "withdrawn"
    assert named(changed(gala, came)) == ["Nguyễn Văn An", "Phạm Thị Út", "Trần Quốc Bảo"]


def test_somebody_who_is_gone_from_the_list_is_named_and_of_another_run_all_is_told(gala: Gala) -> None:
    told = gala.program("door").get("/roster")
    gone = gala.delegate("Phạm Thị Út")
    gala.organiser.open(f"{gala.base}/people/{gone}")
    gala.organiser.sends(f"{gala.base}/people/{gone}/remove")

    less = changed(gala, told)
    other = [
        gala.program("door").get("/roster", since=told["revision"], run="another")["whole"],
        gala.program("door").get("/roster", since=2**31 - 1)["whole"],
        gala.program("door").get("/roster", since=0)["whole"],
    ]

    assert (less["whole"], less["people"], less["gone"]) == (False, [], [gone])
    assert other == [True, True, True]


def test_whoever_has_got_the_number_of_somebody_removed_is_on_the_list(gala: Gala) -> None:
    writes(gala, name="Phạm Sai Tên", unit="Ấp Một", category="guest")
    told = gala.program("door").get("/roster")
    newest = gala.delegate("Phạm Sai Tên")
    gala.organiser.open(f"{gala.base}/people/{newest}")
    gala.organiser.sends(f"{gala.base}/people/{newest}/remove")
    assert changed(gala, told)["gone"] == [newest]

    writes(gala, name="Trần Đúng Tên", unit="Ấp Một", category="guest")
    news = changed(gala, told)

    assert named(news) == ["Trần Đúng Tên"]
    assert gala.delegate("Trần Đúng Tên") not in news["gone"]  # SQLite gives the newest number again


@ONE_DATABASE
def test_a_year_of_birth_is_told_only_while_two_go_by_one_name(gala: Gala) -> None:
    def years(people: list[dict[str, Any]]) -> dict[int, int | None]:
        return {one["id"]: one["birth_year"] for one in people if one["name"].startswith("Võ")}

    one = gala.delegate("Võ Văn Bảy")
    edits(gala, "Võ Văn Bảy", birth="1960")
    door = gala.program("door")
    told = door.get("/roster")
    writes(gala, name="Vo Van Bay", unit="Ấp Một", category="guest")

    more = changed(gala, told)
    other = next(each["id"] for each in more["people"] if each["name"] == "Vo Van Bay")
    assert years(told["people"]) == {one: None}
    assert (years(more["people"])[one], {each["id"] for each in more["people"]}) == (1960, {one, other})
    assert years(door.get("/delegates")) == {one: 1960}


def test_it_is_for_doors_only(gala: Gala) -> None:
    asked = {role: gala.program(role).ask("GET", "/roster").status_code for role in ("mc", "viewer")}
    pages = {
        role: gala.joined(role, "").get(f"{gala.base}/door/roster").status_code for role in ("mc", "door")
    }

    assert (asked, pages) == ({"mc": 403, "viewer": 403}, {"mc": 403, "door": 200})
