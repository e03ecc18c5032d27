"""A story of the desk for problems: cards come by themselves and go with one press."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import Devices
from tests.browser.devices import PHONE, drawn
from tests.galas import Gala
from tests.people import Door


def test_a_disagreement_is_settled_and_a_walk_in_seated_while_the_desk_looks_on(
    gala: Gala, devices: Devices
) -> None:
    device = devices(gala, "door", name="Bình", **PHONE)
    device.forgives("status of 409")
    page = device.opens(f"{gala.base}/problems")
    expect(page.locator("connection-lamp")).to_have_attribute("data-state", "on")
    expect(page.locator("arrival-pace")).to_have_text("Chưa có ai vào; còn 8 người.")

    now = datetime.now(UTC)
    for name, door, minutes in (("Lan", "Cửa A", 9), ("Mai", "Cửa B", 7)):
        Door(gala, name, door).brings(
            "check_in",
            delegate_id=gala.delegate("Đặng Văn Ổn"),
            at=(now - timedelta(minutes=minutes)).isoformat(),
            shown="admitted",
        )
    card = page.locator(".cards .card")
    expect(card).to_contain_text("Cửa B (Mai) cũng mời vào")
    expect(page.locator("arrival-pace")).to_contain_text("Đứng yên")
    card.get_by_role("button", name="Cùng một người").tap()
    expect(page.locator(".closed")).to_contain_text("Đặng Văn Ổn")
    expect(card).to_have_count(0)

    Door(gala, "Lan").brings(
        "walk_in", name="Lý Thị Mới", unit="Ấp Mới", position="", category="guest", at=now.isoformat()
    )
    newcomer = page.locator(".newcomers .card")
    newcomer.get_by_role("link", name="Xếp ghế").tap()
    page.get_by_label("Số ghế").fill("a 3")
    drawn(page).keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("Ghế A3 đang của Nguyễn Văn An, chưa đến.")
    page.get_by_label("Số ghế").fill("D1")
    drawn(page).keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("Chưa ai có ghế ở hàng D. Vẫn ghi D1?")
    page.get_by_role("button", name="Vẫn ghi ghế này").tap()
    expect(page.locator(".newcomers .closed")).to_contain_text("Lý Thị Mới ghế D1")
    expect(newcomer).to_have_count(0)
    expect(page.locator(".newcomers .empty")).to_be_visible()
