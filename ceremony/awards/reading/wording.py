"""The words of a decision: its number, its day, who signed, what it gives, whom it commends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ceremony.core import names
from ceremony.core.decisions import Recipient
from ceremony.core.protocol import Kind

NUMBER = re.compile(r"(?:Quyết định|QĐ)\s+số\s*:?\s*(\d+\s*/?\s*[\w./-]*\w)", re.IGNORECASE)
SIGN = re.compile(r"Số\s*:?\s*(\d+\s*/\s*[\w./-]*\w)")
_DATE = re.compile(r"ngày\s+(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})", re.IGNORECASE)
ISSUER = re.compile(r"\d{4}\s+của\s+([^)(;,\n]+?)(?=\s+(?:về việc|v/v)\b|[)(;,\n]|$)", re.IGNORECASE)
SUMMARY = re.compile(r"(?:về việc|v/v)\s+([^\n]+)", re.IGNORECASE)
# Certificates first by what they are, then by who gives them: the same words stand at several levels.
_AWARDS = (
    ("bk_thu_tuong", r"bang khen", r"thu tuong"),
    ("bk_bo_tinh", r"bang khen", r""),
    ("gk_so_don_vi", r"giay khen", r"giam doc (so|trung tam)|huyen|thu truong|truong phong|hieu truong"),
    ("gk_xa", r"giay khen", r"xa|phuong|dac khu|thi tran"),
    ("gk_doanh_nghiep", r"giay khen", r"giam doc|hoi dong (quan tri|thanh vien)|cong ty"),
    ("co_chinh_phu", r"co thi dua", r"thu tuong|chinh phu"),
    ("co_bo_tinh", r"co thi dua", r""),
    ("cstd_toan_quoc", r"chien s[iy] thi dua toan quoc", r""),
    ("cstd_co_so", r"chien s[iy] thi dua co so", r""),
    ("cstd_bo_tinh", r"chien s[iy] thi dua", r"tinh|thanh pho|bo truong"),
    ("tt_ld_xuat_sac", r"tap the lao dong xuat sac|don vi quyet thang", r""),
    ("tt_ld_tien_tien", r"tap the lao dong tien tien|don vi tien tien", r""),
    ("ld_tien_tien", r"lao dong tien tien|chien s[iy] tien tien", r""),
    ("gia_dinh_van_hoa", r"gia dinh van hoa", r""),
    ("thon_tdp_van_hoa", r"(thon|ap|to dan pho|khu dan cu) van hoa", r""),
    ("ky_niem_chuong", r"ky niem chuong", r""),
    ("bieu_duong", r"(bieu|tuyen) duong|bieu trung|tang qua", r""),
)
SAID_OF_ANY_CONFERENCE = "bieu_duong"
"""The conference itself commends: its words above a list of delegates make no decision of it."""
_TITLES = {"bk": "Bằng khen của", "gk": "Giấy khen của"}
_KINDS = {
    Kind.COLLECTIVE: r"tap the|don vi",
    Kind.HOUSEHOLD: r"ho gia dinh|gia dinh|\bho\b",
    Kind.INDIVIDUAL: r"ca nhan",
}
_COLLECTIVES = ("tap the ", "nhan dan va can bo ", "can bo va nhan dan ", "can bo, nhan dan ")
_HOUSEHOLDS = ("ho ong ", "ho ba ", "ho gia dinh ", "gia dinh ")


def award_of(text: str, issuer: str) -> str:
    """Return the id of the award a decision gives; empty when it is none that we know."""
    plain, giver = names.fold(text), names.fold(issuer or text)
    return next(
        (award for award, what, who in _AWARDS if re.search(what, plain) and re.search(who, giver)), ""
    )


def title_of(award: str, issuer: str, text: str) -> str:
    """Return the award in the decision's words: who gives it belongs to the name of a certificate."""
    start = _TITLES.get(award.split("_")[0])
    if start and issuer:
        return f"{start} {issuer}"
    quoted = re.search(r"[“\"]([^”\"\n]{3,80})[”\"]", text)
    return quoted[1] if quoted else ""


def first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip() if found else ""


def day_of(text: str) -> date | None:
    for found in _DATE.finditer(text):
        try:
            return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            continue
    return None


def number_of(text: str) -> str:
    """Return a decision's number without the gaps that a typist leaves in it."""
    return re.sub(r"\s", "", text)


def kind_named(plain: str) -> str:
    """Return the kind a heading or a cell names, of folded text."""
    return next((kind.value for kind, words in _KINDS.items() if re.search(words, plain)), "")


def kinds_named(plain: str) -> frozenset[str]:
    """Return all kinds that folded text names."""
    return frozenset(kind.value for kind, words in _KINDS.items() if re.search(words, plain))


def kind_by_name(name: str) -> Kind | None:
    """Return whom a name commends by the word it begins with; None when it does not say."""
    plain = names.fold(name)
    if plain.startswith(_COLLECTIVES):
        return Kind.COLLECTIVE
    return Kind.HOUSEHOLD if plain.startswith(_HOUSEHOLDS) else None


def keyed(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Give each the key the next file finds it by: name and unit, then the turn among the same."""
    seen: Counter[str] = Counter()
    found = []
    for one in recipients:
        base = f"{names.fold(one.name)}|{names.fold(one.unit)}|{one.birth_year or ''}"
        seen[base] += 1
        found.append(replace(one, key=base if seen[base] == 1 else f"{base}#{seen[base]}"))
    return tuple(found)
