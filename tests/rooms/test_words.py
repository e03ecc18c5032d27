"""Every sentence a person reads can be read in English, and none of it is written twice."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from ceremony.assets import catalogues
from tests.rooms import tree
from tests.rooms.conftest import run

VIETNAMESE = re.compile(
    "[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00e3\u00e8\u00e9\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u1ea0-\u1ef9]"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]")
MARKS = {"_", "gettext", "ngettext", "lazy_gettext", "_l", "N_", "pgettext"}
KEYWORDS = [part for mark in ("lazy_gettext", "_l", "N_") for part in ("-k", mark)]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every msgid of the templates and of the Python code."""
    pot = tmp_path_factory.mktemp("words") / "messages.pot"
    run(
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "-q",
        "extract",
        "-F",
        "pyproject.toml",
        *KEYWORDS,
        "-o",
        pot,
        ".",
    )
    return _read(pot)


@pytest.fixture(scope="module")
def english() -> Catalog:
    return _read(catalogues.FOLDER / "en/LC_MESSAGES/messages.po")


def test_everything_said_has_an_english_wording(asked: Catalog, english: Catalog) -> None:
    assert [
        message.id
        for message in _messages(asked)
        if not _worded(message, english.get(message.id, message.context))
    ] == []


def test_the_english_catalogue_holds_nothing_that_nobody_says(asked: Catalog, english: Catalog) -> None:
    assert [
        message.id for message in _messages(english) if asked.get(message.id, message.context) is None
    ] == []


def test_an_english_wording_has_the_blanks_of_the_vietnamese_one(english: Catalog) -> None:
    assert [
        message.id for message in _messages(english) if _blanks(message.id) != _blanks(message.string)
    ] == []


def test_the_catalogues_are_compiled() -> None:
    assert catalogues.stale() == []


def test_no_template_says_something_in_vietnamese_only() -> None:
    hits = {
        path: _raw_text(path) for path in tree.files("templates", ".html", ".txt", ".json", ".js", ".svg")
    }
    assert tree.found(hits) == []


def test_no_edge_says_something_in_vietnamese_only() -> None:
    edges = [
        path
        for path in tree.files("ceremony", ".py")
        if path.stem in ("views", "forms", "api", "sockets", "web")
    ]
    assert tree.found({path: _raw_strings(path) for path in edges}) == []


def test_no_script_holds_words() -> None:
    hits = {path: _quoted(path.read_text("utf-8")) for path in tree.files("static/js", ".js")}
    assert tree.found(hits) == []


def _read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _worded(asked: Message, message: Message | None) -> bool:
    """Whether this is the wording of what is asked for; of what is counted, in one and in many."""
    if message is None or message.fuzzy or isinstance(message.id, str) != isinstance(asked.id, str):
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def _blanks(text: str | tuple[str, ...] | list[str] | None) -> set[str]:
    """The placeholders of a message, in all its plural forms together."""
    return set(PLACEHOLDER.findall(text if isinstance(text, str) else " ".join(text or ())))


def _raw_text(path: Path) -> list[str]:
    """The Vietnamese text that stands in a template outside `_("…")` and is not marked as Vietnamese."""
    template = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8"))
    texts = [data.data for data in template.find_all(nodes.TemplateData)]
    lines = [line.strip() for text in texts for line in text.splitlines()]
    return [line for line in lines if VIETNAMESE.search(line) and 'lang="vi"' not in line]


def _raw_strings(path: Path) -> list[str]:
    """The Vietnamese strings of a module that are neither documentation nor marked for translation."""
    module = tree.parsed(path)
    excused: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS:
            excused |= {id(part) for argument in node.args for part in ast.walk(argument)}
        if isinstance(node, ast.Expr):
            excused.add(id(node.value))
    strings = [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in excused
    ]
    return [f"{line}: {text}" for line, text in strings if VIETNAMESE.search(text)]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _quoted(script: str) -> list[str]:
    """The Vietnamese lines of a script, its comments left out."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", script, flags=re.DOTALL)
    return [line.strip() for line in code.splitlines() if VIETNAMESE.search(line)]
