"""How templates look things up. A face of the stage does it hundreds of times, and five hundred screens wait.

Both ways here give what the libraries' own give, sooner: a word is looked up once in each language, and a
row's member as a key before it is asked for as an attribute.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask
from flask.templating import Environment
from flask_babel import get_locale, gettext
from jinja2 import FileSystemBytecodeCache, pass_eval_context
from jinja2.bccache import Bucket
from jinja2.nodes import EvalContext
from markupsafe import Markup

from ceremony.base.paths import PACKAGE
from ceremony.base.terminal import command
from ceremony.core.aloud import placed
from ceremony.core.role_names import ROLE_NAMES
from ceremony.core.tied_words import tied, years

WORDS_KEPT = 4096
"""Of all languages together; there are some hundred in each."""


class Templates(Environment):
    """The application's templates, in which `row.name` of a dict is its key before it is its method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates, kept as compiled modules are. A full disk keeps no server from starting."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def prepare(app: Flask) -> None:
    """Before anything touches the application's templates."""
    app.jinja_environment = Templates
    app.jinja_options = {**app.jinja_options, "bytecode_cache": _kept()}


def _kept() -> CompiledTemplates | None:
    """Beside the compiled modules, if those may be written. Were this room another, so were the files."""
    folder = PACKAGE / "__pycache__"
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    stamp = sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return CompiledTemplates(str(folder), f"template-%s-{stamp}.cache")


def init(app: Flask) -> None:
    """Have the templates' `_` look words up here. What Flask-Babel gives the rest of them stays.

    `tied` and `years` keep on one line what is read as one; `placed` tells an office once.
    """
    app.jinja_env.globals.update(
        _=_gettext, gettext=_gettext, role_names=ROLE_NAMES, command=command, placed=placed
    )
    app.jinja_env.filters.update(tied=tied, years=years)


def compile_all(app: Flask) -> None:
    """Have every template ready: compiling the desk's on the day would keep the loop for 30 ms."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


@pass_eval_context
def _gettext(template: EvalContext, message: str, /, **variables: object) -> str:
    text = _looked_up(str(getattr(get_locale(), "language", "")), message)
    told = text if template.autoescape else str(text)
    return told % variables if variables or "%" in told else told


@lru_cache(WORDS_KEPT)
def _looked_up(language: str, message: str) -> Markup:
    """What the catalogue of the present locale, which is of this language, has for a message."""
    return Markup(gettext(message))  # our own words: the values in them are escaped
