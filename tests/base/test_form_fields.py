"""What a form is sent where a number is meant."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from ceremony.base.form_fields import Whole, rearranged, whole_number


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("7", 7), ("0150", None), ("150", 150), ("151", None)]
)
def test_a_number_is_no_more_than_it_may_be(text: str, number: int | None) -> None:
    assert whole_number(text, 150) == number


@pytest.mark.parametrize("text", ["201", "-1", "9" * 19, "9" * 4000, "9" * 5000, "-" + "9" * 4000])
def test_a_field_says_how_large_its_number_may_be(text: str) -> None:
    class Congress(Form):
        ordinal = Whole("Lần thứ", 1, 200)

    form = Congress(MultiDict({"ordinal": text}))

    assert not form.validate()
    assert str(form.ordinal.errors[0]).startswith("Ghi một số")


@pytest.mark.parametrize("text", [None, "", " 7", "-1", "+1", "1e2", "٣", "²", "9" * 5000, "7\n"])
def test_anything_else_is_no_number(text: str | None) -> None:
    assert whole_number(text, 10**6) is None


def test_a_list_with_a_column_missing_loses_a_row_like_any_other() -> None:
    sent = MultiDict([("programme.title", "Khai mạc"), ("programme.title", "Bế mạc")])

    made, _row = rearranged(sent, "gone programme 0", {"programme": ("title", "minutes")})

    assert (made.getlist("programme.title"), made.getlist("programme.minutes")) == (["Bế mạc"], [""])
