"""The files the demo imports, in the form real offices use, through the importers users have.

`make.py` writes them again from `cast.py`; the same input gives the same bytes.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_HERE = Path(str(files(__name__)))
PLAN = _HERE / "ke-hoach.docx"
DELEGATES = _HERE / "dai-bieu.xlsx"
DECISIONS = _HERE / "quyet-dinh.xlsx"
DEMO = "demo"
"""The sample event's short name."""
