"""The desk for problems: cards are closed, newcomers seated, codes that let nobody in are seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.edges import Element, Refused
from tests.galas import CAST, Gala
from tests.people import Door

MOST_BYTES = 16_000


class Desk(Door):
    """Whoever sits at the desk for problems, with a door's role."""

    surface = page = "problems"

    def settles(self, name: str, way: str, **more: str) -> None:
        """Press a key of the first card that is about somebody."""
        self.browser.sends(self._key(name, way), outcome=way, **more)

    def _key(self, name: str, way: str) -> str:
        card = next(one for one in self.opens().all("article", of_class="card") if name in one.text)
        return card.one("button", name="outcome", value=way).attributes["formaction"]

    def opens_again(self) -> None:
        key = self.opens().one("ul", of_class="closed").one("button")
        self.browser.sends(key.attributes["formaction"])

    def seats(self, name: str, seat: str, **more: str) -> None:
        self.opens()
        self.browser.sends(f"{self.gala.base}/problems/people/{self.gala.delegate(name)}", seat=seat, **more)

    @property
    def cards(self) -> list[str]:
        return [one.text for one in self.sees.one("section", of_class="cards").all("article")]

    @property
    def newcomers(self) -> list[str]:
        return [one.text for one in self.sees.one("section", of_class="newcomers").all("article")]


@pytest.fixture
def desk(gala: Gala) -> Desk:
    return Desk(gala, "Bình")


def ago(minutes: float) -> str:
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()


def told(door: Door, person: int, minutes: float, shown: str) -> None:
    """A door that was offline tells what it told somebody."""
    door.brings("check_in", delegate_id=person, at=ago(minutes), shown=shown)


def two_came(gala: Gala, desk: Desk) -> None:
    """Two doors let in one invitation, and the desk finds that it was two people."""
    for at_door, minutes in ((Door(gala, "Lan", "Cửa A"), 20), (Door(gala, "Mai", "Cửa B"), 16)):
        told(at_door, gala.delegate("Đặng Văn Ổn"), minutes, "admitted")
    desk.settles("Đặng Văn Ổn", "two_people")


def writes_in(door: Door, name: str) -> None:
    """A door writes somebody into the list who stands there."""
    who = {"name": name, "unit": "Ấp Mới", "category": "guest", "position": ""}
    assert door.brings("walk_in", at=ago(0), **who)["outcome"] == "admitted"


def test_two_doors_that_let_in_one_invitation_are_a_card_that_is_closed_and_opened_again(
    gala: Gala, desk: Desk
) -> None:
    told(Door(gala, "Lan", "Cửa A"), gala.delegate("Đặng Văn Ổn"), 20, "admitted")
    told(Door(gala, "Mai", "Cửa B"), gala.delegate("Đặng Văn Ổn"), 16, "admitted")
    [card] = desk.cards
    assert "Cửa A (Lan) mời vào lúc" in card and "Cửa B (Mai) cũng mời vào lúc" in card

    desk.settles("Đặng Văn Ổn", "same_person")
    assert desk.cards == []
    with pytest.raises(Refused) as refused:
        desk.browser.sends(f"{gala.base}/problems/conflicts/{_card(gala)}", outcome="two_people")
    desk.opens_again()

    assert refused.value.why == (409, "card_closed")
    assert len(desk.cards) == 1
    told_of = sorted(gala.rows("select number, kind from journal where kind like 'Conflict%'"))
    assert [kind for _, kind in told_of] == ["ConflictOpened", "ConflictClosed", "ConflictOpened"]


def test_who_was_turned_away_by_mistake_is_recorded_as_present_and_taken_back(gala: Gala, desk: Desk) -> None:
    told(desk, gala.delegate("Đặng Văn Ổn"), 5, "unknown")
    assert gala.present == 0

    desk.settles("Đặng Văn Ổn", "let_in")
    assert (gala.present, desk.cards) == (1, [])
    desk.opens_again()

    assert (gala.present, len(desk.cards)) == (0, 1)


def test_who_had_declined_and_left_again_is_not_present_until_the_card_is_opened_again(
    gala: Gala, desk: Desk
) -> None:
    gala.organiser.open(f"{gala.base}/report")
    person = gala.delegate("Đặng Văn Ổn")
    gala.organiser.sends(f"{gala.base}/report/absences/{person}", reason="Ốm")
    told(desk, person, 5, "admitted")
    assert gala.present == 1 and "đã báo vắng" in desk.cards[0]

    desk.settles("Đặng Văn Ổn", "sent_away")
    assert gala.present == 0
    desk.opens_again()

    assert gala.present == 1


