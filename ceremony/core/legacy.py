"""Names typed in the fonts of before Unicode: TCVN3 (also called ABC, .VnTime) and VNI (VNI-Times).

Such a cell holds Western letters that only its font draws as Vietnamese. TCVN3, the North's, gives every
small letter one code and has no capitals with a tone: they are typed in a second font, .VnTimeH, where
the small letter's code is drawn as a capital. VNI, the South's, puts a sign behind the vowel.

    Nguyễn Văn Ả    TCVN3: NguyÔn V¨n ¶    VNI: Nguyeãn Vaên AÛ

Nothing is changed without being shown first, so a text is taken for one of the two only when its words
are no Vietnamese as they stand and are Vietnamese once decoded. `Müller` stays what it is either way.
A soft hyphen is TCVN3's ư: decode a cell before it is tidied, for `names.tidy` takes that sign off.
Source: TCVN 5712:1993 (VN3); VNI's published table of two-byte vowels; domain guide 6.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ceremony.core.syllables import is_syllable


class Legacy(Enum):
    """How the letters of a text were coded."""

    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class Votes:
    """What the words of a text say about one coding: for sure, perhaps, and against it."""

    sure: int = 0
    perhaps: int = 0
    against: int = 0

    def __add__(self, other: Votes) -> Votes:
        return Votes(self.sure + other.sure, self.perhaps + other.perhaps, self.against + other.against)

    @property
    def merit(self) -> int:
        """What a coding deserves: a word against it outweighs one that perhaps speaks for it."""
        return 3 * self.sure + self.perhaps - 2 * self.against


def detect(text: str) -> Legacy | None:
    """Return the coding a text must be in, or None where it may be ordinary Unicode.

    >>> detect("NguyÔn V¨n ¶"), detect("Nguyeãn Vaên AÛ"), detect("Đà Nẵng"), detect("Jörg Müller")
    (<Legacy.TCVN3: 'tcvn3'>, <Legacy.VNI: 'vni'>, None, None)
    """
    return _only(
        {
            legacy: votes
            for legacy in Legacy
            if not (votes := _heard(text, legacy)).against and (votes.sure or votes.perhaps > 1)
        }
    )


def may_be(text: str, legacy: Legacy) -> bool:
    """Say whether a text that alone may be anything is in a coding known from what stands beside it.

    Then a stop without its tone is no slip: beside `NguyÔn` the hamlet `Êp 1` is Ấp 1.

    >>> may_be("Hµ", Legacy.TCVN3), may_be("Êp 1", Legacy.TCVN3), may_be("Thôn 5", Legacy.VNI)
    (True, True, False)
    """
    votes = _heard(text, legacy)
    if votes.against:
        return False
    words = (word for word in _WORDS.findall(_composed(text)) if not word.isascii())
    return votes.sure + votes.perhaps > 0 or any(
        not is_syllable(word) and is_syllable(_DECODED[legacy](word)) for word in words
    )


def detect_all(texts: Iterable[str]) -> Legacy | None:
    """Return the coding of a whole column: one cell (`Lª`, `Thò`) may be anything, two hundred may not.

    A column may hold some cells in Unicode; then only sure signs count. Give `decode` its cells one by
    one: those that hold letters of Unicode stay as they are.
    """
    cells = {_composed(text) for text in texts if not text.isascii()}
    modern = any(_modern(cell) for cell in cells)
    heard = {legacy: sum((_heard(cell, legacy) for cell in cells), Votes()) for legacy in Legacy}
    return _only(
        {
            legacy: votes
            for legacy, votes in heard.items()
            if votes.merit > 0 and (votes.sure or (votes.perhaps > 1 and not modern))
        }
    )


def by_font(font: str) -> tuple[Legacy, bool] | None:
    """Return coding and whether small codes mean capitals, from the name of a cell's font.

    >>> by_font(".VnTimeH"), by_font("VNI-Times"), by_font("Times New Roman")
    ((<Legacy.TCVN3: 'tcvn3'>, True), (<Legacy.VNI: 'vni'>, False), None)
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Legacy.TCVN3, name.endswith("h")
    return (Legacy.VNI, False) if name.startswith("vni-") else None


