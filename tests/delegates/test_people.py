"""The list by hand: found, filtered, put right one by one and many at a time, taken back."""

from __future__ import annotations

import pytest

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.delegates.forms import as_shown, beside, changes_undone, edits, field, listed, opened, writes
from tests.edges import Browser, read
from tests.galas import CAST, Gala
from tests.people import Door

AN = "Nguyễn Văn An"


@pytest.fixture
def list_of_eight(eve: Gala) -> Gala:
    """The small cast, before the day."""
    eve.invite(CAST)
    return eve


def imports(gala: Gala, *people: Person) -> None:
    gala.import_people(people_to_json(People(tuple(with_keys(list(people))), ())))


# Reading the table.


def test_the_table_is_sorted_by_given_name_and_by_whatever_else_is_wanted(list_of_eight: Gala) -> None:
    office = [name for name, *_rest in CAST]
    assert listed(list_of_eight) == [
        AN, "Nguyễn Thị Ánh", "Trần Quốc Bảo", "Võ Văn Bảy", "Lê Minh Châu", "H'Loan Niê", "Đặng Văn Ổn",
        "Phạm Thị Út",
    ]  # fmt: skip
    assert listed(list_of_eight, "?sort=list") == office
    assert listed(list_of_eight, "?sort=protocol")[:3] == ["Lê Minh Châu", "Trần Quốc Bảo", "Võ Văn Bảy"]
    assert listed(list_of_eight, "?sort=unit")[:2] == [AN, "Võ Văn Bảy"]


def test_somebody_is_found_without_marks_and_by_part_of_the_name(list_of_eight: Gala) -> None:
    assert listed(list_of_eight, "?q=hloan") == ["H'Loan Niê"]
    assert listed(list_of_eight, "?q=van+on") == ["Đặng Văn Ổn"]
    assert listed(list_of_eight, "?q=nobody+at+all") == []


def test_filters_show_one_category_one_unit_one_status(list_of_eight: Gala) -> None:
    edits(list_of_eight, AN, status="withdrawn")

    assert listed(list_of_eight, "?category=leader") == ["Trần Quốc Bảo"]
    assert listed(list_of_eight, "?unit=Ấp Tân Lập") == ["Võ Văn Bảy", "Phạm Thị Út"]
    assert listed(list_of_eight, "?status=withdrawn") == [AN]


def test_what_is_to_be_looked_at_is_who_lacks_something_or_shares_a_name(list_of_eight: Gala) -> None:
    writes(list_of_eight, name="Võ Văn Bảy", unit="Ấp Một", category="guest", birth="1960")
    writes(list_of_eight, name="Hồ Thị Mới")

    assert listed(list_of_eight, "?doubtful=1") == ["Võ Văn Bảy", "Võ Văn Bảy", "Hồ Thị Mới"]
    rows = list_of_eight.organiser.page.all("tr", of_class="is-expected")
    assert [[chip.text for chip in row.all("span", of_class="is-doubt")] for row in rows] == [
        ["trùng tên"], ["trùng tên"], ["chưa có đối tượng", "chưa có đơn vị"],
    ]  # fmt: skip


def test_whoever_shares_a_seat_is_told_with_whom_until_one_of_them_stays_away(list_of_eight: Gala) -> None:
    taken = str(field(list_of_eight, "Võ Văn Bảy", "seat"))
    edits(list_of_eight, AN, seat=f" {taken.lower()[:1]} {taken[1:]} ")

    assert listed(list_of_eight, "?doubtful=1") == [AN, "Võ Văn Bảy"]
    chips = list_of_eight.organiser.page.all("span", of_class="is-doubt")
    assert [chip.text for chip in chips] == ["cùng ghế với Võ Văn Bảy", f"cùng ghế với {AN}"]

    edits(list_of_eight, AN, status="declined")
    assert listed(list_of_eight, "?doubtful=1") == []


