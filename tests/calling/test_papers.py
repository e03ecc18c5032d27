"""The papers of the stage say what the screens say, at the moment they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.awards.usecases import linking
from ceremony.calling.faces import mc, tray
from ceremony.calling.papers.call_list import CallList
from ceremony.calling.papers.introductions import Introductions
from ceremony.calling.papers.on_paper import MARKS, NOT_HERE
from ceremony.calling.papers.script import HEIGHT, Script, flowed, marked, tall
from ceremony.calling.papers.tray_list import TrayList
from ceremony.core.actor import HOUSE
from ceremony.core.calling import Move
from ceremony.core.decisions import Recipient
from ceremony.core.moment import FOR_A_PEN
from ceremony.core.pages import Line, Page, standings
from ceremony.core.refusals import AtEnd
from ceremony.delegates import queries as delegates
from ceremony.events.usecases import NewEvent, create
from ceremony.runsheet.queries import day
from tests.base.paper.references import looks_as_before
from tests.base.paper.sheets_read import faults, printed, sheets
from tests.calling.hall import AN, DAU, GUEST, HEAD, LEADER, LOAN, OUT, PEOPLE, SCHOOL, Hall, hall

EVERYBODY = tuple(one.name for one in PEOPLE)


@pytest.fixture
def gala(tmp_path: Path, migrated_file: Path) -> Iterator[Hall]:
    with hall(tmp_path, migrated_file) as made:
        yield made


def said(pages: list[Page]) -> dict[str, str]:
    """Every step of the script by its key, in words."""
    found: dict[str, str] = {}
    for page in pages:
        for line in page.lines:
            key = line.key.rstrip("+")
            found[key] = " ".join([found.get(key, ""), *map(_piece, line.says.get("pieces", ()))]).strip()
    return found


def _piece(piece: dict[str, Any]) -> str:
    if piece["kind"] == "person":
        return f"{piece['lead']}{piece['name']}{piece['tail']}"
    return str(piece.get("text", ""))


def read(pages: list[Page]) -> list[dict[str, Any]]:
    """Those who are read down one by one, in the whole script."""
    pieces = [one for page in pages for line in page.lines for one in line.says.get("pieces", ())]
    return [one for one in pieces if one["kind"] == "person"]


def names(pages: list[Page], group: str = "") -> list[str]:
    return [line.label.split(" (")[0] for page in pages for line in page.lines if group in line.group]


def text(paper: Any, pages: list[Page], folder: Path) -> str:
    return " ".join(sheet.text for sheet in sheets(printed(paper, pages, folder / "paper.pdf")))


def test_what_the_screen_of_the_mc_says_at_every_step_is_what_the_script_prints(gala: Hall) -> None:
    gala.comes(*EVERYBODY)
    script = said(Script().pages(gala.event_id))
    stood = 0
    while True:
        try:
            gala.goes_on()
        except AtEnd:
            break
        shown, at = mc(gala.event_id), _position(gala)
        told = [
            *shown["say"],
            *(_piece({"kind": "person", **one}) for one in shown["people"] if "lead" in one),
        ]
        assert script[at] == " ".join([*told, *shown["after"]]), at
        stood += 1
    assert stood == len(script) - len(_programme(Script().pages(gala.event_id)))


def _position(gala: Hall) -> str:
    stage = day(gala.event_id).stage
    return f"{stage.item_id}-{stage.step}"


def _programme(pages: list[Page]) -> list[str]:
    return [line.key for page in pages for line in page.lines if "plan" in line.says]


def test_before_anybody_is_counted_numbers_are_left_for_a_pen_and_whoever_is_expected_has_a_box(
    gala: Hall, tmp_path: Path
) -> None:
    pages = Script().pages(gala.event_id)
    words = " ".join(said(pages).values())

    assert f"Cùng dự Hội nghị có {FOR_A_PEN} đại biểu có mặt trên tổng số 5 đại biểu" in words
    assert f"Hội nghị có {FOR_A_PEN} đại biểu có mặt." in words
    assert [one["name"] for one in read(pages) if one["box"]] == [GUEST, LEADER]
    assert MARKS["not_checked_in"] not in text(Script(), pages, tmp_path)


def test_while_guests_still_come_those_who_are_here_are_ticked_and_the_others_stand_below(
    gala: Hall, tmp_path: Path
) -> None:
    gala.comes(LEADER, AN)
    pages = Script().pages(gala.event_id)
    words = " ".join(said(pages).values())
    shown = text(Script(), pages, tmp_path)

    assert [(one["name"], one["box"], one["ticked"]) for one in read(pages) if one["box"]] == [
        (LEADER, True, True),
        (GUEST, True, False),
    ]
    assert shown.index(LEADER) < shown.index(NOT_HERE) < shown.index(GUEST)
    assert f"Cùng dự Hội nghị có {FOR_A_PEN} đại biểu có mặt trên tổng số 5 đại biểu" in words
    assert f"Hội nghị có {FOR_A_PEN} đại biểu có mặt." in words and "lúc in: 2 có mặt" in shown
    assert MARKS["not_checked_in"] not in shown


def test_once_the_guests_are_introduced_the_script_says_the_numbers_of_the_screen(gala: Hall) -> None:
    gala.comes(GUEST, AN)
    while _position(gala).split("-")[0] != _programme(Script().pages(gala.event_id))[2]:
        gala.goes_on()

    pages = Script().pages(gala.event_id)

    assert "có 2 đại biểu có mặt trên tổng số 5 đại biểu" in " ".join(said(pages).values())
    assert [one["name"] for one in read(pages)][:1] == [GUEST]
    assert LEADER not in [one["name"] for one in read(pages)] and not any(one["box"] for one in read(pages))


def test_who_comes_changes_the_pages_of_the_introductions_and_no_other(gala: Hall) -> None:
    before = {page.key: page.stamp(1) for page in Script().pages(gala.event_id)}
    gala.comes(LEADER, AN)
    after = Script().pages(gala.event_id)

    changed = [one.key for one in standings([page.stamp(1) for page in after], before) if one.state != "true"]
    introducing = [page.key for page in after if "Giới thiệu" in page.lines[-1].label]
    assert changed == introducing and len(before) == len(after)
    assert after[int(introducing[-1])].lines[0].group.startswith("3. ")


def test_rank_and_degree_are_said_between_the_honorific_and_the_name(
    tmp_path: Path, migrated_file: Path
) -> None:
    titled = [replace(PEOPLE[0], title="TS."), replace(PEOPLE[1], title="Trung tá"), *PEOPLE[2:]]
    with hall(tmp_path, migrated_file, people_=titled) as made:
        made.comes(GUEST, LEADER)
        lines = [f"{one['lead']}{one['name']}" for one in read(Script().pages(made.event_id)) if one["box"]]
        listed = [line.says["lead"] for page in Introductions().pages(made.event_id) for line in page.lines]
        shown = [f"{one['lead']}{one['name']}" for one in _introduced(made)]

    assert lines == shown == [f"Đồng chí Tiến sĩ {GUEST}", f"Đồng chí Trung tá {LEADER}"]
    assert listed == ["Đồng chí Tiến sĩ ", "Đồng chí Trung tá "]


def test_a_bold_name_of_a_body_goes_on_in_the_next_line_where_its_words_part() -> None:
    line = marked(
        "kính mời tập thể Hội Nông dân xã Tân Hòa, từ ông Lê An", ["Hội Nông dân xã Tân Hòa", "Lê An"]
    )

    assert line.replace("\xa0", "_").split(" ") == [
        "kính_mời", "tập_thể", "<b>Hội_Nông_dân", "xã_Tân_Hòa</b>,", "từ", "ông", "<b>Lê_An</b>",
    ]  # fmt: skip


def test_the_script_says_hours_cues_how_names_are_read_and_what_is_done_in_silence(
    gala: Hall, tmp_path: Path
) -> None:
    words = text(Script(), Script().pages(gala.event_id), tmp_path)

    for part in (
        "07:30–07:35", "07:45–08:05", "1. Chào cờ", "Phó Chủ tịch UBND xã", "Mời lên sân khấu", "đợt 2/2",
        "đọc: Hờ Loan Ni-ê", "truy tặng: không nhạc", "Trang sau:", "Trang 1/",
    ):  # fmt: skip
        assert part in words, part
    assert f"đại diện gia đình ông {DAU}" in words and HEAD in words


def test_the_lists_stand_in_the_order_of_the_screens(gala: Hall) -> None:
    shown = [one["name"] for batch in tray(gala.event_id)["batches"] for one in batch["items"]]

    assert names(TrayList().pages(gala.event_id)) == shown
    assert names(CallList().pages(gala.event_id)) == shown
    trays = [line.says["tray"] for page in TrayList().pages(gala.event_id) for line in page.lines]
    assert trays == [one["tray"] for batch in tray(gala.event_id)["batches"] for one in batch["items"]]


def test_whoever_is_put_on_hold_leaves_every_list_and_lies_apart_at_the_end(
    gala: Hall, tmp_path: Path
) -> None:
    gala.moves(OUT, Move.HOLD)
    pages = TrayList().pages(gala.event_id)

    assert OUT not in names(pages, "Đợt")
    assert names(pages)[-1] == OUT and names(pages, "Tạm giữ") == [OUT]
    assert OUT not in names(CallList().pages(gala.event_id))
    assert OUT not in " ".join(said(Script().pages(gala.event_id)).values())
    assert "Tạm giữ: để riêng" in text(TrayList(), pages, tmp_path)

    gala.moves(OUT, Move.RELEASE)
    assert OUT in names(TrayList().pages(gala.event_id), "Đợt")


def test_the_call_list_says_who_comes_up_and_as_what(gala: Hall, tmp_path: Path) -> None:
    gala.moves(AN, Move.RECEIVE_ON_BEHALF)
    gala.moves(AN, Move.RECEIVE_ON_BEHALF, "Nguyễn Thị Sáu")
    lines = {
        line.label.split(" (")[0]: line.says
        for page in CallList().pages(gala.event_id)
        for line in page.lines
    }

    assert lines[SCHOOL]["called"] == f"Tập thể {SCHOOL}" and lines[SCHOOL]["receiver"] == [
        HEAD,
        "Hiệu trưởng",
    ]
    assert lines[AN]["receiver"] == ["Nguyễn Thị Sáu", "nhận thay"] and lines[AN]["mark"] == "NHẬN THAY"
    assert lines[DAU]["called"] == f"Truy tặng ông {DAU}" and lines[DAU]["receiver"][0] == "Trần Thị Mận"
    assert lines[LOAN]["note"] == "đọc: Hờ Loan Ni-ê" and lines[LOAN]["seat"] == "B3"
    words = text(CallList(), CallList().pages(gala.event_id), tmp_path)
    assert "Đợt 2/2 · Giấy khen của Chủ tịch UBND xã Tân Hòa Người trao: Đồng chí Trần Quốc Bảo" in words


def test_the_mc_and_every_paper_call_a_receiver_as_the_list_of_delegates_does(
    tmp_path: Path, migrated_file: Path
) -> None:
    head = replace(PEOPLE[-1], name=NEW_HEAD, unit=SCHOOL)
    with hall(tmp_path, migrated_file, people_=(*PEOPLE, head)) as gala:
        id = next(one.id for one in delegates.lines(gala.event_id) if one.name == NEW_HEAD)
        linking.confirm(HOUSE, gala.event_id, {gala.recipient(SCHOOL): id})
        script = " ".join(said(Script().pages(gala.event_id)).values())
        screen = []
        with suppress(AtEnd):
            while True:
                gala.goes_on()
                screen.append(str(mc(gala.event_id)))

        assert NEW_HEAD in script and NEW_HEAD in " ".join(screen)
        assert HEAD not in script.replace(NEW_HEAD, "") and HEAD not in " ".join(screen).replace(NEW_HEAD, "")


NEW_HEAD = f"{HEAD}g"


def test_guests_stand_in_order_of_protocol_and_those_who_came_come_first(gala: Hall, tmp_path: Path) -> None:
    pages = Introductions().pages(gala.event_id)
    assert names(pages, "Dự kiến") == [GUEST, LEADER]

    gala.comes(LEADER)
    pages = Introductions().pages(gala.event_id)
    assert names(pages, "Có mặt") == [LEADER] and names(pages, "Chưa đến") == [GUEST]
    words = text(Introductions(), pages, tmp_path)
    assert "Đồng chí Trần Quốc Bảo" in words and "Bí thư Đảng ủy xã" in words
    assert [one["name"] for one in _introduced(gala)] == names(pages, "Có mặt")


def _introduced(gala: Hall) -> list[dict[str, Any]]:
    for _ in range(5):
        gala.goes_on()
    found: list[dict[str, Any]] = mc(gala.event_id)["people"]
    return found


@pytest.mark.parametrize("paper", [Script, CallList, TrayList, Introductions])
def test_a_paper_of_the_stage_looks_as_it_did(gala: Hall, tmp_path: Path, paper: type[Any]) -> None:
    file = tmp_path / "paper.pdf"
    printed(paper(), paper().pages(gala.event_id), file)

    assert looks_as_before(file, f"stage-{paper.__name__.lower()}", page=2 if paper is Script else 1)
    assert faults(file.read_bytes()) == []


def test_an_event_without_programme_or_awards_has_pages_that_say_so(gala: Hall, tmp_path: Path) -> None:
    empty = create(HOUSE, NewEvent("trong", "Hội nghị", ("HỘI NGHỊ",)))
    for paper, words in (
        (Script(), "Chương trình chưa có mục nào."), (CallList(), "Chưa có đợt trao nào."),
        (TrayList(), "Chưa có đợt trao nào."), (Introductions(), "Chưa có đại biểu nào để giới thiệu."),
    ):  # fmt: skip
        assert words in text(paper, paper.pages(empty), tmp_path)


LONG = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
SYLLABLE = "Nghiêngnghiêngnghiêngnghiêngng"
UNIT = "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất huyện"
OFFICES = (
    "Phó Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân, Trưởng Ban Chỉ đạo thi hành Quy chế dân chủ ở cơ sở"
)


@pytest.mark.parametrize("paper", [Script, CallList, TrayList, Introductions])
def test_the_longest_names_neither_touch_nor_leave_their_page(
    tmp_path: Path, migrated_file: Path, paper: type[Any]
) -> None:
    people = [
        replace(PEOPLE[no % 2], name=name, position=OFFICES, unit=UNIT)
        for no, name in enumerate((LONG, SYLLABLE))
    ]
    honoured = [
        Recipient(no, "individual", name, UNIT, OFFICES, "Ông", receiver_name=LONG, receiver_role=OFFICES,
                  reading_note=LONG, posthumous=no % 2 == 0)
        for no, name in enumerate([LONG, SYLLABLE, "An"] * 4, start=1)
    ]  # fmt: skip
    with hall(tmp_path, migrated_file, people_=people, honoured=honoured) as made:
        pages = paper().pages(made.event_id)

    pdf = printed(paper(), pages, tmp_path / "paper.pdf")
    assert faults(pdf) == []
    assert SYLLABLE in "".join(sheet.text for sheet in sheets(pdf))


@given(st.lists(st.lists(st.integers(1, 900), min_size=1, max_size=30), min_size=1, max_size=12))
@settings(max_examples=30)
def test_every_sentence_stands_on_one_page_of_the_script_in_its_order(lengths: list[list[int]]) -> None:
    item = {"no": 1, "title": "Mục", "hours": "", "minutes": "5 phút", "performer": "", "skipped": ""}
    steps = [
        Line(str(no), "", {"item": item, "cue": "", "does": "", "pieces": _sentences(no, long)}, "1. Mục")
        for no, long in enumerate(lengths)
    ]
    pages = flowed(steps)

    placed = [piece["text"] for page in pages for line in page for piece in line.says["pieces"]]
    assert placed == [piece["text"] for step in steps for piece in step.says["pieces"]]
    assert all(pages)
    for page in pages:
        over = tall(page) > HEIGHT + 0.1
        assert not over or len(page) == len(page[0].says["pieces"]) == 1


def _sentences(no: int, lengths: list[int]) -> list[dict[str, Any]]:
    words = (f"{no}.{place} {'lời ' * (long // 4)}" for place, long in enumerate(lengths))
    return [{"kind": "say", "text": text, "names": []} for text in words]
