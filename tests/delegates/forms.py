"""Filling in a person's form as a browser without script sends it."""

from __future__ import annotations

from typing import Any

import requests
from sqlalchemy import create_engine, text

from tests.edges import Element
from tests.galas import Gala


def as_shown(form: Element) -> dict[str, str]:
    """What a form would send if nothing in it were changed."""
    fields: dict[str, str] = {}
    for one in form.all():
        name, kind = one.attributes.get("name", ""), one.attributes.get("type", "")
        if not name or kind in ("checkbox", "file"):
            continue
        if one.tag == "input":
            fields[name] = one.attributes.get("value", "")
        elif one.tag == "textarea":
            fields[name] = one.text
        elif one.tag == "select":
            options = list(one.all("option"))
            chosen = next((option for option in options if "selected" in option.attributes), options[0])
            fields[name] = chosen.attributes["value"]
    return fields


def opened(gala: Gala, name: str, back: str = "") -> dict[str, str]:
    """Open somebody's form; return what it shows."""
    page = gala.organiser.open(f"{gala.base}/people/{gala.delegate(name)}?back={back}")
    return as_shown(page.one("form", of_class="person-form"))


def edits(gala: Gala, name: str, /, **new: str) -> requests.Response:
    """Open somebody's form, type into it, save it."""
    fields = opened(gala, name) | new
    return gala.organiser.post(f"{gala.base}/people/{gala.delegate(name)}", script=False, **fields)


def writes(gala: Gala, **fields: str) -> requests.Response:
    """Write somebody new into the list."""
    page = gala.organiser.open(f"{gala.base}/people/new")
    blank = as_shown(page.one("form", of_class="person-form"))
    return gala.organiser.post(f"{gala.base}/people/new", script=False, **(blank | fields))


def listed(gala: Gala, query: str = "") -> list[str]:
    """The names in the table, in its order."""
    rows = gala.organiser.open(f"{gala.base}/people{query}").all("th", scope="row")
    return [row.one("b").text for row in rows]


def field(gala: Gala, name: str, column: str) -> Any:
    return gala.rows(f"select {column} from delegate where name = :name", name=name)[0][0]


def changes_undone(gala: Gala) -> None:
    """Take the newest change back, by its button on the page."""
    form = gala.organiser.open(f"{gala.base}/people").one("ol", of_class="change-list").one("form")
    gala.organiser.post(form.attributes["action"], script=False)


def beside(gala: Gala, statement: str, **values: Any) -> None:
    """Write what no page of this feature writes."""
    engine = create_engine(gala.server.database_url)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()
