"""Somebody closes the event, or signs out, while another is typing: no page of writing is lost by it."""

from __future__ import annotations

import pytest

from tests.delegates.forms import as_shown
from tests.edges import Browser, read
from tests.galas import Gala

AN = "Nguyễn Văn An"
FORMS = {
    "somebody new": ("{base}/people/new", "person-form", "unit"),
    "somebody": ("{base}/people/{delegate}", "person-form", "unit"),
    "a decision": ("{base}/decisions/{decision}", "form-grid", "reader"),
    "a new decision": ("{base}/decisions/new", "form-grid", "reader"),
    "somebody honoured": ("{base}/recipients/{recipient}", "form-grid", "reading_note"),
    "somebody more in a decision": (
        "{base}/decisions/{decision}/recipients/new",
        "form-grid",
        "reading_note",
    ),
    "the programme": ("{base}/programme/edit", "event-form", "programme.performer"),
    "the settings": ("{base}/settings", "event-form", "venue"),
}
NEEDED = {"name": AN, "number": "99/QĐ-UBND", "line": "7", "kind": "individual", "award": "gk_xa"}
TYPED = "Tổ Toán, Trường Tiểu học Tân Hòa"


@pytest.mark.parametrize("form", FORMS)
def test_what_is_typed_stays_in_its_form_when_the_event_is_closed_meanwhile(gala: Gala, form: str) -> None:
    address, of_class, field = FORMS[form]
    recipient = gala.award("Giấy khen", recipient=AN)
    decision = gala.asks.get("/awards")["decisions"][0]["id"]
    path = address.format(base=gala.base, delegate=gala.delegate(AN), decision=decision, recipient=recipient)
    shown = as_shown(gala.organiser.open(path).one("form", of_class=of_class))
    needed = {name: text for name, text in NEEDED.items() if name in shown and not shown[name]}
    gala.stands("closed")

    answer = gala.organiser.post(path, script=False, **{**shown, **needed, field: TYPED})

    page = read(answer.text)
    assert answer.status_code == 409
    assert "Sự kiện đã đóng" in page.text
    assert as_shown(page.one("form", of_class=of_class))[field] == TYPED


def test_a_page_of_a_closed_event_says_so_before_anything_is_typed(gala: Gala) -> None:
    said = "Sự kiện đã kết thúc: xem được, không sửa được."
    path = f"{gala.base}/people/{gala.delegate(AN)}"
    assert said not in gala.organiser.open(path).text

    gala.stands("closed")

    assert said in gala.organiser.open(path).text


def test_who_was_signed_out_meanwhile_can_copy_what_was_typed(gala: Gala) -> None:
    path = f"{gala.base}/people/new"
    browser = Browser(gala.address)
    browser.session.cookies.update(gala.organiser.session.cookies)
    shown = as_shown(browser.open(path).one("form", of_class="person-form"))
    browser.session.cookies.clear()
    browser.session.headers["Referer"] = f"{gala.address}{path}"

    answer = browser.post(
        path, script=False, **{**shown, "name": "K'Brèo", "unit": TYPED, "phone": "0905123456"}
    )

    page = read(answer.text)
    assert answer.status_code == 400
    assert [one.text for one in page.one("section", of_class="typed").all("li")] == [
        "K'Brèo",
        TYPED,
        "0905123456",
    ]


def test_what_another_site_sends_and_what_is_secret_is_not_said_again(gala: Gala) -> None:
    browser = Browser(gala.address)
    browser.open("/login")
    words = {"email": "binh@tanhoa.example", "password": "Một câu rất dài", "csrf_token": "x"}

    for referrer, typed in (("https://elsewhere.example/", []), (f"{gala.address}/login", [words["email"]])):
        browser.session.headers["Referer"] = referrer
        page = read(browser.session.post(f"{gala.address}/login", data=words, timeout=20).text)
        assert [one.text for one in page.all("li")] == typed


def test_a_refused_command_leads_back_to_its_page(gala: Gala) -> None:
    gala.organiser.open(f"{gala.base}/people")
    gala.organiser.session.headers["Referer"] = f"{gala.address}{gala.base}/decisions?open=1"

    answer = gala.organiser.post(f"{gala.base}/changes/999999/undo", script=False)

    del gala.organiser.session.headers["Referer"]
    assert answer.status_code == 404
    assert read(answer.text).one("a", href=f"{gala.base}/decisions?open=1").text == "Về trang vừa rồi"
