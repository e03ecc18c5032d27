"""The programme is edited until the ceremony begins."""

from __future__ import annotations

from typing import Any

from tests.edges import Browser, Refused, read
from tests.filled import Fields, filled
from tests.galas import Gala
from tests.people import Desk


def opened(gala: Gala) -> Fields:
    return filled(gala.organiser.open(f"{gala.base}/programme/edit").one("form", of_class="event-form"))


def saved(gala: Gala, fields: Fields) -> Any:
    return gala.organiser.post(f"{gala.base}/programme/edit", script=False, **fields)


def titles(gala: Gala) -> list[tuple[str, str]]:
    return [(one["type"], one["title"]) for one in gala.program("viewer").get("/programme")]


def test_items_are_reworded_reordered_added_and_taken_away(eve: Gala) -> None:
    fields = opened(eve)
    ids = {one.title: one.id for one in eve.rows("select id, title from item where true")}
    order = [3, 0, 2]
    rows = {key: [fields[key][no] for no in order] for key in fields if key.startswith("programme.")}
    rows["programme.title"][0] = "Bế mạc Hội nghị"
    for column, value in {
        "at": "",
        "type": "photo",
        "title": "Chụp ảnh",
        "performer": "",
        "least": "",
        "most": "",
    }.items():
        rows[f"programme.{column}"].append(value)

    assert saved(eve, {**fields, **rows}).status_code == 303

    assert titles(eve) == [
        ("closing", "Bế mạc Hội nghị"),
        ("flag_salute", "Chào cờ"),
        ("award", "Trao thưởng"),
        ("photo", "Chụp ảnh"),
    ]
    now = {one.title: one.id for one in eve.rows("select id, title from item where true")}
    assert now["Bế mạc Hội nghị"] == ids["Bế mạc"]
    assert [one.minutes for one in eve.rows("select no, minutes from item where title = 'Chụp ảnh'")] == [10]


def test_what_is_wrong_is_said_and_nothing_is_changed(eve: Gala) -> None:
    fields, before = opened(eve), titles(eve)
    answer = saved(eve, {**fields, "programme.type": ["", *fields["programme.type"][1:]]})
    assert (answer.status_code, "Chọn loại mục." in answer.text) == (422, True)
    assert titles(eve) == before


def test_a_programme_that_has_begun_stays(gala: Gala, desk: Desk) -> None:
    fields, before = opened(gala), titles(gala)
    desk.advances()
    answer = saved(gala, fields)
    assert answer.status_code == 409
    assert "Chương trình đã bắt đầu" in answer.text
    assert titles(gala) == before
    assert (
        "Chương trình đã bắt đầu"
        in gala.organiser.open(f"{gala.base}/programme/edit").one(of_class="notice").text
    )


def test_another_events_item_is_not_taken(eve: Gala, gala: Gala) -> None:
    fields = opened(eve)
    foreign = str(gala.rows("select id from item where true")[0].id)
    saved(eve, {**fields, "programme.at": [foreign, *fields["programme.at"][1:]]})
    assert len(titles(gala)) == len(titles(eve)) == 4


def test_only_the_organiser_edits_it(gala: Gala) -> None:
    mc: Browser = gala.joined("mc", "Hạnh")
    assert mc.get(f"{gala.base}/programme/edit").status_code == 403
    mc.open("/join")
    try:
        mc.sends(f"{gala.base}/programme/edit")
    except Refused as refused:
        assert refused.status == 403


def test_who_saves_an_older_programme_overwrites_nothing(eve: Gala) -> None:
    first = opened(eve)
    theirs = {**first, "programme.title": ["Chào cờ, hát Quốc ca", *first["programme.title"][1:]]}
    assert saved(eve, theirs).status_code == 303

    mine = {**first, "programme.title": [*first["programme.title"][:-1], "Bế mạc Hội nghị"]}
    moved = eve.organiser.post(f"{eve.base}/programme/edit", script=False, **mine, do="up programme 1")
    assert saved(eve, filled(read(moved.text).one("form", of_class="event-form"))).status_code == 409
    refused = saved(eve, mine)

    assert refused.status_code == 409
    assert titles(eve)[0] == ("flag_salute", "Chào cờ, hát Quốc ca")
    assert "Bế mạc Hội nghị" not in [title for _type, title in titles(eve)]
    page = read(refused.text)
    assert "có người vừa lưu bản khác" in page.one(of_class="problem").text
    assert "Chào cờ, hát Quốc ca" in page.one(of_class="saved-meanwhile").text
    typed = filled(page.one("form", of_class="event-form"))
    assert typed["programme.title"] == mine["programme.title"]
    assert saved(eve, typed).status_code == 303
    assert titles(eve)[-1] == ("closing", "Bế mạc Hội nghị")
