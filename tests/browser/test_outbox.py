"""What a door's device keeps: facts that are never lost, a list that only this device can read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Devices
from tests.browser.devices import Device, until
from tests.browser.test_door import WAITS
from tests.galas import Gala

MODULES = """async ([slug, ...names]) => {
    const [script] = document.querySelectorAll("script[type=module][src*='/static/']")
    const home = script.src.replace(/js\\/pages\\/.*$/, "js/checkin/")
    const all = await Promise.all(names.map((name) => import(`${home}${name}.js`)))
    window.door = Object.assign({}, ...all, { slug })
}"""
"""What a door's page is made of, on a page that is no door and does nothing by itself."""
PUT_IN = """async (nonces) => {
    const outbox = await door.Outbox.open(door.slug)
    for (const [no, nonce] of nonces.entries()) {
        await outbox.add({ kind: "check_in", nonce, code: "1", at: new Date(1e12 - no).toISOString() })
    }
    return [outbox.count, outbox.kept]
}"""
HELD = """async () => {
    const outbox = await door.Outbox.open(door.slug)
    return (await outbox.all()).map(({ nonce }) => nonce)
}"""
ON_THE_DISK = """async () => {
    const told = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)))
    const base = await told(indexedDB.open("ceremony-door"))
    const all = (name) => told(base.transaction(name).objectStore(name).getAll())
    const text = (noise) => new TextDecoder("utf-8", { fatal: false }).decode(noise)
    const [sealed, keys, facts] = [await all("sealed"), await all("keys"), await all("facts")]
    base.close()
    return {
        sealed: sealed.map(({ noise }) => text(noise)),
        keys: keys.map((key) => key.extractable),
        facts: facts.map(({ place, seal, ...open }) => [open, text(seal.noise), seal.key.extractable]),
    }
}"""
A_LIST = """async () => {
    window.roster = await door.Roster.open(door.slug)
    return [await roster.refresh(), roster.size, roster.kept, roster.dropped]
}"""
THE_LIST_OF_BEFORE = "async () => { window.roster = await door.Roster.open(door.slug) }"
KEEPS = """async (fact) => {
    const outbox = await door.Outbox.open(door.slug)
    await outbox.add(fact)
    await outbox.putAside(fact.nonce, { error: "invalid", message: "Sai." })
}"""
ASIDE = "async () => (await door.Outbox.open(door.slug)).setAside()"
SENDS = """async () => {
    window.courier = new door.Courier({ event: door.slug, outbox })
    await courier.send()
}"""

DROPPED_WHILE_SOMEBODY_IS_KEPT = """async () => {
    const vault = new door.Vault(door.slug)
    await vault.put("whole", { people: [] })
    const waiting = await door.WaitingGuests.open(door.slug)
    const at = new Date().toISOString()
    for (const id of [1, 2, 3]) waiting.stand({ id, at })
    const destroyed = vault.destroy()
    waiting.stand({ id: 4, at })
    await waiting.clear()
    await destroyed
    waiting.stand({ id: 5, at })
    await waiting.clear()
}"""
WAIT_AT_TWO_PAGES = """async () => {
    await new door.Vault(door.slug).put("whole", { people: [] })
    window.waiting = await door.WaitingGuests.open(door.slug)
}"""
STANDS = "(id) => waiting.stand({ id, at: new Date().toISOString() })"
WAIT_ON_THE_DISK = """async (ids) => {
    const rows = await new door.Vault(door.slug).get("waiting") ?? []
    return String(rows.map(({ id }) => id).sort()) === String(ids)
}"""


@pytest.fixture
def door(gala: Gala, devices: Devices) -> tuple[Device, Page]:
    device = devices(gala, "door", name="Lan")
    return device, bring(gala, device.opens("/join"))


def bring(gala: Gala, page: Page) -> Page:
    page.evaluate(MODULES, [gala.slug, "outbox", "roster", "courier", "vault", "waiting-guests"])
    return page


def test_who_waits_is_kept_beside_a_list_only_and_leaves_no_key_when_it_is_dropped(
    door: tuple[Device, Page],
) -> None:
    _device, page = door
    page.evaluate(DROPPED_WHILE_SOMEBODY_IS_KEPT)

    disk = page.evaluate(ON_THE_DISK)

    assert (disk["keys"], disk["sealed"]) == ([], [])


