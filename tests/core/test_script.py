"""The MC's words, and how names and abbreviations are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.aloud import filled, honouree, invited, lowered, person, placed, same_names, spoken
from ceremony.core.protocol import Kind
from ceremony.core.script import STEP_NAMES, Decision, Group, Hall, Honouree, Moment, Person, words
from ceremony.core.steps import StepKind

CHAIR = Person("Trần Văn Bình", "Đồng chí", "CT. UBND xã")
VENERABLE = Person("Thích Minh Tâm", "Hòa thượng", "Trụ trì chùa Tân Hưng")
HALL = Hall(
    name="Hội nghị tuyên dương điển hình tiên tiến",
    present=181,
    expected=200,
    introductions=(CHAIR, VENERABLE),
)
DECISION = Decision(
    "Giấy khen của Chủ tịch UBND xã",
    "12/QĐ-UBND",
    date(2025, 3, 5),
    "Chủ tịch UBND xã",
    "Về việc tặng Giấy khen",
    Person("Lê Thị Cúc", "Đồng chí", "Phó Chánh Văn phòng HĐND và UBND xã"),
    {"collective": 8, "household": 4, "individual": 18},
)
FARMER = Honouree("Nguyễn Văn Ả", honorific="Ông", detail="nông dân, ấp 3")
TEACHER = Honouree("Hồ Thị Bé", honorific="Bà", detail="giáo viên Trường THCS Tân Hưng")
PEOPLE = Group((FARMER, TEACHER), (CHAIR,))


def say(step: StepKind, **values: object) -> tuple[str, ...]:
    moment = Moment("award", step, hall=HALL, decision=DECISION, batch=PEOPLE)
    return words(replace(moment, **values))  # type: ignore[arg-type]


def test_a_batch_is_called_by_name_in_its_order() -> None:
    assert say(StepKind.CALL) == (
        "Xin trân trọng kính mời các cá nhân có tên sau lên sân khấu nhận Giấy khen của Chủ tịch Ủy ban nhân "
        "dân xã:",
        "1. Ông Nguyễn Văn Ả, nông dân, ấp 3.",
        "2. Bà Hồ Thị Bé, giáo viên Trường Trung học cơ sở Tân Hưng.",
    )


def test_collectives_and_households_send_a_representative() -> None:
    village = Honouree("ấp 3", Kind.COLLECTIVE, receiver=Person("Lê Văn Cảnh", "Ông", "Trưởng ấp"))
    people = Honouree("Nhân dân và cán bộ ấp 5", Kind.COLLECTIVE)
    first, *lines = say(StepKind.CALL, batch=Group((village, people)))
    assert first.startswith("Xin trân trọng kính mời đại diện các tập thể có tên sau lên sân khấu nhận")
    assert lines == [
        "1. Tập thể ấp 3 (đại diện nhận: ông Lê Văn Cảnh, Trưởng ấp).",
        "2. Nhân dân và cán bộ ấp 5.",
    ]
    family = Honouree("Hồ Thị Bé", Kind.HOUSEHOLD, "Bà")
    assert say(StepKind.CALL, batch=Group((family,)))[0].startswith(
        "Xin trân trọng kính mời hộ gia đình bà Hồ Thị Bé lên sân khấu nhận"
    )


def test_a_household_named_ho_is_still_called_a_household() -> None:
    assert honouree(Honouree("Hồ Văn Đô", Kind.HOUSEHOLD)) == "Hộ gia đình Hồ Văn Đô"
    assert honouree(Honouree("Hộ ông Hồ Văn Đô", Kind.HOUSEHOLD)) == "Hộ ông Hồ Văn Đô"


def test_a_stand_in_is_named_beside_the_honouree() -> None:
    son = Person("Nguyễn Văn Ân", "Anh", "con trai")
    assert honouree(replace(FARMER, receiver=son, on_behalf=True)) == (
        "Ông Nguyễn Văn Ả, nông dân, ấp 3 (nhận thay: anh Nguyễn Văn Ân, con trai)"
    )
    assert honouree(replace(FARMER, on_behalf=True)).endswith("(có người nhận thay)")


def test_after_death_the_family_is_invited_and_the_hall_is_not_asked_to_applaud() -> None:
    widow = Person("Trần Thị Dậu", "Bà", "vợ")
    fallen = Honouree("Phạm Văn Em", honorific="Ông", posthumous=True, receiver=widow)
    assert honouree(fallen) == "Truy tặng ông Phạm Văn Em (đại diện gia đình nhận: bà Trần Thị Dậu, vợ)"
    assert say(StepKind.NAME, honouree=fallen) == (
        "Xin trân trọng kính mời bà Trần Thị Dậu, vợ, đại diện gia đình ông Phạm Văn Em được truy tặng.",
    )
    assert len(say(StepKind.PRESENT, batch=Group((FARMER, fallen), (CHAIR,)))) == 1
    assert say(StepKind.PRESENT)[1] == "Xin toàn thể Hội nghị nhiệt liệt chúc mừng."


def test_the_reader_is_invited_and_the_decision_named_with_number_day_and_summary() -> None:
    assert say(StepKind.READER) == (
        "Xin trân trọng kính mời đồng chí Lê Thị Cúc, Phó Chánh Văn phòng Hội đồng nhân dân và Ủy ban "
        "nhân dân xã lên công bố Quyết định khen thưởng.",
    )
    assert say(StepKind.READING) == (
        "Quyết định số 12/QĐ-UBND ngày 5 tháng 3 năm 2025 của Chủ tịch Ủy ban nhân dân xã về việc tặng "
        "Giấy khen.",
        "Quyết định khen thưởng 8 tập thể, 4 hộ gia đình và 18 cá nhân.",
    )


def test_who_is_commended_is_counted_as_people_count() -> None:
    def counted(**counts: int) -> str:
        return say(StepKind.READING, decision=replace(DECISION, counts=counts))[1]

    assert counted(collective=2, individual=4) == "Quyết định khen thưởng 2 tập thể và 4 cá nhân."
    assert counted(individual=10, household=0) == "Quyết định khen thưởng 10 cá nhân."


def test_a_decision_of_which_little_is_known_is_still_announced() -> None:
    bare = Decision("Giấy khen")
    assert say(StepKind.READER, decision=bare) == ("Sau đây, xin trân trọng công bố Quyết định khen thưởng.",)
    assert say(StepKind.READING, decision=bare) == ("Quyết định.",)


def test_one_by_one_the_batch_is_announced_and_each_is_named_alone() -> None:
    decision = replace(DECISION, one_by_one=True)
    assert len(say(StepKind.CALL, decision=decision)) == 1
    assert say(StepKind.NAME, decision=decision, honouree=FARMER) == (
        "Xin trân trọng kính mời ông Nguyễn Văn Ả, nông dân, ấp 3.",
    )


def test_the_next_batch_is_told_one_batch_ahead_by_name_alone() -> None:
    asked = Group((replace(FARMER, receiver=CHAIR), TEACHER))
    assert say(StepKind.ON_STAGE, next_batch=asked)[1] == (
        "Xin mời các cá nhân trong đợt tiếp theo, từ ông Nguyễn Văn Ả đến bà Hồ Thị Bé, chuẩn bị, vào vị trí "
        "chờ bên cánh gà."
    )
    assert len(say(StepKind.ON_STAGE, next_batch=None)) == 1
    assert say(StepKind.ON_STAGE, next_batch=Group((FARMER,)))[1].startswith("Xin mời ông Nguyễn Văn Ả chuẩn")


def test_in_a_called_list_the_family_of_the_dead_is_invited_never_the_dead() -> None:
    widow = Person("Trần Thị Dậu", "Bà", "vợ")
    fallen = Honouree("Phạm Văn Em", honorific="Ông", posthumous=True, receiver=widow)
    assert say(StepKind.CALL, batch=Group((FARMER, fallen)))[2] == (
        "2. Bà Trần Thị Dậu, vợ, đại diện gia đình ông Phạm Văn Em được truy tặng."
    )


@pytest.mark.parametrize(("position", "unit", "name", "told"), [
    ("Phó Chủ tịch UBND tỉnh", "UBND tỉnh Phước Bình", "", "Phó Chủ tịch UBND tỉnh Phước Bình"),
    ("Bí thư Đảng ủy", "Đảng uỷ xã", "", "Bí thư Đảng ủy xã"),
    ("Chủ tịch Hội Liên hiệp Phụ nữ", "Hội LHPN xã A", "", "Chủ tịch Hội Liên hiệp Phụ nữ xã A"),
    ("Bí thư Chi bộ ấp", "Ấp Suối Đá", "", "Bí thư Chi bộ ấp Suối Đá"),
    ("Trưởng ấp Sóc Lớn", "Ấp Sóc Lớn", "", "Trưởng ấp Sóc Lớn"),
    ("Phó Hiệu trưởng", "Trường Tiểu học", "", "Phó Hiệu trưởng Trường Tiểu học"),
    ("Giáo viên", "Trường Tiểu học", "", "Giáo viên, Trường Tiểu học"),
    ("Nông dân", "Ấp Suối Đá", "", "Nông dân, Ấp Suối Đá"),
    ("Giám đốc", "Ngân hàng CSXH huyện", "", "Giám đốc Ngân hàng CSXH huyện"),
    ("Giám đốc", "Xã Tân Hòa", "", "Giám đốc, Xã Tân Hòa"),
    ("Nguyên Phó Chủ tịch Thường trực", "Hội CCB xã", "", "Nguyên Phó Chủ tịch Thường trực Hội CCB xã"),
    ("Phó Chánh Văn phòng", "UBND tỉnh", "", "Phó Chánh Văn phòng UBND tỉnh"),
    ("Bí thư", "UBND xã Tân Hòa", "", "Bí thư, UBND xã Tân Hòa"),
    ("Trưởng trạm", "Trạm Y tế xã", "", "Trưởng trạm Y tế xã"),
    ("Chủ tịch HĐND xã", "UBND xã Tân Hòa", "", "Chủ tịch HĐND xã Tân Hòa"),
    ("Bí thư Đoàn xã", "Đoàn TNCS Hồ Chí Minh xã Tân Hòa", "", "Bí thư Đoàn xã Tân Hòa"),
    ("Ủy viên Ban Thường trực UBMTTQVN tỉnh", "UBND tỉnh Phước Bình", "",
     "Ủy viên Ban Thường trực UBMTTQVN tỉnh Phước Bình"),
    ("Chủ tịch HĐND xã", "UBND tỉnh Phước Bình", "", "Chủ tịch HĐND xã, UBND tỉnh Phước Bình"),
    ("Phó Giám đốc Sở Nội vụ", "UBND tỉnh", "", "Phó Giám đốc Sở Nội vụ, UBND tỉnh"),
    ("", "Ấp Suối Đá", "Nhân dân và cán bộ ấp Suối Đá", ""),
    ("Nông dân", "", "", "Nông dân"),
    ("", "Ấp 1", "Lê An", "Ấp 1"),
    ("", "", "", ""),
])  # fmt: skip
def test_position_and_unit_are_told_in_one_line_nothing_twice(
    position: str, unit: str, name: str, told: str
) -> None:
    assert placed(position, unit, name) == told


def test_which_of_several_papers_it_is_is_not_said() -> None:
    paper = Moment("paper", title="Báo cáo tham luận (1/4)", performer="Bà Hoa")
    assert words(paper)[0].endswith("mời bà Hoa lên trình bày báo cáo tham luận.")


def test_the_presenter_is_invited_by_title_name_and_office() -> None:
    assert say(StepKind.PRESENT)[0] == (
        "Trân trọng kính mời đồng chí Trần Văn Bình, Chủ tịch Ủy ban nhân dân xã lên trao Giấy khen của "
        "Chủ tịch Ủy ban nhân dân xã cho các cá nhân."
    )


def test_a_photograph_is_taken_and_they_go_back_to_their_seats() -> None:
    assert say(StepKind.PHOTO) == (
        "Xin kính mời các đồng chí lãnh đạo cùng chụp ảnh lưu niệm trên sân khấu.",
    )
    assert say(StepKind.BACK)[0].endswith("Xin kính mời các đồng chí, các ông bà về vị trí.")


def test_a_batch_nobody_is_left_of_is_not_called() -> None:
    assert say(StepKind.CALL, batch=Group(())) == ()
    assert say(StepKind.CALL, batch=None) == ()


def test_the_flag_is_saluted_in_three_steps() -> None:
    said = [words(Moment("flag_salute", step)) for step in (StepKind.RISE, StepKind.ANTHEM, StepKind.SEAT)]
    assert "làm lễ chào cờ" in said[0][0]
    assert said[1] == ("Nghiêm! Chào cờ – chào!", "Quốc ca!")
    assert said[2][0].endswith("an tọa.")


def test_the_list_is_put_to_a_vote_of_those_present() -> None:
    vote = Moment("delegate_vote", StepKind.READ, performer="Chủ tọa", hall=HALL)
    assert "xin trân trọng kính mời Chủ tọa lên công bố số lượng đại biểu được phân bổ" in words(vote)[0]
    assert words(replace(vote, step=StepKind.VOTE))[0] == "Hội nghị có 181 đại biểu có mặt."
    assert "chủ tọa công bố kết quả biểu quyết" in words(replace(vote, step=StepKind.RESULT))[0]


def test_a_desk_has_a_name_for_every_step() -> None:
    assert set(STEP_NAMES) == set(StepKind)


def test_only_who_is_here_is_introduced_and_the_present_are_counted() -> None:
    assert words(Moment("intro", StepKind.INTRODUCE, hall=HALL)) == (
        "Về dự với chúng ta hôm nay, xin trân trọng giới thiệu và nhiệt liệt chào mừng:",
        "– Đồng chí Trần Văn Bình, Chủ tịch Ủy ban nhân dân xã;",
        "– Hòa thượng Thích Minh Tâm, Trụ trì chùa Tân Hưng;",
        "Cùng dự Hội nghị có 181 đại biểu có mặt trên tổng số 200 đại biểu được mời và triệu tập. Xin nhiệt "
        "liệt chào mừng quý vị đại biểu.",
    )


def test_whoever_came_uninvited_is_told_apart_from_the_invited() -> None:
    said = words(Moment("intro", StepKind.INTRODUCE, hall=replace(HALL, present=183, added=2)))
    assert said[-1] == (
        "Cùng dự Hội nghị có 181 đại biểu có mặt trên tổng số 200 đại biểu được mời và triệu tập, và 2 đại "
        "biểu đến thêm. Xin nhiệt liệt chào mừng quý vị đại biểu."
    )


def test_a_hall_that_nobody_was_counted_into_is_not_told_a_number() -> None:
    assert words(Moment("intro", StepKind.INTRODUCE)) == ("Xin nhiệt liệt chào mừng quý vị đại biểu.",)


@pytest.mark.parametrize(
    ("type", "title", "performer", "first"),
    [
        ("report", "Báo cáo tổng kết", "Đồng chí Bình", "mời đồng chí Bình lên trình bày báo cáo tổng kết."),
        ("paper", "Giữ rừng", "Bà Hoa", "mời bà Hoa lên trình bày báo cáo tham luận “Giữ rừng”."),
        ("paper", "Tham luận 1", "Bà Hoa", "mời bà Hoa lên trình bày tham luận 1."),
        (
            "launch",
            "Phát động thi đua",
            "CT. UBND xã",
            "mời đồng chí Chủ tịch Ủy ban nhân dân xã lên phát động thi đua.",
        ),
        ("directive", "", "Lãnh đạo Đảng ủy", "mời lãnh đạo Đảng ủy lên phát biểu chỉ đạo Hội nghị."),
        ("directive", "", "Bí thư Đảng ủy", "mời đồng chí Bí thư Đảng ủy lên phát biểu chỉ đạo Hội nghị."),
        ("directive", "", "Giám đốc Công ty A", "mời Giám đốc Công ty A lên phát biểu chỉ đạo Hội nghị."),
        ("directive", "", "Ông A", "mời ông A lên phát biểu chỉ đạo Hội nghị."),
        ("response", "", "Ông A", "mời ông A lên phát biểu hưởng ứng."),
        ("reply", "", "Ông A", "mời ông A lên phát biểu tiếp thu, đáp từ."),
        ("closing", "", "Ông A", "mời ông A lên phát biểu bế mạc Hội nghị."),
        ("reception", "", "", "vào hội trường và ổn định vị trí."),
        ("video", "Phim tư liệu", "", "theo dõi phim tư liệu."),
        ("exchange", "Giao lưu", "", "đến với phần giao lưu."),
        ("photo", "", "", "chụp ảnh lưu niệm."),
        ("break", "", "", "nghỉ và trở lại đúng giờ."),
        ("report", "UBND xã báo cáo", "Ông A", "trình bày Ủy ban nhân dân xã báo cáo."),
        ("arts", "Năm tiết mục", "", "mời quý vị đại biểu thưởng thức năm tiết mục."),
        ("signing", "Ký kết giao ước", "các khối", "là phần ký kết giao ước do các khối thực hiện."),
        ("opening", "Khai mạc", "MC", "là phần khai mạc."),
        ("no such type", "", "", "là phần nội dung tiếp theo."),
    ],
)
def test_each_item_has_its_own_invitation(type: str, title: str, performer: str, first: str) -> None:
    assert words(Moment(type, title=title, performer=performer))[0].endswith(first)


def test_a_congress_is_called_a_congress() -> None:
    assert "bế mạc Đại hội" in words(Moment("closing", hall=Hall("Đại hội")))[1]


def test_the_offices_own_text_is_said_with_the_values_of_the_moment() -> None:
    own = "Kính thưa Hội nghị!\n\n Có {present}/{expected} đại biểu, vắng {absent}: {introductions}. {khác}"
    titled = Moment("intro", StepKind.REASON, "Khai mạc", text="{title}!", hall=HALL)
    assert words(titled) == ("Khai mạc!",)
    assert words(Moment("intro", StepKind.REASON, text=own, hall=HALL)) == (
        "Kính thưa Hội nghị!",
        "Có 181/200 đại biểu, vắng 19: đồng chí Trần Văn Bình, Chủ tịch Ủy ban nhân dân xã; Hòa thượng Thích "
        "Minh Tâm, Trụ trì chùa Tân Hưng. {khác}",
    )


def test_the_offices_own_text_stands_before_the_reader_and_is_said_once() -> None:
    assert say(StepKind.READER, text="Phần long trọng nhất.")[0] == "Phần long trọng nhất."
    assert len(say(StepKind.READER, text="Phần long trọng nhất.")) == 2
    assert "Phần long trọng nhất." not in say(StepKind.READING, text="Phần long trọng nhất.")
    assert len(say(StepKind.READER, text="Phần long trọng nhất.", step_no=7)) == 1


def test_what_looks_like_code_in_a_text_is_only_text() -> None:
    harmless = "{present.__class__} {0} {} {{present}} %s {performer}"
    said = words(Moment("opening", text=harmless, performer="{present}", hall=HALL))
    assert said == ("{present.__class__} {0} {} {181} %s {present}",)


@given(some.text(), some.dictionaries(some.sampled_from(["present", "title", "x"]), some.text()))
def test_filling_never_fails_and_leaves_other_text_alone(text: str, values: dict[str, str]) -> None:
    said = filled(text, values)
    if "{" not in text:
        assert said == text


@given(
    some.sampled_from(StepKind),
    some.sampled_from(["award", "intro", "closing", "paper", "?"]),
    some.text(),
    some.text(),
    some.booleans(),
)
def test_there_are_words_for_whatever_the_plan_holds(
    step: StepKind, type: str, title: str, performer: str, known: bool
) -> None:
    moment = Moment(
        type, step, title, performer, batch=PEOPLE if known else None, honouree=FARMER if known else None
    )
    assert all(words(moment)) or title or performer
    assert step in STEP_NAMES


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("PCT. UBND xã", "Phó Chủ tịch Ủy ban nhân dân xã"),
        ("CT.UBMTTQVN xã", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("CT UBND xã", "Chủ tịch Ủy ban nhân dân xã"),
        ("Chỉ thị CT 34", "Chỉ thị CT 34"),
        ("VP HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Quyết định 12/QĐ-UBND và QĐ sau", "Quyết định 12/QĐ-UBND và Quyết định sau"),
        ("số 152/2025/NĐ-CP", "số 152/2025/NĐ-CP"),
        ("SUBND UBNDX", "SUBND UBNDX"),
        ("(UBND)", "(Ủy ban nhân dân)"),
        ("hoạt động TDTT", "hoạt động thể dục thể thao"),
        ("TDTT toàn xã", "Thể dục thể thao toàn xã"),
        ("đồng chí TS.BS. Lê A", "đồng chí Tiến sĩ Bác sĩ Lê A"),
        ("PGS.TS. Lê A", "Phó Giáo sư, Tiến sĩ Lê A"),
        ("bà A, TP.HCM", "bà A, thành phố Hồ Chí Minh"),
        ("Nguyễn Văn Ả", "Nguyễn Văn Ả"),
        ("BCH Quân sự xã", "Ban Chỉ huy Quân sự xã"),
        ("Chỉ huy trưởng BCHQS xã", "Chỉ huy trưởng Ban Chỉ huy Quân sự xã"),
        ("Ban CHQS xã, BCH QS xã", "Ban Chỉ huy Quân sự xã, Ban Chỉ huy Quân sự xã"),
        ("Ủy viên BCH Đảng bộ", "Ủy viên Ban Chấp hành Đảng bộ"),
        ("BCH Liên đội, BCH Hội CCB", "Ban Chỉ huy Liên đội, Ban Chấp hành Hội Cựu chiến binh"),
        ("Trường TH Kim Đồng", "Trường Tiểu học Kim Đồng"),
        ("Trường TH&THCS A, lớp TH", "Trường Tiểu học và Trung học cơ sở A, lớp TH"),
    ],
)
def test_abbreviations_are_said_in_full(written: str, said: str) -> None:
    assert spoken(written) == said


@given(
    some.lists(some.sampled_from(["UBND", "CT.", "TP.HCM", "9/QĐ", "QĐ", "-", "/", " ", "xã"])).map("".join)
)
def test_said_twice_is_said_the_same(text: str) -> None:
    assert spoken(spoken(text)) == spoken(text)


def test_ong_is_a_family_name_where_no_honorific_stands() -> None:
    assert invited(Honouree("Ông Văn Sáu")) == "Ông Văn Sáu"
    assert invited(FARMER) == "ông Nguyễn Văn Ả, nông dân, ấp 3"
    assert person(Person("Ông Văn Sáu")) == "Ông Văn Sáu"


def test_rank_or_degree_is_said_once_after_the_honorific() -> None:
    assert person(Person("Lê Văn An", "Đồng chí", "Trưởng Công an xã", title="Trung tá")) == (
        "đồng chí Trung tá Lê Văn An, Trưởng Công an xã"
    )
    assert person(Person("Lê An", "Đồng chí Trung tá", title="Trung tá")) == "đồng chí Trung tá Lê An"
    assert spoken(person(Person("TS. Lê An", "Ông", title="TS."))) == "ông Tiến sĩ Lê An"
    assert person(Person("Lê An", "Bác sĩ", title="BS.")) == "bác sĩ Lê An"
    assert person(Person("Lê An", title="BS.")) == "BS. Lê An"


def test_a_reader_written_with_a_title_is_invited_in_one_sentence() -> None:
    decision = replace(DECISION, reader=Person("Đồng chí Lê Thị Cúc, Phó Chánh Văn phòng"))
    assert say(StepKind.READER, decision=decision)[0].startswith(
        "Xin trân trọng kính mời đồng chí Lê Thị Cúc, Phó Chánh Văn phòng lên"
    )


def test_religious_titles_keep_their_capital() -> None:
    assert (lowered("Linh mục"), lowered("Đồng chí"), lowered("")) == ("Linh mục", "đồng chí", "")


def test_people_of_one_name_are_pointed_out() -> None:
    people = {1: "Nguyễn Thị Hoà", 2: "NGUYỄN  THỊ HÒA", 3: "Nguyễn Thị Hoa", 4: "Lý Mỹ", 5: "Lí Mĩ"}
    assert same_names(people) == {1, 2}
    assert same_names({}) == frozenset()
