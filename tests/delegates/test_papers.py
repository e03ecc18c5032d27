"""Badges, plates, labels and door lists: what they say, where it stands, and that nothing touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.base.paper.ink import Box
from ceremony.base.paper.sheets import Overfull
from ceremony.core.pages import Page, State, standings
from ceremony.core.signs import of_pages
from ceremony.delegates.papers import badges, door_lists, plates, seats
from ceremony.delegates.queries import PrintedPerson
from tests.base.paper.references import looks_as_before
from tests.base.paper.sheets_read import Word, faults, printed, sheets
from tests.delegates.forms import edits
from tests.delegates.printed import (
    BY_OFFICE,
    CROWD,
    DAY,
    EVENT,
    LONG_EVENT,
    LONG_NAME,
    LONG_UNIT,
    LONGER,
    NOTHING_KNOWN,
    SYLLABLE,
    papers,
    somebody,
)
from tests.galas import Gala
from tests.marks import ONE_DATABASE

KINDS = tuple(papers(()))


def badge(one: PrintedPerson, tmp_path: Path) -> str:
    """What one badge says."""
    paper = badges.Badges()
    sheet = sheets(printed(paper, badges.pieces([one], EVENT), tmp_path / "badge.pdf"))[0]
    return sheet.in_box(paper.boxes(Box(0, 0, *paper.size))[0])


# Whatever a list can hold.


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("event", [EVENT, LONG_EVENT])
def test_nothing_touches_leaves_the_sheet_or_is_too_small_to_read(
    kind: str, event: str, tmp_path: Path
) -> None:
    paper, pieces = papers(CROWD, event)[kind]
    assert faults(printed(paper, pieces, tmp_path / "all.pdf"), side=10) == []


@pytest.mark.parametrize("kind", ["badges", "badges-large", "seats"])
def test_nothing_stands_outside_its_own_card(kind: str, tmp_path: Path) -> None:
    paper, pieces = papers(CROWD)[kind]
    boxes = paper.boxes(Box(0, 0, *paper.size))
    for no, sheet in enumerate(sheets(printed(paper, pieces, tmp_path / "all.pdf"))):
        said = [sheet.in_box(box).split() for box in boxes]
        foot = sheet.in_box(Box(0, 0, sheet.width, boxes[-1].y)).split()
        assert sum(map(len, said)) + len(foot) == len(sheet.words)
        for piece, words in zip(pieces[no * len(boxes) :], said, strict=False):
            assert "".join(piece.lines[0].says["name"].split()) in "".join(words)


@pytest.mark.parametrize("kind", KINDS)
def test_no_syllable_of_a_long_name_is_broken(kind: str, tmp_path: Path) -> None:
    paper, pieces = papers(CROWD[:1])[kind]
    words = {word.text for word in sheets(printed(paper, pieces, tmp_path / "one.pdf"))[0].words}
    assert set(LONG_NAME.split()) <= words


@pytest.mark.parametrize("kind", ["badges", "badges-large"])
def test_a_long_name_is_the_largest_on_a_badge_whatever_office_stands_under_it(
    kind: str, tmp_path: Path
) -> None:
    one = somebody(
        "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương", position=LONGER[:170], unit=LONG_UNIT
    )
    paper, pieces = papers([one])[kind]
    words = sheets(printed(paper, pieces, tmp_path / "one.pdf"))[0].words

    name = {word.text: word for word in words if word.text in one.name.split()}
    office = [word for word in words if word.text in ("Thường", "trực", "Trưởng")]
    assert len({round(word.top) for word in name.values()}) > 1, (
        "over two lines rather than squeezed into one"
    )
    assert min(map(tall, name.values())) > 1.2 * max(map(tall, office))


def tall(word: Word) -> float:
    return word.bottom - word.top


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_looks_as_it_did(kind: str, tmp_path: Path) -> None:
    paper, pieces = papers(CROWD)[kind]
    printed(paper, pieces, tmp_path / "all.pdf")
    assert looks_as_before(tmp_path / "all.pdf", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_drawn_is_said_and_so_is_searched_for_signs(kind: str) -> None:
    odd = somebody("Nguyễn 🌸 An", position="Giáo viên 🌸", unit="Ấp 🌸", category="guest", seat="A🌸")
    _, pieces = papers([odd])[kind]
    fields = {found.field for found in of_pages(pieces, frozenset(range(0x2000)))}
    assert {"name"} <= fields


# Badges.


def test_a_badge_says_its_category_in_words_and_names_the_seat(tmp_path: Path) -> None:
    said = badge(
        somebody("H'Hen Niê", honorific="Bà", category="exemplar_household_rep", seat="B5"), tmp_path
    )
    assert "Đại diện hộ gia đình" in said
    assert "Ghế B5" in said
    assert "Bà H'Hen Niê" in said


def test_a_badge_of_somebody_of_whom_only_the_name_is_known_says_delegate(tmp_path: Path) -> None:
    said = badge(NOTHING_KNOWN, tmp_path)
    assert said.endswith("Ý Đại biểu")


def test_a_badge_of_whoever_has_no_name_yet_bears_the_office_once(tmp_path: Path) -> None:
    said = badge(BY_OFFICE, tmp_path)
    assert said.count("Tân Hòa") == 2, said  # of the event, and of the office
    assert "Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã Tân Hòa Lãnh đạo" in said


def test_a_unit_in_which_the_position_ends_is_not_said_twice(tmp_path: Path) -> None:
    said = badge(somebody("Lê An", position="Chủ tịch UBND xã", unit="UBND xã Bàu Sen"), tmp_path)
    assert "Lê An Chủ tịch UBND xã Bàu Sen Đại biểu" in said


def test_what_badges_cannot_say_yet_is_told() -> None:
    seated = somebody(seat="A1", category="guest")
    assert badges.lacking([seated]) == []
    assert badges.lacking([somebody(category="guest")]) == []
    assert badges.lacking([seated, NOTHING_KNOWN, BY_OFFICE]) == [
        ("nameless", 1, ()),
        ("no_category", 1, ()),
        ("no_seat", 1, ()),
    ]


def test_a_seat_that_two_have_is_told_to_whoever_prints_badges_or_labels() -> None:
    seated = [
        somebody(id=no, seat=seat, category="guest") for no, seat in enumerate(("A1", "a 1", "A 1", "B2"))
    ]
    at_tables = [somebody(id=no, seat="Bàn 3", category="guest") for no in range(3)]

    assert badges.lacking(seated) == [("same_seat", 1, ())]
    assert seats.lacking(seated) == [("same_seat", 1, ())]
    assert badges.lacking(at_tables) == []


# Plates.


def test_both_faces_of_a_plate_bear_the_name_and_nothing_crosses_a_fold(tmp_path: Path) -> None:
    paper, pieces = papers(CROWD)["nameplates"]
    for sheet, piece in zip(sheets(printed(paper, pieces, tmp_path / "all.pdf")), pieces, strict=True):
        near = Box(0, plates.STRIP, paper.size[0], plates.FACE)
        far = Box(0, near.top, paper.size[0], plates.FACE)
        strip = Box(0, 0, paper.size[0], plates.STRIP)
        parts = [sheet.in_box(box).split() for box in (near, far, strip)]
        assert sorted(parts[0]) == sorted(parts[1])
        assert "".join(piece.lines[0].says["name"].split()) in "".join(parts[0])
        assert sum(map(len, parts)) == len(sheet.words)


def test_a_folded_plate_fills_its_sheet() -> None:
    assert plates.NamePlates.size[1] == pytest.approx(2 * plates.FACE + plates.STRIP)


# Seat labels.


def test_labels_stand_in_the_order_of_the_seats_and_who_has_none_is_told() -> None:
    seated = [somebody(id=no, seat=seat) for no, seat in enumerate(["B1", "A10", "A2", "", "Hàng 2", "A1"])]
    assert [page.lines[0].says["seat"] for page in seats.pieces(seated)] == [
        "A1",
        "A2",
        "A10",
        "B1",
        "Hàng 2",
    ]
    assert seats.lacking(seated) == [("no_label", 1, ())]
    assert seats.lacking(seated[:3]) == []


# Door lists.


def names_under(pages: list[Page]) -> dict[str, list[str]]:
    """The names under each heading, over all pages."""
    found: dict[str, list[str]] = {}
    for page in pages:
        for line in page.lines:
            found.setdefault(line.group, []).append(line.says["name"])
    return found


def test_a_list_by_name_has_a_heading_for_every_initial_and_whoever_has_no_name_comes_last() -> None:
    filed = [somebody("Lê Thị Ánh"), somebody("Vũ Đình Ân"), somebody("Tô Hữu Đức"), BY_OFFICE]
    assert list(names_under(door_lists.by_name(filed, EVENT, DAY))) == ["A", "Â", "Đ", door_lists.NAMELESS]


def many(unit: str, people: int, start: int = 0) -> list[PrintedPerson]:
    return [somebody(f"Nguyễn Văn {'ABCDĐEGH'[no % 8]}", id=start + no, unit=unit) for no in range(people)]


def test_a_heading_goes_on_over_the_page_and_every_page_has_its_column_heads(tmp_path: Path) -> None:
    pieces = door_lists.by_unit(many("Ấp Suối Đá", 50), EVENT, DAY)
    found = [
        sheet.text for sheet in sheets(printed(door_lists.DoorListByUnit(), pieces, tmp_path / "list.pdf"))
    ]
    assert len(found) == 3
    assert all({"STT", "Ghế", "Ký", "50"} <= set(page.split()) for page in found)
    assert ["Ấp Suối Đá (tiếp)" in page for page in found] == [False, True, True]
    assert ["Đại biểu bổ sung" in page for page in found] == [False, False, True]


def test_a_newcomer_makes_only_the_pages_of_their_unit_old() -> None:
    units = [many(f"Ấp {no}", 20, start=100 * no) for no in range(1, 5)]
    before = door_lists.by_unit([one for unit in units for one in unit], EVENT, DAY)
    units[3].append(somebody("Nguyễn Văn Út", id=999, unit="Ấp 4"))
    after = door_lists.by_unit([one for unit in units for one in unit], EVENT, DAY)

    found = standings([page.stamp(1) for page in after], {page.key: page.stamp(1) for page in before})

    old = {one.key: one.who for one in found if one.state is not State.TRUE}
    of_the_unit = {page.key for page in after if "Ấp 4" in {line.group for line in page.lines}}
    assert set(old) == {*of_the_unit, after[-1].key}  # whose sum counts one more
    assert set(old.values()) == {(), ("Nguyễn Văn Út (Ấp 4)",)}


def test_a_list_of_nobody_says_so_and_leaves_lines_for_whoever_comes(tmp_path: Path) -> None:
    pieces = door_lists.by_name([], EVENT, DAY)
    said = sheets(printed(door_lists.DoorListByName(), pieces, tmp_path / "list.pdf"))[0].text
    assert "Chưa có đại biểu nào." in said
    assert "Đại biểu bổ sung" in said


def test_a_row_is_never_split_and_one_that_is_taller_than_a_page_names_its_person(tmp_path: Path) -> None:
    endless = somebody("Trần Văn Dài", id=2, position="Trưởng Ban Chỉ đạo " * 250)
    pieces = door_lists.by_name([somebody(), endless, SYLLABLE], EVENT, DAY)
    with pytest.raises(Overfull) as over:
        printed(door_lists.DoorListByName(), pieces, tmp_path / "list.pdf")
    assert [line.label for line in over.value.page.lines] == ["Trần Văn Dài"]


# Who is printed.


def prints(gala: Gala, kind: str, file: Path) -> list[str]:
    """What stands on every sheet of a paper, as the command line prints it."""
    told = gala.server.command("print", kind, "--event", gala.slug, "--out", str(file))
    assert told.returncode == 0, told.stderr
    return [sheet.text for sheet in sheets(file.read_bytes())]


@ONE_DATABASE
def test_a_substitute_is_printed_and_nobody_who_does_not_come(gala: Gala, tmp_path: Path) -> None:
    gala.server.order(
        "replace", event=gala.slug, delegate_id=gala.delegate("Trần Quốc Bảo"), name="Lý Văn Thay",
        position="Phó Chủ tịch UBND xã", on_whose_say="Văn phòng",
    )  # fmt: skip
    edits(gala, "Võ Văn Bảy", status="declined")

    said = prints(gala, "door-list", tmp_path / "list.pdf")[0]

    places = [said.index(name) for name in ("Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn", "Lý Văn Thay")]
    assert places == sorted(places)
    assert "Trần Quốc Bảo" not in said
    assert "Võ Văn Bảy" not in said
    assert "Cộng: 7 đại biểu." in said


@ONE_DATABASE
def test_the_plates_of_the_front_table_come_first_in_the_order_of_introduction(
    gala: Gala, tmp_path: Path
) -> None:
    said = prints(gala, "nameplates", tmp_path / "plates.pdf")
    front = ["Lê Minh Châu", "Trần Quốc Bảo", "Võ Văn Bảy", "Nguyễn Văn An"]
    assert [name for name, sheet in zip(front, said, strict=False) if name in sheet] == front