def test_who_waits_at_one_page_of_a_device_is_not_overwritten_by_another(
    gala: Gala, door: tuple[Device, Page]
) -> None:
    device, page = door
    other = bring(gala, device.opens("/join"))
    for one in (page, other):
        one.evaluate(WAIT_AT_TWO_PAGES)
    page.evaluate(STANDS, 1)
    other.evaluate(STANDS, 2)
    until(page, lambda: page.evaluate(WAIT_ON_THE_DISK, [1, 2]), "both on the disk")
    other.evaluate("() => waiting.forget(1)")
    until(page, lambda: page.evaluate(WAIT_ON_THE_DISK, [2]), "one left on the disk")


def test_what_is_put_into_the_outbox_outlives_the_page_and_two_pages_send_it_once(
    gala: Gala, door: tuple[Device, Page]
) -> None:
    device, page = door
    other = bring(gala, device.opens("/join"))
    other.evaluate("async () => { window.outbox = await door.Outbox.open(door.slug) }")

    assert page.evaluate(PUT_IN, ["c", "b", "a", "b"]) == [3, True]
    other.wait_for_function("() => outbox.count === 3")
    page.reload()
    bring(gala, page)
    assert page.evaluate(HELD) == ["a", "b", "c"]
    assert page.evaluate("() => door.waitingAnywhere()") == 3

    page.evaluate("async () => { window.outbox = await door.Outbox.open(door.slug) }")
    for one in (page, other):
        one.evaluate(WAITS)
        one.evaluate(f"() => {{ ({SENDS})() }}")
    for one in (page, other):
        one.wait_for_function("() => outbox.count === 0")
    assert page.evaluate(HELD) == []
    assert page.evaluate("() => door.waitingAnywhere()") == 0
    sent = [asked.post_data_json for asked in device.requests if asked.url.endswith("/door/sync")]
    assert [[fact["nonce"] for fact in (each or {})["items"]] for each in sent] == [["a", "b", "c"]]


def test_the_list_on_a_device_opens_with_its_own_key_only_and_is_gone_when_the_device_is_revoked(
    gala: Gala, door: tuple[Device, Page]
) -> None:
    device, page = door
    code = gala.code_of("Nguyễn Thị Ánh")
    assert page.evaluate(A_LIST) == [True, 8, True, None]
    kept = page.evaluate(ON_THE_DISK)
    assert kept["keys"] == [False]
    assert len(kept["sealed"]) > 0
    assert [word for word in ("Ánh", "Tân Hòa", "guest", code) if word in "".join(kept["sealed"])] == []

    page.reload()
    bring(gala, page)
    page.evaluate(THE_LIST_OF_BEFORE)
    meant = page.evaluate("(code) => roster.meant(code)", code)
    assert (meant["kind"], meant["person"]["name"], meant["surely"]) == ("current", "Nguyễn Thị Ánh", True)
    found = page.evaluate("() => roster.find('nguyen').map(({ name }) => name)")
    assert found == ["Nguyễn Văn An", "Nguyễn Thị Ánh"]

    [[row]] = gala.rows(
        "SELECT id FROM device JOIN device_grant ON device_id = id WHERE name = :name", name="Lan"
    )
    gala.organiser.sends(f"{gala.base}/devices/{row}/revoke")
    device.forgives("status of 401", "WebSocket connection to", "net::ERR_")
    assert page.evaluate(A_LIST) == [False, 0, False, "revoked"]
    assert page.evaluate(ON_THE_DISK) == {"sealed": [], "keys": [], "facts": []}


def test_what_waits_is_readable_to_its_own_device_only_also_once_that_is_taken_off_its_door(
    gala: Gala, door: tuple[Device, Page]
) -> None:
    _, page = door
    guest = {"kind": "walk_in", "nonce": "n1", "name": "Trần Văn Mười", "at": "2026-03-26T00:00:00.000Z"}
    page.evaluate(KEEPS, guest)
    page.evaluate("async () => (await door.Roster.open(door.slug)).drop()")

    [[open_to_all, noise, extractable]] = page.evaluate(ON_THE_DISK)["facts"]
    assert open_to_all == {"event": gala.slug, "nonce": "n1", "at": guest["at"], "aside": True}
    assert "Mười" not in noise and extractable is False
    page.reload()
    bring(gala, page)
    assert page.evaluate(ASIDE) == [{"fact": guest, "error": "invalid", "message": "Sai."}]
