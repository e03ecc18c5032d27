"""A scanner types into whatever has the focus, through whatever keyboard the office has; it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.test_door import SCANNED, are_in, nobody_has_the_focus, stand
from tests.galas import Gala

AN, ANH = "Nguyễn Văn An", "Nguyễn Thị Ánh"
PROCESSED = """(keys) => {
    for (const code of keys)
        document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Process", code, bubbles: true, cancelable: true }))
}"""
"""What a page hears of a key that an input method has taken."""
ENDS = """
const inOneMoment = (does) => {
    const value = performance.now()
    const pins = (event) => Object.defineProperty(event, "timeStamp", { value })
    const kinds = ["keydown", "beforeinput", "input"]
    performance.now = () => value
    for (const kind of kinds) window.addEventListener(kind, pins, { capture: true })
    does()
    for (const kind of kinds) window.removeEventListener(kind, pins, { capture: true })
    delete performance.now
}
const ends = (key) => {
    const field = document.activeElement
    const pressed = new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true })
    const goes = !key || field.dispatchEvent(pressed)
    if (goes && key === "Enter") field.form?.requestSubmit()
    return goes
}
"""
"""What keys do in one moment, however busy the machine is; and a scanner's last key, if it has one: an Enter
that nobody takes sends the form it stands in."""
WRITTEN = f"""([signs, end]) => {{
    {ENDS}
    const field = document.activeElement
    inOneMoment(() => {{
        for (const text of signs) {{
            field.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Process", bubbles: true }}))
            document.execCommand("insertText", false, text)
        }}
        ends(end)
    }})
}}"""
"""Signs that come into a field without a pause, and without a key that a page could read."""
TYPED = f"""([text, end]) => {{
    {ENDS}
    const field = document.activeElement
    inOneMoment(() => {{
        for (const key of text) {{
            const code = Number.isNaN(parseInt(key)) ? "" : `Digit${{key}}`
            const which = {{ key, code, bubbles: true, cancelable: true }}
            field.dispatchEvent(new KeyboardEvent("keydown", which))
            if (field.localName === "select") field.selectedIndex = 0 // a letter chooses from a list
            else document.execCommand("insertText", false, key)
        }}
        ends(end)
    }})
}}"""
"""Keys and what they do where the focus is, one after another."""
THEN_ENTER = f"""async ([code, pauses]) => {{
    {ENDS}
    let now = performance.now()
    performance.now = () => now
    for (const key of code)
        document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {{ key, code: `Digit${{key}}`, bubbles: true, cancelable: true }}))
    const passed = []
    for (const pause of pauses) {{
        await new Promise((done) => setTimeout(done, pause))
        now += pause
        passed.push(ends("Enter"))
    }}
    delete performance.now
    return passed
}}"""
"""A scanner's keys, and an Enter after each of these pauses in ms of the page's clock: which nobody took."""
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
    are_in(page, gala, 2)


@pytest.mark.parametrize(("ime", "keys"), [(telex, "ceremony"), (telex, "DDAAOOEEW"), (vni, "phong2")])
def test_the_keyboards_of_these_stories_spoil_letters(ime: Callable[[str], str], keys: str) -> None:
    assert ime(keys) != keys
    assert ime("100012345678") == "100012345678"


SCAN_IN_A_HALF_FILLED_FORM = ("Chức vụ, nghề nghiệp", "Đơn vị", "Đối tượng", "Danh xưng")


def writes_in(page: Page, name: str = "") -> None:
    """Somebody whom no list names is being written in."""
    page.get_by_role("link", name="Khách không có trong danh sách").click()
    page.get_by_label("Họ và tên").press_sequentially(name)


def is_let_in(page: Page, name: str) -> None:
    expect(page.locator('.answer[data-outcome="admitted"] .answer-name')).to_have_text(name)


@pytest.mark.parametrize("end", ["Enter", "Tab", ""], ids=["enter", "tab", "no ending"])
@pytest.mark.parametrize("ime", [plain, telex, vni])
def test_a_scan_into_any_field_of_a_form_lets_the_guest_in_and_leaves_the_form_as_it_was(
    gala: Gala, devices: Devices, ime: Callable[[str], str], end: str
) -> None:
    _, page = stand(devices, gala)
    writes_in(page)
    position = page.get_by_label("Chức vụ, nghề nghiệp")
    position.fill("Nông dân")
    category = page.get_by_label("Đối tượng")
    kept = category.input_value()

    for name, label in zip((AN, ANH, "Đặng Văn Ổn", "Phạm Thị Út"), SCAN_IN_A_HALF_FILLED_FORM, strict=True):
        page.get_by_label(label).focus()
        scans(page, gala.code_of(name), ime, end)
        is_let_in(page, name)

    expect(position).to_have_value("Nông dân")
    expect(category).to_have_value(kept)
    for label in ("Họ và tên", "Đơn vị", "Danh xưng"):
        expect(page.get_by_label(label)).to_have_value("")
    are_in(page, gala, 4)


def scans(page: Page, code: str, ime: Callable[[str], str] = plain, end: str = "Enter") -> None:
    """A scanner's keys, and its ending if it has one. Into a field an input method puts its own text."""
    if not page.evaluate("() => document.activeElement.localName === 'input'"):
        page.evaluate(SCANNED, [[digit, f"Digit{digit}"] for digit in code])
        if end:
            page.keyboard.press(end)
    elif ime is plain and end == "Enter":
        page.evaluate(TYPED, [code, end])
    else:
        page.evaluate(WRITTEN, [[ime(digit) for digit in code], end])


