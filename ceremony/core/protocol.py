"""Orders: of awards, of calling, of places on the tray and the stage, of introducing guests.

Awards are called from the higher rank to the lower (*từ thứ bậc cao đến thứ bậc thấp*); inside one
decision collectives, then households, then individuals, each in the order printed in the decision and
never by alphabet, because the frames are stacked in that order.
Source: domain guide 4.2 and 4.3; NĐ 98/2023/NĐ-CP Art. 25; practice for ranks from 310 on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count, groupby


class Kind(StrEnum):
    """Whom a decision commends, in the order decisions list them."""

    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True)
class Award:
    """One kind of award. A lower rank is called first; an event may give it another rank or title."""

    id: str
    rank: int
    title: str
    english: str


_CLASSES = (("Nhất", "First Class"), ("Nhì", "Second Class"), ("Ba", "Third Class"))


def _three(rank: int, id: str, title: str, english: str) -> list[Award]:
    return [
        Award(f"{id}_{no}", rank + no, f"{title} hạng {vi}", f"{english}, {en}")
        for no, (vi, en) in enumerate(_CLASSES, start=1)
    ]


AWARDS: dict[str, Award] = {
    award.id: award
    for award in (
        Award("hc_sao_vang", 10, "Huân chương Sao vàng", "Gold Star Order"),
        Award("hc_ho_chi_minh", 20, "Huân chương Hồ Chí Minh", "Ho Chi Minh Order"),
        *_three(30, "hc_doc_lap", "Huân chương Độc lập", "Independence Order"),
        *_three(40, "hc_quan_cong", "Huân chương Quân công", "Military Exploit Order"),
        *_three(50, "hc_lao_dong", "Huân chương Lao động", "Labour Order"),
        *_three(60, "hc_bao_ve_to_quoc", "Huân chương Bảo vệ Tổ quốc", "Fatherland Defence Order"),
        *_three(70, "hc_chien_cong", "Huân chương Chiến công", "Feat-of-Arms Order"),
        Award("hc_dai_doan_ket", 80, "Huân chương Đại đoàn kết dân tộc", "Great National Unity Order"),
        Award("hc_dung_cam", 90, "Huân chương Dũng cảm", "Bravery Order"),
        Award("hc_huu_nghi", 100, "Huân chương Hữu nghị", "Friendship Order"),
        Award("dh_tinh_tp_anh_hung", 110, "Danh hiệu “Tỉnh Anh hùng”, “Thành phố Anh hùng”",
              "Heroic Province, Heroic City"),
        Award("dh_ba_me_vnah", 120, "Danh hiệu “Bà mẹ Việt Nam anh hùng”", "Heroic Vietnamese Mother"),
        Award("dh_anh_hung_llvtnd", 130, "Danh hiệu “Anh hùng Lực lượng vũ trang nhân dân”",
              "Hero of the People's Armed Forces"),
        Award("dh_anh_hung_lao_dong", 140, "Danh hiệu “Anh hùng Lao động”", "Hero of Labour"),
        Award("dh_nhan_dan", 150, "Danh hiệu Nhà giáo, Thầy thuốc, Nghệ sĩ, Nghệ nhân nhân dân",
              "People's Teacher, Physician, Artist, Artisan"),
        Award("dh_uu_tu", 160, "Danh hiệu Nhà giáo, Thầy thuốc, Nghệ sĩ, Nghệ nhân ưu tú",
              "Meritorious Teacher, Physician, Artist, Artisan"),
        Award("gt_ho_chi_minh", 170, "Giải thưởng Hồ Chí Minh", "Ho Chi Minh Prize"),
        Award("gt_nha_nuoc", 180, "Giải thưởng Nhà nước", "State Prize"),
        Award("hch_quan_ky_quyet_thang", 190, "Huy chương Quân kỳ quyết thắng", "Victory Flag Medal"),
        Award("hch_vi_an_ninh_to_quoc", 200, "Huy chương Vì an ninh Tổ quốc",
              "For Fatherland Security Medal"),
        *_three(210, "hch_chien_si_ve_vang", "Huy chương Chiến sĩ vẻ vang", "Glorious Fighter Medal"),
        Award("hch_huu_nghi", 220, "Huy chương Hữu nghị", "Friendship Medal"),
        Award("hch_tnxp_ve_vang", 225, "Huy chương Thanh niên xung phong vẻ vang",
              "Glorious Youth Volunteer Medal"),
        Award("bk_thu_tuong", 230, "Bằng khen của Thủ tướng Chính phủ",
              "Prime Minister's Certificate of Merit"),
        Award("co_chinh_phu", 240, "Cờ thi đua của Chính phủ", "Government Emulation Flag"),
        Award("cstd_toan_quoc", 250, "Danh hiệu “Chiến sĩ thi đua toàn quốc”", "National Emulation Fighter"),
        Award("co_bo_tinh", 310, "Cờ thi đua của bộ, ban, ngành, tỉnh",
              "Ministry or Province Emulation Flag"),
        Award("tt_ld_xuat_sac", 320, "Danh hiệu “Tập thể lao động xuất sắc”, “Đơn vị quyết thắng”",
              "Excellent Labour Collective"),
        Award("xa_phuong_tieu_bieu", 330, "Danh hiệu xã, phường, đặc khu tiêu biểu",
              "Exemplary Commune or Ward"),
        Award("cstd_bo_tinh", 340, "Danh hiệu Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
              "Ministry or Province Emulation Fighter"),
        Award("bk_bo_tinh", 350, "Bằng khen của Bộ trưởng, Chủ tịch UBND tỉnh",
              "Minister's or Province Chair's Certificate of Merit"),
        Award("ky_niem_chuong", 360, "Kỷ niệm chương", "Commemorative Insignia"),
        Award("tt_ld_tien_tien", 410, "Danh hiệu “Tập thể lao động tiên tiến”, “Đơn vị tiên tiến”",
              "Advanced Labour Collective"),
        Award("thon_tdp_van_hoa", 420, "Danh hiệu thôn, tổ dân phố văn hóa",
              "Cultural Hamlet or Neighbourhood"),
        Award("cstd_co_so", 430, "Danh hiệu “Chiến sĩ thi đua cơ sở”", "Grassroots Emulation Fighter"),
        Award("gk_so_don_vi", 440, "Giấy khen của Giám đốc sở, Thủ trưởng đơn vị", "Agency Certificate"),
        Award("gk_xa", 450, "Giấy khen của Chủ tịch UBND xã", "Commune Chair's Certificate"),
        Award("gk_doanh_nghiep", 460, "Giấy khen của Tổng Giám đốc, Giám đốc, Chủ tịch Hội đồng quản trị",
              "Enterprise Certificate"),
        Award("ld_tien_tien", 470, "Danh hiệu “Lao động tiên tiến”, “Chiến sĩ tiên tiến”", "Advanced Worker"),
        Award("gia_dinh_van_hoa", 480, "Danh hiệu “Gia đình văn hóa”", "Cultural Family"),
        Award("bieu_duong", 490, "Biểu dương, tuyên dương", "Honourable Mention"),
    )
}
"""The rank table. The law gives no single precedence across kinds, so an event may change any rank.

