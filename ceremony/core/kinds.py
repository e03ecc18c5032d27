"""What kind of plan a title is of, and what kind of event an issuer holds."""

from __future__ import annotations

import re

from ceremony.core.levels import level_of
from ceremony.core.names import fold

_AGENCY = (
    r"(so|cuc|chi cuc|phong|cong ty|tong cong ty|truong|benh vien|lien doan|doan|hoi(?! dong)|nha may|vien|"
    r"trung tam|ban quan ly|ngan hang|kho bac)\b"
)
_OF_THE_PARTY = r"ban\b[^,]*\b(tinh|thanh|huyen|quan) uy$"
"""A board that serves a committee of the Party; its standing board is the committee itself."""
_FRONT_OF_PROVINCE = r"(uy ban |ub)?(mttq|mat tran)\w*\b.*\b(tinh|thanh pho)\b"


def kind_of(title: str | None, presets_told: int, one_day: bool = False) -> str | None:
    """Return the kind of plan; one that fixes two levels or more is for all levels, whatever its title.

    One that fixes the day and the place of a single event is for that one ("Mặt trận các cấp").
    """
    plain = event_words(title)
    event = bool(re.match(r"(ke hoach )?(to chuc )?(cac )?(hoi nghi|dai hoi|le)\b", plain))
    for kind, words in (
        ("publicity_plan", r"tuyen truyen|nhan rong|neu guong"),
        ("levels_plan", r"(hoi nghi|dai hoi).*(cac cap|cap co so)|^to chuc (hoi nghi|dai hoi)[^,]* cac cap"),
        (
            "year_plan",
            r"phong trao|cong tac (thi dua|khen thuong)\b.* nam \d{4}|thi dua\W+(va )?khen thuong nam|"
            r"phat dong thi dua\b.* nam \d{4}",
        ),
        ("event_plan", r"hoi nghi|dai hoi|\ble (phat dong|tuyen duong|ton vinh|tong ket|trao)"),
    ):
        if event and kind == "levels_plan" and presets_told > 1:
            return kind
        if kind == "levels_plan" and one_day and presets_told < 2:
            continue
        if re.search(words, plain) and not (event and kind in ("publicity_plan", "year_plan")):
            return kind
    return "publicity_plan" if "tuyen truyen" in fold(title or "") else None


def event_words(title: str | None) -> str:
    """Return a title without the greater congress it leads up to ("tiến tới …")."""
    plain = re.sub(r"^(ve viec|v/v)\s+", "", fold(title or ""))
    return re.sub(r"\b(tien toi|huong toi|chao mung|lap thanh tich)\b.*", "", plain).strip()


def event_named(title: str | None) -> bool:
    """Say whether a title calls its event by what it is: a Hội nghị, a Đại hội, a Lễ."""
    return bool(re.search(r"\b(hoi nghi|dai hoi|le|buoi|ngay hoi|lien hoan)\b", event_words(title)))


def annual(title: str | None) -> bool:
    return bool(re.search(r"((hoi nghi|le)|^(to chuc )?)\s*\btong ket.* nam \d{4}", fold(title or "")))


def preset_of(title: str | None, issuer: str | None) -> str | None:
    """Return the preset of one event: a yearly review by its name, any other by the issuer's level."""
    if annual(title):
        return "annual_review"
    plain = re.sub(r"^ban (thuong vu|thuong truc|chap hanh|giam doc) ", "", fold(issuer or ""))
    if any(re.match(words, plain) for words in (_AGENCY, _FRONT_OF_PROVINCE, _OF_THE_PARTY)):
        return "agency"
    where = re.sub(
        r"^(ubnd|hdnd|hdtdkt|uy ban nhan dan|hoi dong thi dua\W+khen thuong|ban [^,]*?(?=xa|huyen|tinh))\s*",
        "",
        plain,
    )
    if re.match(r"ban (to chuc|chi dao)\b", where):
        where = re.sub(r"^.*?\b(hoi nghi|dai hoi)\b|\bphuong huong\b", "", event_words(title))
    level = level_of(where) if where else None
    return "district" if level == "city" else level
