"""A file of decisions through its page: looked over before it is written, in one change, and never twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.awards.lists import AN, ANH, HEADER, ON, TITLE, Office, document, words, workbook
from tests.edges import Refused, read
from tests.galas import Gala
from tests.people import MC

NEW = (4, "Phạm Thị Út", "", "Ấp Tân Lập", "Cá nhân", "")


@pytest.fixture
def office(eve: Gala) -> Office:
    return Office(eve)


def test_nothing_is_written_before_it_was_looked_over(office: Office) -> None:
    page = office.looks_over(workbook(AN, ANH, ON))

    assert "3 mới, 0 thay đổi, 0 như cũ, 0 không còn tên" in words(page)
    assert "Nguyễn Văn An Nông dân · Ấp Suối Đá" in words(page)
    assert office.lines() == []


def test_the_same_file_twice_changes_nothing_and_a_corrected_one_says_what_was(office: Office) -> None:
    office.imports(workbook(AN, ANH, ON))
    again = office.looks_over(workbook(AN, ANH, ON))
    assert "0 mới, 0 thay đổi, 3 như cũ" in words(again)
    assert "Không có gì mới" in words(again)

    page = office.looks_over(workbook((*AN[:2], "Trưởng ấp", *AN[3:]), ANH, NEW))

    assert "1 mới, 1 thay đổi, 1 như cũ, 1 không còn tên" in words(page)
    assert "Chức vụ Nông dân → Trưởng ấp" in words(page)
    assert "Không còn tên trong tệp 3. Đặng Văn Ổn" in words(page)


def test_whose_place_on_the_tray_moves_is_no_change_of_theirs(office: Office) -> None:
    office.imports(workbook(AN, ANH, ON))
    higher = (("Kèm theo Quyết định số 9/QĐ-TTg ngày 2/1/2025 của Thủ tướng Chính phủ",), ("Bằng khen",))

    page = office.looks_over(workbook((1, *NEW[1:]), title=higher))
    assert "1 mới, 0 thay đổi, 0 như cũ" in words(page)
    office.imports(workbook((1, *NEW[1:]), title=higher))

    assert office.of("Nguyễn Văn An", "tray") == (2,)
    newest = words(office.browser.open(f"{office.base}/decisions")).split("Thay đổi gần đây")[1]
    assert newest.split("Hoàn tác")[0].split("·")[0].strip().endswith("1 mới")
    office.undoes()
    assert office.of("Nguyễn Văn An", "tray") == (1,)


def test_who_receives_for_the_dead_stands_on_their_page(office: Office) -> None:
    note = "Bà Lê Thị Út (vợ) nhận thay; quà"
    dead = (5, "Ông Lê Văn Cường (đã mất)", "", "Bon Ndrong", "Cá nhân", "", note)
    page = office.looks_over(workbook(dead, header=(*HEADER, "Ghi chú")))
    assert "Ghi chú “quà” không thuộc ô nào" in words(page)

    office.imports(workbook(dead, header=(*HEADER, "Ghi chú")))

    told = ("screen_text", "spoken_text", "posthumous", "receiver_name", "receiver_role")
    assert office.of("Lê Văn Cường", *told) == ("Lê Văn Cường", "Lê Văn Cường", 1, "Lê Thị Út", "vợ")


def test_who_is_gone_stays_unless_somebody_says_so(office: Office) -> None:
    office.imports(workbook(AN, ANH, ON))

    office.imports(workbook(AN, ANH))
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh"), (3, "Đặng Văn Ổn")]
    office.imports(workbook(AN, ANH), remove_gone="yes")
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh")]

    office.undoes()
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh"), (3, "Đặng Văn Ổn")]


def test_who_was_called_never_goes_though_the_file_has_them_no_longer(gala: Gala, mc: MC) -> None:
    office = Office(gala)
    office.imports(workbook(AN, ANH))
    mc.comes_to("call")

    page = office.looks_over(workbook(AN))
    assert "2. Nguyễn Thị Ánh đã gọi, sẽ ở lại" in words(page)
    office.imports(workbook(AN), remove_gone="yes")

    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh")]


def test_a_file_without_a_column_does_not_empty_what_was_written_by_hand(office: Office) -> None:
    office.imports(workbook(AN, ANH))
    by_hand = {
        "screen_text": "Ông Nguyễn Văn An", "spoken_text": "ông An", "reading_note": "An", "honorific": "Ông",
        "certificate_text": "Vì vườn mẫu", "movement": "Nông thôn mới", "receiver_name": "Lê B",
    }  # fmt: skip
    office.edits_recipient("Nguyễn Văn An", **by_hand, posthumous="y")

    office.imports(workbook((*AN[:5], "Vườn mẫu, nuôi cá"), ANH))

    assert office.of("Nguyễn Văn An", *by_hand) == tuple(by_hand.values())
    assert office.of("Nguyễn Văn An", "reason", "posthumous") == ("Vườn mẫu, nuôi cá", 1)


def test_a_file_that_names_it_is_taken_at_its_word(office: Office) -> None:
    office.imports(workbook(AN, ANH))
    office.edits_recipient("Nguyễn Văn An", screen_text="Ông An", reading_note="An")
    header = (*HEADER, "Chữ trên màn hình", "Cách đọc", "Nội dung ghi trên giấy khen", "Phong trào")

    office.imports(workbook((*AN, "NGUYỄN VĂN AN", "", "Vì vườn mẫu", "Nông thôn mới"), ANH, header=header))

    assert office.of("Nguyễn Văn An", "screen_text", "reading_note", "certificate_text", "movement") == (
        "NGUYỄN VĂN AN", "An", "Vì vườn mẫu", "Nông thôn mới",
    )  # fmt: skip


def test_who_presents_and_reads_stays_when_the_next_file_does_not_say(office: Office) -> None:
    office.imports(workbook(AN))
    [(decision,)] = office.gala.rows("select id from decision where true")
    office.edits(f"/decisions/{decision}", presenter="Đồng chí Lâm", reader="Bà Bích", rank="300")

    office.imports(workbook(AN, ANH))

    told = office.gala.rows("select presenter, reader, rank from decision where true")
    assert told == [("Đồng chí Lâm", "Bà Bích", 300)]


def test_a_unit_put_right_by_hand_makes_no_second_person_of_anybody(office: Office) -> None:
    office.imports(workbook(AN, ANH))
    office.edits_recipient("Nguyễn Văn An", unit="Ấp Suối Đá, xã Tân Hòa")

    page = office.looks_over(workbook(AN, ANH))

    assert "0 mới, 1 thay đổi, 1 như cũ, 0 không còn tên" in words(page)


def test_a_review_that_is_no_longer_true_is_refused_and_shown_anew(office: Office) -> None:
    office.imports(workbook(AN, ANH))
    path = office.sends(workbook((*AN[:2], "Trưởng ấp", *AN[3:]), ANH))
    before = office.browser.open(path)
    office.edits_recipient("Nguyễn Văn An", position="Bí thư chi bộ")
    office.browser.page = before

    answer = office.applies(path)

    assert answer.status_code == 409
    assert "Danh sách đã thay đổi sau khi so tệp này" in words(read(answer.text))
    assert "Chức vụ Bí thư chi bộ → Trưởng ấp" in words(read(answer.text))
    assert office.of("Nguyễn Văn An", "position") == ("Bí thư chi bộ",)


def test_a_file_is_written_once_however_often_the_button_is_pressed(office: Office) -> None:
    path = office.sends(workbook(AN, ANH))
    looked = office.browser.open(path)
    first = office.applies(path)
    office.browser.page = looked
    second = office.applies(path)

    assert (first.status_code, second.status_code) == (303, 409)
    assert len(office.gala.rows("select id from list_change where true")) == 1


def test_every_problem_is_told_by_its_cell_and_an_error_writes_nothing(office: Office) -> None:
    nameless = (2, "", "Giáo viên", "Trường", "Cá nhân", "")
    shouting = (3, "ĐẶNG VĂN ỔN", "Y sĩ", "Trạm Y tế xã", "Cá nhân", "")
    path = office.sends(workbook(AN, nameless, shouting, (4, "Hội LHPN", "", "", "Tập thể", "")))
    page = office.browser.open(path)

    told = [one.text for one in page.one("ul", of_class="award-problems").all("li")]
    assert told[0].startswith("Sheet · B6 Thiếu tên")
    assert "Tên gõ toàn chữ hoa, sẽ ghi là: Đặng Văn Ổn" in words(page)
    assert "Chưa ghi người lên nhận thay cho Hội LHPN" in words(page)
    assert list(page.all("input", name="seen")) == []
    forced = office.browser.post(f"{path}/apply", script=False, seen="")
    assert (forced.status_code, office.lines()) == (422, [])


OLD = [
    (1, "NguyÔn V¨n HiÕu", "Tr\u00ad\u00ebng Êp", "Êp Suèi \u00a7¸", "C¸ nh©n", ""),
    (2, "Lª ThÞ ¸nh", "N«ng d©n", "Êp T©n LËp", "C¸ nh©n", ""),
]


def test_one_name_in_a_font_of_before_unicode_stops_a_list_until_somebody_says_how_it_reads(
    office: Office,
) -> None:
    path = office.sends(workbook(AN, (2, "NguyÔn V¨n Hïng", "Nông dân", "Ấp Xa", "Cá nhân", "")))
    page = office.browser.open(path)

    assert "1 ô gõ bằng phông chữ cũ" in words(page)
    assert "B6" in words(page) and "Nguyễn Văn Hùng" in page.one("section", of_class="fonts").text
    assert list(page.all("input", name="seen")) == []
    forced = office.browser.post(f"{path}/apply", script=False, seen="")
    assert (forced.status_code, office.lines()) == (422, [])

    page = office.reads_again(path, **{"font-0": "tcvn3"})
    assert "Chữ gõ bằng phông cũ, sẽ ghi là: Nguyễn Văn Hùng." in words(page)
    assert office.applies(path).status_code == 303

    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Văn Hùng")]
    assert office.of("Nguyễn Văn Hùng", "screen_text", "spoken_text") == ("Nguyễn Văn Hùng",) * 2


def test_a_whole_list_in_an_old_font_is_written_with_the_capitals_its_font_had_not(office: Office) -> None:
    path = office.sends(workbook(*OLD))
    assert "8 ô gõ bằng phông chữ cũ" in words(office.browser.open(path))

    office.reads_again(path, **{"font-0": "tcvn3"})
    office.applies(path)

    assert office.lines() == [(1, "Nguyễn Văn Hiếu"), (2, "Lê Thị Ánh")]
    assert office.of("Nguyễn Văn Hiếu", "position", "unit", "kind") == (
        "Trưởng ấp", "Ấp Suối Đá", "individual",
    )  # fmt: skip


def test_a_name_gets_back_its_capitals_and_nothing_else_does(office: Office) -> None:
    title = (
        ("UBND x· T©n Hßa",),
        ("(KÌm theo QuyÕt ®Þnh sè 5/Q§-UBND ngµy 10/3/2025 cña Chñ tÞch UBND x·)",),
        ("VÒ viÖc tÆng GiÊy khen",),
    )
    path = office.sends(
        workbook(
            (1, "Hé «ng Lª V¨n ¸nh", "", "Êp 3", "Hé gia ®×nh", ""),
            (2, "C¸n bé vµ nh©n d©n Êp Sãc Lín", "", "Êp Sãc Lín", "TËp thÓ", ""),
            (3, "§ång chÝ TrÇn ThÞ ót", "®éi tr\u00adëng Êp 3", "Êp 3", "C¸ nh©n", ""),
            title=title,
        )
    )
    page = office.browser.open(path)
    shown = page.one("section", of_class="fonts").text
    assert "Hộ ông Lê Văn Ánh" in shown and "Về việc" not in shown, "names are what one chooses by"

    office.reads_again(path, **{"font-0": "tcvn3"})
    office.applies(path)

    assert [name for _line, name in office.lines()] == [
        "Hộ ông Lê Văn Ánh", "Cán bộ và nhân dân ấp Sóc Lớn", "Trần Thị Út",
    ]  # fmt: skip
    assert office.of("Trần Thị Út", "honorific", "position", "unit") == (
        "Đồng chí",
        "Đội trưởng ấp 3",
        "Ấp 3",
    )


def test_what_is_no_old_font_after_all_is_kept_as_it_was_typed(office: Office) -> None:
    path = office.sends(workbook(AN, (2, "NguyÔn V¨n Hïng", "Nông dân", "Ấp Xa", "Cá nhân", "")))
    office.browser.open(path)

    office.reads_again(path, **{"font-0": "none"})
    office.applies(path)

    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "NguyÔn V¨n Hïng")]


def test_a_list_in_two_old_fonts_is_read_cell_by_cell(office: Office) -> None:
    ba = (2, "NguyÔn V¨n Hïng", "Nông dân", "Ấp Xa", "Cá nhân", "")
    bay = (3, "Nguyeãn Vaên Baûy", "Nông dân", "Ấp Xa", "Cá nhân", "")
    path = office.sends(workbook(AN, ba, bay))
    office.browser.open(path)

    office.reads_again(path, **{"font-0": "tcvn3"})
    assert "1 ô gõ bằng phông chữ cũ" in words(office.browser.open(path))

    office.reads_again(path, **{"font-0": "auto"})
    office.applies(path)
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Văn Hùng"), (3, "Nguyễn Văn Bảy")]


def test_a_choice_holds_for_the_file_it_was_made_of_in_every_language(office: Office) -> None:
    path = office.sends(workbook(*OLD))
    office.browser.open(path)
    office.reads_again(path, **{"font-0": "tcvn3"})

    chosen = office.gala.rows("select choices from upload where true")[0][0]
    assert "tcvn3" in str(chosen)
    office.browser.open(office.sends(workbook(*OLD)))
    assert "8 ô gõ bằng phông chữ cũ" in words(office.browser.page)


OLD_DECISION = (
    "Sè: 9/Q§-UBND", "QuyÕt ®Þnh", "VÒ viÖc tÆng GiÊy khen", "C¨n cø LuËt Thi ®ua, khen th\u00adëng;",
    "§iÒu 1. TÆng GiÊy khen cña Chñ tÞch UBND x· T©n Hßa cho c¸c c¸ nh©n, gåm:",
    "1. ¤ng NguyÔn V¨n HiÕu, N«ng d©n, Êp T©n LËp.", "2. Bµ Lª ThÞ ¸nh, ®éi tr\u00adëng, Êp T©n LËp.",
    "§iÒu 2. Thi hµnh.",
)  # fmt: skip


def test_a_decision_in_word_in_an_old_font_is_asked_about_by_its_lines(office: Office) -> None:
    path = office.sends(document(*OLD_DECISION), "QĐ 9.docx")
    page = office.browser.open(path)
    assert "8 ô gõ bằng phông chữ cũ" in words(page) and "dòng 6" in words(page)

    office.reads_again(path, **{"font-0": "tcvn3"})
    office.applies(path)

    assert office.lines() == [(1, "Nguyễn Văn Hiếu"), (2, "Lê Thị Ánh")]
    assert office.of("Lê Thị Ánh", "position", "honorific") == ("đội trưởng", "Bà")


def test_a_table_in_word_in_an_old_font_gets_back_the_capitals_of_its_names(office: Office) -> None:
    table = (
        ("TT", "Hä vµ tªn", "Chøc vô", "§¬n vÞ"), ("1", "Lª V¨n ¸nh", "®éi tr\u00adëng", "Êp T©n LËp"),
        ("2", "TrÇn ThÞ ót", "N«ng d©n", "Êp T©n LËp"),
    )  # fmt: skip
    paper = (*OLD_DECISION[:4], OLD_DECISION[4].replace(", gåm:", "."), OLD_DECISION[-1], "Danh s¸ch c¸ nh©n")
    path = office.sends(document(*paper, table=table), "QĐ 9.docx")
    assert "Lê Văn Ánh" in office.browser.open(path).one("section", of_class="fonts").text

    office.reads_again(path, **{"font-0": "tcvn3"})
    office.applies(path)

    assert office.lines() == [(1, "Lê Văn Ánh"), (2, "Trần Thị Út")]


def test_the_terminal_stops_at_an_old_font_until_it_is_told_which_it_is(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "khen.xlsx"
    file.write_bytes(workbook(AN, (2, "NguyÔn V¨n Hïng", "Nông dân", "Ấp Xa", "Cá nhân", "")))
    command = ("awards", str(file), "--event", office.gala.slug)

    stopped = office.gala.server.command(*command)
    assert (stopped.returncode, office.lines()) == (1, [])
    assert "B6" in stopped.stderr and "--legacy auto" in stopped.stderr

    office.gala.server.command(*command, "--legacy", "auto")
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Văn Hùng")]

    paper = tmp_path / "qd-9.docx"
    paper.write_bytes(document(*OLD_DECISION))
    said = office.gala.server.command("awards", str(paper), *command[2:], "--legacy", "auto", "--json")
    told = json.loads(said.stdout)["decisions"][0]
    assert [one["name"] for one in told["recipients"]] == ["Nguyễn Văn Hiếu", "Lê Thị Ánh"]


DECISION = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "Số: 112/QĐ-UBND", "Tân Hòa, ngày 10 tháng 3 năm 2025", "QUYẾT ĐỊNH",
    "Về việc tặng Giấy khen cho các cá nhân", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "QUYẾT ĐỊNH:",
    "Điều 1. Tặng Giấy khen của Chủ tịch UBND xã Tân Hòa cho các cá nhân có thành tích xuất sắc, gồm:",
    "1. Ông Nguyễn Văn An, Nông dân, Ấp Suối Đá;",
    "2. Bà Nguyễn Thị Ánh, Giáo viên, Trường Tiểu học Tân Hòa.",
    "Điều 2. Quyết định có hiệu lực từ ngày ký.",
)  # fmt: skip


def test_a_decision_in_word_and_its_list_in_excel_are_one_decision(office: Office) -> None:
    office.imports(document(*DECISION), name="QĐ 112.docx")
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh")]
    assert office.of("Nguyễn Văn An", "honorific", "reason") == ("Ông", "có thành tích xuất sắc")

    page = office.looks_over(workbook(AN, ANH))

    assert "0 mới, 2 thay đổi, 0 như cũ, 0 không còn tên" in words(page)


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("khac.docx", document("Kế hoạch", "Điều 1. Mọi người cùng đi."), "không phải là quyết định khen thưởng"),
    (
        "ke-hoach.docx",
        document("Số: 87/KH-UBND", "KẾ HOẠCH", "Tổ chức hội nghị tặng Giấy khen", "1. Hội trường xã."),
        "ghi “KẾ HOẠCH”, không phải là quyết định khen thưởng",
    ),
    ("khac.xlsx", document("không phải Excel"), "không phải là tệp .xlsx"),
    ("anh.png", b"\x89PNG....", "Không đọc được tệp"),
    ("rong.xlsx", b"", "rỗng"),
])  # fmt: skip
def test_another_file_gets_one_sentence_and_nothing_is_written(
    office: Office, name: str, data: bytes, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        office.browser.open(office.sends(data, name))

    problem = read(refused.value.text).one(of_class="problem").text
    assert sentence in problem
    assert office.lines() == []


def test_text_from_a_file_is_text_on_every_page(office: Office) -> None:
    nasty = "<script>alert(1)</script> =HYPERLINK(1) 100%"
    office.imports(workbook((1, nasty, "", "Ấp 1", "Cá nhân", "%(n)s"), title=TITLE))

    for path in ("decisions", "proof", "decisions/links", f"recipients/{office.recipient(nasty)}"):
        page = office.browser.get(f"{office.base}/{path}")
        assert (page.status_code, "<script>alert" in page.text) == (200, False)
        assert "100%" in page.text


def test_the_terminal_reads_a_decision_in_word_too_and_says_what_it_would_change(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "qd-112.docx"
    file.write_bytes(document(*DECISION))

    said = office.gala.server.command("awards", str(file), "--event", office.gala.slug, "--dry-run", "--json")

    told = json.loads(said.stdout)
    assert (told["rows"], told["new"], told["changed"], told["gone"]) == (2, 2, 0, 0)
    assert [one["name"] for one in told["decisions"][0]["recipients"]] == ["Nguyễn Văn An", "Nguyễn Thị Ánh"]
    assert office.lines() == []
