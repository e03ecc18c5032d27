"""The desk's log, in the language of whoever reads it."""

from __future__ import annotations

import pytest

from tests.edges import read
from tests.galas import Gala
from tests.people import MC, Desk


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("vi", "Tiếp: 3. Mời lên sân khấu, đợt 1"),
        ("en", "Next: 3. Call to the stage, batch 1"),
    ],
)
def test_the_log_names_a_step_in_the_readers_language(
    gala: Gala, mc: MC, desk: Desk, language: str, line: str
) -> None:
    gala.award("Giấy khen", recipient="Nguyễn Văn An")
    mc.comes_to("call")

    page = read(desk.browser.get(f"{gala.base}/desk", params={"lang": language}).text)

    newest = next(page.one("ol", of_class="log").all("li"))
    assert line in newest.text