Titles are the general ones; on the day the decision's own wording is said and shown, for a certificate
is given by a person in office ("Giấy khen của Chủ tịch UBND xã", not "của UBND xã").
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recipient as the calling order sees it. `line` is the number printed in the decision."""

    recipient_id: int
    decision_id: int
    rank: int
    date: date | None
    number: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who go up together (đợt). `no` counts from 1 over the whole day."""

    no: int
    decision_id: int
    kind: str
    recipient_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a recipient's certificate lies and where the recipient stands; both count from 1.

    `tray` runs over the whole day, so that a frame keeps its number; `floor_mark` starts again with
    every batch.
    """

    batch: int
    tray: int
    floor_mark: int


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person to be introduced. `rank` is the protocol rank given by the office, lower first."""

    id: int
    category: str
    rank: int | None = None
    line: int = 0


INTRODUCED_BY_CATEGORY = ("guest_superior", "leader", "guest")


def calling_order(entries: Iterable[Entry], kinds: Sequence[str] = tuple(Kind)) -> list[Entry]:
    """Return the entries in the order they are called.

    Rank, then the decision (date, number), then kind, then line. `kinds` is the order of kinds inside
    one decision: practice, not law, and therefore the event's choice.
    """
    return sorted(entries, key=lambda entry: (_decision_key(entry), _place_in(kinds, entry.kind), entry.line,
                                              entry.recipient_id))


def batches(entries: Iterable[Entry], capacity: int, one_per_name: bool = False,
            kinds: Sequence[str] = tuple(Kind)) -> tuple[Batch, ...]:
    """Return the batches of the day, in calling order.

    A batch holds one decision and one kind and never more than the stage takes (`capacity`, people in
    one row). Sizes inside a group differ by at most one, larger first, so that no batch looks forgotten:
    eighteen on a stage for ten are nine and nine. With `one_per_name` everybody goes up alone.

    Raises:
        ValueError: the stage takes nobody.
    """
    if capacity < 1:
        raise ValueError(f"a stage takes at least one person, not {capacity}")
    numbers = count(1)
    ordered = calling_order(entries, kinds)
    return tuple(
        Batch(next(numbers), decision_id, kind, part)
        for (decision_id, kind), group in groupby(ordered, key=lambda entry: (entry.decision_id, entry.kind))
        for part in _parts([entry.recipient_id for entry in group], 1 if one_per_name else capacity)
    )


def places(batches: Iterable[Batch]) -> dict[int, Place]:
    """Return each recipient's place. Tray order is calling order."""
    trays = count(1)
    return {
        recipient_id: Place(batch.no, next(trays), mark)
        for batch in batches
        for mark, recipient_id in enumerate(batch.recipient_ids, start=1)
    }


def introduction_order(people: Iterable[Introduced]) -> list[Introduced]:
    """Return the people in the order they are introduced: guests first, then hosts (khách trước, chủ sau).

    Delegates of the level above, then the leaders of this one, then other guests; inside each the
    protocol rank, people without one after those with one, and the order of the list.
    Source: domain guide 4.4 (112-HD/BTGTU), in its thin form.
    """
    return sorted(people, key=lambda person: (_place_in(INTRODUCED_BY_CATEGORY, person.category),
                                              person.rank is None, person.rank or 0, person.line, person.id))


def natural(number: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts document numbers as people do: 9/QĐ-UBND before 123/QĐ-UBND.

    Digits are compared by length, then as text, so that no number is too long to be read.
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", number.casefold())
    return tuple(_as_number(part.lstrip("0")) if "0" <= part[0] <= "9" else (1, 0, part) for part in parts)


def _as_number(digits: str) -> tuple[int, int, str]:
    return 0, len(digits), digits


def _decision_key(entry: Entry) -> tuple[object, ...]:
    day = entry.date or date.max
    return entry.rank, entry.date is None, day, natural(entry.number), entry.decision_id


def _place_in(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)


def _parts(ids: list[int], capacity: int) -> Iterable[tuple[int, ...]]:
    """Cut a group into as few parts as the stage allows, the first ones larger by one where it must be."""
    how_many = -(-len(ids) // capacity)
    size, larger = divmod(len(ids), how_many)
    start = 0
    for part in range(how_many):
        end = start + size + (part < larger)
        yield tuple(ids[start:end])
        start = end
