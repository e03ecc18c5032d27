"""Habits of the house that no tool checks for us."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from pathlib import Path

import pytest

from tests.rooms import tree

CLOCK = "ceremony/base/clock.py"
ASKS_THE_TIME = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
UNFINISHED = re.compile("TO" + "DO|FIX" + "ME|XX" + "X")
MACHINE = re.compile("/(?:ro" + "ot|wo" + r"rk|home/\w+)/")
PLACES = re.compile(r"(?:pypi|npmjs|unpkg|jsdelivr|cdnjs|googleapis|pythonhosted)\.(?:org|com|net)")
LEFT_OUT = {"skip", "skipif", "xfail", "importorskip", "SkipTest"}
WITH_EXAMPLES = [path for path in tree.files("ceremony/core", ".py") if ">>> " in path.read_text("utf-8")]


def test_only_the_clock_asks_the_time() -> None:
    hits = {path: _asks(path) for path in tree.files("ceremony", ".py") if tree.name(path) != CLOCK}
    assert tree.found(hits) == []


def test_no_test_is_left_out_and_nothing_is_mocked() -> None:
    hits = {path: _left_out(path) for path in tree.files("tests", ".py")}
    assert tree.found(hits) == []


def test_every_script_among_the_tests_is_one_that_node_runs() -> None:
    scripts = [path for path in tree.files("tests/js") if path.suffix in (".js", ".mjs")]
    assert scripts
    assert [tree.name(path) for path in scripts if path.stem.split(".")[-1] != "test"] == []


def test_nothing_is_unfinished_or_tied_to_one_machine_or_place() -> None:
    written = [path for path in tree.files() if path.suffix in tree.WRITTEN]
    rules = (UNFINISHED, MACHINE, PLACES)
    hits = {
        path: [hit for rule in rules for hit in rule.findall(path.read_text("utf-8"))] for path in written
    }
    assert tree.found(hits) == []


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_in_the_core_are_true(path: Path) -> None:
    module = importlib.import_module(f"ceremony.core.{path.stem}")
    assert doctest.testmod(module).failed == 0


def _asks(path: Path) -> list[str]:
    calls = [node.func for node in ast.walk(tree.parsed(path)) if isinstance(node, ast.Call)]
    attributes = [call for call in calls if isinstance(call, ast.Attribute)]
    return [
        f"{call.lineno}: {ast.unparse(call)}"
        for call in attributes
        if (ast.unparse(call.value).split(".")[-1], call.attr) in ASKS_THE_TIME
    ]


def _left_out(path: Path) -> list[str]:
    module = ast.walk(tree.parsed(path))
    return [
        f"{node.lineno}: {node.attr}"
        for node in module
        if isinstance(node, ast.Attribute) and node.attr in LEFT_OUT
    ] + [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "mock" in ast.unparse(node)
    ]
