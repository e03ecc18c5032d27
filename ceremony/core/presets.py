"""What kinds of event there are, and the planning rules each of them brings along.

Every value is where an event begins and can be edited: plans differ, and one plan may differ with itself.
Caps, shares and quarters are planning rules: they warn, they never block.
Source: domain guide 1; plans of provinces, districts and communes for the cycle that ended in 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ceremony.core.script import N_


@dataclass(frozen=True, slots=True)
class Preset:
    """One kind of event: `level` says whose it is, `quarter` (1 to 4) when in its year it is usually held."""

    id: str
    level: str
    form: str
    name: str
    max_delegates: int | None = None
    exemplar_share: int | None = None
    session: str = "half_day"
    quarter: int | None = None
    flag_salute: bool = False


PRESETS = {
    one.id: one
    for one in (
        Preset(
            "commune",
            N_("Xã, phường, đặc khu"),
            "hoi_nghi",
            "Hội nghị tuyên dương điển hình tiên tiến",
            200,
            70,
            quarter=1,
        ),
        Preset(
            "agency",
            N_("Sở, ban, ngành, đoàn thể, doanh nghiệp"),
            "hoi_nghi",
            "Hội nghị điển hình tiên tiến",
            300,
            70,
            quarter=2,
        ),
        Preset(
            "district",
            N_("Huyện, thành phố thuộc tỉnh (trước 1/7/2025)"),
            "dai_hoi",
            "Đại hội Thi đua yêu nước",
            300,
            70,
            quarter=2,
            flag_salute=True,
        ),
        Preset(
            "province",
            N_("Tỉnh, thành phố"),
            "dai_hoi",
            "Đại hội Thi đua yêu nước",
            500,
            quarter=3,
            flag_salute=True,
        ),
        Preset(
            "annual_review",
            N_("Tổng kết hằng năm, cấp nào cũng có"),
            "hoi_nghi",
            "Hội nghị tổng kết phong trào thi đua và phát động phong trào thi đua",
            quarter=1,
        ),
        Preset("custom", N_("Tự đặt"), "hoi_nghi", "Hội nghị", session=""),
    )
}
FORMS = {"hoi_nghi": N_("Hội nghị"), "dai_hoi": N_("Đại hội")}

EXEMPLARS = frozenset({"exemplar_individual", "exemplar_collective_rep", "exemplar_household_rep"})
GUESTS_AND_LEADERS = frozenset({"leader", "guest_superior", "guest", "officer_tdkt"})
"""The two groups a share is of. Press, staff and artists are in neither, and never in the cap (2.1)."""
SHARE_MAY_BE_OFF = 5
"""By so many points of a hundred a share may be off before anybody is told; an estimate."""


@dataclass(frozen=True, slots=True)
class Figures:
    """An event in the figures that planning rules are about. `day` is where its hall is."""

    by_category: Mapping[str, int]
    max_delegates: int | None = None
    exemplar_share: int | None = None
    day: date | None = None
    quarter: str = ""
    has_flag_salute: bool = False
    flag_salute: bool = False

    @property
    def exemplars(self) -> int:
        return sum(count for category, count in self.by_category.items() if category in EXEMPLARS)

    @property
    def guests_and_leaders(self) -> int:
        return sum(count for category, count in self.by_category.items() if category in GUESTS_AND_LEADERS)

    @property
    def beside(self) -> int:
        """Those who count in no group: press, staff, artists, and whoever has no category yet."""
        return sum(self.by_category.values()) - self.counted

    @property
    def counted(self) -> int:
        return self.exemplars + self.guests_and_leaders


@dataclass(frozen=True, slots=True)
class Warning:
    """One planning rule that is not kept, and the figures a sentence needs."""

    code: str
    details: Mapping[str, int | str]


def warnings(preset: Preset, figures: Figures) -> list[Warning]:
    """Return what a planner should look at; nothing of it stops anybody.

    `over_cap`, `cap_above_usual`, `share_off`, `out_of_quarter`, `salute_missing`.
    """
    return [*_numbers(preset, figures), *_share(figures), *_quarter(preset, figures), *_salute(figures)]


def _numbers(preset: Preset, figures: Figures) -> Iterator[Warning]:
    most, usual = figures.max_delegates, preset.max_delegates
    if most is not None and figures.counted > most:
        yield Warning("over_cap", {"counted": figures.counted, "most": most})
    if most is not None and usual is not None and most > usual:
        yield Warning("cap_above_usual", {"most": most, "usual": usual})


def _share(figures: Figures) -> Iterator[Warning]:
    if figures.exemplar_share is None or not figures.counted:
        return
    share = round(100 * figures.exemplars / figures.counted)
    if abs(share - figures.exemplar_share) > SHARE_MAY_BE_OFF:
        yield Warning(
            "share_off",
            {
                "exemplars": figures.exemplars,
                "others": figures.guests_and_leaders,
                "share": share,
                "wanted": figures.exemplar_share,
                "rest": 100 - figures.exemplar_share,
            },
        )


def _quarter(preset: Preset, figures: Figures) -> Iterator[Warning]:
    """What the plan itself says of the quarter comes before what is usual."""
    if figures.day is None:
        return
    own = re.fullmatch(r"(\d{4})-Q([1-4])", figures.quarter)
    held = (figures.day.year, (figures.day.month + 2) // 3)
    wanted = (int(own[1]), int(own[2])) if own else (held[0], preset.quarter or held[1])
    if held != wanted:
        whose = "own" if own else "usual"
        yield Warning("out_of_quarter", {"quarter": ROMAN[wanted[1]], "year": wanted[0], "whose": whose})


def _salute(figures: Figures) -> Iterator[Warning]:
    if figures.flag_salute and not figures.has_flag_salute:
        yield Warning("salute_missing", {})


ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_TENS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LAST_ROMAN = 3999
"""Beyond it the signs would have to be drawn over one another."""


def roman(number: int) -> str:
    """Return the number of a congress as a banner has it; one that has no such signs in digits.

    >>> roman(3), roman(14), roman(200), roman(4000)
    ('III', 'XIV', 'CC', '4000')
    """
    if not 0 < number <= LAST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _TENS:
        times, number = divmod(number, value)
        text += sign * times
    return text


_ITS_ORDINAL = re.compile(r"[\s,]*\blần thứ\s+([IVXLivxl]+|\d+|nhất|…|\.+)\b.*$", re.IGNORECASE)
_ITS_PERIOD = re.compile(r"[\s,]*\bgiai đoạn\s+\d{4}.*$", re.IGNORECASE)


def banner(
    form: str, name: str, period: tuple[int | None, int | None] = (None, None), ordinal: int | None = None
) -> tuple[str, ...]:
    """Return the lines of a banner (phông) in one of its two forms; the day and place stand below them.

    >>> banner("hoi_nghi", "Hội nghị tuyên dương điển hình tiên tiến", (2020, 2025))
    ('HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN', 'Giai đoạn 2020 – 2025')
    >>> banner("dai_hoi", "Đại hội Thi đua yêu nước tỉnh Minh Long lần thứ II", ordinal=2)
    ('ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH MINH LONG', 'Lần thứ II')
    """
    first = _ITS_PERIOD.sub("", _ITS_ORDINAL.sub("", name)).strip(" ,").upper()
    if form == "dai_hoi":
        return first, f"Lần thứ {roman(ordinal) if ordinal else '…'}"
    years = " – ".join(str(year or "…") for year in period)
    if ordinal:
        return first, f"Lần thứ {roman(ordinal)}, giai đoạn {years}" if any(
            period
        ) else f"Lần thứ {roman(ordinal)}"
    return first, f"Giai đoạn {years}"
