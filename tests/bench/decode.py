"""Codes read from camera pictures of 1280 by 720, in the door's own decoder in headless Chromium."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from typing import Any

from PIL.Image import Image
from playwright.sync_api import sync_playwright

from ceremony.core.codes import FULL_CHANCE, full_code
from tests import films, machine
from tests.bench.server import Served, quantile

EACH = 16
AT_MOST_MS = 60
SLOW = 6
"""How many times slower than this machine a cheap phone is taken to be."""
READS = """async ([scenes, here]) => {
    const base = `/static/bench/js/checkin/`
    const { CodeReader } = await import(base + "code-reader.js")
    const { LIVE_PX } = await import(base + "frames.js")
    const { read } = here ? await import(base + "decoder.js") : {}
    const reader = new CodeReader()
    const look = (image) => (here ? read(image, LIVE_PX) : reader.read(image, LIVE_PX))
    const answers = []
    for (const scene of [scenes[0], ...scenes]) {
        const image = await createImageBitmap(await (await fetch("data:image/png;base64," + scene)).blob())
        const began = performance.now()
        const { text = "" } = await look(image)
        answers.push({ text, ms: performance.now() - began })
    }
    return answers.slice(1) // the first brought the decoder
}"""

Kind = list[tuple[str, Image]]


def run(served: Served) -> list[str]:
    kinds = _kinds()
    program = machine.browser()
    if program is None:
        return ["no browser here"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_context(bypass_csp=True).new_page()
        page.goto(f"{served.url}/login")
        plain = {kind: _read(page.evaluate, scenes, False) for kind, scenes in kinds.items()}
        slowing = page.context.new_cdp_session(page)
        slowing.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        slow = _read(page.evaluate, kinds["clean"] + kinds["dim"] + kinds["rotated"] + kinds["none"], True)
        chromium.close()
    lines = [f"{kind}: {_said(answers, kinds[kind])}" for kind, answers in plain.items()]
    everything = [one for answers in plain.values() for one in answers]
    return [
        *lines,
        f"all: {_times(everything)} (p95 at most {AT_MOST_MS})",
        f"clean, dim, rotated and none on a processor {SLOW} times slower: {_times(slow)}",
    ]


def _kinds() -> dict[str, Kind]:
    chance = random.Random(11)
    hold: dict[str, Callable[[str], Image]] = {
        **films.KINDS,
        "rotated": lambda digits: films.held(films.code(digits), turned=chance.uniform(10, 350)),
        "link": lambda digits: films.held(films.link(f"https://hall.example/i#{digits}")),
    }
    codes = [full_code(7, chance.randrange(FULL_CHANCE)) for _ in range(EACH)]
    kinds = {kind: [(digits, held(digits)) for digits in codes] for kind, held in hold.items()}
    return {**kinds, "none": [("", films.empty(seed)) for seed in range(EACH)]}


def _read(evaluate: Callable[..., Any], scenes: Kind, here: bool) -> list[dict[str, Any]]:
    """`here`: in the page itself and not in the worker, which Chromium does not slow down."""
    pictures = [base64.b64encode(films.png(scene)).decode() for _digits, scene in scenes]
    answers: list[dict[str, Any]] = evaluate(READS, [pictures, here])
    return answers


def _said(answers: list[dict[str, Any]], scenes: Kind) -> str:
    right = sum(
        one["text"].rpartition("#")[2] == digits for one, (digits, _) in zip(answers, scenes, strict=True)
    )
    return f"{right} of {len(scenes)} right, {_times(answers)}"


def _times(answers: list[dict[str, Any]]) -> str:
    took = [one["ms"] for one in answers]
    return f"median {quantile(took, 0.5):.1f} ms, p95 {quantile(took, 0.95):.1f} ms"