def test_any_card_is_closed_with_a_few_words_and_never_without(gala: Gala, desk: Desk) -> None:
    told(desk, gala.delegate("Đặng Văn Ổn"), 5, "unknown")
    path = f"{gala.base}/problems/conflicts/{_card(gala)}"
    page = desk.browser.open(path)
    assert "Đặng Văn Ổn" in page.text

    for outcome, error in (("other", "note_needed"), ("same_person", "not_a_way")):
        with pytest.raises(Refused) as refused:
            desk.browser.sends(path, outcome=outcome, note=" ")
        assert refused.value.why == (422, error)
    desk.browser.sends(path, outcome="other", note="Đã gọi điện, mai mới đến")

    assert "Đã gọi điện, mai mới đến" in desk.sees.one("ul", of_class="closed").text


def test_a_walk_in_gets_a_seat_that_nobody_sits_in(gala: Gala, desk: Desk) -> None:
    writes_in(desk, "Lý Thị Mới")
    desk.lets_in("Trần Quốc Bảo")
    assert len(desk.newcomers) == 1 and "chưa có ghế" in desk.newcomers[0]

    for seat, error in (("A2", "seat_sat_in"), ("a 3", "seat_taken"), ("", "seat_needed")):
        with pytest.raises(Refused) as refused:
            desk.seats("Lý Thị Mới", seat)
        assert refused.value.error == error
    desk.seats("Lý Thị Mới", "a 3", instead="1", category="leader")

    asked = "select name, seat, category, attention from delegate where added_by || added_at_door <> ''"
    rows = gala.rows(asked)
    told = "Ghế A3 đã xếp cho người khác, mời gặp bàn giải quyết."
    assert sorted(tuple(row) for row in rows) == [
        ("Lý Thị Mới", "a 3", "leader", ""),
        ("Nguyễn Văn An", "", "exemplar_individual", told),
    ]
    assert [one.split(" ")[0] for one in desk.newcomers] == ["Nguyễn"]

    desk.seats("Nguyễn Văn An", "A9")
    assert desk.newcomers == []
    assert [row.attention for row in gala.rows("select attention from delegate where seat = 'A9'")] == [""]


def test_a_seat_that_looks_mistyped_is_asked_about_and_free_ones_are_offered(gala: Gala, desk: Desk) -> None:
    writes_in(desk, "Lý Thị Mới")
    gala.organiser.open(f"{gala.base}/report")
    away = gala.delegate("Đặng Văn Ổn")
    gala.organiser.sends(f"{gala.base}/report/absences/{away}", reason="Ốm")
    path = f"{gala.base}/problems/people/{gala.delegate('Lý Thị Mới')}"

    for seat, error in (("zz999", "seat_no_row"), ("A99", "seat_far"), ("lầu trên", "seat_new_place")):
        with pytest.raises(Refused) as refused:
            desk.seats("Lý Thị Mới", seat)
        assert refused.value.error == error
    offered = desk.browser.open(path).one("fieldset", of_class="free-seats").all("button")
    assert [one.text for one in offered] == ["A5"]
    desk.seats("Lý Thị Mới", "B1", sure="1")

    assert desk.newcomers == []
    assert "Lý Thị Mới ghế B1" in desk.sees.one("section", of_class="newcomers").text


def test_the_second_of_two_people_is_unnamed_until_somebody_names_them(gala: Gala, desk: Desk) -> None:
    two_came(gala, desk)
    [second] = desk.cards
    assert "Cửa B (Mai), đang ở trong hội trường, chưa có tên" in second

    path = f"{gala.base}/problems/conflicts/{_card(gala)}/second"
    desk.browser.sends(f"{path}/dismiss")
    assert desk.cards == []
    desk.opens_again()
    desk.settles("Đặng Văn Ổn", "two_people")
    form = desk.browser.open(path)
    door = form.one("input", name="door").attributes["value"]
    asked = desk.browser.sends(path, name="Đặng Văn Ổn", door=door).text
    desk.browser.sends(path, name="Lý Thị Mới", door=door)

    assert "Không phải, thêm người mới" in asked
    assert (desk.cards, gala.present) == ([], 2)
    assert gala.rows("select door from attendance where door = 'Cửa B'")
    closed = desk.opens().one("ul", of_class="closed")
    assert "Lý Thị Mới" in closed.text and not list(closed.all("button"))


def test_a_second_who_has_a_name_is_counted_once_whatever_is_pressed(gala: Gala, desk: Desk) -> None:
    two_came(gala, desk)
    path = f"{gala.base}/problems/conflicts/{_card(gala)}"
    desk.browser.sends(f"{path}/second", name="Lý Thị Mới", door="Cửa B")
    with pytest.raises(Refused) as refused:
        desk.browser.sends(f"{path}/reopen")

    assert refused.value.why == (409, "second_is_listed")
    assert (desk.cards, gala.present) == ([], 2)


