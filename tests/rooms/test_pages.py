"""What the content security policy forbids is not written, and what a page names exists."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, meta, nodes

from ceremony.firstrun import ROOT
from tests.rooms import tree

FORBIDDEN = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style\b|javascript:|<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")"
)
SAVED = {"launcher.html"}
"""Saved to disk and opened from there, where no policy and no other file is at hand."""
OUTSIDE = re.compile(r"(?<!xmlns=[\"'])\b(?:https?|wss?)://[\w.]+|url\(\s*[\"']?//|import\s[^\n]*[\"']//")


def test_no_template_has_inline_script_or_style() -> None:
    served = [path for path in tree.files("templates", ".html") if path.name not in SAVED]
    hits = {path: FORBIDDEN.findall(path.read_text("utf-8")) for path in served}
    assert tree.found(hits) == []


def test_no_page_names_an_address_outside() -> None:
    everything = [*tree.files("templates"), *tree.files("static", ".css", ".js", ".svg", ".html")]
    hits = {path: _addresses(path.read_text("utf-8")) for path in everything}
    assert tree.found(hits) == []


def test_every_template_another_one_names_exists() -> None:
    hits = {path: _missing_templates(path) for path in tree.files("templates", ".html")}
    assert tree.found(hits) == []


def test_every_static_file_a_template_names_exists() -> None:
    hits = {path: _missing_static(path) for path in tree.files("templates", ".html")}
    assert tree.found(hits) == []


def test_every_file_a_style_sheet_names_exists() -> None:
    hits = {
        path: _absent(path, re.findall(r"(?:url\(|@import )\s*[\"']?([^\"')]+)", path.read_text("utf-8")))
        for path in tree.files("static/css", ".css")
    }
    assert tree.found(hits) == []


def test_every_module_a_script_imports_exists() -> None:
    hits = {
        path: _absent(
            path,
            re.findall(r"(?<![\w-])(?:from|import)\s*\(?\s*[\"']([^\"']+)[\"']", path.read_text("utf-8")),
        )
        for path in tree.files("static/js", ".js")
    }
    assert tree.found(hits) == []


def _addresses(text: str) -> list[str]:
    return [hit for hit in OUTSIDE.findall(text) if not hit.startswith("http://www.w3")]


def _missing_templates(path: Path) -> list[str]:
    tree_of = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(path.read_text("utf-8"))
    named = [name for name in meta.find_referenced_templates(tree_of) if name]
    return [name for name in named if not (ROOT / "templates" / name).exists()]


def _missing_static(path: Path) -> list[str]:
    template = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(path.read_text("utf-8"))
    calls = [call for call in template.find_all(nodes.Call) if getattr(call.node, "name", "") == "static"]
    named = [call.args[0].value for call in calls if call.args and isinstance(call.args[0], nodes.Const)]
    return [name for name in named if not (ROOT / "static" / name).exists()]


def _absent(path: Path, named: list[str]) -> list[str]:
    return [
        name
        for name in named
        if not name.startswith("data:") and not (path.parent / name.split("#")[0]).exists()
    ]
