"""The rank table of awards: what is called first, and what each is named.

Source: domain guide 4.2 (order of NĐ 145/2013 Art. 25, NĐ 98/2023 Art. 24 and the Law of 2022 for state
awards; provincial practice from 310 on).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Award:
    """One kind of award. A lower rank is called first; an event may give it another rank or title."""

    id: str
    rank: int
    title: str
    english: str


_CLASSES = (("Nhất", "First Class"), ("Nhì", "Second Class"), ("Ba", "Third Class"))

_TABLE = """
10 hc_sao_vang | Huân chương Sao vàng | Gold Star Order
20 hc_ho_chi_minh | Huân chương Hồ Chí Minh | Ho Chi Minh Order
30 hc_doc_lap_* | Huân chương Độc lập | Independence Order
40 hc_quan_cong_* | Huân chương Quân công | Military Exploit Order
50 hc_lao_dong_* | Huân chương Lao động | Labour Order
60 hc_bao_ve_to_quoc_* | Huân chương Bảo vệ Tổ quốc | Fatherland Defence Order
70 hc_chien_cong_* | Huân chương Chiến công | Feat-of-Arms Order
80 hc_dai_doan_ket | Huân chương Đại đoàn kết dân tộc | Great National Unity Order
90 hc_dung_cam | Huân chương Dũng cảm | Bravery Order
100 hc_huu_nghi | Huân chương Hữu nghị | Friendship Order
110 dh_tinh_tp_anh_hung | Danh hiệu “Tỉnh Anh hùng”, “Thành phố Anh hùng” | Heroic Province, Heroic City
120 dh_ba_me_vnah | Danh hiệu “Bà mẹ Việt Nam anh hùng” | Heroic Vietnamese Mother
130 dh_anh_hung_llvtnd | Danh hiệu “Anh hùng Lực lượng vũ trang nhân dân” | Hero of the People's Armed Forces
140 dh_anh_hung_lao_dong | Danh hiệu “Anh hùng Lao động” | Hero of Labour
150 dh_nhan_dan | Nhà giáo, Thầy thuốc, Nghệ sĩ, Nghệ nhân nhân dân | People's Teacher, Physician, Artist
160 dh_uu_tu | Nhà giáo, Thầy thuốc, Nghệ sĩ, Nghệ nhân ưu tú | Meritorious Teacher, Physician, Artist
170 gt_ho_chi_minh | Giải thưởng Hồ Chí Minh | Ho Chi Minh Prize
180 gt_nha_nuoc | Giải thưởng Nhà nước | State Prize
190 hch_quan_ky_quyet_thang | Huy chương Quân kỳ quyết thắng | Victory Flag Medal
200 hch_vi_an_ninh_to_quoc | Huy chương Vì an ninh Tổ quốc | For Fatherland Security Medal
210 hch_chien_si_ve_vang_* | Huy chương Chiến sĩ vẻ vang | Glorious Fighter Medal
220 hch_huu_nghi | Huy chương Hữu nghị | Friendship Medal
225 hch_tnxp_ve_vang | Huy chương Thanh niên xung phong vẻ vang | Glorious Youth Volunteer Medal
230 bk_thu_tuong | Bằng khen của Thủ tướng Chính phủ | Prime Minister's Certificate of Merit
240 co_chinh_phu | Cờ thi đua của Chính phủ | Government Emulation Flag
250 cstd_toan_quoc | Danh hiệu “Chiến sĩ thi đua toàn quốc” | National Emulation Fighter
310 co_bo_tinh | Cờ thi đua của bộ, ban, ngành, tỉnh | Ministry or Province Emulation Flag
320 tt_ld_xuat_sac | Danh hiệu “Tập thể lao động xuất sắc”, “Đơn vị quyết thắng” | Excellent Labour Collective
330 xa_phuong_tieu_bieu | Danh hiệu xã, phường, đặc khu tiêu biểu | Exemplary Commune or Ward
340 cstd_bo_tinh | Danh hiệu Chiến sĩ thi đua bộ, ban, ngành, tỉnh | Ministry or Province Emulation Fighter
350 bk_bo_tinh | Bằng khen của Bộ trưởng, Chủ tịch UBND tỉnh | Minister's or Province's Certificate of Merit
360 ky_niem_chuong | Kỷ niệm chương | Commemorative Insignia
410 tt_ld_tien_tien | Danh hiệu “Tập thể lao động tiên tiến”, “Đơn vị tiên tiến” | Advanced Labour Collective
420 thon_tdp_van_hoa | Danh hiệu thôn, tổ dân phố văn hóa | Cultural Hamlet or Neighbourhood
430 cstd_co_so | Danh hiệu “Chiến sĩ thi đua cơ sở” | Grassroots Emulation Fighter
440 gk_so_don_vi | Giấy khen của Giám đốc sở, Thủ trưởng đơn vị | Agency Certificate
450 gk_xa | Giấy khen của Chủ tịch UBND xã | Commune Chair's Certificate
460 gk_doanh_nghiep | Giấy khen của Tổng Giám đốc, Giám đốc, Chủ tịch HĐQT | Enterprise Certificate
470 ld_tien_tien | Danh hiệu “Lao động tiên tiến”, “Chiến sĩ tiên tiến” | Advanced Worker
480 gia_dinh_van_hoa | Danh hiệu “Gia đình văn hóa” | Cultural Family
490 bieu_duong | Biểu dương, tuyên dương | Honourable Mention
"""


def _row(line: str) -> list[Award]:
    """Read one line of the table; `_*` stands for an order's three classes, ranks one after another."""
    head, title, english = map(str.strip, line.split("|"))
    rank, id = head.split()
    if not id.endswith("_*"):
        return [Award(id, int(rank), title, english)]
    return [
        Award(f"{id[:-1]}{no}", int(rank) + no, f"{title} hạng {which}", f"{english}, {in_english}")
        for no, (which, in_english) in enumerate(_CLASSES, start=1)
    ]


AWARDS = {award.id: award for line in _TABLE.strip().splitlines() for award in _row(line)}
"""The rank table. The law gives no single precedence across kinds, so an event may change any rank.

Titles are the general ones; on the day the decision's own wording is said and shown, for a certificate
is given by a person in office ("Giấy khen của Chủ tịch UBND xã", not "của UBND xã").
"""