def test_whoever_is_sent_to_the_desk_is_found_there_and_let_in(gala: Gala, desk: Desk) -> None:
    page = desk.browser.open(f"{gala.base}/problems/search?q=dang van on")
    [hit] = page.one("ul", of_class="desk-found").all("a")
    person = desk.browser.open(hit.attributes["href"])
    assert "CHƯA ĐẾN" in person.text and "A5" in person.text
    assert not list(person.all("fieldset", of_class="free-seats"))

    desk.browser.sends(f"{hit.attributes['href']}/enter", nonce="one")

    assert gala.present == 1
    assert "ĐÃ VÀO" in desk.browser.open(hit.attributes["href"]).one("dl").text
    desk.browser.sends(f"{hit.attributes['href']}/leave", nonce="two", reason="Nhầm người")
    assert gala.present == 0


def test_a_code_that_is_tried_again_and_again_is_one_line(gala: Gala, desk: Desk) -> None:
    for _time in range(3):
        desk.scans("123456789012345678901234")
    desk.scans("999988887777666655554444")

    lines = [one.text for one in desk.sees.one("section", of_class="tried").all("li")]

    assert [line.split(" ")[1] for line in lines] == ["…4444", "…1234"]
    assert "3 lần" in lines[1] and "Cửa A · Bình" in lines[1]

    tried = desk.opens().one("section", of_class="tried").all("li")
    key = next(one for one in tried if "…1234" in one.text).one("button")
    desk.browser.sends(key.attributes["formaction"])
    assert ["…4444" in one.text for one in desk.sees.one("section", of_class="tried").all("li")] == [True]


def test_arrivals_and_names_that_repeat_are_told(gala: Gala, desk: Desk) -> None:
    gala.invite([("Nguyễn Văn Ân", "Ấp Suối Đá", "guest", ""), *CAST])
    desk.lets_in("Nguyễn Văn An")

    page = desk.opens()
    same = [one.text for one in page.one("section", of_class="same-names").all("em")]

    assert page.one("arrival-pace").text == "Còn 8 người; chưa đủ số liệu để tính giờ vào đủ."
    assert [one.text for one in page.one("table").one("tbody").all("td")] == ["1", "1"]
    assert sorted(same) == ["CHƯA ĐẾN", "ĐÃ VÀO"]


def test_the_pictures_stay_small_whatever_goes_wrong(gala: Gala, desk: Desk) -> None:
    longest = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
    names = [(longest, f"{longest}, ấp {no}", "guest", longest) for no in range(30)]
    gala.invite([*names, *CAST])
    people = [row.id for row in gala.rows("select id from delegate where position <> ''")]
    doors = [Door(gala, f"Nguyễn Thị {longest}"[:60], f"{no} {longest}"[:60]) for no in range(2)]
    for no, person in enumerate(people[:12]):
        for door in doors:
            told(door, person, no * 8 + 1, "admitted" if no % 2 else "unknown")
        desk.scans(f"{no:024}")
    for no in range(8):
        writes_in(desk, f"{longest} {no}")
    for no in range(2):
        desk.seats(f"{longest} {no}", f"{longest} {no}"[-40:], sure="1")
    for _card in range(4):
        desk.settles("chưa tính" if _card % 2 else "tính lượt", "sent_away" if _card % 2 else "two_people")
    page = desk.opens()

    pictures = list(page.all("live-picture"))
    assert [one.attributes["surface"] for one in pictures] == ["problems", "arrivals"]
    raw = desk.browser.get(f"{gala.base}/problems").text
    sizes = [len(part.encode()) for part in raw.split("<live-picture")[1:]]
    assert all(size < MOST_BYTES for size in sizes), sizes
    assert all(more in pictures[0].text for more in ("việc nữa", "người nữa", "mã nữa"))
    assert "người nữa" in pictures[1].text


def test_only_the_door_and_the_organiser_sit_at_the_desk(gala: Gala) -> None:
    opened = [gala.joined(role, "Ai").get(f"{gala.base}/problems") for role in ("mc", "secretary")]
    assert [page.status_code for page in opened] == [403, 403]
    assert "Bàn giải quyết" in _page(gala).text


def _page(gala: Gala) -> Element:
    return gala.organiser.open(f"{gala.base}/problems")


def _card(gala: Gala) -> int:
    return int(gala.rows("select id from door_conflict where true")[0].id)