def decode(text: str, legacy: Legacy, capitals: bool = False) -> str:
    """Return the text in Unicode (NFC). A text with Vietnamese letters of Unicode is no legacy one: it stays.

    `capitals` says that the font draws small codes as capitals (.VnTimeH).

    >>> decode("Nguyeãn Vaên AÛ", Legacy.VNI), decode("nguyÔn v¨n ¶", Legacy.TCVN3, capitals=True)
    ('Nguyễn Văn Ả', 'NGUYỄN VĂN Ả')
    """
    reading = _best_reading(_composed(text), legacy)
    if _modern(reading):
        return reading
    plain = _DECODED[legacy](reading)
    return plain.upper() if capitals else plain


def decode_name(text: str, legacy: Legacy, capitals: bool = False) -> str:
    """Return a decoded name, with the capitals its font could not write.

    .VnTime has no Á: `Lª ¸nh` is Lê Ánh, where the one letter was in the capitals' font; `TRÇN` is TRẦN.
    Only letters that the font had no capital for are raised, and only in a name that has capitals.

    >>> decode_name("Lª ¸nh", Legacy.TCVN3), decode_name("TRÇN THÞ ¸NH", Legacy.TCVN3)
    ('Lê Ánh', 'TRẦN THỊ ÁNH')
    """
    name = decode(text, legacy, capitals)
    if legacy is not Legacy.TCVN3 or not any(sign.isupper() for sign in name):
        return name
    return _WORD_OF_A_NAME.sub(lambda found: _raised(found[0]), name)


_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_SMALL_IN_TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ"
_TCVN3: dict[str, str] = dict(zip(_SMALL_IN_TCVN3 + "¡¢§£¤¥¦" + "μ", _SMALL + "ĂÂĐÊÔƠƯ" + "à", strict=True))
"""Some tools turn the micro sign µ into the Greek letter μ, which looks the same."""

_BY_CODE = {ord(code): letter for code, letter in _TCVN3.items()}

_VNI_TONES = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_VNI_HATS = dict(zip("âàåãáä", ("\u0302" + tone for tone in ("", *_VNI_TONES.values())), strict=True))
_VNI_BOWLS = dict(zip("êèúüéë", ("\u0306" + tone for tone in ("", *_VNI_TONES.values())), strict=True))
_VNI_WHOLE = dict(zip("ñôöìæóíòî", "đơưìỉĩíịỵ", strict=True))


def _vni() -> dict[str, str]:
    """Build VNI's table of small letters: a vowel and its sign, or one code for the whole letter."""
    table = dict(_VNI_WHOLE)
    for vowels, signs in (("aeouyôö", _VNI_TONES), ("aeo", _VNI_HATS), ("a", _VNI_BOWLS)):
        for vowel in vowels:
            for sign, marks in signs.items():
                whole = _VNI_WHOLE.get(vowel, vowel)
                table[vowel + sign] = unicodedata.normalize("NFC", whole + marks)
    return table


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)


def _from_tcvn3(text: str) -> str:
    return _LOST_HYPHEN.sub("ư", text).translate(_BY_CODE)


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda found: _cased(found[0], _VNI[found[0].lower()]), text)


def _cased(typed: str, letter: str) -> str:
    """The vowel says whether the letter is a capital, whatever case its sign was typed in."""
    return letter.upper() if typed[0].isupper() else letter


_DECODED = {Legacy.TCVN3: _from_tcvn3, Legacy.VNI: _from_vni}

_LOST_HYPHEN = re.compile("(?<=[^\\W\\d_])-(?=[¬êëìíî])")
"""A soft hyphen (ư) that a tool made a plain one: `Tr-êng` is Trường. Before ơ it can be nothing else."""

_WORD_OF_A_NAME = re.compile(r"[^\W\d_]+")


def _raised(word: str) -> str:
    plain = [sign for sign in word if sign.isascii()]
    if sum(sign.isupper() for sign in plain) > 1 and all(sign.isupper() for sign in plain):
        return word.upper()
    return word if word[0].isascii() else word[0].upper() + word[1:]


_WORDS = re.compile(r"[^\s!-@\[-`{-~\u2010-\u201f\u2026]+")
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_TYPED_ELSEWHERE = ("mac_roman", "cp1258")
"""What a file of these fonts is opened as on a Mac, and on a Windows set to Vietnamese."""

