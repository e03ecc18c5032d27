"""What is doubtful about a file of decisions, in the language of whoever looks at it."""

from __future__ import annotations

import time

import pytest

from tests.awards.lists import AN, Office, words, workbook
from tests.edges import PATIENCE_S, Element
from tests.galas import Gala

IN_CAPITALS = (AN[0], "NGUYỄN VĂN AN", *AN[2:])
TOLD = "Tên gõ toàn chữ hoa, sẽ ghi là: Nguyễn Văn An."
IN_ENGLISH = "The name is typed in capitals; it will be kept as: Nguyễn Văn An."


@pytest.fixture
def office(eve: Gala) -> Office:
    return Office(eve)


def test_the_doubts_of_a_file_are_in_the_language_of_the_page(office: Office) -> None:
    path = office.sends(workbook(IN_CAPITALS))
    assert TOLD in words(office.browser.open(path))

    assert IN_ENGLISH in words(read_again(office, f"{path}?lang=en"))

    assert TOLD in words(read_again(office, f"{path}?lang=vi"))
    assert office.applies(path).status_code == 303


def read_again(office: Office, path: str) -> Element:
    office.browser.open(path)
    deadline = time.monotonic() + PATIENCE_S
    while not office.browser.get(f"{path.partition('?')[0]}/progress").json()["finished"]:
        assert time.monotonic() < deadline, "nobody finishes reading"
        time.sleep(0.05)
    return office.browser.open(path)