def test_a_link_scanned_onto_a_list_of_choices_is_read_and_leaves_the_choice(
    gala: Gala, devices: Devices
) -> None:
    _, page = stand(devices, gala)
    writes_in(page, "Trần Mười")
    category = page.get_by_label("Đối tượng")
    category.select_option("exemplar_household_rep")
    category.focus()

    page.evaluate(TYPED, [f"https://hoinghi.tanhoa.example/i#{gala.code_of(AN)}", "Enter"])

    is_let_in(page, AN)
    expect(category).to_have_value("exemplar_household_rep")
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")


LATE = """(digits) => {
    const last = performance.now() + 130
    const types = (digit, timeStamp) => {
        const which = { key: digit, code: `Digit${digit}`, bubbles: true, cancelable: true }
        const key = new KeyboardEvent("keydown", which)
        if (timeStamp) Object.defineProperty(key, "timeStamp", { value: timeStamp })
        document.body.dispatchEvent(key)
    }
    for (const digit of digits.slice(0, -1)) types(digit)
    setTimeout(() => types(digits.at(-1), last), 100)
}"""
"""A scanner's keys, the last of them 130 ms behind the others."""


def test_a_key_that_comes_late_drops_no_scan(gala: Gala, devices: Devices) -> None:
    _, page = stand(devices, gala)
    nobody_has_the_focus(page)

    page.evaluate(LATE, gala.code_of(AN))
    is_let_in(page, AN)
    page.evaluate(LATE, gala.code_of(ANH) + "7")

    is_let_in(page, ANH)
    expect(page.get_by_label("Quét mã")).to_have_value("")
    are_in(page, gala, 2)


BUSY = """([digits, first]) => {
    const began = performance.now()
    digits.split("").forEach((digit, no) => {
        const which = { key: digit, code: `Digit${digit}`, bubbles: true, cancelable: true }
        const key = new KeyboardEvent("keydown", which)
        Object.defineProperty(key, "timeStamp", { value: began + no + (no < first ? 0 : 300) })
        document.activeElement.dispatchEvent(key)
        if (document.activeElement !== document.body) document.execCommand("insertText", false, digit)
    })
}"""
"""A scanner's keys, 300 ms behind the first of them, on a machine too busy to notice the pause meanwhile."""


@pytest.mark.parametrize("first", [1, 12, 23])
def test_a_machine_that_is_too_busy_to_notice_a_pause_loses_no_digit(
    gala: Gala, devices: Devices, first: int
) -> None:
    _, page = stand(devices, gala)
    for name, end in ((AN, "Enter"), (ANH, "Tab")):
        nobody_has_the_focus(page)
        page.evaluate(BUSY, [gala.code_of(name), first])
        page.keyboard.press(end)
        is_let_in(page, name)
        expect(page.get_by_label("Quét mã")).to_have_value("")
    are_in(page, gala, 2)


def test_a_scanner_that_pauses_within_a_code_leaves_no_digit_in_a_field(gala: Gala, devices: Devices) -> None:
    _, page = stand(devices, gala)
    writes_in(page, "Trần Mười")
    page.wait_for_timeout(300)

    page.keyboard.type(gala.code_of(AN)[:7])
    page.wait_for_timeout(300)
    page.evaluate(TYPED, [gala.code_of(AN)[7:], "Enter"])

    is_let_in(page, AN)
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")


SPOILT = f"""([keys, made, end]) => {{
    {ENDS}
    const field = document.activeElement
    inOneMoment(() => {{
        for (const key of keys) {{
            const code = /[0-9]/.test(key) ? `Digit${{key}}` : ""
            field.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Process", code, bubbles: true }}))
        }}
        field.select()
        document.execCommand("insertText", false, made.slice(0, -24))
        for (const digit of made.slice(-24)) document.execCommand("insertText", false, digit)
        ends(end)
    }})
}}"""
"""What an input method makes of a field's words together with the keys that follow them."""


