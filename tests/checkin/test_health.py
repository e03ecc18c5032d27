"""A door's device says how it is, and who else may not."""

from __future__ import annotations

from typing import Any

from tests.edges import PATIENCE_S, Browser
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door

WELL = {
    "battery": 82,
    "charging": False,
    "camera": "on",
    "roster_age": 40,
    "roster_size": 8,
    "waiting": 12,
    "secure": True,
    "page": "Cửa A",
}

NONSENSE: dict[str, object] = {
    "battery": 101,
    "camera": "broken",
    "waiting": -1,
    "roster_size": 2**70,
    "page": "x" * 61,
    "roster_age": 1.5,
    "secure": "perhaps",
}


def says(browser: Browser, gala: Gala, body: Any) -> tuple[int, str]:
    """Send it as the door's script does; return the status and the contract's error."""
    answer = browser.session.post(
        f"{gala.address}{gala.base}/door/health",
        json=body,
        headers={"X-Requested-With": "ceremony", "X-CSRFToken": browser.csrf},
        timeout=PATIENCE_S,
    )
    return answer.status_code, answer.json()["error"] if answer.content else ""


@ONE_DATABASE
def test_a_door_says_how_its_device_is(gala: Gala, door: Door) -> None:
    door.browser.open(f"{gala.base}/programme")

    told = [says(door.browser, gala, body) for body in (WELL, {}, {**WELL, "battery": None, "new": "member"})]

    assert told == [(204, "")] * 3


@ONE_DATABASE
def test_what_no_device_would_say_is_refused(gala: Gala, door: Door) -> None:
    door.browser.open(f"{gala.base}/programme")

    told = {field: says(door.browser, gala, {**WELL, field: value}) for field, value in NONSENSE.items()}

    assert told == dict.fromkeys(NONSENSE, (422, "invalid"))


@ONE_DATABASE
def test_only_a_door_of_the_event_is_heard(gala: Gala, door: Door) -> None:
    tray = gala.joined("tray", "Khay")
    tray.open(f"{gala.base}/tray")
    stranger = Browser(gala.address)
    stranger.open("/login")
    door.browser.open(f"{gala.base}/programme")
    [[device]] = gala.rows(
        "select device.id from device join device_grant on device_id = device.id where name = 'Lan'"
    )
    gala.organiser.sends(f"{gala.base}/devices/{device}/revoke")

    assert [says(one, gala, WELL)[0] for one in (tray, stranger, door.browser)] == [403, 401, 401]
