"""A scanner types into whatever has the focus, through whatever keyboard the office has; it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.test_door import nobody_has_the_focus, stand
from tests.galas import Gala

AN, ANH = "Nguyễn Văn An", "Nguyễn Thị Ánh"
PROCESSED = """(keys) => {
    for (const code of keys)
        document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Process", code, bubbles: true, cancelable: true }))
}"""
"""What a page hears of a key that an input method has taken."""
TELEX_TONES = dict(zip("fsrxj", "\u0300\u0301\u0309\u0303\u0323", strict=True))
VNI_TONES = dict(zip("21345", "\u0300\u0301\u0309\u0303\u0323", strict=True))
VNI_MARKS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
VOWELS = "aeiouyAEIOUY"


def plain(text: str) -> str:
    return text


def telex(text: str) -> str:
    """What Telex makes of keys: a letter after a vowel of the same word may be its tone or mark."""
    made = ""
    for key in text:
        word = made[_begins(made) :]
        if key.lower() in TELEX_TONES and any(sign in VOWELS for sign in word):
            made = _marked(made, TELEX_TONES[key.lower()])
        elif word and key.lower() in "aeo" and word[-1].lower() == key.lower():
            made = made + "\u0302"
        elif word and key.lower() == "d" == word[-1].lower():
            made = made[:-1] + "đ"
        elif word and key.lower() == "w" and word[-1].lower() in "ou":
            made = made + "\u031b"
        else:
            made += key
    return made


def vni(text: str) -> str:
    """What VNI makes of keys: a digit after a vowel of the same word is its tone or mark."""
    made = ""
    for key in text:
        word = made[_begins(made) :]
        marks = VNI_TONES | VNI_MARKS
        made = (
            _marked(made, marks[key]) if key in marks and any(one in VOWELS for one in word) else made + key
        )
    return made


def _begins(text: str) -> int:
    """Where the last word begins: at a sign that is neither letter nor mark of one."""
    return next((at + 1 for at in range(len(text) - 1, -1, -1) if text[at] in " .:/#0123456789"), 0)


def _marked(text: str, mark: str) -> str:
    last = max(text.rfind(vowel) for vowel in VOWELS)
    return text[: last + 1] + mark + text[last + 1 :]


def groups(code: str, size: int) -> str:
    return " ".join(code[at : at + size] for at in range(0, len(code), size))


def types(page: Page, keys: str, ime: Callable[[str], str]) -> None:
    """A scanner's keys, and Enter. Into a field an input method puts its own text."""
    if page.evaluate("() => document.activeElement === document.body"):
        first = next((at for at, key in enumerate(keys) if key.isalpha()), len(keys))
        page.keyboard.type(keys[: first + 1])
        keys = keys[first + 1 :]
    if keys and ime is not plain:
        page.evaluate(PROCESSED, ["KeyA"] * len(keys))
        page.keyboard.insert_text(ime(keys))
    else:
        page.keyboard.type(keys)
    page.keyboard.press("Enter")


def forms(gala: Gala, name: str) -> list[str]:
    """Everything somebody's code may come as."""
    code, hand = gala.code_of(name), gala.hand_code_of(name)
    link = f"https://hoinghi.tanhoa.example/i#{code}"
    return [code, groups(code, 4), link, link.upper(), groups(hand, 3), hand]


@pytest.mark.parametrize("ime", [plain, telex, vni])
@pytest.mark.parametrize("into", ["the field", "nothing"])
def test_every_form_of_a_code_is_read_through_every_keyboard(
    gala: Gala, devices: Devices, ime: Callable[[str], str], into: str
) -> None:
    _, page = stand(devices, gala)
    turns = [(name, form) for one in zip(forms(gala, AN), forms(gala, ANH), strict=True)
             for name, form in zip((AN, ANH), one, strict=True)]  # fmt: skip

    for name, form in turns:
        if into == "nothing":
            nobody_has_the_focus(page)
        else:
            page.get_by_label("Quét mã").focus()
        types(page, form, ime)
        expect(page.locator(".answer .answer-name")).to_have_text(name)
        expect(page.get_by_label("Quét mã")).to_have_value("")
    assert gala.present == 2


@pytest.mark.parametrize(("ime", "keys"), [(telex, "ceremony"), (telex, "DDAAOOEEW"), (vni, "phong2")])
def test_the_keyboards_of_these_stories_spoil_letters(ime: Callable[[str], str], keys: str) -> None:
    assert ime(keys) != keys
    assert ime("100012345678") == "100012345678"
