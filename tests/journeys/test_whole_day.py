"""The whole sample conference, one GO after another, watched by everybody at once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.edges import Refused, Socket, read
from tests.galas import Gala
from tests.people import Projector, shown

MOST_BYTES = 16_000
MANY = 400


def pictures_now(gala: Gala, token: str, surfaces: list[str], language: str) -> dict[str, dict[str, Any]]:
    """Each surface's present picture, as somebody who connects now is sent it."""
    line = Socket(gala.address, token).open()
    for surface in surfaces:
        line.watch(gala.slug, surface, language=language)
    line.until(lambda: {picture["surface"] for picture in line.pictures} >= set(surfaces), "every picture")
    line.cut()
    return {picture["surface"]: picture for picture in line.pictures}


def test_every_picture_of_every_step_is_whole_small_and_of_one_moment(conference: Gala) -> None:
    program = conference.asks
    surfaces = [one["name"] for one in program.get("/surfaces")["surfaces"]]
    assert {"hall", "mc", "desk", "tray", "wing", "door", "stage.json"} <= set(surfaces)
    for no, one in enumerate(conference.awards()):
        if no % 7 == 3:
            program.post(f"/awards/{one['id']}/moves/{('mark_absent', 'defer', 'hold')[no % 3]}")
    standing = Socket(conference.address, program.token).open()
    for surface in surfaces:
        standing.watch(conference.slug, surface)
    too_large = set()

    for press in range(MANY):
        revision = conference.revision
        for language in ("vi", "en")[: 1 if press % 4 else 2]:
            now = pictures_now(conference, program.token, surfaces, language)
            for name, picture in now.items():
                html = picture.get("html") or str(picture["state"])
                if len(html.encode()) >= MOST_BYTES:
                    too_large.add((name, language, len(html.encode())))
            assert now["stage.json"]["state"]["revision"] == revision
            for name in ("desk", "mc"):
                drawn_on = {
                    button.attributes["value"]
                    for button in read(now[name]["html"]).all("button", name="revision")
                }
                assert drawn_on == {str(revision)}
            assert read(now["hall"]["html"]).one("section", of_class="card")
        if program.ask("POST", "/stage/advance", json={"revision": revision}).status_code == 409:
            break

    assert not too_large
    assert conference.stage["item"]["type"] == "closing"
    for surface in surfaces:
        numbers = [(picture["run"], picture["seq"]) for picture in standing.of(surface)]
        assert numbers == sorted(numbers), surface
        assert len({run for run, _seq in numbers}) == 1
    standing.cut()


def test_every_recipient_of_the_day_stands_on_the_wall_and_is_presented_once(conference: Gala) -> None:
    mc, screen = conference.program("mc"), Projector(conference, "Màn chiếu")
    names = [one["name"] for one in conference.awards()]
    seen: list[tuple[str, ...]] = []

    with pytest.raises(Refused) as end:
        for _press in range(MANY):
            mc.post("/stage/advance", revision=conference.revision)
            seen.append(screen.shows)

    assert end.value.why == (409, "at_end")
    assert conference.phases == ["presented"] * 46
    on_the_wall = Counter(
        name for scene, *shows in dict.fromkeys(seen) if scene != "speaker" for name in shows
    )
    assert {name: on_the_wall[name] > 0 for name in names} == dict.fromkeys(names, True)
    assert [seen[-1], shown(screen.sees)] == [("banner",)] * 2
    screen.leaves()


def test_undo_takes_the_whole_day_back_to_its_beginning(conference: Gala) -> None:
    program = conference.asks
    begun = {**conference.stage, "revision": 0, "server_time": ""}
    presses = 0
    while program.ask("POST", "/stage/advance", json={"revision": conference.revision}).ok:
        presses += 1
    assert presses > 60

    for _press in range(presses):
        program.post("/stage/undo", revision=conference.revision)

    assert {**conference.stage, "revision": 0, "server_time": ""} == begun
    assert conference.phases == ["waiting"] * 46


def test_back_walks_the_whole_day_to_its_beginning(conference: Gala) -> None:
    program = conference.asks
    forward = [conference.stage["step"]]
    while program.ask("POST", "/stage/advance", json={"revision": conference.revision}).ok:
        forward.append(conference.stage["step"])

    backward = [conference.stage["step"]]
    while program.ask("POST", "/stage/back", json={"revision": conference.revision}).ok:
        backward.append(conference.stage["step"])

    assert backward == forward[::-1]
    assert conference.phases == ["waiting"] * 46
