"""What a door's form says of the hour: an instant, whatever zone the server's own clock is in."""

from __future__ import annotations

import pytest

from tests.edges import Refused
from tests.galas import Gala
from tests.people import Door

AN = "Nguyễn Văn An"


@pytest.mark.parametrize("hour", ["2026-03-12T08:00", "2026-03-12", "eight", "0001-01-01T00:00:00+07:00"])
def test_an_hour_that_names_no_instant_lets_nobody_in(gala: Gala, door: Door, hour: str) -> None:
    with pytest.raises(Refused) as refused:
        door.lets_in(AN, at=hour)

    assert (refused.value.why, gala.present) == ((422, "missing"), 0)
