"""A draft that no event can be made of is refused by where it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceremony.core.draft_limits import must_be_sound
from ceremony.core.event_draft import by_hand, items_of, seeded, whole
from ceremony.core.presets import PRESETS
from ceremony.core.refusals import Invalid
from ceremony.events.reading import draft_to_json, read_draft

PLANS = sorted((Path(__file__).parent / "plans").glob("*.*"))
ITEM = {"type": "paper", "title": "Tham luận", "performer": None, "count": None, "minutes": None}


@pytest.mark.parametrize(
    "path", [one for one in PLANS if one.suffix in (".txt", ".md")], ids=lambda one: one.name
)
def test_every_plan_as_it_is_read_is_sound(path: Path) -> None:
    read = draft_to_json(read_draft(path), path.name)
    must_be_sound(read)
    must_be_sound(seeded(read))


@pytest.mark.parametrize("preset", PRESETS)
def test_so_is_what_an_event_by_hand_begins_with(preset: str) -> None:
    must_be_sound(by_hand(preset))


@pytest.mark.parametrize(
    ("draft", "where"),
    [
        ({"starts_on": "2026-02-30"}, "starts_on"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"name": 7}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"name": "x" * 20_001}, "name"),
        ({"ordinal": 2**70}, "ordinal"),
        ({"ordinal": True}, "ordinal"),
        ({"max_delegates": -1}, "max_delegates"),
        ({"period": [2020]}, "period"),
        ({"form": "lễ hội"}, "form"),
        ({"name_lines": "HỘI NGHỊ"}, "name_lines"),
        ({"name_lines": [None]}, "name_lines[0]"),
        ({"programme": [ITEM, {**ITEM, "minutes": [5, "7"]}]}, "programme[1].minutes"),
        ({"programme": [{**ITEM, "type": "party"}]}, "programme[0].type"),
        ({"programme": [{**ITEM, "title": None}]}, "programme[0].title"),
        ({"programme": ["Chào cờ"]}, "programme[0]"),
        ({"programme": [ITEM] * 10_001}, "programme"),
        ({"tasks": [{"text": "In giấy mời", "due": {"date": "2026-13-01"}}]}, "tasks[0].due.date"),
        ({"tasks": [{"text": "In giấy mời", "due": {"days_before": 10**9}}]}, "tasks[0].due.days_before"),
        ({"tasks": [{"text": "In giấy mời", "due": "mai"}]}, "tasks[0].due"),
        ({"papers": [{"speaker": "Lê An"}]}, "papers[0].unit"),
        ({"paper_rules": {"due_days_before": "5"}}, "paper_rules.due_days_before"),
        ({"document": []}, "document"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(draft: dict[str, Any], where: str) -> None:
    with pytest.raises(Invalid) as refused:
        must_be_sound(draft)

    assert (refused.value.code, refused.value.details["where"]) == ("bad_draft", where)


def test_a_count_that_was_misread_makes_no_programme_of_thousands() -> None:
    assert len(items_of(whole({"programme": [{**ITEM, "count": 19_998}]}))) == 60