@pytest.mark.parametrize("end", ["Enter", ""], ids=["enter", "no ending"])
@pytest.mark.parametrize(
    ("words", "spoilt"),
    [("Trần Mười", "Trần Mướihttp://hoinghi.tanhoa.example/i#"),
     ("Trần Mười", "Trần Mười htps;//hoinghi.tânho.example/i#"), ("", "ht́tps//hoinghi.tanhoa.êxmple/i#")],
    ids=["the word before it", "the link behind a word", "the link alone"],
)  # fmt: skip
def test_a_link_that_an_input_method_has_spoilt_leaves_the_field_as_it_was(
    gala: Gala, devices: Devices, words: str, spoilt: str, end: str
) -> None:
    _, page = stand(devices, gala)
    writes_in(page)
    page.get_by_label("Chức vụ, nghề nghiệp").fill("Nông dân")
    name = page.get_by_label("Họ và tên")
    name.press_sequentially(words)
    page.wait_for_timeout(300)

    link = f"https://hoinghi.tanhoa.example/i#{gala.code_of(AN)}"
    page.evaluate(SPOILT, [link, spoilt + gala.code_of(AN), end])

    is_let_in(page, AN)
    expect(name).to_have_value(words)


@pytest.mark.parametrize("end", ["Enter", "Tab", ""], ids=["enter", "tab", "no ending"])
def test_a_link_that_does_not_fit_into_a_field_is_read(gala: Gala, devices: Devices, end: str) -> None:
    _, page = stand(devices, gala)
    for named, words, name in (("Tên cửa", "Cửa phía Đông, tầng trệt", AN), ("Tên cửa", "x" * 60, ANH)):
        field = page.get_by_label(named)
        field.fill(words)
        field.focus()
        page.wait_for_timeout(300)

        page.evaluate(TYPED, [f"https://hoinghi.tanhoa.example/i#{gala.code_of(name)}", end])

        is_let_in(page, name)
        expect(field).to_have_value(words)
    are_in(page, gala, 2)


@pytest.mark.parametrize("end", ["Tab", ""], ids=["tab", "no ending"])
def test_a_scanner_that_ends_with_tab_or_with_nothing_loses_nobody(
    gala: Gala, devices: Devices, end: str
) -> None:
    _, page = stand(devices, gala)
    page.get_by_label("Quét mã").focus()
    for name in (AN, ANH, "Đặng Văn Ổn"):
        scans(page, gala.code_of(name), end=end)
        is_let_in(page, name)
    are_in(page, gala, 3)
    nobody_has_the_focus(page)
    scans(page, gala.code_of("Phạm Thị Út"), end=end)
    is_let_in(page, "Phạm Thị Út")


def test_three_codes_in_one_row_are_three_guests(gala: Gala, devices: Devices) -> None:
    _, page = stand(devices, gala)
    page.get_by_label("Quét mã").focus()

    scans(page, "".join(gala.code_of(name) for name in (AN, ANH, "Đặng Văn Ổn")), end="")

    expect(page.locator(".door-present")).to_have_text("3/8 có mặt")
    is_let_in(page, "Đặng Văn Ổn")
    expect(page.get_by_label("Quét mã")).to_have_value("")


def test_a_persons_tab_moves_on_and_a_short_code_waits_for_enter(gala: Gala, devices: Devices) -> None:
    _, page = stand(devices, gala)
    field = page.get_by_label("Quét mã")
    field.press_sequentially("dang v")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vào", exact=True)).to_be_focused()

    field.fill("")
    field.press_sequentially(gala.hand_code_of(AN), delay=30)
    page.wait_for_timeout(400)
    expect(field).to_have_value(gala.hand_code_of(AN))
    assert gala.present == 0
    page.keyboard.press("Enter")
    is_let_in(page, AN)


def test_an_enter_that_comes_late_or_twice_presses_nobody(gala: Gala, devices: Devices) -> None:
    _, page = stand(devices, gala)
    scans(page, gala.code_of(AN))
    is_let_in(page, AN)
    page.get_by_role("button", name="Hoàn tác").focus()

    twice = page.evaluate(THEN_ENTER, [gala.code_of(ANH), [0, 50]])
    is_let_in(page, ANH)
    writes_in(page, "Trần Mười")
    page.get_by_label("Đối tượng").focus()
    late = page.evaluate(THEN_ENTER, [gala.code_of("Đặng Văn Ổn"), [250]])
    is_let_in(page, "Đặng Văn Ổn")

    assert (twice, late) == ([False, False], [False])
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")
    are_in(page, gala, 3)
