"""An event whose programme nobody has written yet: nothing is over, nothing has come to an end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.edges import Browser, Element
from tests.galas import PROGRAMME, Gala, draft
from tests.people import MC, Crew, Desk, Tray, Wing
from tests.servers import Server

UNWRITTEN = "Chương trình chưa có mục nào."


@pytest.fixture
def bare(server: Server, organiser: Browser) -> Gala:
    """An event that has a name and a day."""
    made = Gala(server, organiser)
    made.plan(draft(()))
    return made


@pytest.fixture
def faces(bare: Gala) -> Iterator[dict[str, Crew]]:
    found: dict[str, Crew] = {kind.page: kind(bare, kind.page) for kind in (Desk, MC, Tray, Wing)}
    yield found
    for one in found.values():
        one.leaves()


def words(face: Crew) -> str:
    return face.sees.text


@pytest.mark.parametrize("page", ["desk", "mc"])
def test_a_programme_without_an_item_has_not_come_to_its_end(faces: dict[str, Crew], page: str) -> None:
    picture = faces[page].sees

    assert UNWRITTEN in picture.text
    assert ("đã hết" in picture.text, "Hết chương trình" in picture.text) == (False, False)
    assert picture.one("button", data_key="go").text == "Chưa có chương trình"


@pytest.mark.parametrize("page", ["desk", "mc"])
def test_only_the_organiser_is_shown_the_way_to_write_it(
    bare: Gala, faces: dict[str, Crew], page: str
) -> None:
    def shown_to(opened: Element) -> bool:
        return "of-organiser" in {
            part for one in opened.all() for part in one.attributes.get("class", "").split()
        }

    theirs = bare.organiser.open(f"{bare.base}/{page}")

    assert theirs.one("a", of_class="organisers").attributes["href"] == f"{bare.base}/programme/edit"
    assert (shown_to(theirs), shown_to(faces[page].opens())) == (True, False)


@pytest.mark.parametrize("page", ["tray", "wing"])
def test_where_no_award_was_written_none_is_over(faces: dict[str, Crew], page: str) -> None:
    assert "Chưa có đợt trao nào." in words(faces[page])
    assert "Không còn" not in words(faces[page])


def test_after_the_last_batch_none_is_left(gala: Gala, mc: MC, tray: Tray) -> None:
    assert [kind for kind, _title in PROGRAMME][-1] == "closing"
    gala.award("Giấy khen", recipient="Nguyễn Văn An")
    while gala.stage["item"] is None or gala.stage["item"]["type"] != "closing":
        mc.advances()

    assert "Không còn đợt trao nào." in tray.sees.text
