"""What a person is told of a file that could not be read."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask
from flask_babel import Babel

import ceremony
from ceremony.base.file_words import worded

DETAILS = {"file": "dai-bieu.xlsx", "limit": "20 MB", "expected": ".xlsx", "line": "7"}


def codes_raised() -> set[str]:
    """The codes that stand in the code that opens and reads files."""
    root = Path(ceremony.__file__).parent
    opening = [root / "base" / f"{room}.py" for room in ("office", "tables", "texts")]
    readers = [*opening, *root.glob("*/reading.py"), *root.glob("*/reading/*.py")]
    found = re.findall(r'"(file_[a-z_0-9]+|no_header)"', "".join(path.read_text("utf-8") for path in readers))
    return set(found)


def test_every_code_has_a_sentence_that_names_the_file() -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        for code in codes_raised():
            assert "dai-bieu.xlsx" in (worded(code, DETAILS) or ""), code
        assert worded("stale", {}) is None
        assert worded("file_has_errors", {"count": "3"}) is None


def test_the_codes_are_found() -> None:
    assert {"file_encrypted", "file_macros", "file_no_text", "no_header"} <= codes_raised()