def test_a_seat_stays_in_the_words_it_was_typed_in_and_a_bare_code_gets_capitals(list_of_eight: Gala) -> None:
    for typed, kept in (("hàng 3, ghế 12", "hàng 3, ghế 12"), ("c7", "C7")):
        edits(list_of_eight, AN, seat=typed)
        assert field(list_of_eight, AN, "seat") == kept


def test_hundreds_are_drawn_a_page_at_a_time(eve: Gala) -> None:
    people = [
        Person(no, "s", f"Lê Văn {no:03d}", unit="Ấp Một", category="guest", order=no) for no in range(1, 251)
    ]
    imports(eve, *people)

    assert [len(listed(eve, f"?sort=list&page={page}")) for page in (1, 2, 3)] == [100, 100, 50]
    assert listed(eve, "?sort=list&page=99")[-1] == "Lê Văn 250"
    assert "250 người" in eve.organiser.page.one("p", of_class="people-count").text


def test_a_search_that_means_hundreds_counts_them_all(eve: Gala) -> None:
    imports(eve, *(Person(no, "s", f"Lê Văn {no:03d}", unit="Ấp Một", order=no) for no in range(1, 601)))

    eve.organiser.open(f"{eve.base}/people?q=le van")

    assert "600 trong 600 người" in eve.organiser.page.text


def test_the_table_shows_nothing_sensitive(list_of_eight: Gala) -> None:
    edits(list_of_eight, AN, phone="0912345678", ethnicity="Xtiêng", religion="Công giáo", party="yes")

    page = list_of_eight.organiser.open(f"{list_of_eight.base}/people").text

    assert [word for word in ("0912345678", "Xtiêng", "Công giáo") if word in page] == []
    assert opened(list_of_eight, AN)["phone"] == "0912345678"


def test_the_events_own_convention_files_the_names(eve: Gala) -> None:
    imports(
        eve,
        Person(1, "s", "Trần Bảo An", unit="A", order=1),
        Person(2, "s", "Lê Văn An", unit="A", order=2),
        Person(3, "s", "Điểu Ka", unit="A", order=3),
    )
    assert listed(eve) == ["Lê Văn An", "Trần Bảo An", "Điểu Ka"]
    edits(eve, "Điểu Ka", sort_given="Điểu")

    beside(eve, "update event set filing = 'middle' where slug = :slug", slug=eve.slug)

    assert listed(eve) == ["Trần Bảo An", "Lê Văn An", "Điểu Ka"]
    door = eve.program("door")
    assert [one["name"] for one in door.get("/delegates")] == listed(eve)


# One person.


def test_an_edit_is_seen_by_the_door_and_taken_back_whole(list_of_eight: Gala) -> None:
    answer = edits(list_of_eight, AN, name="Nguyễn Văn Ân", seat="b7", honorific="Già làng")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"#p{list_of_eight.delegate('Nguyễn Văn Ân')}")
    door = list_of_eight.program("door")
    assert [(one["name"], one["seat"]) for one in door.get("/delegates", q="van an")] == [
        ("Nguyễn Văn Ân", "B7")
    ]

    changes_undone(list_of_eight)

    assert [(one["name"], one["seat"]) for one in door.get("/delegates", q="van an")] == [(AN, "A3")]


def test_an_edit_comes_back_to_the_same_part_of_the_table(list_of_eight: Gala) -> None:
    fields = opened(list_of_eight, "Võ Văn Bảy", back="unit%3D%E1%BA%A4p+T%C3%A2n+L%E1%BA%ADp%26sort%3Dlist")
    answer = list_of_eight.organiser.post(
        f"{list_of_eight.base}/people/{list_of_eight.delegate('Võ Văn Bảy')}", script=False, **fields
    )
    assert "unit=%E1%BA%A4p+T%C3%A2n+L%E1%BA%ADp&sort=list#p" in answer.headers["Location"]


