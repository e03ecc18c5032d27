"""What is still missing before the day."""

from __future__ import annotations

import pytest

from ceremony.core.readiness import Prepared, missing


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Prepared(True, 9, 1, 200, 46), []),
        (Prepared(True, 9, 0, 200, 46), ["award_item"]),
        (Prepared(True, 9, 0, 200, 0), []),
        (Prepared(True, 0, 0, 200, 46), ["programme"]),
        (Prepared(False, 0, 0, 0, 0), ["programme", "hour", "people"]),
    ],
)
def test_what_is_missing_is_told_the_most_pressing_first(found: Prepared, said: list[str]) -> None:
    assert missing(found) == said
