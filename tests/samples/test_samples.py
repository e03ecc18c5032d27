"""The sample: what the demo needs of it, read through the same importers as users' files."""

from __future__ import annotations

import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ceremony.awards.reading import Decisions, read_decisions
from ceremony.core.decisions import Candidate, Namesakes, suggest
from ceremony.core.names import split, with_marks
from ceremony.core.protocol import Entry, batches
from ceremony.delegates.reading import People, read_people
from ceremony.events.reading import read_draft
from ceremony.samples import DECISIONS, DELEGATES, PLAN, make
from ceremony.samples.demo import held_on
from ceremony.samples.portraits import draw


@pytest.fixture(scope="module")
def people() -> People:
    return read_people(DELEGATES)


@pytest.fixture(scope="module")
def decisions() -> Decisions:
    return read_decisions(DECISIONS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize(("path", "build"), [
    (PLAN, make.plan), (DELEGATES, make.delegates), (DECISIONS, make.decisions),
], ids=["plan", "delegates", "decisions"])  # fmt: skip
def test_making_a_file_again_changes_nothing(path: Path, build: Callable[[], bytes]) -> None:
    data = build()
    assert build() == data
    assert parts(path.read_bytes()) == parts(data)


def test_the_plan_has_ten_items_four_speakers_and_a_day() -> None:
    draft = read_draft(PLAN)
    assert [item.type for item in draft.programme] == [
        "arts",
        "intro",
        "report",
        "paper",
        "award",
        "launch",
        "response",
        "delegate_vote",
        "directive",
        "closing",
    ]
    assert all(item.minutes for item in draft.programme)
    assert [paper.kind for paper in draft.papers] == ["collective", "collective", "individual", "individual"]
    assert (draft.starts_on, draft.starts_at) == (date(2025, 3, 26), time(7, 30))
    assert (draft.preset, draft.max_delegates, draft.venue) == ("commune", 200, "Hội trường UBND xã")
    assert draft.notes == ()


def test_there_are_two_hundred_delegates_of_fourteen_units(people: People) -> None:
    groups = Counter("exemplar" if one.category.startswith("exemplar") else "guest" for one in people.people)
    assert groups == {"exemplar": 140, "guest": 60}
    assert "" not in Counter(one.category for one in people.people)
    assert len({one.unit for one in people.people}) == 14
    assert len({one.key for one in people.people}) == 200
    assert not people.stops


def test_everybody_has_a_seat_of_their_own_in_a_hall_of_220(people: People) -> None:
    hall = {f"{row}{number}" for row in "ABCDEFGHIJK" for number in range(1, 21)}
    seats = [one.seat for one in people.people]
    assert len(set(seats)) == 200 and set(seats) <= hall
    front = {one.category for one in people.people if one.seat.startswith("A")}
    assert front == {"guest_superior", "leader"}


def test_names_try_everything(people: People) -> None:
    names = [one.name for one in people.people]
    assert names.count("Nguyễn Thị Hoa") == 3
    assert any(" " not in name for name in names) and any(len(name.split()) >= 6 for name in names)
    assert {"K'Brêu", "K’Hùng", "H'Loan Niê", "Y Thắng Niê", "Ka Hương", "Điểu Sơn", "Thị Đrớ"} <= set(names)
    assert {"Trần Hòa", "Trần Hoà"} <= set(names) and with_marks("Trần Hòa") == with_marks("Trần Hoà")
    typed = [one.as_typed for one in people.people if one.as_typed]
    assert any(name.isupper() for name in typed) and any("\u00a0" in name for name in typed)
    assert any(name != unicodedata.normalize("NFC", name) for name in typed)
    assert any("  " in name for name in typed) and any(name.endswith(".") for name in typed)
    assert {"Đồng chí", "Ông", "Bà", "Mẹ", "Thượng tọa", "Linh mục"} <= {
        one.honorific for one in people.people
    }
    assert all(split(name).given for name in names)


def test_three_decisions_commend_46(decisions: Decisions) -> None:
    found = [(one.award, Counter(each.kind for each in one.recipients)) for one in decisions.decisions]
    assert found == [
        ("bk_bo_tinh", {"collective": 2, "individual": 4}),
        ("gk_xa", {"collective": 8, "household": 4, "individual": 18}), ("gk_xa", {"individual": 10}),
    ]  # fmt: skip
    assert decisions.problems == ()
    everybody = [recipient for one in decisions.decisions for recipient in one.recipients]
    assert sum(one.posthumous for one in everybody) == 1
    assert any(one.reading_note for one in everybody)
    assert [
        name for name, times in Counter((one.name, one.unit) for one in everybody).items() if times == 2
    ] == [("Nguyễn Văn Ẩn", "Ấp Suối Đá")]
    assert all(one.receiver_name for one in everybody if one.kind != "individual" or one.posthumous)


def test_whoever_comes_up_is_a_delegate_and_sits_beside_the_next(
    people: People, decisions: Decisions
) -> None:
    candidates = Namesakes(Candidate(one.order, one.name, one.unit, one.birth_year) for one in people.people)
    seat = {one.order: one.seat for one in people.people}
    entries: list[Entry] = []
    comes_up: dict[int, int] = {}
    for number, decision in enumerate(decisions.decisions):
        for one in decision.recipients:
            found = suggest(one, candidates)
            assert found is not None, one
            comes_up[number * 100 + one.line] = found
            entry = Entry(
                number * 100 + one.line, number, decision.rank, decision.date, "", one.kind, one.line
            )
            entries.append(entry)
    assert (len(comes_up), len(set(comes_up.values()))) == (46, 45)
    for batch in batches(entries, capacity=10):
        seats = [seat[comes_up[id]] for id in batch.recipient_ids]
        assert len({place[0] for place in seats if place != "B13"}) == 1


def test_everybody_who_acts_is_a_delegate(people: People, decisions: Decisions) -> None:
    names = {one.name for one in people.people}
    actors = {actor for one in decisions.decisions for actor in (one.presenter, one.reader)}
    assert {actor.removeprefix("Đồng chí ").split(",")[0] for actor in actors} <= names
    assert {paper.speaker for paper in read_draft(PLAN).papers} <= names


def test_a_portrait_is_a_jpeg_of_its_size_and_depends_on_name_and_seed_alone() -> None:
    picture = Image.open(BytesIO(draw("Nguyễn Văn Ẩn")))
    assert (picture.format, picture.size) == ("JPEG", (600, 800))
    assert draw("Nguyễn Văn Ẩn") == draw("Nguyễn Văn Ẩn")
    assert len({draw("Nguyễn Văn Ẩn", seed) for seed in range(8)}) > 1


def test_the_plan_of_the_demo_moves_with_its_day() -> None:
    draft = {
        "starts_on": "2025-03-26",
        "quarter": "2025-Q1",
        "tasks": [
            {"text": "Gửi giấy mời", "due": {"date": "2025-03-08"}},
            {"text": "In chương trình", "due": {"days_before": 5}},
            {"text": "Trang trí hội trường", "due": None},
        ],
    }

    moved = held_on(draft, date(2026, 11, 26))

    assert moved["quarter"] == "2026-Q4"
    assert [one["due"] for one in moved["tasks"]] == [{"date": "2026-11-08"}, {"days_before": 5}, None]