def test_what_is_typed_is_stored_in_one_spelling(list_of_eight: Gala) -> None:
    typed = "  Nguye\u0302\u0303n\u00a0\u00a0Va\u0306n   A\u0309. "
    edits(list_of_eight, AN, name=typed, phone="+84 912 345 678", birth="5/3/1975", note=" một \n\n hai ")

    row = list_of_eight.rows(
        "select name, phone, birth_year, birth_date, note from delegate where phone <> :none", none=""
    )[0]
    assert (row[0], row[1], row[2], str(row[3]), row[4]) == (
        "Nguyễn Văn Ả", "0912345678", 1975, "1975-03-05", "một\n\nhai",
    )  # fmt: skip


def test_every_problem_is_told_beside_its_field_and_nothing_is_written(list_of_eight: Gala) -> None:
    answer = edits(list_of_eight, AN, name=" ", birth="31/2/1975", phone="12", sort_given="Bình", seat="Z9")

    page = read(answer.text)
    assert answer.status_code == 422
    wrong = [one.attributes["name"] for one in page.all("input", aria_invalid="true")]
    assert sorted(wrong) == ["birth", "name", "phone", "sort_given"]
    assert as_shown(page.one("form", of_class="person-form"))["seat"] == "Z9"
    assert field(list_of_eight, AN, "seat") == "A3"


@pytest.mark.parametrize("birth", ["2035", "1/1/2099", "1850"])
def test_nobody_is_written_who_is_not_born_yet(list_of_eight: Gala, birth: str) -> None:
    answer = writes(list_of_eight, name="Hồ Thị Mới", birth=birth)
    wrong = [one.attributes["name"] for one in read(answer.text).all("input", aria_invalid="true")]
    assert (answer.status_code, wrong) == (422, ["birth"])


@pytest.mark.parametrize("typed", ["NGUYỄN VĂN ẢNH", "NguyÔn V¨n ¶nh"])
def test_capitals_and_old_fonts_are_offered_right_and_may_be_kept(list_of_eight: Gala, typed: str) -> None:
    answer = edits(list_of_eight, AN, name=typed)
    offer = read(answer.text).one("button", name="name_as")
    assert (answer.status_code, offer.text) == (422, "Ghi là: Nguyễn Văn Ảnh")

    edits(list_of_eight, AN, name=typed, name_as=offer.attributes["value"])
    assert "Nguyễn Văn Ảnh" in listed(list_of_eight)

    edits(list_of_eight, "Nguyễn Văn Ảnh", name=typed, keep_name="1")
    assert typed in listed(list_of_eight)


def test_who_saves_over_somebody_elses_edit_is_shown_both(list_of_eight: Gala) -> None:
    seen = opened(list_of_eight, AN)
    edits(list_of_eight, AN, seat="C1")
    path = f"{list_of_eight.base}/people/{list_of_eight.delegate(AN)}"

    answer = list_of_eight.organiser.post(path, script=False, **(seen | {"seat": "D4"}))

    page = read(answer.text)
    form = page.one("form", of_class="person-form")
    assert (answer.status_code, as_shown(form)["seat"]) == (409, "D4")
    assert [one.text for one in form.all("span", of_class="field-error")] == ["Bản vừa lưu: C1"]
    assert field(list_of_eight, AN, "seat") == "C1"
    assert list_of_eight.organiser.post(path, script=False, **as_shown(form)).status_code == 303
    assert field(list_of_eight, AN, "seat") == "D4"


def test_nothing_typed_is_no_change(list_of_eight: Gala) -> None:
    before = list_of_eight.rows("select count(*) from list_change where true")
    edits(list_of_eight, AN)
    assert list_of_eight.rows("select count(*) from list_change where true") == before


def test_text_is_text(list_of_eight: Gala) -> None:
    bad = '=HYPERLINK("x") <script>alert(1)</script> %s'
    edits(list_of_eight, AN, position=bad, unit="%(count)s")

    answer = list_of_eight.organiser.get(f"{list_of_eight.base}/people?q=van+an")

    assert "<script>alert" not in answer.text
    assert bad in read(answer.text).text


