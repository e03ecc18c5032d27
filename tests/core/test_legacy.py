"""Lists typed before Unicode: told from ordinary names, and given back letter by letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.legacy import Legacy, by_font, decode, decode_name, detect, detect_all, may_be
from ceremony.core.names import ALPHABET, TONES
from ceremony.core.syllables import is_syllable

VOWELS = "aăâeêioôơuưy"
LETTERS = "đ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)
)

TELLING = "Nguyễn Trần Đặng Đỗ Dương Lương Đoàn Triệu".split()
WORDS = [
    *TELLING,
    *"""Lê Hoàng Phan Phạm Trịnh Huỳnh Vũ Võ Bùi Hồ Ngô Lý Mai Tô Hà
Văn Thị Hữu Đức Ngọc Minh Xuân Thanh Quốc Kim Mỹ Bích
Công Đình Phước Hoa Hòa Hoà Thúy Thuý Thủy Quý Quí Ánh Ảnh Ẩn Ân An Anh Dũng Cường Hùng Hưng Nghĩa Tuấn Yến
Ý Oanh Uyên Khuê Khánh Giang Giàu Nguyệt Tuyết Quyên Quỳnh Hằng Hạnh Lộc Lợi Phượng Sáu Bảy Tám Chín Mười Tư
Năm Sĩ Thoại Vỹ Vĩ Ổn Út Bé""".split(),
]

ordinary = some.lists(some.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
telling = some.builds("{} {}".format, some.sampled_from(TELLING), ordinary)
letters = some.text(ALPHABET + LETTERS + LETTERS.upper() + "ABCDGHKLMNPQRSTVX ", max_size=30)


_AS_THEY_ARE = {Legacy.TCVN3: "ý", Legacy.VNI: "íìÍÌ"}


def inverse(legacy: Legacy) -> dict[str, str]:
    """How each Vietnamese letter is typed: whatever of the codes of Latin-1 decodes to it, the shortest."""
    codes = [chr(code) for code in range(0xA1, 0x100)]
    pairs = [base + code for base in "aeouyAEOUYôöÔÖ" for code in codes]
    table: dict[str, str] = {}
    for typed in (*(pairs if legacy is Legacy.VNI else ()), *codes):
        plain = decode(typed, legacy)
        one_case = typed in (typed.upper(), typed.lower())
        read = plain != typed or plain in _AS_THEY_ARE[legacy]
        if len(plain) == 1 and read and one_case:
            table[plain] = typed
    return table


TYPED = {legacy: inverse(legacy) for legacy in Legacy}


def typed(text: str, legacy: Legacy) -> str:
    """Type a text as its font needs it; TCVN3 has small codes only, but for seven letters."""
    table = TYPED[legacy]
    return "".join(table.get(sign) or table.get(sign.lower(), sign) for sign in text)


def test_the_examples_of_the_guide() -> None:
    assert detect("NguyÔn V¨n ¶") is Legacy.TCVN3
    assert decode("NguyÔn V¨n ¶", Legacy.TCVN3) == "Nguyễn Văn ả"
    assert decode_name("NguyÔn V¨n ¶", Legacy.TCVN3) == "Nguyễn Văn Ả"
    assert detect("Nguyeãn Vaên AÛ") is Legacy.VNI
    assert decode("Nguyeãn Vaên AÛ", Legacy.VNI) == "Nguyễn Văn Ả"


def test_every_letter_of_the_alphabet_has_its_code_in_both_fonts() -> None:
    small = {letter for letter in LETTERS if not letter.isascii()}
    assert len(small) == 67
    assert set(TYPED[Legacy.TCVN3]) == small | set("ĂÂĐÊÔƠƯ")
    assert set(TYPED[Legacy.VNI]) == small | {letter.upper() for letter in small}


@pytest.mark.parametrize(("codes", "plain"), [
    ("µ¶·¸¹", "àảãáạ"), ("¨»¼½¾Æ", "ăằẳẵắặ"), ("©ÇÈÉÊË", "âầẩẫấậ"), ("®§", "đĐ"),
    ("ÌÎÏÐÑ", "èẻẽéẹ"), ("ªÒÓÔÕÖ", "êềểễếệ"), ("×ØÜÝÞ", "ìỉĩíị"), ("ßáâãä", "òỏõóọ"),
    ("«åæçèé", "ôồổỗốộ"), ("¬êëìíî", "ơờởỡớợ"), ("ïñòóô", "ùủũúụ"), ("\u00adõö÷øù", "ưừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"),
])  # fmt: skip
def test_the_codes_of_tcvn_5712(codes: str, plain: str) -> None:
    assert decode(codes, Legacy.TCVN3) == plain


@pytest.mark.parametrize(("codes", "plain"), [
    ("aø aû aõ aù aï", "à ả ã á ạ"), ("aê aè aú aü aé aë", "ă ằ ẳ ẵ ắ ặ"),
    ("aâ aà aå aã aá aä", "â ầ ẩ ẫ ấ ậ"),
    ("eâ eà eå eã eá eä", "ê ề ể ễ ế ệ"), ("ì æ ó í ò", "ì ỉ ĩ í ị"), ("oâ oà oå oã oá oä", "ô ồ ổ ỗ ố ộ"),
    ("ô ôø ôû ôõ ôù ôï", "ơ ờ ở ỡ ớ ợ"), ("ö öø öû öõ öù öï", "ư ừ ử ữ ứ ự"),
    ("yø yû yõ yù î", "ỳ ỷ ỹ ý ỵ"), ("ñ", "đ"),
])  # fmt: skip
def test_the_codes_of_vni_small_and_capital(codes: str, plain: str) -> None:
    assert decode(codes, Legacy.VNI) == plain
    assert decode(codes.upper(), Legacy.VNI) == plain.upper()


@given(letters, some.sampled_from(Legacy))
def test_whatever_is_typed_is_given_back(text: str, legacy: Legacy) -> None:
    text = (
        text
        if legacy is Legacy.VNI
        else "".join(one if one in "ĂÂĐÊÔƠƯ" or one.isascii() else one.lower() for one in text)
    )
    assert decode(typed(text, legacy), legacy) == text


@given(letters)
def test_the_font_of_capitals_makes_capitals_of_small_codes(text: str) -> None:
    assert decode(typed(text.lower(), Legacy.TCVN3), Legacy.TCVN3, capitals=True) == text.upper()


@given(telling, some.sampled_from(Legacy), some.sampled_from(("NFC", "NFD")))
def test_a_name_with_a_tell_tale_is_known_and_given_back(name: str, legacy: Legacy, form: str) -> None:
    cell = unicodedata.normalize(form, typed(name, legacy))  # type: ignore[arg-type]
    assert detect(cell) is detect_all([cell]) is legacy
    assert decode_name(cell, legacy) == name


@pytest.mark.parametrize("name", ["Nguyễn Văn Ả", "Trần Thị Hương", "Đặng Thị Ngọc", "Huỳnh Hữu Đức"])
@pytest.mark.parametrize("opened_as", ["mac_roman", "cp1258"])
@pytest.mark.parametrize("legacy", Legacy)
def test_a_file_opened_on_a_mac_or_a_vietnamese_windows_is_known_too(
    name: str, legacy: Legacy, opened_as: str
) -> None:
    cell = typed(name, legacy).encode("latin-1").decode(opened_as)
    assert detect(cell) is legacy
    assert decode_name(cell, legacy) == name


@given(ordinary)
def test_an_ordinary_name_is_never_taken_for_a_legacy_one(name: str) -> None:
    for spelling in (name, name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        assert detect(spelling) is None
    assert detect_all([name, name.upper()] * 20) is None


WESTERN = """Müller|François|Loïc Martin|Noël|Jörg Müller|René Goscinny|José Ñáñez|Mª Carmen|Zoë|João|
Sørensen|Åse Bø|Haïti|Peña|Ça va|déjà vu|Œuvre|Crème brûlée|Þór|Straße|Gauß|Dvořák|Köln|Château|Citroën|Août|
où|Björk|Strömgren"""
OF_OTHER_PEOPLES = """Ênuôl|Niê|H'Hen Niê|H’Hen Niê|K'Brêu|K'Nam|Siu Blêk|Mlô|Êa Súp|Y Mơ Ayun|Kpă Klơng|
Đắk Lắk|Ksor Hôn|Rơ Châm H'Phik|Pơ Loong|
Điểu K'Rứa|Y Thông Mlô|Đinh Plênh|Rmah Lôi|Hơ Vê|Cill Hơ Git"""
SIGNS = "«Hoa Sen»|Hoa¹|An®|© 2024|5 µm|½ ngày|§ 3|Đà Nẵng|Tổ 1 – ấp 2|“Lê Hà”|Lê Hà|Hoà Thuý|Tôn Nữ"


