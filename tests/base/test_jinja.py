"""What a template shows is what the libraries would have it show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import force_locale

from ceremony.app import create_app
from ceremony.base.jinja import CompiledTemplates
from ceremony.settings import from_environment


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(from_environment(tmp_path, {}))
    with made.app_context():
        yield made


def test_a_word_is_said_in_each_reader_s_language_however_often_it_is_asked_for(app: Flask) -> None:
    said = []
    for language in ("vi", "en", "vi", "en"):
        with force_locale(language):
            said.append(render_template_string("{{ _('Chạy tiếp') }}"))

    assert said == ["Chạy tiếp", "Resume", "Chạy tiếp", "Resume"]


def test_a_value_in_a_sentence_is_escaped_and_the_sentence_is_not(app: Flask) -> None:
    with force_locale("vi"):
        shown = render_template_string("{{ _('Mục %(no)s', no=no) }} {{ _('100%% & <b>') }}", no="<i>%s</i>")

    assert shown == "Mục &lt;i&gt;%s&lt;/i&gt; 100% & <b>"


def test_a_row_s_member_is_its_key_and_a_method_where_there_is_no_such_key(app: Flask) -> None:
    source = "{{ row.items }} {{ other.items()|list }} {{ row.missing is defined }}"

    shown = render_template_string(source, row={"items": "A"}, other={"b": 1})

    assert shown == "A [(&#39;b&#39;, 1)] False"


def test_words_that_are_one_are_tied_and_escaped_like_any_other(app: Flask) -> None:
    shown = render_template_string("{{ title|tied }}", title="<b> thi đua yêu nước 2020 – 2025")

    assert shown == "&lt;b&gt; thi\u00a0đua yêu\u00a0nước 2020\u00a0–\u2060\u00a02025"


def test_where_nothing_can_be_kept_templates_are_compiled_all_the_same(app: Flask, tmp_path: Path) -> None:
    app.jinja_env.bytecode_cache = CompiledTemplates(str(tmp_path / "no such folder"))

    assert app.jinja_env.get_template("accounts/login.html").name == "accounts/login.html"


def test_what_was_compiled_once_is_read_again(app: Flask, tmp_path: Path) -> None:
    app.jinja_env.bytecode_cache = CompiledTemplates(str(tmp_path))
    app.jinja_env.get_template("accounts/login.html")
    [kept] = tmp_path.glob("*.cache")
    written = kept.stat().st_mtime_ns

    app.jinja_env.cache.clear()  # type: ignore[union-attr]
    app.jinja_env.get_template("accounts/login.html")

    assert kept.stat().st_mtime_ns == written