# Coming and going.


def test_somebody_added_by_hand_has_codes_and_is_found_by_the_next_list(list_of_eight: Gala) -> None:
    writes(list_of_eight, name="Hồ Thị Mới", unit="Ấp Một", birth="1990", category="guest", honorific="Bà")
    number, code = (list_of_eight.delegate("Hồ Thị Mới"), list_of_eight.code_of("Hồ Thị Mới"))

    imports(
        list_of_eight, Person(1, "s", "Hồ Thị Mới", unit="Ấp Một", birth_year=1990, position="Y tá", order=1)
    )

    assert listed(list_of_eight).count("Hồ Thị Mới") == 1
    assert (list_of_eight.delegate("Hồ Thị Mới"), list_of_eight.code_of("Hồ Thị Mới")) == (number, code)


def test_two_of_one_name_unit_and_year_are_two_people(list_of_eight: Gala) -> None:
    for _one in range(3):
        writes(list_of_eight, name="Lê Thị Hoa", unit="Ấp Một")
    assert listed(list_of_eight).count("Lê Thị Hoa") == 3


def test_who_was_written_by_mistake_goes_and_comes_back_by_undo(list_of_eight: Gala) -> None:
    number = list_of_eight.delegate(AN)
    list_of_eight.organiser.open(f"{list_of_eight.base}/people/{number}")
    list_of_eight.organiser.post(f"{list_of_eight.base}/people/{number}/remove", script=False)
    assert AN not in listed(list_of_eight)

    changes_undone(list_of_eight)

    assert list_of_eight.delegate(AN) == number


def test_nobody_is_removed_on_whom_something_stands(gala: Gala) -> None:
    gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    gala.program("door").post("/checkins", delegate_id=gala.delegate(AN), nonce="an")
    gala.organiser.open(f"{gala.base}/people")

    answer = gala.organiser.post(f"{gala.base}/people/{gala.delegate(AN)}/remove", script=False)

    assert (answer.status_code, "Không xóa được Nguyễn Văn An" in answer.text) == (409, True)
    assert AN in listed(gala)


def test_a_closed_event_and_a_stranger_change_nothing(gala: Gala) -> None:
    fields = opened(gala, AN) | {"seat": "Z1"}
    path = f"{gala.base}/people/{gala.delegate(AN)}"
    stranger = gala.joined("door", "Lan")
    stranger.open(f"{gala.base}/door")
    assert [stranger.get(gala.base + one).status_code for one in ("/people", "/protocol", "/people/new")] == [
        403
    ] * 3
    del fields["csrf_token"]
    assert stranger.post(path, script=True, **fields).status_code == 403
    assert Browser(gala.address).get(f"{gala.base}/people").status_code == 401

    gala.stands("closed")

    assert gala.organiser.post(path, script=False, **fields).status_code == 409
    assert field(gala, AN, "seat") == "A3"


def test_nobody_of_another_event_is_edited(list_of_eight: Gala, gala: Gala) -> None:
    answer = list_of_eight.organiser.get(f"{list_of_eight.base}/people/{gala.delegate(AN)}")
    assert answer.status_code == 404


# Many at once.


def bulk(gala: Gala, *names: str, query: str = "", **fields: str) -> tuple[str, dict[str, object]]:
    """Choose people in the table and ask for a preview; return what it says and would send."""
    page = gala.organiser.open(f"{gala.base}/people{query}")
    form = page.one("form", id="many")
    chosen = [str(gala.delegate(name)) for name in names]
    answer = gala.organiser.post(
        f"{gala.base}/people/bulk", script=False, **(as_shown(form) | {"id": chosen} | fields)
    )
    page = read(answer.text)
    sent: dict[str, object] = {
        one.attributes["name"]: one.attributes["value"] for one in page.all("input", type="hidden")
    }
    for button in page.all("button", name="count"):
        sent |= {"id": chosen, "count": button.attributes["value"]}
    return next(iter(page.all(of_class="notice")), page.one("main")).text, sent


