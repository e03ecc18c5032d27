"""Old pieces that somebody said are out of the hall, and that turn up again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ceremony.base.before import KEPT, ListChange, latest
from ceremony.base.db import db, look_up
from ceremony.core.actor import HOUSE
from ceremony.core.refusals import Unknown
from ceremony.delegates import usecases as people
from ceremony.printing import queries
from ceremony.printing.usecases import bring_back, record, throw_away
from tests.checkin.test_late_scans import Hall, hall
from tests.delegates.forms import edits
from tests.edges import Refused
from tests.galas import CAST, Gala
from tests.marks import ONE_DATABASE
from tests.printing.shop import Shop

__all__ = ["hall"]

AN = "Nguyễn Văn An"


@pytest.fixture
def shop(eve: Gala) -> Shop:
    """Badges of the eight are printed, and one of them does not come any more."""
    eve.invite(CAST)
    shop = Shop(eve)
    shop.prints("badges")
    edits(eve, AN, status="withdrawn")
    return shop


def throws_away(shop: Shop, kind: str = "badges") -> None:
    page = shop.stands(kind)
    form = next(one for one in page.all("form") if one.attributes["action"].endswith("/thrown-away"))
    shop.organiser.sends(form.attributes["action"], key=form.one("input", name="key").attributes["value"])


def brings_back(shop: Shop) -> str:
    """Where the button of the newest time leads to, once it was pressed."""
    form = shop.stands("badges").one("ol", of_class="change-list").one("form")
    shop.organiser.sends(form.attributes["action"])
    return form.attributes["action"]


def test_a_badge_that_was_not_thrown_away_after_all_must_go_again(shop: Shop) -> None:
    before = shop.stands("badges").one("ul", of_class="old-pages").text
    throws_away(shop)
    lists = version(shop)

    where = brings_back(shop)

    assert shop.chips("badges") == ["phải bỏ: 1"]
    assert shop.stands("badges").one("ul", of_class="old-pages").text == before
    assert version(shop) == lists, "papers say what they said"
    assert "đã hoàn tác" in shop.stands("badges").one("ol", of_class="change-list").text
    with pytest.raises(Refused) as refused:
        shop.organiser.sends(where)
    assert refused.value.why == (409, "undone_already")


@ONE_DATABASE
def test_a_badge_that_was_printed_again_is_not_brought_back_beside_it(shop: Shop) -> None:
    throws_away(shop)
    edits(shop.gala, AN, status="expected")
    shop.prints("badges", only="stale")

    with pytest.raises(Refused) as refused:
        brings_back(shop)

    assert refused.value.why == (409, "printed_again")
    assert shop.chips("badges") == ["đúng với danh sách"]


@ONE_DATABASE
def test_what_was_thrown_away_is_brought_back_on_its_own_papers_page(shop: Shop) -> None:
    throws_away(shop)
    form = shop.stands("badges").one("ol", of_class="change-list").one("form")

    assert list(shop.stands("badges-large").all("ol", of_class="change-list")) == []
    with pytest.raises(Refused) as refused:
        shop.organiser.sends(form.attributes["action"].replace("/badges/", "/badges-large/"))

    assert (refused.value.status, shop.chips("badges")) == (404, ["đúng với danh sách"])


def prints_and_throws_away(hall: Hall, paper: str, key: str = "1") -> int:
    """A piece of a paper is printed and then said to be out of the hall; return which change that was."""
    record(HOUSE, hall.event, paper, 1, [(key, "digest", [])])
    throw_away(HOUSE, hall.event, paper, {key})
    look_up()
    newest = db.session.scalars(select(ListChange.id).order_by(ListChange.id.desc())).first()
    assert newest is not None
    return newest


def test_a_change_that_threw_nothing_of_this_paper_away_is_unknown_whatever_stands_on_it(hall: Hall) -> None:
    """It would be refused as well if it were put back; but it is none of this paper's."""
    badge = prints_and_throws_away(hall, "badges")
    record(HOUSE, hall.event, "badges", 1, [("1", "digest", [])])
    guest = people.add(HOUSE, hall.event, {"name": "Trần Mới"})
    added = latest(hall.event, ("people_new",))[0].id
    people.edit_many(HOUSE, hall.event, [guest], {"unit": "Ấp Mới"})

    for wrong in (badge, added):
        with pytest.raises(Unknown):
            bring_back(HOUSE, hall.event, "badges-large", wrong)


def test_however_many_pages_are_thrown_away_a_change_of_the_list_can_be_taken_back_still(hall: Hall) -> None:
    people.add(HOUSE, hall.event, {"name": "Lê Thị Giữ"})
    for _ in range(KEPT + 1):
        prints_and_throws_away(hall, "tray-list")
    look_up()

    assert latest(hall.event, ("people_new",), what="Lê Thị Giữ")[0].rows
    assert len([one for one in latest(hall.event, (queries.THROWN_AWAY,), 2 * KEPT) if one.rows]) == KEPT


def test_of_many_papers_the_newest_of_one_are_found(hall: Hall) -> None:
    mine = prints_and_throws_away(hall, "call-list")
    for _ in range(3):
        prints_and_throws_away(hall, "place-cards")
    look_up()

    assert [one.id for one in queries.thrown_away(hall.event, "call-list")] == [mine]


def version(shop: Shop) -> str:
    """The version of the lists, as the shop says it."""
    shop.stands("badges")
    said = next(one.text for one in shop.organiser.open(shop.base).all("b") if " bản " in one.text)
    assert said.startswith("Danh sách đang ở bản ")
    return said