@pytest.mark.parametrize("text", f"{WESTERN}|{OF_OTHER_PEOPLES}|{SIGNS}".replace("\n", "").split("|"))
def test_names_of_other_lands_and_peoples_are_let_be(text: str) -> None:
    assert detect(text) is None
    assert detect(text.upper()) is None


def test_a_column_tells_what_one_cell_cannot() -> None:
    assert detect("Lª Hoa") is None
    assert detect_all(["Lª Hoa", "Lª Lan", "An", "Hµ"]) is Legacy.TCVN3
    assert detect_all(["Thò Lan", "H'Hen Nieâ", "Buøi Hoa"]) is Legacy.VNI
    assert detect_all(["Loïc"] * 30 + ["Nguyễn Văn An"]) is None
    assert detect_all([]) is None


@pytest.mark.parametrize(("text", "legacy", "may"), [
    ("Hµ", Legacy.TCVN3, True), ("Êp 1", Legacy.TCVN3, True), ("Buøi", Legacy.VNI, True),
    ("Thôn 5", Legacy.VNI, False), ("Lê Hoà", Legacy.VNI, False), ("Lê Hoà", Legacy.TCVN3, False),
    ("Buøi", Legacy.TCVN3, False), ("Đỗ An", Legacy.TCVN3, False), ("An", Legacy.VNI, False),
])  # fmt: skip
def test_what_stands_beside_a_text_tells_what_it_may_be(text: str, legacy: Legacy, may: bool) -> None:
    assert may_be(text, legacy) is may


