"""What every page that takes a file shares: the file as sent, how far its reading has come, why not."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from flask_babel import get_locale

from ceremony.base import uploads
from ceremony.base.uploads import Upload
from ceremony.base.web import worded
from ceremony.core.refusals import Invalid

FORM_BYTES = uploads.FILE_BYTES + 64 * 1024


def takes_files(pages: Blueprint, *views: str) -> None:
    """Let these views take a whole file: decided before anything of the form is read."""
    endpoints = frozenset(f"{pages.name}.{view}" for view in views)

    @pages.url_value_preprocessor
    def take(endpoint: str | None, _values: dict[str, object] | None) -> None:
        if endpoint in endpoints and request.method == "POST":
            request.max_content_length = FORM_BYTES


def sent_file(field: str = "file") -> tuple[str, bytes]:
    """Name and bytes of the file a form sent.

    Raises:
        Invalid: no file was chosen.
    """
    sent = request.files.get(field)
    if sent is None or not sent.filename:
        raise Invalid("no_file")
    return sent.filename, sent.read()


def read_beside(upload_id: int) -> None:
    """Have the file read for whoever asked, in their language."""
    uploads.read_beside(the_app(), upload_id, str(get_locale()))


def in_their_language(upload: Upload) -> bool:
    """Say whether a file was read in the language of whoever looks; else have it read again, in theirs.

    Its doubts were worded as it was read: on the page of another language they would stand in that one.
    """
    if uploads.said(upload).get("language") == str(get_locale()):
        return True
    read_beside(upload.id)
    return False


def progress(upload: Upload) -> Response:
    """How far the work on a file has come, for the page that waits; `finished` once nobody works on it."""
    work = uploads.work_on(the_app(), upload.id)
    if work is None:
        return jsonify({"finished": True})
    return jsonify({"finished": False, "doing": work.doing, "done": work.done, "of": work.of})


def why_refused(upload: Upload) -> str:
    """The sentence that says why a file was refused; empty if it was not."""
    if not upload.refusal:
        return ""
    return worded(Invalid(upload.refusal["code"], **upload.refusal["details"]))


def the_app() -> Flask:
    """The application itself, for work that outlives this request."""
    return current_app._get_current_object()  # type: ignore[attr-defined, no-any-return]
