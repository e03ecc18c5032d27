"""A plan becomes an event: sent, read, reviewed beside its own words, edited, confirmed."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.edges import PATIENCE_S, Browser, Element, Refused, read
from tests.filled import Fields, filled
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.servers import Server

pytestmark = ONE_DATABASE
"""That a page makes what a terminal makes is told on both, beside the commands."""

PLANS = Path(__file__).parents[1] / "core/plans"
COMMUNE, LEVELS, YEAR = "hoi-nghi-phu-hoa.txt", "cac-cap-song-lam.txt", "nam-tan-long.txt"
STRANGE = (
    "VII. CÂU LẠC LÕNG\nMột câu lạc lõng, không quy tắc nào hiểu được; không ai biết nó nói về việc gì ở đây."
)


def sent(organiser: Browser, name: str, data: bytes | None = None) -> str:
    """Send a plan; return where it is reviewed, once it has been read."""
    organiser.open("/events/new")
    answer = organiser.sends_file("/events/plan", name, data or (PLANS / name).read_bytes())
    where = answer.headers["Location"]
    until = time.monotonic() + PATIENCE_S
    while not organiser.get(f"{where}/progress").json()["finished"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return where


def reviewed(organiser: Browser, where: str) -> tuple[Element, Fields]:
    page = organiser.open(where)
    return page, filled(page.one("form", of_class="plan-form"))


def makes(organiser: Browser, where: str, fields: Fields) -> str:
    """Confirm; return the new event's address."""
    answer = organiser.post(where, script=False, **fields)
    assert answer.status_code == 303, errors(answer.text)
    return answer.headers["Location"]


def gala_of(server: Server, organiser: Browser, address: str) -> Gala:
    made = Gala(server, organiser)
    made.slug = address.rpartition("/")[2]
    return made


def row_of(gala: Gala) -> Any:
    return gala.rows("select * from (select event.*, event.id as event_id from event) as one where true")[0]


def errors(html: str) -> list[str]:
    return [one.text for one in read(html).all(of_class="field-error")]


def test_a_plan_is_read_reviewed_and_becomes_an_event_with_its_programme_and_tasks(
    server: Server, organiser: Browser
) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    assert fields["name"] == ["Hội nghị biểu dương điển hình tiên tiến xã Phú Hòa"]
    assert (fields["starts_on"], fields["period_from"], fields["period_to"]) == (
        ["2025-08-20"],
        ["2020"],
        ["2025"],
    )
    assert len(fields["programme.title"]) == 8

    gala = gala_of(server, organiser, makes(organiser, where, fields))

    made = row_of(gala)
    assert (made.preset, made.form, made.period_from, made.period_to) == ("commune", "hoi_nghi", 2020, 2025)
    assert (made.venue, made.status) == ("Hội trường Trung tâm Văn hóa xã", "draft")
    assert [one["text"] for one in _json(made.draft)["tasks"]] == fields["tasks.text"]
    assert len(gala.rows("select id from task where true")) == 5 + 3
    titles = [one["title"] for one in gala.program("viewer").get("/programme")]
    assert titles[0] == fields["programme.title"][0]


