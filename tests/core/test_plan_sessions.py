"""The session before the day, in the words offices have for it."""

from __future__ import annotations

from datetime import date, time

import pytest

from ceremony.core.plan_sessions import preparatory

DAY = date(2025, 10, 17)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("Phiên trù bị: 14 giờ 00, ngày 14/10/2025; Phiên chính thức: 7 giờ 30, ngày 15/10/2025", (14, 14)),
        ("02 buổi (trù bị chiều ngày 16/10/2025, chính thức sáng ngày 17/10/2025)", (16, 14)),
        ("từ 14h00 ngày 16/10/2025 (phiên trù bị) và 7h30 ngày 17/10/2025 (phiên chính thức)", (16, 14)),
        ("01 ngày, ngày 17/10/2025 (họp trù bị từ 14h00 ngày 16/10/2025)", (16, 14)),
        ("Chính thức ngày 17/10/2025; trù bị ngày 16/10/2025", (16, 14)),
        ("02 buổi: trù bị chiều ngày 16/10, chính thức sáng ngày 17/10/2025", (16, 14)),
        ("Trù bị: sáng ngày 16/10/2025. Chính thức: ngày 17/10/2025", (16, 7.5)),
    ],
)
def test_the_day_of_a_session_stands_beside_it(when: str, found: tuple[int, float]) -> None:
    day, hour = found
    assert preparatory(when, DAY) == (date(2025, 10, day), time(int(hour), int(hour % 1 * 60)))


@pytest.mark.parametrize(
    "when",
    [
        "",
        "01 buổi, ngày 17/10/2025",
        "01 ngày (1/2 ngày trù bị, 1/2 ngày chính thức), ngày 17/10/2025",
        "Phiên trù bị: ngày 20/10/2025",
    ],
)
def test_a_session_without_a_day_before_the_event_is_none(when: str) -> None:
    assert preparatory(when, DAY) is None