def test_many_are_changed_alike_after_saying_how_many(list_of_eight: Gala) -> None:
    said, sent = bulk(list_of_eight, AN, "Võ Văn Bảy", "Trần Quốc Bảo", category="guest")
    assert said == "Sẽ sửa 2 trong 3 người đã chọn."
    assert listed(list_of_eight, "?category=guest") == ["Võ Văn Bảy"]

    list_of_eight.organiser.post(f"{list_of_eight.base}/people/bulk", script=False, **sent)
    assert listed(list_of_eight, "?category=guest") == [AN, "Trần Quốc Bảo", "Võ Văn Bảy"]

    changes_undone(list_of_eight)
    assert listed(list_of_eight, "?category=guest") == ["Võ Văn Bảy"]


def test_everybody_a_filter_finds_is_changed(list_of_eight: Gala) -> None:
    said, sent = bulk(
        list_of_eight,
        query="?category=exemplar_individual",
        everybody="1",
        direct_worker="yes",
        honorific="Ông",
    )
    assert said == "Sẽ sửa 5 trong 5 người đã chọn."

    list_of_eight.organiser.post(f"{list_of_eight.base}/people/bulk", script=False, **sent)

    changed = list_of_eight.rows("select name from delegate where direct_worker and honorific = 'Ông'")
    assert len(changed) == 5


def test_a_dash_empties_a_field(list_of_eight: Gala) -> None:
    _said, sent = bulk(list_of_eight, AN, unit="-")
    list_of_eight.organiser.post(f"{list_of_eight.base}/people/bulk", script=False, **sent)
    assert field(list_of_eight, AN, "unit") == ""


def test_a_number_that_is_no_longer_true_is_said_again(list_of_eight: Gala) -> None:
    _said, sent = bulk(list_of_eight, AN, "Võ Văn Bảy", status="declined")
    edits(list_of_eight, AN, status="declined")

    answer = list_of_eight.organiser.post(f"{list_of_eight.base}/people/bulk", script=False, **sent)

    assert "Sẽ sửa 1 trong 2 người đã chọn." in read(answer.text).text
    assert field(list_of_eight, "Võ Văn Bảy", "status") == "expected"


def test_nobody_chosen_is_told(list_of_eight: Gala) -> None:
    said, _sent = bulk(list_of_eight, category="guest")
    assert "Chọn ít nhất một người" in said


def test_who_has_a_substitute_keeps_the_status(gala: Gala) -> None:
    beside(gala, "update delegate set status = 'replaced' where id = :id", id=gala.delegate(AN))

    said, _sent = bulk(gala, AN, status="withdrawn")

    assert "đều như vậy rồi" in said
    assert opened(gala, AN)["status"] == "replaced"
    assert edits(gala, AN, seat="Q1").status_code == 303


def test_an_edit_redraws_what_shows_the_person(gala: Gala, door: Door) -> None:
    before = door.counts
    edits(gala, AN, status="withdrawn")
    assert (before, door.counts) == ("0 /8 có mặt", "0 /7 có mặt")


def test_a_form_put_right_after_a_mistake_is_as_old_as_it_was(list_of_eight: Gala) -> None:
    seen = opened(list_of_eight, AN)
    edits(list_of_eight, AN, seat="C1")
    path = f"{list_of_eight.base}/people/{list_of_eight.delegate(AN)}"

    mistaken = list_of_eight.organiser.post(path, script=False, **(seen | {"seat": "D4", "birth": "năm nào"}))
    form = as_shown(read(mistaken.text).one("form", of_class="person-form"))
    put_right = list_of_eight.organiser.post(path, script=False, **(form | {"birth": "1970"}))

    assert (mistaken.status_code, put_right.status_code) == (422, 409)
    assert field(list_of_eight, AN, "seat") == "C1"