_SYMBOL_OR_MIDDLE = re.compile(
    "[^\\W\\d_][¨©ª«¬\u00ad®µ¶·¸¹»¼½¾¡¢£¤¥¦§×÷]|[¨©ª«¬\u00ad®µ¶·¸¹»¼½¾¡¢£¤¥¦§×÷][^\\W\\d_]"
)
_SMALL_THEN_CAPITAL = re.compile("[a-z][À-ÖØ-Þ]")
_VNI_SURE = re.compile("[aeouyöô][øûõâåãêú]|(?:a|[iy]e)[àáä]|[öô][ùïô]|[uy]ù|\\bñ", re.IGNORECASE)
_VNI_SIGN = re.compile("[aeouyöô][ùøûõïàâåãáäêèéúüë]|[ñöôíìæóòî]", re.IGNORECASE)


def _composed(text: str) -> str:
    """NFC, for a Mac hands on Ô as two signs; codes 80 to 9F as the quotation marks they are in Windows."""
    return unicodedata.normalize("NFC", text).translate(_CONTROLS)


def _modern(text: str) -> bool:
    return bool(_MODERN.search(text))


def _heard(text: str, legacy: Legacy) -> Votes:
    if text.isascii():
        return Votes()
    return _votes(_best_reading(_composed(text), legacy), legacy)


@lru_cache(maxsize=4096)
def _votes(text: str, legacy: Legacy) -> Votes:
    if _modern(text):
        return Votes(against=1)
    return sum((_vote(word, legacy) for word in _WORDS.findall(text)), Votes())


def _vote(word: str, legacy: Legacy) -> Votes:
    """Ask one word: no Vietnamese as it stands, Vietnamese once decoded, and by which signs."""
    if word.isascii() or (is_syllable(word, strict=False) and not _SMALL_THEN_CAPITAL.search(word)):
        return Votes()
    plain = _DECODED[legacy](word)
    if _unread(word, legacy):
        return Votes(against=1)
    sure = _sure(word, legacy)
    if is_syllable(plain):
        return Votes(sure=1) if sure else Votes(perhaps=1)
    return Votes() if sure else Votes(against=1)


def _unread(word: str, legacy: Legacy) -> bool:
    """Say whether a word holds a code that this coding does not use."""
    left = word.translate(dict.fromkeys(_BY_CODE)) if legacy is Legacy.TCVN3 else _VNI_LETTER.sub("", word)
    return not left.isascii()


def _sure(word: str, legacy: Legacy) -> bool:
    if legacy is Legacy.TCVN3:
        telling = _SYMBOL_OR_MIDDLE.search(word) or _SMALL_THEN_CAPITAL.search(word)
        return bool(telling) and (len(word) > 2 or not any(sign.isascii() for sign in word))
    return bool(_VNI_SURE.search(word)) or len(_VNI_SIGN.findall(word)) > 1


def _only(found: dict[Legacy, Votes]) -> Legacy | None:
    """The one with the most merit; two of the same merit are none."""
    best = max((votes.merit for votes in found.values()), default=0)
    winners = [legacy for legacy, votes in found.items() if votes.merit == best]
    return winners[0] if len(winners) == 1 else None


def _best_reading(text: str, legacy: Legacy) -> str:
    """The text, or what it was before a Mac or a Vietnamese Windows took its codes for other letters."""
    if all(sign <= "\u00ff" for sign in text):
        return text
    if any(_modern(word) and is_syllable(word, strict=False) for word in _WORDS.findall(text)):
        return text
    convincing = [other for other in _readings(text) if _convincing(_votes(other, legacy))]
    return max((text, *convincing), key=lambda other: _votes(other, legacy).merit)


def _convincing(votes: Votes) -> bool:
    return votes.sure > 0 and not votes.against


def _readings(text: str) -> Iterator[str]:
    for codec in _TYPED_ELSEWHERE:
        try:
            yield b"".join(_bytes(sign, codec) for sign in text).decode("latin-1").translate(_CONTROLS)
        except UnicodeEncodeError:
            continue


def _bytes(sign: str, codec: str) -> bytes:
    try:
        return sign.encode(codec)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFD", sign).encode(codec)
