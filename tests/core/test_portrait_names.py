"""Whose picture a file is, by its name."""

from __future__ import annotations

import pytest

from ceremony.core.portrait_names import Album, Bearer

ALBUM = Album(
    [
        Bearer(1, "Nguyễn Văn An", "Ấp Suối Đá", 1970, ("123459", "1" * 24)),
        Bearer(2, "Nguyễn Văn An", "Ấp Một", 1980),
        Bearer(3, "H'Hen Niê", "Trạm Y tế"),
        Bearer(4, "Điểu Ka"),
        Bearer(5, "Trần Văn An Bình"),
        Bearer(6, "Lê Thị Hoa"),
        Bearer(7, "Lê Thị Hòa"),
    ]
)


@pytest.mark.parametrize(
    ("file", "whose"),
    [
        ("Nguyen_Van_An-ap-suoi-da.JPG", [1]),
        ("Nguyễn Văn An 1980.png", [2]),
        ("Nguye\u0302\u0303n Va\u0306n An (Ấp Một).jpeg", [2]),
        ("nguyenvanan.jpg", [1, 2]),
        ("hhen nie.jpg", [3]),
        ("ảnh H’Hen Niê - copy.jpg", [3]),
        ("01. Điểu Ka.jpg", [4]),
        ("tran van an binh.jpg", [5]),
        ("le thi hoa.jpg", [6, 7]),
        ("Lê Thị Hoà.jpg", [7]),
        ("Lê_Thị_Hoa 2.jpg", [6]),
        ("123459.jpg", [1]),
        ("1" * 24 + ".png", [1]),
        ("IMG_123459.jpg", []),
        ("an.jpg", []),
        (".jpg", []),
        ("", []),
    ],
)
def test_a_file_is_whose_name_unit_year_or_code_it_bears(file: str, whose: list[int]) -> None:
    assert ALBUM.whose(file) == whose


def test_a_long_name_of_a_file_is_nobodys() -> None:
    assert ALBUM.whose("khong ai ca " * 20 + ".jpg") == []