def test_what_a_person_edits_is_what_the_event_gets(server: Server, organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    fields |= {
        "slug": ["hoi-nghi-da-sua"],
        "name": ["Hội nghị đã sửa"],
        "name_lines": ["HỘI NGHỊ ĐÃ SỬA\r\n\r\nGiai đoạn 2021 – 2026"],
        "max_delegates": [""],
        "flag_salute": ["yes"],
        "legal_bases": ["Luật Thi đua, khen thưởng\r\nNghị định 98/2023/NĐ-CP"],
        "tasks.owner": ["Văn phòng", *fields["tasks.owner"][1:]],
    }

    address = makes(organiser, where, fields)

    assert address == "/events/hoi-nghi-da-sua"
    made = row_of(gala_of(server, organiser, address))
    assert (made.name, made.max_delegates, bool(made.flag_salute)) == ("Hội nghị đã sửa", None, True)
    assert _json(made.name_lines) == ["HỘI NGHỊ ĐÃ SỬA", "Giai đoạn 2021 – 2026"]
    assert _json(made.legal_bases) == ["Luật Thi đua, khen thưởng", "Nghị định 98/2023/NĐ-CP"]
    assert _json(made.draft)["tasks"][0]["owner"] == "Văn phòng"


def test_every_value_leads_to_the_line_it_was_read_from(organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    page = organiser.open(where)
    text = (PLANS / COMMUNE).read_text("utf-8").splitlines()

    field = next(one for one in page.all("div", of_class="field") if list(one.all("input", name="venue")))
    lines = [int(one) for one in field.attributes["data-lines"].split()]

    assert any("Trung tâm Văn hóa xã" in text[one - 1] for one in lines)
    assert [link.attributes["href"] for link in field.all("a")] == [f"#line-{lines[0]}"]
    line = page.one("li", id=f"line-{lines[0]}")
    assert "is-read" in line.attributes["class"] and text[lines[0] - 1].strip() in line.text
    assert line.one("a").attributes["href"] == "#venue"


def test_lines_that_were_not_understood_are_listed_and_marked(organiser: Browser) -> None:
    plan = (PLANS / COMMUNE).read_text("utf-8").replace("IV. KINH PHÍ", f"{STRANGE}\nIV. KINH PHÍ")
    page = organiser.open(sent(organiser, "la.txt", plan.encode()))

    marked = [one for one in page.all("li", of_class="is-note") if "id" in one.attributes]
    listed = [one.text for one in page.one("details", of_class="notes").all("li")]

    assert [one.attributes["id"] for one in marked if "lạc lõng" in one.text]
    assert any("lạc lõng" in one for one in listed)


def test_rows_are_added_moved_and_taken_away_without_script(organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    titles = fields["programme.title"]

    def after(do: str, fields: Fields) -> Fields:
        answer = organiser.post(where, script=False, do=do, **fields)
        assert answer.status_code == 200
        told = filled(read(answer.text).one("form", of_class="plan-form"))
        return told | {"csrf_token": fields["csrf_token"]}  # another one each second

    moved = after("down programme 0", fields)
    assert moved["programme.title"] == [titles[1], titles[0], *titles[2:]]
    gone = after("gone programme 0", moved)
    assert gone["programme.title"] == [titles[0], *titles[2:]]
    added = after("add programme", gone)
    assert added["programme.title"] == [titles[0], *titles[2:], ""]
    assert after("up programme 0", added) == added
    assert after("gone programme 99", added) == added
    assert after("down nothing 0", added) == added


def test_a_row_that_was_left_empty_is_no_row(server: Server, organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    for name in ("at", "type", "title", "performer", "count", "least", "most"):
        fields[f"programme.{name}"] = [*fields[f"programme.{name}"], ""]
    gala = gala_of(server, organiser, makes(organiser, where, fields))
    assert len(_json(row_of(gala).draft)["programme"]) == 8


def test_everything_wrong_is_said_at_once_beside_its_field_and_nothing_is_made(organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    before = organiser.open("/events/new").text
    wrong = {
        **fields,
        "slug": ["Hội Nghị"],
        "name": [""],
        "max_delegates": ["hai trăm"],
        "period_to": ["1999"],
        "starts_on": ["2025-02-31"],
        "quarter_no": ["1"],
        "quarter_year": [""],
        "programme.most": ["700", *fields["programme.most"][1:]],
        "programme.title": [fields["programme.title"][0], "", *fields["programme.title"][2:]],
    }

    answer = organiser.post(where, script=False, **wrong)

    assert answer.status_code == 422
    assert errors(answer.text) == [
        "Ghi tên sự kiện.",
        "Năm cuối đứng trước năm đầu.",
        "Chỉ gồm chữ thường không dấu, số và dấu gạch nối.",
        "Ngày này không có.",
        "Ghi năm của quý.",
        "Ghi một số.",
        "Ghi một số từ 1 đến 600.",
        "Ghi tên mục, hoặc bỏ mục này.",
    ]
    assert 'value="hai trăm"' in answer.text
    assert "có 8 chỗ phải sửa" in answer.text
    assert organiser.open("/events/new").text == before


def test_an_address_that_is_taken_is_said_beside_its_field(organiser: Browser, eve: Gala) -> None:
    where = sent(organiser, COMMUNE)
    for slug in (eve.slug, "plan", "new"):
        _page, fields = reviewed(organiser, where)
        answer = organiser.post(where, script=False, **{**fields, "slug": [slug]})
        assert answer.status_code == 422
        assert errors(answer.text) == [f"Đã có sự kiện mang tên ngắn {slug}."]


def test_the_suggested_address_is_free_each_time(organiser: Browser) -> None:
    where = sent(organiser, YEAR)
    _page, fields = reviewed(organiser, where)
    first = makes(organiser, where, fields)
    _page, again = reviewed(organiser, where)
    assert first == f"/events/{fields['slug'][0]}"
    assert again["slug"] != fields["slug"]


def test_a_plan_for_all_levels_asks_which_and_takes_what_it_fixes_for_that_one(
    server: Server, organiser: Browser
) -> None:
    where = sent(organiser, LEVELS)
    page = organiser.open(where)
    links = [
        one.attributes["href"]
        for one in page.one("section", of_class="plan-form").all("a", of_class="event-card")
    ]
    assert links == ["?level=0", "?level=1", "?level=2", "?level=3", "?level=all"]

    _page, commune = reviewed(organiser, f"{where}?level=0")
    _page, province = reviewed(organiser, f"{where}?level=3")

    assert (commune["preset"], commune["form"]) == (["commune"], ["hoi_nghi"])
    assert (province["preset"], province["form"], province["flag_salute"]) == (
        ["province"],
        ["dai_hoi"],
        ["yes"],
    )
    assert commune["max_delegates"] != province["max_delegates"]
    assert "flag_salute" not in commune["programme.type"]

    gala = gala_of(server, organiser, makes(organiser, where, commune))
    assert row_of(gala).preset == "commune"


def test_a_level_that_is_not_there_is_asked_for_again(organiser: Browser) -> None:
    where = sent(organiser, LEVELS)
    for level in ("9", "x", "9" * 40, "-1"):
        assert list(organiser.open(f"{where}?level={level}").all("a", href="?level=all"))


def test_a_year_plan_makes_an_event_that_a_person_completes(server: Server, organiser: Browser) -> None:
    where = sent(organiser, YEAR)
    _page, fields = reviewed(organiser, where)
    assert "programme.title" not in fields
    assert len(fields["movements.name"]) == 4
    gala = gala_of(server, organiser, makes(organiser, where, {**fields, "name": ["Hội nghị cuối năm"]}))
    assert len(_json(row_of(gala).draft)["movements"]) == 4
    assert gala.program("viewer").get("/programme") == []


def test_a_file_that_cannot_be_read_says_why_and_takes_another(organiser: Browser) -> None:
    where = sent(organiser, "anh.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    page = organiser.open(where)
    assert page.one(of_class="problem").attributes["role"] == "alert"
    assert page.one("form", of_class="drop").attributes["action"] == "/events/plan"
    assert organiser.post(where, script=False).headers["Location"] == where


def test_sending_no_file_is_told_on_the_page(organiser: Browser) -> None:
    organiser.open("/events/new")
    answer = organiser.post("/events/plan", script=False)
    assert (answer.status_code, "Chọn một tệp trước." in answer.text) == (422, True)


def test_more_tasks_than_a_list_holds_are_refused_and_nothing_is_lost(organiser: Browser) -> None:
    where = sent(organiser, COMMUNE)
    _page, fields = reviewed(organiser, where)
    many = {f"tasks.{name}": [""] * 501 for name in ("at", "owner", "due_on", "days_before")}
    many["tasks.text"] = [f"Việc {no}" for no in range(501)]

    answer = organiser.post(where, script=False, **{**fields, **many, "slug": ["qua-nhieu-viec"]})

    assert answer.status_code == 422
    page = read(answer.text)
    assert "500" in page.one(of_class="problem").text
    assert filled(page.one("form", of_class="plan-form"))["tasks.text"] == many["tasks.text"]
    assert organiser.get("/events/qua-nhieu-viec").status_code == 404


def test_words_of_a_plan_stay_words(organiser: Browser) -> None:
    plan = (PLANS / COMMUNE).read_text("utf-8").replace("xã Phú Hòa", "xã <script>alert(1)</script>")
    html = organiser.get(sent(organiser, "the.txt", plan.encode())).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("path", ["/events/new", "/events/new/commune", "{base}/duplicate", "/events/plan/1"])
def test_only_an_organiser_of_the_house_makes_events(gala: Gala, path: str) -> None:
    mc = gala.joined("mc", "Hạnh")
    assert mc.get(path.format(base=gala.base)).status_code == 403
    mc.open(f"{gala.base}/programme")
    mc.open("/join")
    with pytest.raises(Refused) as refused:
        mc.sends_file("/events/plan", COMMUNE, (PLANS / COMMUNE).read_bytes())
    assert refused.value.status == 403


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


HOURS = """KẾ HOẠCH
Tổ chức Hội nghị biểu dương điển hình tiên tiến xã Tân Hòa
II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 7h30, ngày 26/9/2025.
III. CHƯƠNG TRÌNH
- 7h00 - 7h30: Đón tiếp đại biểu
- 7h30: Văn nghệ chào mừng
- 7h40: Khai mạc
- 8h30 - 9h15: Tham luận (03 báo cáo)
- 9h15: Trao thưởng
- 9h45: Bế mạc
"""


def test_the_hours_a_plan_prints_are_the_hours_of_its_programme(server: Server, organiser: Browser) -> None:
    where = sent(organiser, "gio.txt", HOURS.encode())
    page, fields = reviewed(organiser, where)
    assert fields["starts_at"] == ["07:00"]
    assert "kế hoạch ghi khai mạc lúc 07:30" in page.one(id="starts_at-hint").text

    gala = gala_of(server, organiser, makes(organiser, where, fields))

    told = gala.program("viewer").get("/programme")
    assert [(one["planned_at"][11:16], one["title"]) for one in told] == [
        ("00:00", "Đón tiếp đại biểu"),
        ("00:30", "Văn nghệ chào mừng"),
        ("00:40", "Khai mạc"),
        ("01:30", "Tham luận (1/3)"),
        ("01:45", "Tham luận (2/3)"),
        ("02:00", "Tham luận (3/3)"),
        ("02:15", "Trao thưởng"),
        ("02:45", "Bế mạc"),
    ]


def test_a_programme_of_two_days_is_told_before_it_becomes_one(organiser: Browser) -> None:
    days = HOURS.replace("- 7h00 -", "Ngày 25/9/2025\n- 14h00: Phim tư liệu\nNgày 26/9/2025\n- 7h00 -")
    page, _fields = reviewed(organiser, sent(organiser, "hai-ngay.txt", days.encode()))
    assert "Chương trình kéo sang ngày khác từ mục “Đón tiếp đại biểu”" in page.text
    assert "Ngày 26/9/2025" in page.one("details", of_class="notes").text


def test_a_plan_that_became_an_event_already_says_so_and_hinders_nobody(
    server: Server, organiser: Browser
) -> None:
    plan = HOURS.replace("Tân Hòa", "Tân Hai Lần").encode()
    where = sent(organiser, "hai-lan.txt", plan)
    page, fields = reviewed(organiser, where)
    assert "cùng tên, cùng ngày" not in page.text
    first = makes(organiser, where, fields)

    page, fields = reviewed(organiser, where)

    told = next(one for one in page.all("p", of_class="notice") if "cùng tên, cùng ngày" in one.text)
    assert told.one("a").attributes["href"] == first
    assert makes(organiser, where, fields) != first
    moved = organiser.post(where, script=False, **fields | {"starts_on": ["2025-09-27"], "do": ["add tasks"]})
    assert "cùng tên, cùng ngày" not in moved.text


def test_a_session_before_the_day_is_the_events_and_its_items_are_told(
    server: Server, organiser: Browser
) -> None:
    where = sent(organiser, "dai-hoi-son-hai.txt")
    _page, fields = reviewed(organiser, where)

    gala = gala_of(server, organiser, makes(organiser, where, fields))

    sessions = gala.rows("select kind, starts_at, venue from event_session where true")
    assert [(one.kind, str(one.starts_at)[:16], one.venue) for one in sessions] == [
        ("preparatory", "2025-10-14 07:00", "Trung tâm Hội nghị tỉnh"),
        ("official", "2025-10-15 00:00", "Trung tâm Hội nghị tỉnh"),
    ]
    assert [one["type"] for one in gala.program("viewer").get("/programme")][:2] == [
        "reception",
        "flag_salute",
    ]


def test_each_speaker_a_row_names_has_an_item_and_a_paper_to_hand_in(
    server: Server, organiser: Browser
) -> None:
    where = sent(organiser, "tong-ket-ea-wy.txt")
    _page, fields = reviewed(organiser, where)
    assert fields["papers.unit"][:3] == ["Buôn Kuăn", "Thôn 7", "Hội Cựu chiến binh xã"]

    gala = gala_of(server, organiser, makes(organiser, where, fields))

    spoken = [one for one in gala.program("viewer").get("/programme") if one["type"] == "paper"]
    assert [one["performer"] for one in spoken] == [
        "Buôn Kuăn",
        "Thôn 7",
        "Hội Cựu chiến binh xã",
        "H'Lê Mlô",
    ]
    wanted = gala.rows("select text from task where kind = 'paper'")
    assert [one.text for one in wanted] == ["Buôn Kuăn", "Thôn 7", "Hội Cựu chiến binh xã", "H'Lê Mlô"]


def test_a_session_of_which_only_the_half_day_is_said_has_its_day_and_the_usual_hour(
    server: Server, organiser: Browser
) -> None:
    where = sent(organiser, "dai-hoi-cu-kuin.txt")
    _page, fields = reviewed(organiser, where)

    gala = gala_of(server, organiser, makes(organiser, where, fields))

    sessions = gala.rows("select kind, starts_at from event_session where true")
    assert [(one.kind, str(one.starts_at)[:16]) for one in sessions] == [
        ("preparatory", "2030-08-08 07:00"),
        ("official", "2030-08-09 07:00"),
    ]
    assert gala.program("viewer").get("")["starts_at"] == "2030-08-09T07:00:00.000Z"
