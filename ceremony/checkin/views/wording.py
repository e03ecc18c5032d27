"""The sentences for what a door refuses."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES


def worded(code: str, details: Mapping[str, str]) -> str | None:
    """Return the sentence for a code of this feature, or None for another's."""
    match code, details.get("field"):
        case "nobody_ticked", _field:
            return _("Chọn ít nhất một người của đoàn.")
        case "too_long", "name":
            return _("Họ và tên dài quá: nhiều nhất %(most)s ký tự.", **details)
    return None


WORDED_BY_FEATURES.append(worded)
