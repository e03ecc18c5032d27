"""What is wrong with how a page looks: measured, in sentences."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SIZES = {
    "phone": (360, 740),
    "tablet": (820, 1180),
    "laptop": (1366, 768),
    "1080p": (1920, 1080),
    "4K": (3840, 2160),
}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
CLIPPED = """(root) => {
    const style = getComputedStyle
    const shortened = (one) => style(one).textOverflow === "ellipsis" || style(one).webkitLineClamp !== "none"
    const said = []
    const words = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
        const [text, holder] = [words.currentNode.data.trim(), words.currentNode.parentElement]
        if (!text || shortened(holder) || !holder.checkVisibility({ visibilityProperty: true })) continue
        const range = document.createRange()
        range.selectNodeContents(words.currentNode)
        const slack = parseFloat(style(holder).fontSize) * 0.25
        const boxes = [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }]
        for (let up = holder; up; up = up.parentElement)
            if (style(up).overflow !== "visible") boxes.push(up.getBoundingClientRect())
        const cut = (line) => boxes.some((box) => line.left < box.left - 2 || line.right > box.right + 2
            || line.top < box.top - slack || line.bottom > box.bottom + slack)
        if ([...range.getClientRects()].some(cut)) said.push(text)
    }
    return said
}"""
"""The texts inside `root` of which some line is cut off, unless it says so by an ellipsis.

Marks above and below the letters may stand a quarter of an em out of their box.
"""
LOOK = """(options) => {
    const plain = (value) => value.length < 20 && !/\\d/.test(value)
    const said = ({ name, value }) => name + (plain(value) ? `=${value}` : "")
    const words = (text) => (text && (text.length > 40 ? "long" : "short"))
    const make = (one) => one.nodeType === Node.ELEMENT_NODE
        ? `<${one.localName} ${[...one.attributes].map(said)}>${[...one.childNodes].map(make).join("")}`
        : words(one.data.trim())
    const lists = new Map()
    const again = (row) => {
        const kind = make(row)
        const makes = lists.get(row.parentElement) ?? new Map()
        lists.set(row.parentElement, makes.set(kind, (makes.get(kind) ?? 0) + 1))
        return makes.get(kind) > 4
    }
    const exclude = [...document.querySelectorAll("tr, li")].filter(again)
    return axe.run(exclude.length ? { exclude } : document, options).then((found) => found.violations)
}"""
"""What axe-core finds. Of a list's rows that are made alike, the words aside, four are looked at."""


def resize(page: Page, size: str) -> None:
    """Give the page another size; return once it has been laid out, and its letters are there."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def too_wide(page: Page) -> list[str]:
    """Say how wide the page is when that is more than its window, and which elements stand out first."""
    wide: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.scrollWidth
            if (width <= innerWidth) return []
            const right = (one) => Math.max(one.getBoundingClientRect().right, one.scrollWidth)
            const wide = [...document.querySelectorAll("body *")].filter((one) => right(one) > innerWidth + 1)
            const named = (one) => `${one.localName}.${one.className} reaches ${right(one)}`
            return [`${width} wide in a window of ${innerWidth}`, ...wide.slice(0, 4).map(named)]
        }"""
    )
    return wide


def clipped(page: Page, root: str) -> list[str]:
    """Return the texts inside `root` that are cut off."""
    texts: list[str] = page.evaluate(CLIPPED, root)
    return [f"cut off: {text}" for text in texts]


def unreachable(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2, levels A and AA."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    violations: list[dict[str, Any]] = page.evaluate(LOOK, RULES)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary'].splitlines()[1].strip()}"
        for one in violations
        for node in one["nodes"][:3]
    ]