def test_a_column_half_converted_keeps_what_is_unicode() -> None:
    column = ["Nguyễn Văn An", "TrÇn ThÞ B×nh", "NguyÔn ThÞ Hoµ"]
    assert detect_all(column) is Legacy.TCVN3
    assert [decode(cell, Legacy.TCVN3) for cell in column] == [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Nguyễn Thị Hoà",
    ]


@pytest.mark.parametrize(("cell", "name"), [
    ("Lª ThÞ ¸nh", "Lê Thị Ánh"), ("TRÇN THÞ ¸NH", "TRẦN THỊ ÁNH"), ("NGUYÔN V¡N ¶", "NGUYỄN VĂN Ả"),
    ("nguyÔn v¨n ¶", "nguyễn văn ả"), ("H'Hen Niª", "H'Hen Niê"), ("D-¬ng Tr\u00adêng", "Dương Trường"),
])  # fmt: skip
def test_capitals_that_the_font_could_not_write_are_put_back(cell: str, name: str) -> None:
    assert decode_name(cell, Legacy.TCVN3) == name


def test_a_sign_typed_in_the_other_case_is_read_as_its_vowel() -> None:
    assert decode("Aûnh ÑAëNG", Legacy.VNI) == "Ảnh ĐẶNG"


def test_quotation_marks_come_in_either_form() -> None:
    assert decode("\u0093V¨n\u0094", Legacy.TCVN3) == decode("“V¨n”", Legacy.TCVN3) == "“Văn”"


def test_a_font_says_which_coding_it_is_for() -> None:
    assert by_font(".VnTime") == (Legacy.TCVN3, False)
    assert by_font(".VnArialH") == (Legacy.TCVN3, True)
    assert by_font("VNI-Helve") == (Legacy.VNI, False)
    assert by_font("Times New Roman") is None


@given(some.text(max_size=40))
def test_no_text_is_too_odd_to_ask_about(text: str) -> None:
    found = detect(text)
    assert found is None or decode_name(text, found)
    assert all(unicodedata.is_normalized("NFC", decode(text, legacy)) for legacy in Legacy)


@pytest.mark.parametrize("word", WORDS)
def test_the_words_of_names_are_spelt_as_syllables(word: str) -> None:
    assert is_syllable(word) and is_syllable(word.upper()) and is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", "Müller Niê Ksor Bïi NguyÔn Nguyeãn Hoaạ Thuạ nghóa leõ mat K".split())
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("cell", "heading"), [
    ("Hä vµ tªn", "Họ và tên"), ("Ngµy sinh", "Ngày sinh"), ("§¬n vÞ", "Đơn vị"), ("D©n téc", "Dân tộc"),
    ("Hoï vaø teân", "Họ và tên"), ("Ngaøy sinh", "Ngày sinh"), ("Ñôn vò", "Đơn vị"),
    ("Daân toäc", "Dân tộc"),
])  # fmt: skip
def test_the_headings_of_such_a_list_are_read_too(cell: str, heading: str) -> None:
    legacy = detect(cell)
    assert legacy and decode(cell, legacy) == heading
