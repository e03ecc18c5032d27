"""The print shop: what was printed, what of it is no longer true, and only that printed again."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from ceremony.base.paper.paper import Paper
from ceremony.core.paper_kinds import ALL, MESSAGES
from ceremony.printing.papers import ROOMS, paper
from tests.delegates.forms import beside, edits
from tests.galas import CAST, Gala
from tests.marks import ONE_DATABASE
from tests.people import MC
from tests.printing.shop import Shop

AN, NEW_AN = "Nguyễn Văn An", "Nguyễn Văn Ân"
HERE = len(CAST)
GIVEN = ("Anh", "Ân", *(f"B{vowel}{end}" for vowel in "aăâeêioôơuư" for end in ("n", "nh", "ng", "t")))


@pytest.fixture
def shop(eve: Gala) -> Shop:
    """The eight are invited, nothing is printed yet."""
    eve.invite(CAST)
    return Shop(eve)


def test_after_one_name_is_changed_its_pages_are_named_and_only_they_are_printed(shop: Shop) -> None:
    first = shop.prints("badges")
    assert shop.chips("badges") == ["đúng với danh sách"]
    letters = shop.prints("invitations")
    assert len(letters.pages) == HERE

    edits(shop.gala, AN, name=NEW_AN)

    assert shop.chips("invitations") == ["đã cũ: 1"]
    assert [NEW_AN in line for line in shop.old("invitations")] == [True]
    again = shop.prints("invitations", only="stale")
    assert len(again.pages) == 1 and NEW_AN in again.pages[0]
    assert page_of(again.pages[0]) == page_of(next(text for text in letters.pages if AN in text))
    assert shop.chips("invitations") == ["đúng với danh sách"]

    badge = shop.prints("badges", only="stale")
    assert NEW_AN in badge.pages[0] and AN not in badge.pages[0]
    assert sum(name in badge.pages[0] for name, *_ in CAST) == 0, (
        "a badge that is still true was printed again"
    )
    assert sum(name in first.pages[0] for name, *_ in CAST) == HERE
    assert shop.prints("badges", only="stale").problem.startswith("Không có gì để in")


def page_of(text: str) -> str:
    found = re.search(r"Trang (\d+/\d+)", text)
    assert found, text
    return found[1]


@ONE_DATABASE
def test_a_list_says_which_of_its_pages_changed_and_for_whom(shop: Shop) -> None:
    printed = shop.prints("door-list")
    assert all("Trang 1/1" in page and "bản" in page and shop_event(shop) in page for page in printed.pages)

    assert version_of(printed.pages[0]) == version_of(shop.prints("seats").pages[0]), "the same lists"

    edits(shop.gala, AN, position="Trưởng ấp")

    assert [line for line in shop.old("door-list")] == [f"Tờ 1 {AN} (Ấp Suối Đá)"]


def version_of(text: str) -> str:
    found = re.search(r"bản (\d+)", text)
    assert found, text
    return found[1]


def shop_event(shop: Shop) -> str:
    return "Hội nghị tuyên dương điển hình tiên tiến"


@ONE_DATABASE
def test_who_no_longer_comes_leaves_a_badge_that_must_go_until_somebody_says_it_is_gone(shop: Shop) -> None:
    shop.prints("badges")
    edits(shop.gala, AN, status="withdrawn")

    assert shop.chips("badges") == ["phải bỏ: 1"]
    assert shop.old("badges") == [f"{AN} (Ấp Suối Đá)"]
    form = next(
        f for f in shop.stands("badges").all("form") if f.attributes["action"].endswith("/thrown-away")
    )
    key = form.one("input", name="key").attributes["value"]
    shop.organiser.sends(form.attributes["action"], key=key)

    assert shop.chips("badges") == ["đúng với danh sách"]


@ONE_DATABASE
def test_a_print_that_never_came_out_of_the_printer_counts_for_nothing(shop: Shop) -> None:
    shop.prints("badges")
    edits(shop.gala, AN, name=NEW_AN)
    shop.prints("badges", only="stale")

    taken_back(shop, "badges")
    assert [NEW_AN in line for line in shop.old("badges")] == [True]
    taken_back(shop, "badges")
    assert shop.chips("badges") == ["chưa in"]


def taken_back(shop: Shop, kind: str) -> None:
    form = shop.stands(kind).one("form", of_class="paper-last")
    shop.organiser.sends(form.attributes["action"], at=form.one("input", name="at").attributes["value"])


@ONE_DATABASE
def test_a_sign_without_a_letter_is_named_before_anything_is_printed(shop: Shop) -> None:
    strange = {"Nguyễn Văn An": "Nguyễn 🌸 An", "Đặng Văn Ổn": "שלום Văn Ổn", "Võ Văn Bảy": "Võ 語 Bảy"}
    for name, odd in strange.items():
        edits(shop.gala, name, name=odd)

    refused = shop.prints("invitations")
    assert refused.problem.startswith("Có ký tự không in được") and not refused.file
    table = refused.page.one("table").text
    assert all(odd in table for odd in strange.values()) and "họ tên" in table
    assert all(sign in table for sign in ("U+1F338", "U+05E9", "U+8A9E"))

    printed = shop.prints("invitations", leave_out="yes")
    assert len(printed.pages) == HERE
    assert not any(sign in page for page in printed.pages for sign in "🌸語ש\ufffd")
    assert shop.chips("invitations") == ["in thiếu chữ: 3"], "the paper is not what the list says"
    marked = shop.stands("invitations").one("ul", of_class="cut-pages").text
    assert all(odd in marked for odd in strange.values())
    assert shop.prints("invitations", only="stale").problem.startswith("Không có gì để in")

    edits(shop.gala, "Võ 語 Bảy", name="Võ Văn Bảy")
    assert shop.chips("invitations") == ["đã cũ: 1", "in thiếu chữ: 2"]


@ONE_DATABASE
@pytest.mark.parametrize("kind", ["invitations", "invitation-cards", "badges", "nameplates"])
def test_whose_whole_name_cannot_be_printed_has_a_line_for_a_pen_after_the_honorific(
    shop: Shop, kind: str
) -> None:
    edits(shop.gala, "Nguyễn Văn An", name="王小明", honorific="Ông")

    printed = shop.prints(kind, leave_out="yes")

    assert sum(bool(re.search(r"Ông …………(?!…)", page)) for page in printed.pages) == 1


@ONE_DATABASE
@pytest.mark.parametrize("kind", ["invitations", "badges", "nameplates", "door-list"])
def test_names_of_central_highlands_are_printed_to_the_letter(shop: Shop, kind: str) -> None:
    edits(shop.gala, "Nguyễn Văn An", name="Y Ƀhin Niê", unit="Buôn Ea Ŭt")

    printed = shop.prints(kind)

    assert sum("Y Ƀhin Niê" in page and "Ea Ŭt" in page for page in printed.pages) == 1, "nothing is refused"


@ONE_DATABASE
def test_words_that_fit_nowhere_are_named_before_printing_and_hold_nobody_else_up(shop: Shop) -> None:
    for name in (AN, "Đặng Văn Ổn"):
        much = {"unit": "Ủy ban nhân dân xã " * 10, "position": "Phó Chủ tịch Hội Nông dân " * 7}
        edits(shop.gala, name, name=f"{name} {'Vănannhiên' * 10}", **much)

    warned = [one.text for one in shop.stands("badges").all("p", of_class="paper-warn")]
    assert sum(text.startswith("Không đủ chỗ: ") for text in warned) == 2
    refused = shop.prints("badges")
    assert refused.problem.startswith("Không đủ chỗ cho phần của ") and not refused.file
    assert len(list(refused.page.one("ul", of_class="old-pages").all("li"))) == 2

    printed = shop.prints("badges", skip="yes")
    assert (
        "8 phần" not in printed.page.text and sum(name in printed.pages[0] for name, *_ in CAST) == HERE - 2
    )
    assert AN in printed.page.one("p", of_class="paper-warn").text, "who was left out is told"
    assert shop.chips("badges") == ["chưa in: 2"]
    nobody = shop.prints("badges", only="stale", skip="yes")
    assert nobody.problem.startswith("Không đủ chỗ") and not nobody.file, (
        "a file without a page was given out"
    )


@ONE_DATABASE
def test_a_page_that_jammed_is_printed_again_by_its_number(shop: Shop) -> None:
    shop.prints("invitations")

    again = shop.prints("invitations", only="numbers", numbers="2, 4-5")
    assert [page_of(text) for text in again.pages] == [f"2/{HERE}", f"4/{HERE}", f"5/{HERE}"]
    assert "từ 1 đến 8" in shop.prints("invitations", only="numbers", numbers="9").problem
    sheet = shop.prints("badges", only="numbers", numbers="1")
    assert sum(name in sheet.pages[0] for name, *_ in CAST) == HERE, "a page of badges is a sheet of them"
    assert "từ 1 đến 1" in shop.prints("badges", only="numbers", numbers="2").problem


@ONE_DATABASE
def test_a_lists_last_pages_must_go_by_their_numbers_and_not_by_who_stood_on_them(eve: Gala) -> None:
    eve.invite([(f"Nguyễn Văn {given}", "Ấp Suối Đá", "guest", "") for given in GIVEN])
    shop = Shop(eve)
    before = len(shop.prints("door-list").pages)
    statement = "update delegate set status = 'withdrawn' where name like :name and event_id = :event"
    event = eve.rows("select event_id from delegate where true")[0][0]
    beside(eve, statement, name="Nguyễn Văn B%", event=event)
    edits(eve, "Nguyễn Văn Anh", position="Trưởng ấp")

    told = shop.old("door-list")
    after = len(shop.prints("door-list").pages)
    assert after < before
    assert told[-(before - after) :] == [f"Tờ {no}" for no in range(after + 1, before + 1)]


def test_every_kind_of_paper_has_a_room_and_every_room_draws_a_kind() -> None:
    assert sorted([*ROOMS, MESSAGES]) == sorted(ALL)
    assert all(isinstance(paper(kind), Paper) for kind in ROOMS)


@ONE_DATABASE
def test_one_person_one_unit_or_each_in_a_file_of_their_own(shop: Shop) -> None:
    somebody = str(shop.gala.delegate(AN))
    assert [AN in page for page in shop.prints("invitations", only="people", who=[somebody]).pages] == [True]
    unit = shop.prints("invitations", only="unit", unit="Ấp Tân Lập")
    assert sorted(name for name, *_ in CAST if any(name in page for page in unit.pages)) == [
        "Phạm Thị Út",
        "Võ Văn Bảy",
    ]
    files = ZipFile(BytesIO(shop.prints("invitations", form="zip").file)).namelist()
    assert len(set(files)) == HERE
    assert re.fullmatch(rf"\d{{3}} {AN} - Ấp Suối Đá\.pdf", next(one for one in files if AN in one))


@ONE_DATABASE
def test_only_the_organiser_prints(shop: Shop) -> None:
    mc = MC(shop.gala)
    assert mc.browser.get(shop.base).status_code == 403
    mc.browser.open("/")
    assert mc.browser.post(f"{shop.base}/invitations", only="all").status_code == 403


@ONE_DATABASE
def test_a_closed_event_is_printed_from_and_nothing_is_written_down(shop: Shop) -> None:
    shop.gala.goes_live()
    shop.gala.stands("closed")

    printed = shop.prints("door-list")
    assert len(printed.pages) == 1
    assert "không được ghi lại" in printed.page.text
    assert shop.chips("door-list") == ["chưa in"]


@ONE_DATABASE
def test_the_command_line_prints_what_the_page_prints(shop: Shop) -> None:
    house = shop.gala.server
    out = house.data.parent / "the.pdf"
    done = house.command("print", "badges", "--event", shop.gala.slug, "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert shop.chips("badges") == ["đúng với danh sách"]

    again = house.command("print", "badges", "--event", shop.gala.slug, "--out", str(out), "--stale")
    assert again.returncode == 1 and "Không có gì để in" in again.stderr
    assert out.read_bytes().startswith(b"%PDF"), "a print that was refused took the last one's place"


@ONE_DATABASE
def test_the_command_line_writes_no_file_that_is_another_than_its_name_says(shop: Shop) -> None:
    house = shop.gala.server
    for kind, name, fit in (
        ("messages", "x.pdf", ".txt, .csv, .zip"),
        ("badges", "x.txt", ".pdf, .zip"),
    ):
        out = house.data.parent / name
        done = house.command("print", kind, "--event", shop.gala.slug, "--out", str(out))
        assert (done.returncode, out.exists()) == (1, False)
        assert f"Tệp phải có đuôi {fit}, không phải {out.suffix}: {out}" in done.stderr


@ONE_DATABASE
def test_messages_are_written_as_their_file_is_called_and_say_why_they_have_no_link(shop: Shop) -> None:
    house = shop.gala.server
    begins = {"x.txt": "—".encode(), "x.csv": "\ufeffSố".encode(), "x.zip": b"PK"}
    for name, begin in begins.items():
        out = house.data.parent / name
        done = house.command("print", "messages", "--event", shop.gala.slug, "--out", str(out))
        assert done.returncode == 0 and out.read_bytes().startswith(begin)
        assert done.stderr.splitlines() == [
            "Tin mời không có đường dẫn, vì lệnh này không được đặt CEREMONY_PUBLIC_URL."
        ]
