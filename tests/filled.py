"""What a form of a page would send, as a person finds it filled in."""

from __future__ import annotations

from tests.edges import Element

Fields = dict[str, list[str]]


def filled(form: Element) -> Fields:
    """The fields of a form in the order of the page; of a name that is there often, every value."""
    sent: Fields = {}
    for one in form.all():
        name = one.attributes.get("name", "")
        if one.tag in ("input", "select", "textarea") and name and "disabled" not in one.attributes:
            sent.setdefault(name, []).append(_value(one))
    return sent


def _value(one: Element) -> str:
    if one.tag == "textarea":
        return "".join(child for child in one.children if isinstance(child, str)).lstrip("\r\n")
    if one.tag == "select":
        options = list(one.all("option"))
        chosen = next((option for option in options if "selected" in option.attributes), options[0])
        return chosen.attributes["value"]
    return one.attributes.get("value", "")
