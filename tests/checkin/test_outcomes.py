"""What a door is answered about a substitute, about who was struck off, and how it is all counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.galas import CAST, Gala
from tests.people import Door, nonce, outcome

ANSWER = {"outcome", "delegate", "first", "present", "expected", "revision"}
DELEGATE = {"id", "name", "position", "unit", "seat", "award", "attention"}


def strikes_off(gala: Gala, *names: str) -> dict[str, int]:
    """The office sends a list without these names, and asks that they be removed; return what changed."""
    kept = [
        Person(no, "Đại biểu", name, name, unit=unit, category=category, position=position,
               seat=f"A{no}", order=no)
        for no, (name, unit, category, position) in enumerate(CAST, start=1)
        if name not in names
    ]  # fmt: skip
    plain = people_to_json(People(tuple(with_keys(kept)), ()))
    told: dict[str, int] = gala.server.order(
        "delegates", event=gala.slug, read=plain, dry_run=False, remove_gone=True
    )
    return told


def test_an_answer_has_everything_a_door_needs(gala: Gala) -> None:
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient="Đặng Văn Ổn")

    answer = gala.program("door", "Lan").post(
        "/checkins", code=gala.code_of("Đặng Văn Ổn"), nonce=nonce(), door="Cửa A"
    )

    assert set(answer) >= ANSWER
    assert set(answer["delegate"]) >= DELEGATE
    person = {key: answer["delegate"][key] for key in ("name", "position", "unit", "seat", "award")}
    assert person == {
        "name": "Đặng Văn Ổn",
        "position": "Y sĩ",
        "unit": "Trạm Y tế xã",
        "seat": "A5",
        "award": "Giấy khen của Chủ tịch UBND xã, đợt 1",
    }
    assert (answer["outcome"], answer["present"], answer["expected"]) == ("admitted", 1, 8)
    assert (answer["first"]["door"], answer["first"]["by"]) == ("Cửa A", "Lan")
    assert answer["first"]["at"].endswith("Z") and len(answer["first"]["at"]) == len(
        "2026-01-01T00:00:00.000Z"
    )
    assert answer["revision"] == gala.asks.get("")["revision"]


def test_who_was_struck_off_the_list_is_not_let_in_and_not_expected(gala: Gala, door: Door) -> None:
    code = gala.code_of("Võ Văn Bảy")
    strikes_off(gala, "Võ Văn Bảy")

    shown = door.scans(code)
    assert outcome(shown)[0] == "red"
    assert "Ghế" not in shown.text
    told = gala.asks.post("/checkins", code=code, nonce=nonce())

    assert told["delegate"]["seat"] == ""
    assert (told["outcome"], told["present"], told["expected"]) == ("withdrawn", 0, 7)


def test_who_is_listed_again_is_let_in_with_the_same_code(gala: Gala, door: Door) -> None:
    code = gala.code_of("Võ Văn Bảy")
    strikes_off(gala, "Võ Văn Bảy")
    strikes_off(gala)

    assert outcome(door.scans(code)) == ("green", "MỜI VÀO")


def test_striking_off_leaves_substitutes_in_and_counts_nobody_twice(gala: Gala) -> None:
    gala.server.order(
        "replace",
        event=gala.slug,
        delegate_id=gala.delegate("Trần Quốc Bảo"),
        name="Lý Văn Thay",
        position="Phó Chủ tịch UBND xã",
        on_whose_say="Văn phòng",
    )
    struck = [strikes_off(gala, "Võ Văn Bảy")["gone"] for _again in range(2)]

    assert struck == [1, 0]
    told = gala.rows("select name, status from delegate where name in ('Lý Văn Thay', 'Võ Văn Bảy')")
    assert {row.name: row.status for row in told} == {"Lý Văn Thay": "expected", "Võ Văn Bảy": "withdrawn"}


def test_a_substitute_comes_in_and_the_absentees_code_says_so(gala: Gala, door: Door) -> None:
    code = gala.code_of("Trần Quốc Bảo")
    absent = gala.delegate("Trần Quốc Bảo")
    gala.server.order(
        "replace",
        event=gala.slug,
        delegate_id=absent,
        name="Lý Thị Thay",
        position="Phó Chủ tịch",
        on_whose_say="Văn phòng",
    )

    old = gala.asks.post("/checkins", code=code, nonce=nonce())
    new = gala.asks.post("/checkins", code=gala.code_of("Lý Thị Thay"), nonce=nonce())

    assert (old["outcome"], old["present"], old["expected"]) == ("replaced", 0, 8)
    assert old["delegate"]["seat"] == ""
    assert (new["outcome"], new["present"], new["expected"]) == ("admitted", 1, 8)
    assert (new["delegate"]["seat"], new["delegate"]["position"]) == ("A2", "Phó Chủ tịch")
    assert [name for name in door.finds("tran quoc bao") if name == "Trần Quốc Bảo"] == []


def test_attendance_is_counted_by_category_unit_door_and_five_minutes(gala: Gala) -> None:
    door = gala.program("door")
    began = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=3)
    for no, (name, *_about) in enumerate(CAST[:5]):
        door.post(
            "/checkins",
            delegate_id=gala.delegate(name),
            nonce=nonce(),
            door="Cửa A" if no % 2 else "Cửa B",
            at=(began + timedelta(minutes=no if no < 3 else 14.9, seconds=5)).isoformat(),
        )

    revision = gala.asks.get("")["revision"]
    told = door.get("/attendance")

    assert (told["expected"], told["present"]) == (8, 5)
    assert told["by_category"] == {"guest_superior": 1, "leader": 1, "exemplar_individual": 3}
    assert told["by_unit"] == {
        "UBND tỉnh": 1, "UBND xã Tân Hòa": 1, "Ấp Suối Đá": 1, "Trường Tiểu học Tân Hòa": 1,
        "Trạm Y tế xã": 1,
    }  # fmt: skip
    assert told["by_door"] == {"Cửa A": 2, "Cửa B": 3}
    assert told["by_5_minutes"] == [
        {"at": f"{began:%FT%H}:00:00.000Z", "count": 3},
        {"at": f"{began:%FT%H}:10:00.000Z", "count": 2},
    ]
    assert told["revision"] == revision


def test_delegates_are_listed_by_given_name_by_protocol_or_by_unit(gala: Gala) -> None:
    door = gala.program("door")

    by_name = [one["name"] for one in door.get("/delegates")]
    by_protocol = [one["name"] for one in door.get("/delegates", sort="protocol")]
    by_unit = [one["unit"] for one in door.get("/delegates", sort="unit")]

    assert by_name == [
        "Nguyễn Văn An", "Nguyễn Thị Ánh", "Trần Quốc Bảo", "Võ Văn Bảy", "Lê Minh Châu", "H'Loan Niê",
        "Đặng Văn Ổn", "Phạm Thị Út",
    ]  # fmt: skip
    assert by_protocol[:2] == ["Lê Minh Châu", "Trần Quốc Bảo"]
    units = [
        "Ấp Suối Đá",
        "Ấp Tân Lập",
        "Trạm Y tế xã",
        "Trường Tiểu học Tân Hòa",
        "UBND tỉnh",
        "UBND xã Tân Hòa",
    ]
    assert list(dict.fromkeys(by_unit)) == units


def test_a_search_tells_who_is_already_in(gala: Gala) -> None:
    door = gala.program("door")
    door.post("/checkins", delegate_id=gala.delegate("Đặng Văn Ổn"), nonce=nonce())

    found = door.get("/delegates", q="on")[0]

    keys = ("name", "position", "unit", "category", "seat", "present")
    assert {key: found[key] for key in keys} == {
        "name": "Đặng Văn Ổn", "position": "Y sĩ", "unit": "Trạm Y tế xã",
        "category": "exemplar_individual", "seat": "A5", "present": True,
    }  # fmt: skip


def test_a_delegate_of_another_event_is_nobody_here(gala: Gala, conference: Gala) -> None:
    stranger = conference.asks.get("/delegates", limit=1)[0]["id"]

    answers = [
        gala.asks.ask("POST", "/checkins", json={"delegate_id": stranger, "nonce": nonce()}),
        gala.asks.ask("DELETE", f"/checkins/{stranger}", json={"nonce": nonce()}),
    ]

    assert [(one.status_code, one.json()["error"]) for one in answers] == [(404, "unknown")] * 2


def test_a_scan_needs_one_code_or_one_delegate_and_a_nonce(gala: Gala) -> None:
    person, code = gala.delegate("Võ Văn Bảy"), gala.code_of("Võ Văn Bảy")
    bodies = [
        {},
        {"nonce": nonce()},
        {"code": code},
        {"code": code, "nonce": ""},
        {"code": code, "delegate_id": person, "nonce": nonce()},
        {"code": code, "nonce": "n" * 65},
    ]

    answers = [gala.asks.ask("POST", "/checkins", json=body) for body in bodies]

    assert {answer.status_code for answer in answers} == {422}
    assert gala.present == 0
