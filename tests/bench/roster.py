"""A door's list of ten thousand on a device of its own: from the server onto its disk, back, and searched."""

from __future__ import annotations

import os
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests import machine
from tests.bench.imports import _new_event as new_event
from tests.bench.search import people
from tests.bench.server import Served, quantile
from tests.edges import Browser

PEOPLE = 10_000
TURNS = 5
MODULES = """async (slug) => {
    const [script] = document.querySelectorAll("script[type=module][src*='/static/']")
    window.door = await import(script.src.replace(/js\\/pages\\/.*$/, "js/checkin/roster.js"))
    window.slug = slug
}"""
LOADS = """async (turns) => {
    const took = { loaded: [], opened: [] }
    for (let turn = 0; turn < turns; turn += 1) {
        const roster = await door.Roster.open(slug)
        await roster.drop("old")
        const began = performance.now()
        await roster.refresh()
        took.loaded.push(performance.now() - began)
        const again = performance.now()
        window.roster = await door.Roster.open(slug)
        took.opened.push(performance.now() - again)
    }
    return { ...took, size: window.roster.size, kept: window.roster.kept }
}"""
FINDS = """(asked) => asked.map((query) => {
    const began = performance.now()
    roster.find(query)
    return performance.now() - began
})"""


def run(served: Served) -> list[str]:
    from ceremony.core.names import fold
    from ceremony.core.people import People, people_to_json, with_keys

    slug = new_event(served)
    guests = people(PEOPLE)
    read = people_to_json(People(tuple(with_keys(guests)), ()))
    served.order("delegates", event=slug, read=read, dry_run=False, remove_gone=False)
    asked = [
        query
        for person in guests[:: PEOPLE // 50]
        for words in [fold(person.name).split()]
        for query in (words[-1], words[0][:2], " ".join(words), "nva", person.name)
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get(machine.BROWSER) or machine.browser(), args=["--no-sandbox"]
        )
        page = _door(chromium.new_context(base_url=served.url), served, slug)
        page.evaluate(MODULES, slug)
        took: dict[str, Any] = page.evaluate(LOADS, TURNS)
        finds: list[float] = page.evaluate(FINDS, asked)
        chromium.close()
    assert (took["size"], took["kept"]) == (PEOPLE, True), took
    loaded, opened = took["loaded"], took["opened"]
    return [
        f"{PEOPLE} people, server to sealed disk: first {loaded[0]:.0f} ms, then median"
        f" {quantile(loaded[1:], 0.5):.0f} ms, longest {max(loaded):.0f} ms (at most 3000)",
        f"opened again from the device's own disk: median {quantile(opened, 0.5):.0f} ms",
        f"found on the device: median {quantile(finds, 0.5):.1f} ms, p95 {quantile(finds, 0.95):.1f} ms"
        " (at most 20)",
    ]


def _door(context: Any, served: Served, slug: str) -> Page:
    """A page of a device that has joined as a door; not the door's own, which loads a list by itself."""
    [link] = [one for one in served.order("links", event=slug, base="") if one["role"] == "door"]
    joined = Browser(served.url)
    joined.join(link["url"].rpartition("#")[2], "bench")
    cookies = [{"name": one.name, "value": one.value, "url": served.url} for one in joined.session.cookies]
    context.add_cookies(cookies)
    page: Page = context.new_page()
    page.goto("/join")
    return page
