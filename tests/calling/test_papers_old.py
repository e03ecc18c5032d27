"""Paper of the stage that was printed and is no longer true is told by page and person."""

from __future__ import annotations

from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.printing.shop import Shop

AN, ANH = "Nguyễn Văn An", "Nguyễn Thị Ánh"


@ONE_DATABASE
def test_after_somebody_is_put_on_hold_the_pages_with_the_name_are_old_and_printed_again(gala: Gala) -> None:
    held, _ = gala.decides("Giấy khen", AN, ANH)
    shop = Shop(gala)
    assert AN in shop.prints("tray-list").pages[0]
    assert any(AN in page for page in shop.prints("script").pages)
    assert shop.chips("tray-list") == ["đúng với danh sách"]

    gala.organiser.sends(f"{gala.base}/awards/{held}/moves/hold")

    assert any(AN in line for line in shop.old("tray-list"))
    again = shop.prints("tray-list", only="stale").pages
    assert "Tạm giữ" in again[0] and again[0].index(ANH) < again[0].index(AN)
    old = shop.old("script")
    assert old and all("Chào cờ" not in line for line in old)
