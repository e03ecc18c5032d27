"""The 54 ethnic groups of Viet Nam, in the order of their codes (Danh mục các dân tộc Việt Nam, GSO)."""

from __future__ import annotations

GROUPS = tuple(
    name.strip()
    for name in """
Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ngái, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, Cơ Ho,
Chăm, Sán Dìu, Hrê, Mnông, Ra Glai, Xtiêng, Bru - Vân Kiều, Thổ, Giáy, Cơ Tu, Giẻ Triêng, Mạ, Khơ Mú, Co,
Tà Ôi, Chơ Ro, Kháng, Xinh Mun, Hà Nhì, Chu Ru, Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng,
Pà Thẻn, Cơ Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ Măm
""".replace("\n", " ").split(",")
)
